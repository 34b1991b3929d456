// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import java.util.Locale;
import java.util.stream.Collectors;
import org.onosproject.net.flow.TrafficTreatment;
import org.onosproject.net.flow.instructions.Instruction;
import org.onosproject.net.flow.instructions.Instructions.GroupInstruction;
import org.onosproject.net.flow.instructions.Instructions.OutputInstruction;
import org.onosproject.net.flow.instructions.L2ModificationInstruction;
import org.onosproject.net.flow.instructions.L2ModificationInstruction.ModVlanIdInstruction;

/** Actions in a few words, for a person who reads a trace. */
final class ActionText {

  private ActionText() {}

  /** Describes a list of actions; the groups that it names are those of the switch. */
  static String of(TrafficTreatment treatment, SwitchModel device) {
    String actions =
        treatment.immediate().stream()
            .map(instruction -> of(instruction, device))
            .collect(Collectors.joining(", "));
    return actions.isEmpty() ? "drop" : actions;
  }

  private static String of(Instruction instruction, SwitchModel device) {
    switch (instruction.type()) {
      case NOACTION:
        return "drop";
      case OUTPUT:
        return "output " + ((OutputInstruction) instruction).port();
      case GROUP:
        GroupInstruction group = (GroupInstruction) instruction;
        return "group "
            + group.groupId().id()
            + device
                .group(group.groupId())
                .map(g -> " (" + g.type().name().toLowerCase(Locale.ROOT) + ")")
                .orElse(" (missing)");
      case L2MODIFICATION:
        return of((L2ModificationInstruction) instruction);
      default:
        return instruction.toString();
    }
  }

  private static String of(L2ModificationInstruction instruction) {
    switch (instruction.subtype()) {
      case VLAN_PUSH:
        return "push vlan";
      case VLAN_POP:
        return "pop vlan";
      case VLAN_ID:
        return "set vlan " + ((ModVlanIdInstruction) instruction).vlanId();
      default:
        return instruction.toString();
    }
  }
}
