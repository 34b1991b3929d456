// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.onlab.packet.Ip4Address;
import org.onlab.packet.MacAddress;
import org.onlab.packet.VlanId;
import org.onosproject.core.ApplicationId;
import org.onosproject.core.DefaultApplicationId;
import org.onosproject.core.GroupId;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DeviceId;
import org.onosproject.net.PortNumber;
import org.onosproject.net.flow.DefaultFlowRule;
import org.onosproject.net.flow.DefaultTrafficSelector;
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
import org.onosproject.net.meter.MeterId;
import org.vonet.von.api.FabricLink;

/** What the model makes of single flow entries and groups, by OpenFlow 1.3's rules. */
class FrameWalkerTest {

  private static final ApplicationId APP = new DefaultApplicationId(7, "test");
  private static final DeviceId S1 = DeviceId.deviceId("of:0000000000000001");
  private static final DeviceId S2 = DeviceId.deviceId("of:0000000000000002");
  private static final FabricLink UPPER = FabricLink.between(port(S1, 2), port(S2, 2));
  private static final FabricLink LOWER = FabricLink.between(port(S1, 3), port(S2, 3));
  private static final MacAddress A = MacAddress.valueOf("00:00:00:00:00:0A");
  private static final MacAddress B = MacAddress.valueOf("00:00:00:00:00:0B");
  private static final int GOOSE = 0x88B8;
  private static final ModelFrame FRAME = ModelFrame.of(A, B, GOOSE);
  private static final VlanId V5 = VlanId.vlanId((short) 5);
  private static final VlanId V6 = VlanId.vlanId((short) 6);

  private final List<FlowRule> rules = new ArrayList<>();
  private final List<GroupDescription> groups = new ArrayList<>();

  @Test
  void dropsWithoutEntry() {
    rule(S1, 10, match().matchInPort(number(4)), act().setOutput(number(1)));
    Walk walk = walk(FRAME, port(S1, 1));
    assertEquals(List.of(), walk.deliveryPorts());
    assertEquals(
        List.of(
            "of:0000000000000001 in 1: 00:00:00:00:00:0A -> 00:00:00:00:00:0B type 0x88b8:"
                + " dropped, no entry matches"),
        walk.steps());
    assertEquals(List.of(), walk(FRAME, port(S2, 1)).deliveryPorts(), "a switch with nothing");
  }

  @Test
  void highestPriorityDecides() {
    rule(S1, 10, match(), act().setOutput(number(8)));
    rule(S1, 30, match().matchEthDst(B), act().setOutput(number(9)));
    rule(S1, 20, match().matchInPort(number(1)), act().drop());
    assertEquals(List.of(port(S1, 9)), walk(FRAME, port(S1, 1)).deliveryPorts());
    ModelFrame other = ModelFrame.of(A, A, GOOSE);
    assertEquals(List.of(), walk(other, port(S1, 1)).deliveryPorts());
    assertEquals(List.of(port(S1, 8)), walk(other, port(S1, 2)).deliveryPorts());
  }

  @Test
  void reportsTwoEntriesOfOnePriority() {
    rule(S1, 10, match().matchEthDst(B), act().setOutput(number(8)));
    rule(S1, 10, match().matchEthSrc(A), act().setOutput(number(9)));
    Walk walk = walk(FRAME, port(S1, 1));
    assertEquals(1, walk.faults().size());
    assertTrue(walk.faults().get(0).contains("matches 2 entries of priority 10"), walk.toString());
    assertTrue(walk.toTrace().steps().get(2).startsWith("FAULT: "), walk.toString());
    assertEquals(List.of(), walk(ModelFrame.of(B, B, GOOSE), port(S1, 1)).faults());
  }

  @Test
  void reportsOneMatchWithTwoTreatmentsButNotTheSameEntryTwice() {
    rule(S1, 10, match().matchEthDst(B), act().setOutput(number(8)));
    rule(S1, 10, match().matchEthDst(B), act().setOutput(number(8)));
    assertEquals(List.of(), walk(FRAME, port(S1, 1)).faults());
    rule(S1, 10, match().matchEthDst(B), act().setOutput(number(9)));
    assertEquals(1, walk(FRAME, port(S1, 1)).faults().size());
  }

  @Test
  void crossesLinksAndCountsThem() {
    rule(S1, 10, match(), act().setOutput(number(2)).setOutput(number(3)));
    rule(S2, 10, match(), act().setOutput(number(1)));
    Walk walk = walk(FRAME, port(S1, 1));
    assertEquals(List.of(port(S2, 1), port(S2, 1)), walk.deliveryPorts());
    assertEquals(1, walk.crossings().count(UPPER));
    assertEquals(1, walk.crossings().count(LOWER));
    assertEquals(1, walk.deliveries().get(0).hops());
    assertEquals(Optional.empty(), walk.deliveries().get(0).label());
  }

  @Test
  void losesFramesOnFailedLinksAndSwitches() {
    rule(S1, 10, match(), act().setOutput(number(2)).setOutput(number(3)));
    rule(S2, 10, match(), act().setOutput(number(1)));
    Walk oneLeft = walk(FRAME, port(S1, 1), Failures.ofLink(UPPER));
    assertEquals(List.of(port(S2, 1)), oneLeft.deliveryPorts());
    assertEquals(0, oneLeft.crossings().count(UPPER));
    assertEquals(0, walk(FRAME, port(S1, 1), Failures.ofSwitch(S2)).crossings().size());
    assertEquals(List.of(), walk(FRAME, port(S1, 1), Failures.ofSwitch(S1)).deliveries());
    Failures both = Failures.of(List.of(UPPER, LOWER), List.of());
    assertEquals(List.of(), walk(FRAME, port(S1, 1), both).deliveries());
  }

  @Test
  void carriesOutActionsInTheirOrder() {
    rule(
        S1,
        10,
        match(),
        act()
            .setOutput(number(8))
            .pushVlan()
            .setVlanId(V5)
            .setOutput(number(9))
            .pushVlan()
            .setOutput(number(10))
            .setVlanId(V6)
            .setOutput(number(11))
            .popVlan()
            .popVlan()
            .setOutput(number(12)));
    Walk walk = walk(FRAME, port(S1, 1));
    assertEquals(
        List.of(List.of(), List.of(V5), List.of(V5, V5), List.of(V6, V5), List.of()), tags(walk));
    assertEquals(List.of(), walk.faults());
  }

  @Test
  void reportsTagActionsOnUntaggedFrames() {
    rule(S1, 10, match().matchEthDst(B), act().popVlan().setOutput(number(8)));
    rule(S1, 10, match().matchEthDst(A), act().setVlanId(V5).setOutput(number(8)));
    assertEquals(1, walk(FRAME, port(S1, 1)).faults().size());
    assertEquals(1, walk(ModelFrame.of(B, A, GOOSE), port(S1, 1)).faults().size());
    assertEquals(List.of(), walk(FRAME.withTag(V5), port(S1, 1)).faults());
  }

  @Test
  void neverSendsBackWhereItCameFrom() {
    rule(S1, 10, match(), act().setOutput(number(1)).setOutput(number(8)));
    assertEquals(List.of(port(S1, 8)), walk(FRAME, port(S1, 1)).deliveryPorts());
    rule(S2, 10, match(), act().setOutput(number(2)));
    assertEquals(0, walk(FRAME, port(S2, 2)).crossings().size());
  }

  @Test
  void copiesByGroupOfTypeAll() {
    group(S1, 1, GroupDescription.Type.ALL, all(push(V5, 2)), all(push(V6, 3)));
    rule(S1, 10, match(), act().group(new GroupId(1)).setOutput(number(8)));
    rule(S2, 10, match().matchVlanId(V5), act().popVlan().setOutput(number(1)));
    rule(S2, 10, match().matchVlanId(V6), act().setOutput(number(1)));
    Walk walk = walk(FRAME, port(S1, 1));
    assertEquals(List.of(port(S1, 8), port(S2, 1), port(S2, 1)), walk.deliveryPorts());
    assertEquals(List.of(List.of(), List.of(), List.of(V6)), tags(walk));
    assertEquals(Optional.of(V5), walk.deliveries().get(1).label());
    assertEquals(Optional.of(V6), walk.deliveries().get(2).label());
    assertTrue(walk.steps().get(0).endsWith("-> group 1 (all), output 8"), walk.toString());
  }

  @Test
  void firstLiveBucketOfFailoverGroupDecides() {
    group(S1, 1, GroupDescription.Type.FAILOVER, watch(2, act()), watch(8, output(8)));
    rule(S1, 10, match(), act().group(new GroupId(1)));
    assertEquals(List.of(), walk(FRAME, port(S1, 1)).deliveries());
    assertEquals(List.of(), walk(FRAME, port(S1, 1), Failures.ofLink(LOWER)).deliveries());
    for (Failures down : List.of(Failures.ofLink(UPPER), Failures.ofSwitch(S2))) {
      assertEquals(List.of(port(S1, 8)), walk(FRAME, port(S1, 1), down).deliveryPorts());
    }
  }

  @Test
  void failoverGroupWithoutLiveBucketDrops() {
    group(S1, 1, GroupDescription.Type.FAILOVER, watch(2, output(8)), watch(3, output(9)));
    rule(S1, 10, match(), act().group(new GroupId(1)));
    assertEquals(List.of(), walk(FRAME, port(S1, 1), Failures.ofSwitch(S2)).deliveries());
    assertEquals(
        List.of(port(S1, 9)), walk(FRAME, port(S1, 1), Failures.ofLink(UPPER)).deliveryPorts());
  }

  @Test
  void reportsMissingGroup() {
    rule(S1, 10, match(), act().group(new GroupId(1)).setOutput(number(8)));
    Walk walk = walk(FRAME, port(S1, 1));
    assertEquals(1, walk.faults().size());
    assertTrue(walk.faults().get(0).contains("group 1, which is missing"), walk.toString());
  }

  @Test
  void metersAndQueuesLetPass() {
    rule(S1, 10, match(), act().meter(MeterId.meterId(4)).setQueue(3).setOutput(number(8)));
    assertEquals(List.of(port(S1, 8)), walk(FRAME, port(S1, 1)).deliveryPorts());
  }

  @Test
  void stopsAtLoop() {
    rule(S1, 10, match().matchInPort(number(1)), act().setOutput(number(2)));
    rule(S1, 10, match().matchInPort(number(3)), act().setOutput(number(2)));
    rule(S2, 10, match(), act().setOutput(number(3)));
    Walk walk = walk(FRAME, port(S1, 1));
    assertTrue(walk.loop());
    assertTrue(walk.toTrace().loop());
    assertTrue(walk.toString().contains("LOOP"), walk.toString());
    assertEquals(List.of(), walk.deliveries());
  }

  @Test
  void twoCopiesAtOnePortAreNoLoop() {
    rule(S1, 10, match(), act().setOutput(number(2)).setOutput(number(2)));
    rule(S2, 10, match(), act().setOutput(number(1)));
    Walk walk = walk(FRAME, port(S1, 1));
    assertFalse(walk.loop());
    assertEquals(List.of(port(S2, 1), port(S2, 1)), walk.deliveryPorts());
  }

  @Test
  void givesUpOnEndlessGrowth() {
    rule(S1, 10, match(), act().pushVlan().setOutput(number(2)));
    rule(S2, 10, match(), act().pushVlan().setOutput(number(3)));
    Walk walk = walk(FRAME, port(S1, 1));
    assertEquals(1, walk.faults().size());
    assertTrue(walk.faults().get(0).startsWith("gave up after 10000"), walk.faults().get(0));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    for (TrafficTreatment.Builder unknown :
        List.of(
            act().setEthDst(A),
            act().setIpSrc(Ip4Address.valueOf("10.0.0.1")),
            act().setOutput(PortNumber.CONTROLLER),
            act().setOutput(PortNumber.FLOOD),
            act().deferred().setOutput(number(8)),
            act().transition(1),
            act().setQueue(1, number(8)))) {
      rules.clear();
      rule(S1, 10, match(), unknown);
      assertThrows(
          IllegalStateException.class, () -> walk(FRAME, port(S1, 1)), unknown.build().toString());
    }
  }

  @Test
  void refusesGroupsItDoesNotKnow() {
    group(S1, 1, GroupDescription.Type.SELECT);
    assertThrows(IllegalStateException.class, () -> walk(FRAME, port(S1, 1)));
    groups.clear();
    group(S1, 1, GroupDescription.Type.ALL, all(act().group(new GroupId(1))));
    rule(S1, 10, match(), act().group(new GroupId(1)));
    assertThrows(IllegalStateException.class, () -> walk(FRAME, port(S1, 1)));
    groups.clear();
    group(S1, 1, GroupDescription.Type.ALL, all(output(8)));
    group(S1, 1, GroupDescription.Type.ALL, all(output(9)));
    assertThrows(IllegalStateException.class, () -> walk(FRAME, port(S1, 1)));
  }

  @Test
  void refusesOtherTablesAndLinksThatShareAPort() {
    rules.add(
        DefaultFlowRule.builder()
            .forDevice(S1)
            .fromApp(APP)
            .forTable(1)
            .withPriority(10)
            .makePermanent()
            .build());
    assertThrows(IllegalStateException.class, () -> walk(FRAME, port(S1, 1)));
    FabricLink clash = FabricLink.between(port(S1, 2), port(S2, 5));
    assertThrows(
        IllegalArgumentException.class,
        () -> FrameWalker.of(List.of(), List.of(), List.of(UPPER, clash)));
  }

  private Walk walk(ModelFrame frame, ConnectPoint entry) {
    return walk(frame, entry, Failures.NONE);
  }

  private Walk walk(ModelFrame frame, ConnectPoint entry, Failures failures) {
    return FrameWalker.of(rules, groups, List.of(UPPER, LOWER)).walk(frame, entry, failures);
  }

  private void rule(
      DeviceId device,
      int priority,
      TrafficSelector.Builder selector,
      TrafficTreatment.Builder treatment) {
    rules.add(
        DefaultFlowRule.builder()
            .forDevice(device)
            .fromApp(APP)
            .withPriority(priority)
            .withSelector(selector.build())
            .withTreatment(treatment.build())
            .makePermanent()
            .build());
  }

  private void group(DeviceId device, int id, GroupDescription.Type type, GroupBucket... buckets) {
    groups.add(
        new DefaultGroupDescription(
            device,
            type,
            new GroupBuckets(List.of(buckets)),
            new DefaultGroupKey(new byte[] {(byte) groups.size()}),
            id,
            APP));
  }

  private static List<List<VlanId>> tags(Walk walk) {
    List<List<VlanId>> tags = new ArrayList<>();
    walk.deliveries().forEach(delivery -> tags.add(delivery.frame().tags()));
    return tags;
  }

  private static GroupBucket all(TrafficTreatment.Builder treatment) {
    return DefaultGroupBucket.createAllGroupBucket(treatment.build());
  }

  private static GroupBucket watch(long port, TrafficTreatment.Builder treatment) {
    return DefaultGroupBucket.createFailoverGroupBucket(treatment.build(), number(port), null);
  }

  private static TrafficTreatment.Builder push(VlanId vlan, long port) {
    return act().pushVlan().setVlanId(vlan).setOutput(number(port));
  }

  private static TrafficTreatment.Builder output(long port) {
    return act().setOutput(number(port));
  }

  private static TrafficSelector.Builder match() {
    return DefaultTrafficSelector.builder();
  }

  private static TrafficTreatment.Builder act() {
    return DefaultTrafficTreatment.builder();
  }

  private static PortNumber number(long port) {
    return PortNumber.portNumber(port);
  }

  private static ConnectPoint port(DeviceId device, long port) {
    return new ConnectPoint(device, number(port));
  }
}
