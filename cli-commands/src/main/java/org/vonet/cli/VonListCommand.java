// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli;

import java.util.Set;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.vonet.cli.view.VonJson;
import org.vonet.cli.view.VonText;
import org.vonet.von.api.Von;

/** Lists all networks. */
@Service
@Command(
    scope = "onos",
    name = "von-list",
    description = "Lists all virtual overlay networks",
    detailedDescription =
        "DISJOINT is what the paths really have, which may be less than was asked for: von-show"
            + " tells both.\n\n"
            + "Example:\n"
            + "  von-list")
public final class VonListCommand extends VonCommand {

  @Override
  void carryOut() {
    Set<Von> vons = vonService().vons();
    if (outputJson()) {
      show(VonJson.vons(vons));
    } else {
      show(VonText.list(vons));
    }
  }
}
