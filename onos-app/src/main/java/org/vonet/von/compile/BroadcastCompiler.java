// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.compile;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.onlab.packet.MacAddress;
import org.onosproject.net.DeviceId;
import org.onosproject.net.PortNumber;
import org.onosproject.net.flow.DefaultTrafficSelector;
import org.onosproject.net.flow.DefaultTrafficTreatment;
import org.onosproject.net.flow.TrafficTreatment;
import org.vonet.von.api.BroadcastTree;
import org.vonet.von.api.Endpoint;
import org.vonet.von.api.FabricLink;

/**
 * Compiles the tree for broadcast and multicast frames: each switch sends them on by every port of
 * the tree but the one they came by, and without a label to its access ports.
 *
 * <p>The number of entries on a switch grows with its tree ports and its own endpoints only.
 */
final class BroadcastCompiler {

  /** The bit that tells group addresses from unicast ones (IEEE 802, I/G bit). */
  private static final MacAddress GROUP_BIT = MacAddress.valueOf("01:00:00:00:00:00");

  private final BroadcastTree tree;
  private final List<Endpoint> endpoints;
  private final Map<DeviceId, Set<PortNumber>> treePorts;
  private final Map<DeviceId, Set<PortNumber>> accessPorts;

  BroadcastCompiler(BroadcastTree tree, List<Endpoint> endpoints) {
    this.tree = tree;
    this.endpoints = endpoints;
    this.treePorts = new TreeMap<>(Comparator.comparing(DeviceId::toString));
    this.accessPorts = new TreeMap<>(Comparator.comparing(DeviceId::toString));
    for (FabricLink link : tree.links()) {
      add(treePorts, link.low().deviceId(), link.low().port());
      add(treePorts, link.high().deviceId(), link.high().port());
    }
    for (Endpoint endpoint : endpoints) {
      add(accessPorts, endpoint.port().deviceId(), endpoint.port().port());
    }
  }

  void compile(ProgramBuilder program) {
    for (Endpoint source : endpoints) {
      ingress(program, source);
    }
    treePorts.forEach((device, ports) -> ports.forEach(port -> carry(program, device, port)));
  }

  private void ingress(ProgramBuilder program, Endpoint source) {
    DeviceId device = source.port().deviceId();
    Set<PortNumber> onward = treePorts.getOrDefault(device, Set.of());
    Set<PortNumber> local = without(accessPorts.get(device), source.port().port());
    if (onward.isEmpty() && local.isEmpty()) {
      return;
    }
    for (SourceBinding.Match match : new SourceBinding(source, program.labels()).allowed()) {
      TrafficTreatment.Builder treatment = DefaultTrafficTreatment.builder();
      local.forEach(treatment::setOutput);
      if (!onward.isEmpty()) {
        program.labels().push(treatment, tree.colour());
        onward.forEach(treatment::setOutput);
      }
      program.edge(
          device,
          match.priority(),
          match.selector().matchEthDstMasked(GROUP_BIT, GROUP_BIT),
          treatment);
    }
  }

  private void carry(ProgramBuilder program, DeviceId device, PortNumber arrival) {
    TrafficTreatment.Builder treatment = DefaultTrafficTreatment.builder();
    without(treePorts.get(device), arrival).forEach(treatment::setOutput);
    Set<PortNumber> local = accessPorts.getOrDefault(device, Set.of());
    if (!local.isEmpty()) {
      program.labels().pop(treatment);
      local.forEach(treatment::setOutput);
    }
    program.fabric(
        device,
        RulePriority.FABRIC,
        program
            .labels()
            .matchLabelled(DefaultTrafficSelector.builder(), tree.colour())
            .matchInPort(arrival)
            .matchEthDstMasked(GROUP_BIT, GROUP_BIT),
        treatment);
  }

  private static Set<PortNumber> without(Set<PortNumber> ports, PortNumber excluded) {
    Set<PortNumber> others = ports();
    others.addAll(ports);
    others.remove(excluded);
    return others;
  }

  private static void add(Map<DeviceId, Set<PortNumber>> map, DeviceId device, PortNumber port) {
    map.computeIfAbsent(device, d -> ports()).add(port);
  }

  private static Set<PortNumber> ports() {
    return new TreeSet<>(Comparator.comparingLong(PortNumber::toLong));
  }
}
