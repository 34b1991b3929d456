// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.install;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.onosproject.net.flow.FlowRule;
import org.onosproject.net.group.GroupDescription;
import org.vonet.von.compile.DeviceProgram;
import org.vonet.von.compile.VonProgram;

/** What has to be added to, and removed from, the switches to get from one program to another. */
final class ProgramDiff {

  private final List<GroupDescription> addedGroups = new ArrayList<>();
  private final List<GroupDescription> removedGroups = new ArrayList<>();
  private final RuleDiff fabric;
  private final RuleDiff edge;

  ProgramDiff(VonProgram from, VonProgram to) {
    fabric = new RuleDiff(from, to, DeviceProgram::fabricRules);
    edge = new RuleDiff(from, to, DeviceProgram::edgeRules);
    Map<List<Object>, GroupDescription> before = groups(from);
    Map<List<Object>, GroupDescription> after = groups(to);
    after.forEach(
        (key, group) -> {
          if (!before.containsKey(key)) {
            addedGroups.add(group);
          }
        });
    before.forEach(
        (key, group) -> {
          if (!after.containsKey(key)) {
            removedGroups.add(group);
          }
        });
  }

  List<GroupDescription> addedGroups() {
    return addedGroups;
  }

  List<GroupDescription> removedGroups() {
    return removedGroups;
  }

  RuleDiff fabric() {
    return fabric;
  }

  RuleDiff edge() {
    return edge;
  }

  boolean isEmpty() {
    return addedGroups.isEmpty() && removedGroups.isEmpty() && fabric.isEmpty() && edge.isEmpty();
  }

  private static Map<List<Object>, GroupDescription> groups(VonProgram program) {
    return program.devices().values().stream()
        .flatMap(device -> device.groups().stream())
        .collect(
            Collectors.toMap(
                g -> List.<Object>of(g.deviceId(), g.appCookie()),
                Function.identity(),
                (one, other) -> one,
                LinkedHashMap::new));
  }

  /** The difference in one lot of flow entries; the same match and priority is the same entry. */
  static final class RuleDiff {
    private final List<FlowRule> set = new ArrayList<>();
    private final List<FlowRule> added = new ArrayList<>();
    private final List<FlowRule> changedBefore = new ArrayList<>();
    private final List<FlowRule> removed = new ArrayList<>();

    RuleDiff(VonProgram from, VonProgram to, Function<DeviceProgram, List<FlowRule>> lot) {
      Map<List<Object>, FlowRule> before = rules(from, lot);
      Map<List<Object>, FlowRule> after = rules(to, lot);
      after.forEach(
          (key, rule) -> {
            FlowRule old = before.get(key);
            if (old == null) {
              added.add(rule);
              set.add(rule);
            } else if (!old.treatment().equals(rule.treatment())) {
              changedBefore.add(old);
              set.add(rule);
            }
          });
      before.forEach(
          (key, rule) -> {
            if (!after.containsKey(key)) {
              removed.add(rule);
            }
          });
    }

    /** Returns the entries that are new or have a new treatment. */
    List<FlowRule> set() {
      return set;
    }

    /** Returns the entries that are new. */
    List<FlowRule> added() {
      return added;
    }

    /** Returns the entries that get a new treatment, with their old one. */
    List<FlowRule> changedBefore() {
      return changedBefore;
    }

    /** Returns the entries that go. */
    List<FlowRule> removed() {
      return removed;
    }

    boolean isEmpty() {
      return set.isEmpty() && removed.isEmpty();
    }

    private static Map<List<Object>, FlowRule> rules(
        VonProgram program, Function<DeviceProgram, List<FlowRule>> lot) {
      return program.devices().values().stream()
          .flatMap(device -> lot.apply(device).stream())
          .collect(
              Collectors.toMap(
                  r -> List.<Object>of(r.deviceId(), r.priority(), r.selector()),
                  Function.identity(),
                  (one, other) -> {
                    throw new IllegalStateException("two rules with one match: " + one + other);
                  },
                  LinkedHashMap::new));
    }
  }
}
