// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.onlab.packet.MacAddress;
import org.onosproject.net.link.LinkService;
import org.vonet.cli.completion.EndpointMacCompleter;
import org.vonet.cli.completion.LinkCompleter;
import org.vonet.cli.completion.VonNameCompleter;
import org.vonet.cli.input.AddressWord;
import org.vonet.cli.input.CommandWords;
import org.vonet.cli.input.PortWord;
import org.vonet.cli.view.VonJson;
import org.vonet.cli.view.VonText;
import org.vonet.von.api.FabricLink;
import org.vonet.von.api.FrameTrace;
import org.vonet.von.api.Von;
import org.vonet.von.api.VonException;

/** Walks a frame through the rules of a network without sending one. */
@Service
@Command(
    scope = "onos",
    name = "von-trace",
    description =
        "Walks a frame through the rules of a virtual overlay network, without sending it",
    detailedDescription =
        "Shows each step on each switch and where copies come out, if need be with links taken as"
            + " failed.\n\n"
            + "Example:\n"
            + "  von-trace grid 00:00:00:00:00:01 00:00:00:00:00:04"
            + " --cut of:0000000000000001/2-of:0000000000000002/1")
public final class VonTraceCommand extends VonCommand {

  @Argument(index = 0, name = "name", description = "the name of the network", required = true)
  @Completion(VonNameCompleter.class)
  private String name;

  @Argument(
      index = 1,
      name = "source",
      description = "the MAC address of the endpoint that sends the frame",
      required = true)
  @Completion(EndpointMacCompleter.class)
  private String source;

  @Argument(
      index = 2,
      name = "destination",
      description =
          "the MAC address that the frame is sent to, also of a group or ff:ff:ff:ff:ff:ff",
      required = true)
  @Completion(EndpointMacCompleter.class)
  private String destination;

  @Argument(
      index = 3,
      name = CommandWords.OPTIONS,
      description = CommandWords.OPTIONS_DESCRIPTION,
      multiValued = true)
  @Completion(OptionCompleter.class)
  @SuppressWarnings("UnusedVariable") // CommandWords reads and empties it.
  private List<String> trailing;

  @Option(
      name = "--cut",
      description = "a link that is taken as failed, as DEVICE/PORT-DEVICE/PORT; may be repeated",
      multiValued = true)
  @Completion(LinkCompleter.class)
  private List<String> cuts;

  @Override
  void carryOut() {
    MacAddress from = AddressWord.parseMac(source);
    MacAddress to = AddressWord.parseMac(destination);
    Set<FabricLink> failed = new HashSet<>();
    if (cuts != null) {
      cuts.forEach(word -> failed.add(PortWord.parseLink(word)));
    }
    Von von = existing(name);
    requireKnown(failed, von);
    FrameTrace trace = vonService().trace(von.name(), from, to, failed);
    if (outputJson()) {
      show(VonJson.trace(trace));
    } else {
      show(VonText.trace(trace));
    }
  }

  // A misspelt link would otherwise be "cut" without effect, and the answer would mislead.
  private void requireKnown(Set<FabricLink> failed, Von von) {
    LinkService links = service(LinkService.class);
    for (FabricLink link : failed) {
      if (links.getLink(link.low(), link.high()) == null
          && links.getLink(link.high(), link.low()) == null
          && !isPlanned(link, von)) {
        throw new VonException(
            VonException.Reason.NOT_FOUND,
            "there is no link " + PortWord.of(link) + ": 'links' lists those there are");
      }
    }
  }

  private static boolean isPlanned(FabricLink link, Von von) {
    return von.plan().tree().map(tree -> tree.links().contains(link)).orElse(false)
        || von.plan().pairs().values().stream()
            .anyMatch(
                pair ->
                    pair.first().links().contains(link)
                        || pair.second().map(path -> path.links().contains(link)).orElse(false));
  }
}
