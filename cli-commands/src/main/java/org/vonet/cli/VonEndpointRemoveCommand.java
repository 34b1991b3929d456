// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.onlab.packet.MacAddress;
import org.vonet.cli.completion.EndpointMacCompleter;
import org.vonet.cli.completion.VonNameCompleter;
import org.vonet.cli.input.AddressWord;
import org.vonet.cli.view.VonJson;
import org.vonet.cli.view.VonText;
import org.vonet.von.api.Von;
import org.vonet.von.api.VonName;

/** Removes endpoints from a network. */
@Service
@Command(
    scope = "onos",
    name = "von-endpoint-remove",
    description = "Removes endpoints from a virtual overlay network, all or none",
    detailedDescription = "Example:\n  von-endpoint-remove grid 00:00:00:00:00:01")
public final class VonEndpointRemoveCommand extends VonCommand {

  @Argument(index = 0, name = "name", description = "the name of the network", required = true)
  @Completion(VonNameCompleter.class)
  private String name;

  @Argument(
      index = 1,
      name = "mac",
      description = "the MAC addresses of the endpoints",
      required = true,
      multiValued = true)
  @Completion(EndpointMacCompleter.class)
  private List<String> macs;

  @Override
  void carryOut() throws CommandException {
    VonName parsedName = VonName.of(name);
    List<MacAddress> addresses =
        macs.stream().map(AddressWord::parseMac).distinct().collect(Collectors.toList());
    Von von = outcome(vonService().removeEndpoints(parsedName, addresses), parsedName);
    if (outputJson()) {
      show(VonJson.von(von));
    } else {
      show(VonText.summary(von));
    }
  }
}
