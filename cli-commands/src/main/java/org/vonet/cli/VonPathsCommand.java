// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DeviceId;
import org.onosproject.net.Link;
import org.onosproject.net.link.LinkService;
import org.vonet.cli.completion.EndpointMacCompleter;
import org.vonet.cli.completion.VonNameCompleter;
import org.vonet.cli.input.AddressWord;
import org.vonet.cli.input.CommandWords;
import org.vonet.cli.input.PortWord;
import org.vonet.cli.view.MetricsText;
import org.vonet.cli.view.PathDrawing;
import org.vonet.cli.view.VonJson;
import org.vonet.cli.view.VonText;
import org.vonet.von.api.Endpoint;
import org.vonet.von.api.FabricLink;
import org.vonet.von.api.PairMetrics;
import org.vonet.von.api.PathPair;
import org.vonet.von.api.SwitchPair;
import org.vonet.von.api.Von;
import org.vonet.von.api.VonException;
import org.vonet.von.api.VonMetrics;
import org.vonet.von.api.VonPlan;

/** Draws the paths of a network, and says what they amount to. */
@Service
@Command(
    scope = "onos",
    name = "von-paths",
    description = "Draws the paths of a virtual overlay network, all or between two endpoints",
    detailedDescription =
        "Both paths stand next to each other; 2 -> 1 is a link that leaves the switch above by its"
            + " port 2 and enters the switch below by its port 1. The table below says for each path"
            + " the number of links, the time that a frame spends on them, and how much longer that"
            + " is than on the shortest path; then how far apart the two copies of a frame arrive"
            + " (skew), and what both paths share.\n\n"
            + "Examples:\n"
            + "  von-paths grid --tree\n"
            + "  von-paths grid 00:00:00:00:00:01 of:0000000000000004/3")
public final class VonPathsCommand extends VonCommand {

  @Argument(index = 0, name = "name", description = "the name of the network", required = true)
  @Completion(VonNameCompleter.class)
  private String name;

  @Argument(
      index = 1,
      name = "source",
      description = "an endpoint, by its MAC address or its DEVICE/PORT")
  @Completion(EndpointMacCompleter.class)
  private String source;

  @Argument(
      index = 2,
      name = "destination",
      description = "another endpoint, by its MAC address or its DEVICE/PORT")
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

  @Option(name = "--tree", description = "also list the tree of broadcast and multicast frames")
  private boolean tree;

  @Override
  void carryOut() {
    if (source != null && destination == null) {
      throw new IllegalArgumentException(
          "argument destination is missing: give two endpoints, or none for all paths");
    }
    Von von = existing(name);
    ObjectNode json = mapper().createObjectNode();
    json.put("name", von.name().toString());
    if (source == null) {
      showAll(von, json);
    } else {
      showOne(von, json);
    }
    if (tree) {
      von.plan().tree().ifPresent(found -> json.set("tree", VonJson.tree(found)));
      text(von.plan().tree().map(VonText::tree).orElse(List.of("No broadcast tree: no endpoints")));
    }
    if (outputJson()) {
      show(json);
    }
  }

  private void showAll(Von von, ObjectNode json) {
    VonPlan plan = von.plan();
    VonMetrics metrics = vonService().metrics(von);
    ArrayNode pairs = json.putArray("pairs");
    for (Map.Entry<SwitchPair, PathPair> entry : plan.pairs().entrySet()) {
      PairMetrics measured = metrics.pairs().get(entry.getKey());
      draw(entry.getKey().low(), entry.getKey().high(), entry.getValue(), measured);
      pairs.add(VonJson.pair(entry.getValue(), measured, false));
    }
    VonJson.putSummary(json, metrics);
    if (plan.pairs().size() > 1) {
      text(MetricsText.summary(metrics));
    }
    explain(metrics.pairs().values().stream());
    List<String> disconnected = VonText.disconnected(von);
    text(disconnected);
    if (plan.pairs().isEmpty() && disconnected.isEmpty()) {
      text(
          List.of(
              "No paths: VON "
                  + von.name()
                  + " has endpoints at "
                  + (von.endpoints().isEmpty() ? "no switch" : "one switch only")));
    }
  }

  private void showOne(Von von, ObjectNode json) {
    Endpoint from = endpoint(von, source);
    Endpoint to = endpoint(von, destination);
    json.put("source", PortWord.of(from.port()));
    json.put("destination", PortWord.of(to.port()));
    ArrayNode pairs = json.putArray("pairs");
    text(List.of(from.mac() + " at " + PortWord.of(from.port())));
    text(List.of(to.mac() + " at " + PortWord.of(to.port()), ""));
    DeviceId fromSwitch = from.port().deviceId();
    DeviceId toSwitch = to.port().deviceId();
    if (fromSwitch.equals(toSwitch)) {
      text(List.of("Both are at switch " + fromSwitch + ": frames cross no link."));
      return;
    }
    SwitchPair ends = SwitchPair.of(fromSwitch, toSwitch);
    if (von.plan().pair(ends).isEmpty()) {
      text(List.of(fromSwitch + " to " + toSwitch + ": NOT CONNECTED, no path"));
      return;
    }
    PathPair pair = von.plan().pair(ends).get();
    PairMetrics measured = vonService().metrics(von).pairs().get(ends);
    draw(fromSwitch, toSwitch, pair, measured);
    explain(Stream.of(measured));
    pairs.add(VonJson.pair(pair, measured, !ends.low().equals(fromSwitch)));
  }

  private void draw(DeviceId from, DeviceId to, PathPair pair, PairMetrics measured) {
    text(List.of(VonText.title(from, to, pair), ""));
    text(PathDrawing.draw(pair, !pair.first().source().equals(from), isPresent()));
    text(List.of(""));
    text(MetricsText.table(pair, measured));
    text(List.of(""));
  }

  private void explain(Stream<PairMetrics> shown) {
    MetricsText.assumption(shown).ifPresent(line -> text(List.of(line)));
  }

  private Predicate<FabricLink> isPresent() {
    LinkService links = service(LinkService.class);
    return link ->
        isActive(links.getLink(link.low(), link.high()))
            && isActive(links.getLink(link.high(), link.low()));
  }

  private static boolean isActive(Link link) {
    return link != null && link.state() == Link.State.ACTIVE;
  }

  private void text(List<String> lines) {
    if (!outputJson()) {
      show(lines);
    }
  }

  private static Endpoint endpoint(Von von, String word) {
    if (AddressWord.isMac(word)) {
      return von.endpoint(AddressWord.parseMac(word)).orElseThrow(() -> unknown(von, word));
    }
    ConnectPoint port = PortWord.parse(word);
    return von.endpoints().stream()
        .filter(endpoint -> endpoint.port().equals(port))
        .findFirst()
        .orElseThrow(() -> unknown(von, word));
  }

  private static VonException unknown(Von von, String word) {
    return new VonException(
        VonException.Reason.NOT_FOUND,
        word
            + " is no endpoint of VON "
            + von.name()
            + ": von-show "
            + von.name()
            + " lists those there are");
  }
}
