// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.vonet.cli.completion.VonNameCompleter;
import org.vonet.cli.input.CommandWords;
import org.vonet.cli.view.VonJson;
import org.vonet.von.api.Von;
import org.vonet.von.api.VonName;

/** Deletes a network with all its endpoints. */
@Service
@Command(
    scope = "onos",
    name = "von-delete",
    description = "Deletes a virtual overlay network and all it has on any switch",
    detailedDescription = "Example:\n  von-delete grid")
public final class VonDeleteCommand extends VonCommand {

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
  void carryOut() throws CommandException {
    VonName parsedName = VonName.of(name);
    Von von = outcome(vonService().delete(parsedName), parsedName);
    if (outputJson()) {
      show(VonJson.von(von));
    } else {
      show("Deleted VON " + von.name() + " (id " + von.id() + ")");
    }
  }
}
