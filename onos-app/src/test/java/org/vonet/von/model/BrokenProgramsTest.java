// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onosproject.net.PortNumber;
import org.onosproject.net.flow.DefaultFlowRule;
import org.onosproject.net.flow.DefaultTrafficSelector;
import org.onosproject.net.flow.DefaultTrafficTreatment;
import org.onosproject.net.flow.FlowRule;
import org.onosproject.net.flow.TrafficSelector;
import org.onosproject.net.flow.TrafficTreatment;
import org.onosproject.net.flow.criteria.Criterion;
import org.onosproject.net.flow.instructions.Instruction;
import org.onosproject.net.flow.instructions.Instructions.OutputInstruction;
import org.onosproject.net.group.DefaultGroupDescription;
import org.onosproject.net.group.GroupBucket;
import org.onosproject.net.group.GroupBuckets;
import org.onosproject.net.group.GroupDescription;
import org.vonet.von.api.PathDiversity;
import org.vonet.von.api.ProtectionMode;

/**
 * The checks can fail: whichever single entry or group of a network is broken in whichever of these
 * ways, some walk shows it.
 */
class BrokenProgramsTest {

  private static final int LOWEST = 1;
  private static final long NO_SUCH_PORT = 77;

  @ParameterizedTest
  @EnumSource(ProtectionMode.class)
  void withoutOneEntry(ProtectionMode protection) {
    Installation whole = installation(protection);
    everyChangeIsNoticed(whole, rule -> List.of());
  }

  @ParameterizedTest
  @EnumSource(ProtectionMode.class)
  void withOneOutputElsewhere(ProtectionMode protection) {
    everyChangeIsNoticed(
        installation(protection),
        rule -> outputs(rule) == 0 ? null : List.of(withTreatment(rule, elsewhere(rule))));
  }

  @ParameterizedTest
  @EnumSource(ProtectionMode.class)
  void withOneFurtherOutput(ProtectionMode protection) {
    everyChangeIsNoticed(
        installation(protection),
        rule ->
            List.of(
                withTreatment(
                    rule,
                    DefaultTrafficTreatment.builder(rule.treatment())
                        .setOutput(PortNumber.portNumber(NO_SUCH_PORT)))));
  }

  @ParameterizedTest
  @EnumSource(ProtectionMode.class)
  void withOneEntryForAllPorts(ProtectionMode protection) {
    everyChangeIsNoticed(installation(protection), rule -> without(rule, Criterion.Type.IN_PORT));
  }

  @ParameterizedTest
  @EnumSource(ProtectionMode.class)
  void withOneEntryForAllSources(ProtectionMode protection) {
    everyChangeIsNoticed(
        installation(protection),
        rule -> drops(rule) ? null : without(rule, Criterion.Type.ETH_SRC));
  }

  @ParameterizedTest
  @EnumSource(ProtectionMode.class)
  void withOneEntryForAllLabels(ProtectionMode protection) {
    everyChangeIsNoticed(
        installation(protection),
        rule ->
            drops(rule) && rule.selector().getCriterion(Criterion.Type.IN_PORT) != null
                ? null
                : without(rule, Criterion.Type.VLAN_VID));
  }

  @ParameterizedTest
  @EnumSource(ProtectionMode.class)
  void withOneEntryBelowAllOthers(ProtectionMode protection) {
    everyChangeIsNoticed(
        installation(protection), rule -> List.of(copy(rule).withPriority(LOWEST).build()));
  }

  @ParameterizedTest
  @EnumSource(value = ProtectionMode.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void withOneBrokenGroup(ProtectionMode protection) {
    Installation whole = installation(protection);
    for (int i = 0; i < whole.groups().size(); i++) {
      GroupDescription group = whole.groups().get(i);
      List<GroupBucket> buckets = group.buckets().buckets();
      for (GroupDescription broken :
          new GroupDescription[] {
            null,
            with(group, group.type(), buckets.subList(0, 1)),
            with(group, group.type(), buckets.subList(1, 2)),
            with(group, group.type(), List.of(buckets.get(0), buckets.get(0)))
          }) {
        List<GroupDescription> groups = new ArrayList<>(whole.groups());
        groups.remove(i);
        if (broken != null) {
          groups.add(broken);
        }
        assertThrows(
            AssertionError.class,
            () -> VonPromises.checkInstalled(whole.with(whole.rules(), groups)),
            () -> "nobody noticed that " + group + " became " + broken);
      }
    }
  }

  /** Breaks one entry after the other; null leaves an entry alone. */
  private static void everyChangeIsNoticed(
      Installation whole, Function<FlowRule, List<FlowRule>> change) {
    VonPromises.checkInstalled(whole);
    int changes = 0;
    for (int i = 0; i < whole.rules().size(); i++) {
      List<FlowRule> changed = change.apply(whole.rules().get(i));
      if (changed != null) {
        changes++;
        List<FlowRule> rules = new ArrayList<>(whole.rules());
        FlowRule original = rules.remove(i);
        rules.addAll(changed);
        assertThrows(
            AssertionError.class,
            () -> VonPromises.checkInstalled(whole.with(rules, whole.groups())),
            () -> "nobody noticed that " + original + " became " + changed);
      }
    }
    if (changes == 0) {
      throw new AssertionError("nothing was changed");
    }
  }

  /** Four switches in a ring; endpoints on three of them. */
  private static Installation installation(ProtectionMode protection) {
    ModelFabric fabric =
        new ModelFabric("ring", 4).link(0, 1, 1).link(1, 2, 1).link(2, 3, 1).link(3, 0, 1);
    return Installation.of(
        fabric,
        ModelVon.of(
            fabric,
            protection,
            PathDiversity.SWITCH,
            0,
            EndpointPicker.on(fabric.switches().subList(0, 3))));
  }

  private static long outputs(FlowRule rule) {
    return rule.treatment().immediate().stream()
        .filter(i -> i.type() == Instruction.Type.OUTPUT)
        .count();
  }

  private static boolean drops(FlowRule rule) {
    return rule.treatment().immediate().stream()
        .allMatch(i -> i.type() == Instruction.Type.NOACTION);
  }

  private static TrafficTreatment.Builder elsewhere(FlowRule rule) {
    TrafficTreatment.Builder treatment = DefaultTrafficTreatment.builder();
    for (Instruction instruction : rule.treatment().immediate()) {
      if (instruction instanceof OutputInstruction) {
        treatment.setOutput(PortNumber.portNumber(NO_SUCH_PORT));
      } else {
        treatment.add(instruction);
      }
    }
    return treatment;
  }

  private static List<FlowRule> without(FlowRule rule, Criterion.Type type) {
    if (rule.selector().getCriterion(type) == null) {
      return null;
    }
    TrafficSelector.Builder selector = DefaultTrafficSelector.builder();
    rule.selector().criteria().stream().filter(c -> c.type() != type).forEach(selector::add);
    return List.of(copy(rule).withSelector(selector.build()).build());
  }

  private static FlowRule withTreatment(FlowRule rule, TrafficTreatment.Builder treatment) {
    return copy(rule).withTreatment(treatment.build()).build();
  }

  private static FlowRule.Builder copy(FlowRule rule) {
    return DefaultFlowRule.builder()
        .forDevice(rule.deviceId())
        .fromApp(ModelVon.APPLICATION)
        .withPriority(rule.priority())
        .withSelector(rule.selector())
        .withTreatment(rule.treatment())
        .makePermanent();
  }

  private static GroupDescription with(
      GroupDescription group, GroupDescription.Type type, List<GroupBucket> buckets) {
    return new DefaultGroupDescription(
        group.deviceId(),
        type,
        new GroupBuckets(buckets),
        group.appCookie(),
        group.givenGroupId(),
        ModelVon.APPLICATION);
  }
}
