// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DeviceId;
import org.onosproject.net.flow.FlowRule;
import org.onosproject.net.group.GroupDescription;
import org.vonet.von.api.FabricLink;
import org.vonet.von.compile.DeviceProgram;

/**
 * Walks frames through a network of OpenFlow 1.3 switches, and follows every copy to its end.
 *
 * <p>What is modelled, after the OpenFlow Switch Specification 1.3.5: one table; the matching entry
 * of the highest priority decides (5.3), and where two of them match, the outcome is undefined and
 * reported as a fault; a frame without an entry is dropped (5.4); actions are carried out in the
 * order of their list (5.6.1), an output sends the frame as it is at that moment; groups of type
 * ALL and FAILOVER (5.6), each bucket on its own copy; a bucket is live while the port that it
 * watches is (6.5); nothing is sent out by the port that it came in by. Meters and queues let
 * everything pass.
 *
 * <p>A port is live unless it is an end of a failed link. What leaves by a port without a link is
 * delivered there. Anything that is not modelled is refused with {@link IllegalStateException},
 * never left out.
 *
 * <p>Immutable; safe for use by any number of threads.
 */
public final class FrameWalker {

  /** The most arrivals at switches that are followed for one frame and its copies. */
  public static final int MAX_ARRIVALS = 10_000;

  private final ImmutableMap<DeviceId, SwitchModel> switches;
  private final ImmutableMap<ConnectPoint, FabricLink> linkByPort;

  private FrameWalker(
      Map<DeviceId, SwitchModel> switches, ImmutableMap<ConnectPoint, FabricLink> linkByPort) {
    this.switches = ImmutableMap.copyOf(switches);
    this.linkByPort = linkByPort;
  }

  /**
   * Prepares to walk through flow entries and groups, in O(entries).
   *
   * @param rules flow entries of any number of switches, compiled or installed
   * @param groups groups, each with its id
   * @param links the links that are there, failed or not
   * @return the walker
   * @throws IllegalArgumentException if two links share a port
   * @throws IllegalStateException if a match or a group is beyond the model, or two groups of a
   *     switch have the same id
   */
  public static FrameWalker of(
      Collection<? extends FlowRule> rules,
      Collection<? extends GroupDescription> groups,
      Collection<FabricLink> links) {
    Map<DeviceId, List<FlowRule>> rulesOf = new HashMap<>();
    rules.forEach(r -> rulesOf.computeIfAbsent(r.deviceId(), d -> new ArrayList<>()).add(r));
    Map<DeviceId, List<GroupDescription>> groupsOf = new HashMap<>();
    groups.forEach(g -> groupsOf.computeIfAbsent(g.deviceId(), d -> new ArrayList<>()).add(g));
    Set<DeviceId> devices = new HashSet<>(rulesOf.keySet());
    devices.addAll(groupsOf.keySet());
    Map<DeviceId, SwitchModel> switches = new HashMap<>();
    for (DeviceId device : devices) {
      switches.put(
          device,
          SwitchModel.of(
              rulesOf.getOrDefault(device, List.of()), groupsOf.getOrDefault(device, List.of())));
    }
    return new FrameWalker(switches, byPort(links));
  }

  /**
   * Prepares to walk through programs, of one network or of several at once.
   *
   * @param programs any number for each switch
   * @param links the links that are there, failed or not
   * @return the walker
   * @throws IllegalArgumentException if two links share a port
   * @throws IllegalStateException as {@link #of}
   */
  public static FrameWalker ofPrograms(
      Collection<DeviceProgram> programs, Collection<FabricLink> links) {
    List<FlowRule> rules = new ArrayList<>();
    List<GroupDescription> groups = new ArrayList<>();
    for (DeviceProgram program : programs) {
      rules.addAll(program.fabricRules());
      rules.addAll(program.edgeRules());
      groups.addAll(program.groups());
    }
    return of(rules, groups, links);
  }

  /**
   * Walks one frame.
   *
   * @param frame the frame as it comes in
   * @param entry the switch port by which it does; any, also one where a link ends
   * @param failures what is broken meanwhile
   * @return what becomes of it; takes O(arrivals · different masks on a switch)
   * @throws IllegalStateException if the frame meets an instruction that is beyond the model
   */
  public Walk walk(ModelFrame frame, ConnectPoint entry, Failures failures) {
    return new Propagation(this, failures).run(Copy.entering(entry, frame));
  }

  SwitchModel switchAt(DeviceId device) {
    return switches.getOrDefault(device, SwitchModel.BLANK);
  }

  /** Returns the link that begins at a port; empty for an access port. */
  Optional<FabricLink> linkAt(ConnectPoint port) {
    return Optional.ofNullable(linkByPort.get(port));
  }

  private static ImmutableMap<ConnectPoint, FabricLink> byPort(Collection<FabricLink> links) {
    Map<ConnectPoint, FabricLink> byPort = new HashMap<>();
    for (FabricLink link : links) {
      for (ConnectPoint end : List.of(link.low(), link.high())) {
        FabricLink other = byPort.put(end, link);
        if (other != null && !other.equals(link)) {
          throw new IllegalArgumentException(
              "links " + other + " and " + link + " share port " + end + ": give one of them");
        }
      }
    }
    return ImmutableMap.copyOf(byPort);
  }
}
