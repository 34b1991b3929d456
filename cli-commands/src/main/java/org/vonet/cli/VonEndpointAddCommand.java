// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.vonet.cli.completion.EndpointWordCompleter;
import org.vonet.cli.completion.VonNameCompleter;
import org.vonet.cli.input.EndpointWords;
import org.vonet.cli.view.VonJson;
import org.vonet.cli.view.VonText;
import org.vonet.von.api.Von;
import org.vonet.von.api.VonName;
import org.vonet.von.api.VonService;

/** Adds endpoints to a network. */
@Service
@Command(
    scope = "onos",
    name = "von-endpoint-add",
    description = "Adds endpoints to a virtual overlay network, all or none",
    detailedDescription =
        "An address given twice, a port between switches, or an endpoint without a path is"
            + " refused, and nothing is changed.\n\n"
            + "Examples:\n"
            + "  von-endpoint-add grid of:0000000000000001/3 00:00:00:00:00:01 10.0.0.1\n"
            + "  von-endpoint-add grid of:0000000000000001/3,00:00:00:00:00:01,10.0.0.1"
            + " of:0000000000000004/3,00:00:00:00:00:04\n"
            + "  von-endpoint-add grid 00:00:00:00:00:01/None")
public final class VonEndpointAddCommand extends VonCommand {

  @Argument(index = 0, name = "name", description = "the name of the network", required = true)
  @Completion(VonNameCompleter.class)
  private String name;

  @Argument(
      index = 1,
      name = "endpoint",
      description =
          "DEVICE/PORT MAC [IP ...]: one endpoint, for whose IP version without an address any is"
              + " allowed; or DEVICE/PORT,MAC[,IP...] ...: one endpoint a word; or the id of a host"
              + " that ONOS knows, where it was seen and with its addresses",
      required = true,
      multiValued = true)
  @Completion(EndpointWordCompleter.class)
  private List<String> endpoint;

  @Override
  void carryOut() throws CommandException {
    VonName parsedName = VonName.of(name);
    EndpointWords words = EndpointWords.parse(endpoint);
    VonService service = vonService();
    Von von =
        outcome(
            words.host().isPresent()
                ? service.addHost(parsedName, words.host().get())
                : service.addEndpoints(parsedName, words.endpoints()),
            parsedName);
    if (outputJson()) {
      show(VonJson.von(von));
    } else {
      show(VonText.summary(von));
    }
  }
}
