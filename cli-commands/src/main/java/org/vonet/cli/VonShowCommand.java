// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli;

import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.onosproject.net.DeviceId;
import org.vonet.cli.completion.VonNameCompleter;
import org.vonet.cli.input.CommandWords;
import org.vonet.cli.view.VonJson;
import org.vonet.cli.view.VonText;
import org.vonet.von.api.SwitchUsage;
import org.vonet.von.api.Von;

/** Shows the properties, state and endpoints of a network and what it takes on each switch. */
@Service
@Command(
    scope = "onos",
    name = "von-show",
    description = "Shows a virtual overlay network: properties, state, endpoints, use of switches",
    detailedDescription =
        "Where two paths have something in common, it is named: its failure breaks both.\n\n"
            + "Example:\n"
            + "  von-show grid")
public final class VonShowCommand extends VonCommand {

  @Argument(index = 0, name = "name", description = "the name of the network", required = true)
  @Completion(VonNameCompleter.class)
  private String name;

  @Argument(
      index = 1,
      name = CommandWords.OPTIONS,
      description = CommandWords.OPTIONS_DESCRIPTION,
      multiValued = true)
  @Completion(OptionCompleter.class)
  @SuppressWarnings("UnusedVariable") // CommandWords reads and empties it.
  private List<String> trailing;

  @Override
  void carryOut() {
    Von von = existing(name);
    Map<DeviceId, SwitchUsage> usage = vonService().usage(von.name());
    if (outputJson()) {
      show(VonJson.detail(von, usage));
    } else {
      show(VonText.show(von, usage));
    }
  }
}
