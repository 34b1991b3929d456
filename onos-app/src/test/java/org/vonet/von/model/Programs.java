// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import java.util.Set;
import java.util.TreeSet;
import org.onosproject.net.flow.FlowRule;
import org.onosproject.net.group.GroupDescription;
import org.vonet.von.compile.DeviceProgram;

/** Programs as text, so that two can be compared in everything that a switch would see. */
final class Programs {

  private Programs() {}

  /** Returns one line for each flow entry and each group, sorted. */
  static Set<String> text(ModelVon von) {
    Set<String> lines = new TreeSet<>();
    for (DeviceProgram program : von.programs()) {
      program.fabricRules().forEach(rule -> lines.add("fabric " + text(rule)));
      program.edgeRules().forEach(rule -> lines.add("edge " + text(rule)));
      program.groups().forEach(group -> lines.add(text(group)));
    }
    return lines;
  }

  private static String text(FlowRule rule) {
    return rule.deviceId()
        + " "
        + rule.priority()
        + " "
        + rule.selector().criteria()
        + " → "
        + rule.treatment().allInstructions()
        + " "
        + rule.treatment().meters();
  }

  private static String text(GroupDescription group) {
    return group.deviceId()
        + " group "
        + group.givenGroupId()
        + " "
        + group.type()
        + " "
        + group.buckets();
  }
}
