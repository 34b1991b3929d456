// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jgrapht.alg.util.UnionFind;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DeviceId;
import org.onosproject.net.PortNumber;
import org.vonet.von.api.FabricLink;
import org.vonet.von.plan.Fabric;

/**
 * Switches and links to test on. The links of a switch take its ports from 1 on, in the order in
 * which they are added.
 */
final class ModelFabric {

  private final String name;
  private final List<DeviceId> switches = new ArrayList<>();
  private final SortedMap<FabricLink, Long> latencyNanosByLink = new TreeMap<>();
  private final Map<DeviceId, Long> lastPort = new HashMap<>();

  ModelFabric(String name, int switchCount) {
    this.name = name;
    for (int i = 0; i < switchCount; i++) {
      switches.add(DeviceId.deviceId(String.format("of:%016x", i + 1)));
    }
  }

  /** Adds a link between two switches, given by their index; parallel links are welcome. */
  ModelFabric link(int one, int other, long latencyNanos) {
    latencyNanosByLink.put(
        FabricLink.between(nextPort(switches.get(one)), nextPort(switches.get(other))),
        latencyNanos);
    return this;
  }

  List<DeviceId> switches() {
    return switches;
  }

  Set<FabricLink> links() {
    return latencyNanosByLink.keySet();
  }

  /** Every end of every link. */
  List<ConnectPoint> fabricPorts() {
    return links().stream()
        .flatMap(link -> List.of(link.low(), link.high()).stream())
        .collect(Collectors.toList());
  }

  /** Returns what is left for planning while something is broken. */
  Fabric without(Failures failures) {
    SortedMap<FabricLink, Long> whole = new TreeMap<>(latencyNanosByLink);
    whole.keySet().removeIf(failures::breaks);
    return Fabric.of(
        switches.stream().filter(s -> !failures.breaks(s)).collect(Collectors.toList()), whole);
  }

  /** Every failure of one link, and every failure of one switch. */
  List<Failures> singleFailures() {
    List<Failures> failures = new ArrayList<>();
    links().forEach(link -> failures.add(Failures.ofLink(link)));
    switches.forEach(device -> failures.add(Failures.ofSwitch(device)));
    return failures;
  }

  /** Returns the parts into which the switches that stand fall: connected within, not between. */
  UnionFind<DeviceId> parts(Failures failures) {
    UnionFind<DeviceId> parts = new UnionFind<>(new LinkedHashSet<>(switches));
    for (FabricLink link : links()) {
      if (!failures.breaks(link)) {
        parts.union(link.low().deviceId(), link.high().deviceId());
      }
    }
    return parts;
  }

  /** Returns the most switches that are all connected with each other, in order. */
  List<DeviceId> largestComponent() {
    UnionFind<DeviceId> parts = parts(Failures.NONE);
    return switches.stream()
        .collect(Collectors.groupingBy(parts::find, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .max(Comparator.comparingInt(List::size))
        .orElseThrow();
  }

  private ConnectPoint nextPort(DeviceId device) {
    return new ConnectPoint(
        device, PortNumber.portNumber(lastPort.merge(device, 1L, (last, one) -> last + one)));
  }

  @Override
  public String toString() {
    return name + " (" + switches.size() + " switches, " + latencyNanosByLink.size() + " links)";
  }
}
