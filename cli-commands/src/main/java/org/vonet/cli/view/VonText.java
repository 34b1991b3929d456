// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.onlab.packet.IpAddress;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DeviceId;
import org.vonet.cli.input.PortWord;
import org.vonet.von.api.BroadcastTree;
import org.vonet.von.api.Endpoint;
import org.vonet.von.api.FabricLink;
import org.vonet.von.api.FrameTrace;
import org.vonet.von.api.PathDiversity;
import org.vonet.von.api.PathPair;
import org.vonet.von.api.SwitchPair;
import org.vonet.von.api.SwitchUsage;
import org.vonet.von.api.Von;
import org.vonet.von.api.VonSpec;

/** Networks, trees and traces as lines of text for a person. */
public final class VonText {

  private VonText() {}

  /**
   * Lists networks.
   *
   * @param vons the networks
   * @return a table, or a line that says that there are none
   */
  public static List<String> list(Collection<Von> vons) {
    if (vons.isEmpty()) {
      return List.of("No VONs. Create one with: von-create NAME RATE");
    }
    TextTable table =
        new TextTable("NAME", "ID", "RATE", "PROTECTION", "ENDPOINTS", "DISJOINT", "STATE");
    for (Von von : vons) {
      table.row(
          von.name().toString(),
          von.id().toString(),
          von.spec().rate().toString(),
          von.spec().protection().toString(),
          Integer.toString(von.endpoints().size()),
          von.diversity().map(PathDiversity::toString).orElse("-"),
          von.state().toString());
    }
    return table.lines();
  }

  /**
   * Says in one line what a network is after a change.
   *
   * @param von the network
   * @return its name, identifier, number of endpoints and state
   */
  public static String summary(Von von) {
    int endpoints = von.endpoints().size();
    return "VON "
        + von.name()
        + " (id "
        + von.id()
        + ", "
        + von.spec().rate()
        + ", "
        + von.spec().protection()
        + "): "
        + (endpoints == 1 ? "1 endpoint" : endpoints + " endpoints")
        + ", "
        + von.state()
        + ", "
        + von.reason();
  }

  /**
   * Shows all there is to say about a network, except for its paths.
   *
   * @param von the network
   * @param usage what it takes on each switch
   * @return the lines
   */
  public static List<String> show(Von von, Map<DeviceId, SwitchUsage> usage) {
    List<String> lines = new ArrayList<>();
    VonSpec spec = von.spec();
    lines.add("VON " + von.name());
    lines.add("  id          " + von.id());
    lines.add("  state       " + von.state() + " (" + von.reason() + ")");
    lines.add("  rate        " + spec.rate());
    lines.add("  protection  " + spec.protection());
    lines.add(
        "  disjoint    "
            + von.diversity().map(PathDiversity::toString).orElse("no paths yet")
            + " (asked for: "
            + spec.diversity()
            + (spec.strict() ? ", strict)" : ")"));
    lines.addAll(shared(von));
    if (!von.endpoints().isEmpty()) {
      lines.add("");
      TextTable endpoints = new TextTable("PORT", "MAC", "IP");
      von.endpoints()
          .forEach(e -> endpoints.row(PortWord.of(e.port()), e.mac().toString(), addresses(e)));
      endpoints.lines().forEach(line -> lines.add("  " + line));
    }
    if (!usage.isEmpty()) {
      lines.add("");
      TextTable table = new TextTable("SWITCH", "FLOWS", "GROUPS", "METERS");
      usage.forEach(
          (device, used) ->
              table.row(
                  device.toString(),
                  Integer.toString(used.flowEntries()),
                  Integer.toString(used.groupEntries()),
                  Integer.toString(used.meters())));
      table.lines().forEach(line -> lines.add("  " + line));
    }
    return lines;
  }

  private static List<String> shared(Von von) {
    List<String> lines = new ArrayList<>();
    von.plan()
        .pairs()
        .forEach(
            (ends, pair) -> {
              List<String> elements = sharedElements(pair);
              if (!elements.isEmpty()) {
                lines.add("  shared      between " + ends.low() + " and " + ends.high() + ":");
                elements.forEach(element -> lines.add("                " + element));
              }
            });
    return lines;
  }

  static List<String> sharedElements(PathPair pair) {
    List<String> elements = new ArrayList<>();
    pair.sharedSwitches().forEach(device -> elements.add("switch " + device));
    pair.sharedLinks().forEach(link -> elements.add("link " + PortWord.of(link)));
    return elements;
  }

  private static String addresses(Endpoint endpoint) {
    return endpoint.addresses().isEmpty()
        ? "any"
        : endpoint.addresses().stream().map(IpAddress::toString).collect(Collectors.joining(" "));
  }

  /**
   * Heads the drawing of a pair of paths.
   *
   * @param source the switch that is drawn on top
   * @param target the switch that is drawn at the bottom
   * @param pair the paths
   * @return one line
   */
  public static String title(DeviceId source, DeviceId target, PathPair pair) {
    return source
        + " to "
        + target
        + (pair.second().isPresent()
            ? ", disjoint: " + pair.diversity()
            : ", one path, not protected");
  }

  /**
   * Names the pairs of edge switches that have no paths.
   *
   * @param von the network
   * @return a line a pair
   */
  public static List<String> disconnected(Von von) {
    List<String> lines = new ArrayList<>();
    List<DeviceId> edges = new ArrayList<>(von.edgeSwitches());
    for (int low = 0; low < edges.size(); low++) {
      for (int high = low + 1; high < edges.size(); high++) {
        if (von.plan().pair(SwitchPair.of(edges.get(low), edges.get(high))).isEmpty()) {
          lines.add(edges.get(low) + " to " + edges.get(high) + ": NOT CONNECTED, no path");
        }
      }
    }
    return lines;
  }

  /**
   * Lists the links of a tree, from its root outwards.
   *
   * @param tree the tree
   * @return a headline, then a line a link
   */
  public static List<String> tree(BroadcastTree tree) {
    List<String> lines = new ArrayList<>();
    lines.add("Broadcast tree, " + tree.colour() + ", root " + tree.root());
    Set<DeviceId> reached = new HashSet<>(Set.of(tree.root()));
    for (FabricLink link : tree.linksOutwards()) {
      boolean isUpwards = reached.contains(link.low().deviceId());
      ConnectPoint from = isUpwards ? link.low() : link.high();
      ConnectPoint to = isUpwards ? link.high() : link.low();
      lines.add("  " + PortWord.of(from) + " -> " + PortWord.of(to));
      reached.add(to.deviceId());
    }
    return lines;
  }

  /**
   * Tells what became of a frame.
   *
   * @param trace the trace
   * @return the steps, and where copies came out
   */
  public static List<String> trace(FrameTrace trace) {
    List<String> lines = new ArrayList<>();
    trace.steps().forEach(step -> lines.add("  " + step));
    if (trace.loop()) {
      lines.add("LOOP: a copy met the same port twice");
    }
    if (trace.deliveries().isEmpty()) {
      lines.add("Not delivered.");
    } else {
      int copies = trace.deliveries().size();
      lines.add(
          (copies == 1 ? "1 copy" : copies + " copies")
              + " delivered: "
              + trace.deliveries().stream().map(PortWord::of).collect(Collectors.joining(", ")));
    }
    return lines;
  }
}
