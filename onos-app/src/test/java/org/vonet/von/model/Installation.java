// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.flow.FlowRule;
import org.onosproject.net.group.GroupDescription;
import org.vonet.von.compile.DeviceProgram;

/** Networks that are installed side by side on one fabric, with walks that have to be sound. */
final class Installation {

  private final ModelFabric fabric;
  private final List<ModelVon> vons;
  private final List<FlowRule> rules;
  private final List<GroupDescription> groups;
  private final FrameWalker walker;

  private Installation(
      ModelFabric fabric,
      List<ModelVon> vons,
      List<FlowRule> rules,
      List<GroupDescription> groups) {
    this.fabric = fabric;
    this.vons = vons;
    this.rules = rules;
    this.groups = groups;
    this.walker = FrameWalker.of(rules, groups, fabric.links());
  }

  /** Installs networks as they were compiled. */
  static Installation of(ModelFabric fabric, ModelVon... vons) {
    List<FlowRule> rules = new ArrayList<>();
    List<GroupDescription> groups = new ArrayList<>();
    for (ModelVon von : vons) {
      for (DeviceProgram program : von.programs()) {
        rules.addAll(program.fabricRules());
        rules.addAll(program.edgeRules());
        groups.addAll(program.groups());
      }
    }
    return new Installation(fabric, List.of(vons), rules, groups);
  }

  /** Returns the same networks with other entries and groups on the switches. */
  Installation with(List<FlowRule> otherRules, List<GroupDescription> otherGroups) {
    return new Installation(fabric, vons, otherRules, otherGroups);
  }

  List<FlowRule> rules() {
    return rules;
  }

  List<GroupDescription> groups() {
    return groups;
  }

  ModelFabric fabric() {
    return fabric;
  }

  List<ModelVon> vons() {
    return vons;
  }

  /**
   * Walks a frame, which may come from anywhere and carry anything: there is no loop and no fault
   * on its way, no copy comes out with a tag that it did not bring, and none comes out where it is
   * not allowed to.
   */
  Walk walk(ModelFrame frame, ConnectPoint entry, Failures failures, Set<ConnectPoint> allowed) {
    Walk walk = walker.walk(frame, entry, failures);
    assertFalse(walk.loop(), () -> "loop: " + about(walk, failures));
    assertEquals(List.of(), walk.faults(), () -> "faults: " + about(walk, failures));
    for (Delivery delivery : walk.deliveries()) {
      assertTrue(
          delivery.frame().tags().isEmpty() || delivery.frame().equals(frame),
          () -> "tagged: " + about(walk, failures));
      assertTrue(
          allowed.contains(delivery.port()), () -> "left the network: " + about(walk, failures));
    }
    return walk;
  }

  /** Walks a frame that the first switch has to drop. */
  void walkToNowhere(ModelFrame frame, ConnectPoint entry, Failures failures) {
    Walk walk = walk(frame, entry, failures, Set.of());
    assertEquals(0, walk.crossings().size(), () -> "carried on: " + about(walk, failures));
  }

  void walkToNowhere(ModelFrame frame, ConnectPoint entry) {
    walkToNowhere(frame, entry, Failures.NONE);
  }

  /** Describes a walk that surprises. */
  String about(Walk walk, Failures failures) {
    return fabric + ", " + failures + ", " + vons + "\n" + walk;
  }
}
