// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.compile;

import com.google.common.collect.ImmutableMap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.onosproject.core.ApplicationId;
import org.onosproject.core.GroupId;
import org.onosproject.net.DeviceId;
import org.onosproject.net.flow.DefaultFlowRule;
import org.onosproject.net.flow.DefaultTrafficTreatment;
import org.onosproject.net.flow.FlowRule;
import org.onosproject.net.flow.TrafficSelector;
import org.onosproject.net.flow.TrafficTreatment;
import org.onosproject.net.group.DefaultGroupBucket;
import org.onosproject.net.group.DefaultGroupDescription;
import org.onosproject.net.group.DefaultGroupKey;
import org.onosproject.net.group.GroupBucket;
import org.onosproject.net.group.GroupBuckets;
import org.onosproject.net.group.GroupDescription;
import org.vonet.von.api.Colour;
import org.vonet.von.api.VonId;

/** Collects the flow entries and groups of one virtual overlay network, switch by switch. */
final class ProgramBuilder {

  private static final Comparator<DeviceId> BY_NAME = Comparator.comparing(DeviceId::toString);

  private final VonId von;
  private final ApplicationId application;
  private final VonResources resources;
  private final Map<DeviceId, List<FlowRule>> fabricRules = new TreeMap<>(BY_NAME);
  private final Map<DeviceId, List<FlowRule>> edgeRules = new TreeMap<>(BY_NAME);

  /**
   * Starts a program.
   *
   * @param resources must hold an id for every group that will be asked for
   */
  ProgramBuilder(VonId von, ApplicationId application, VonResources resources) {
    this.von = von;
    this.application = application;
    this.resources = resources;
  }

  LabelEncoding labels() {
    return resources.labels();
  }

  void fabric(
      DeviceId device,
      int priority,
      TrafficSelector.Builder selector,
      TrafficTreatment.Builder treatment) {
    fabricRules
        .computeIfAbsent(device, d -> new ArrayList<>())
        .add(rule(device, priority, selector.build(), treatment.build()));
  }

  /** Adds an entry that lets frames in, under the network's meter on this switch. */
  void edge(
      DeviceId device,
      int priority,
      TrafficSelector.Builder selector,
      TrafficTreatment.Builder treatment) {
    treatment.meter(resources.meterAt(device));
    edgeRules
        .computeIfAbsent(device, d -> new ArrayList<>())
        .add(rule(device, priority, selector.build(), treatment.build()));
  }

  GroupId group(GroupSpec spec) {
    Integer id = resources.groupIds().get(spec);
    if (id == null) {
      throw new IllegalStateException("no id was granted for group " + spec);
    }
    return GroupId.valueOf(id);
  }

  VonProgram build() {
    Map<DeviceId, List<GroupDescription>> groups = new TreeMap<>(BY_NAME);
    resources
        .groupIds()
        .forEach(
            (spec, id) ->
                groups
                    .computeIfAbsent(spec.device(), d -> new ArrayList<>())
                    .add(describe(spec, id)));
    Set<DeviceId> devices = new TreeSet<>(BY_NAME);
    devices.addAll(fabricRules.keySet());
    devices.addAll(edgeRules.keySet());
    devices.addAll(groups.keySet());
    ImmutableMap.Builder<DeviceId, DeviceProgram> programs = ImmutableMap.builder();
    for (DeviceId device : devices) {
      programs.put(
          device,
          new DeviceProgram(
              device,
              groups.getOrDefault(device, List.of()),
              fabricRules.getOrDefault(device, List.of()),
              edgeRules.getOrDefault(device, List.of())));
    }
    return new VonProgram(resources, programs.build());
  }

  private FlowRule rule(
      DeviceId device, int priority, TrafficSelector selector, TrafficTreatment treatment) {
    return DefaultFlowRule.builder()
        .forDevice(device)
        .fromApp(application)
        .withPriority(priority)
        .withSelector(selector)
        .withTreatment(treatment)
        .makePermanent()
        .build();
  }

  private GroupDescription describe(GroupSpec spec, int id) {
    boolean duplicate = spec.kind() == GroupSpec.Kind.DUPLICATE;
    List<GroupBucket> buckets = duplicate ? duplicateBuckets(spec) : suppressBuckets(spec);
    return new DefaultGroupDescription(
        spec.device(),
        duplicate ? GroupDescription.Type.ALL : GroupDescription.Type.FAILOVER,
        new GroupBuckets(buckets),
        new DefaultGroupKey(("von-" + von + "-" + id).getBytes(StandardCharsets.UTF_8)),
        id,
        application);
  }

  private List<GroupBucket> duplicateBuckets(GroupSpec spec) {
    return List.of(
        DefaultGroupBucket.createAllGroupBucket(
            labels()
                .push(DefaultTrafficTreatment.builder(), Colour.RED)
                .setOutput(spec.redPort())
                .build()),
        DefaultGroupBucket.createAllGroupBucket(
            labels()
                .push(DefaultTrafficTreatment.builder(), Colour.BLUE)
                .setOutput(spec.bluePort())
                .build()));
  }

  private List<GroupBucket> suppressBuckets(GroupSpec spec) {
    return List.of(
        DefaultGroupBucket.createFailoverGroupBucket(
            DefaultTrafficTreatment.emptyTreatment(), spec.redPort(), null),
        DefaultGroupBucket.createFailoverGroupBucket(
            labels().pop(DefaultTrafficTreatment.builder()).setOutput(spec.bluePort()).build(),
            spec.bluePort(),
            null));
  }
}
