// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.vonet.capacity.BitRate;
import org.vonet.cli.completion.FreeTextCompleter;
import org.vonet.cli.completion.RateCompleter;
import org.vonet.cli.input.CommandWords;
import org.vonet.cli.view.VonJson;
import org.vonet.cli.view.VonText;
import org.vonet.von.api.PathDiversity;
import org.vonet.von.api.ProtectionMode;
import org.vonet.von.api.Von;
import org.vonet.von.api.VonId;
import org.vonet.von.api.VonName;
import org.vonet.von.api.VonSpec;

/** Creates a network without endpoints. */
@Service
@Command(
    scope = "onos",
    name = "von-create",
    description = "Creates a virtual overlay network",
    detailedDescription =
        "Reserves nothing yet: paths and slices are set up as endpoints are added.\n\n"
            + "Example:\n"
            + "  von-create grid 10Mbps --protection duplicate --disjoint switch")
public final class VonCreateCommand extends VonCommand {

  @Argument(
      index = 0,
      name = "name",
      description = "a name: a letter, then letters, digits, '.', '-' or '_', at most 63",
      required = true)
  @Completion(FreeTextCompleter.class)
  private String name;

  @Argument(
      index = 1,
      name = "rate",
      description =
          "a rate of 64kbps or more, such as 10Mbps: what all its endpoints together may send over"
              + " any one link",
      required = true)
  @Completion(RateCompleter.class)
  private String rate;

  @Argument(
      index = 2,
      name = CommandWords.OPTIONS,
      description = CommandWords.OPTIONS_DESCRIPTION,
      multiValued = true)
  @Completion(OptionCompleter.class)
  @SuppressWarnings("UnusedVariable") // CommandWords reads and empties it.
  private List<String> trailing;

  @Option(
      name = "--id",
      description = "identifier from 1 to 4294967295; if not given, a free one is taken",
      valueToShowInHelp = "")
  @Completion(FreeTextCompleter.class)
  private String id;

  @Option(
      name = "--protection",
      description =
          "none: one copy on one path; duplicate: a copy on each of two paths, both delivered;"
              + " suppress: the second copy is held back at the edge while the first path is"
              + " whole",
      valueToShowInHelp = "suppress")
  @Completion(
      value = StringsCompleter.class,
      values = {"none", "duplicate", "suppress"})
  private String protection;

  @Option(
      name = "--disjoint",
      description =
          "what the two paths must not have in common: link, or switch (no link and no switch)",
      valueToShowInHelp = "switch")
  @Completion(
      value = StringsCompleter.class,
      values = {"link", "switch"})
  private String disjoint;

  @Option(
      name = "--strict",
      description =
          "refuse an endpoint where there are no such two paths, rather than use those that share"
              + " least")
  private boolean strict;

  @Override
  void carryOut() throws CommandException {
    VonName parsedName = VonName.of(name);
    VonSpec.Builder spec = VonSpec.builder(parsedName, BitRate.parse(rate)).strict(strict);
    if (id != null) {
      spec.id(VonId.parse(id));
    }
    if (protection != null) {
      spec.protection(ProtectionMode.parse(protection));
    }
    if (disjoint != null) {
      spec.diversity(PathDiversity.parseWish(disjoint));
    }
    Von von = outcome(vonService().create(spec.build()), parsedName);
    if (outputJson()) {
      show(VonJson.von(von));
    } else {
      show("Created " + VonText.summary(von));
    }
  }
}
