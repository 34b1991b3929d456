// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.onosproject.net.DeviceId;
import org.onosproject.net.flow.FlowRule;
import org.onosproject.net.flow.TrafficTreatment;
import org.onosproject.net.flow.instructions.Instruction;
import org.onosproject.net.group.GroupBucket;
import org.onosproject.net.group.GroupDescription;

/** Programs as text, so that all that a switch would see of two of them can be compared. */
public final class ProgramText {

  private ProgramText() {}

  /**
   * Returns the lines of each switch: groups, fabric entries, edge entries, in their order.
   *
   * @param program what was compiled
   * @return by the names of the switches
   */
  public static Map<String, List<String>> bySwitch(VonProgram program) {
    Map<String, List<String>> text = new TreeMap<>();
    program.devices().forEach((device, onDevice) -> text.put(device.toString(), lines(onDevice)));
    return text;
  }

  static List<String> on(DeviceId device, VonProgram program) {
    return lines(program.devices().get(device));
  }

  private static List<String> lines(DeviceProgram program) {
    List<String> lines = new ArrayList<>();
    program.groups().forEach(group -> lines.add(line(group)));
    program.fabricRules().forEach(rule -> lines.add("fabric " + line(rule)));
    program.edgeRules().forEach(rule -> lines.add("edge " + line(rule)));
    return lines;
  }

  private static String line(FlowRule rule) {
    String match =
        rule.selector().criteria().stream()
            .map(criterion -> criterion.toString().toLowerCase(Locale.ROOT))
            .map(text -> text.replace("02:00:00:00:00:", ""))
            .sorted()
            .collect(Collectors.joining(" "));
    return rule.priority() + " " + match + " → " + actions(rule.treatment());
  }

  private static String line(GroupDescription group) {
    String buckets =
        group.buckets().buckets().stream()
            .map(ProgramText::bucket)
            .collect(Collectors.joining(" | "));
    return "group "
        + Integer.toHexString(group.givenGroupId())
        + " "
        + group.type()
        + " "
        + buckets;
  }

  private static String bucket(GroupBucket bucket) {
    String watched = bucket.watchPort() == null ? "" : "while " + bucket.watchPort() + " is up: ";
    return watched + actions(bucket.treatment());
  }

  private static String actions(TrafficTreatment treatment) {
    List<Instruction> instructions = new ArrayList<>(treatment.meters());
    instructions.addAll(treatment.allInstructions());
    return instructions.stream()
        .map(instruction -> instruction.toString().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
