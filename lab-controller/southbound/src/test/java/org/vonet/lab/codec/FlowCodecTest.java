// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vonet.lab.codec.FlowArbitraries.DEVICE;
import static org.vonet.lab.codec.Wire.FACTORY;

import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.onlab.packet.IpPrefix;
import org.onlab.packet.MacAddress;
import org.onlab.packet.VlanId;
import org.onosproject.core.DefaultApplicationId;
import org.onosproject.net.PortNumber;
import org.onosproject.net.flow.DefaultFlowRule;
import org.onosproject.net.flow.DefaultTrafficSelector;
import org.onosproject.net.flow.DefaultTrafficTreatment;
import org.onosproject.net.flow.FlowEntry;
import org.onosproject.net.flow.FlowRule;
import org.onosproject.net.flow.TrafficSelector;
import org.onosproject.net.flow.TrafficTreatment;
import org.onosproject.net.meter.MeterId;
import org.projectfloodlight.openflow.protocol.OFFlowMod;
import org.projectfloodlight.openflow.protocol.OFFlowModCommand;
import org.projectfloodlight.openflow.protocol.OFFlowRemoved;
import org.projectfloodlight.openflow.protocol.OFFlowRemovedReason;
import org.projectfloodlight.openflow.protocol.OFFlowStatsEntry;
import org.projectfloodlight.openflow.protocol.OFFlowStatsReply;
import org.projectfloodlight.openflow.protocol.match.MatchField;
import org.projectfloodlight.openflow.types.OFVlanVidMatch;
import org.projectfloodlight.openflow.types.U64;

class FlowCodecTest {
  private final FlowCodec codec = new FlowCodec(DeviceExtensions.none(DEVICE));

  @Provide
  Arbitrary<FlowRule> rules() {
    return FlowArbitraries.rules();
  }

  @Property(tries = 1_500, edgeCases = EdgeCasesMode.NONE)
  void ruleComesBackFromTheSwitchAsItWasSent(@ForAll("rules") FlowRule rule) {
    FlowEntry entry = statistics(Wire.pass(codec.encode(FACTORY, FlowCodec.Command.ADD, rule)));

    assertTrue(rule.exactMatch(entry), () -> rule + "\ncame back as\n" + entry);
    assertEquals(rule.treatment().metered(), entry.treatment().metered());
    assertEquals(rule.treatment().clearedDeferred(), entry.treatment().clearedDeferred());
    assertEquals(rule.isPermanent(), entry.isPermanent());
    assertEquals(rule.hardTimeout(), entry.hardTimeout());
    assertEquals(rule.timeout(), entry.timeout());
    assertEquals(rule.appId(), entry.appId());
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void ruleIsRecognisedWhenItsRemovalIsReported(@ForAll("rules") FlowRule rule) {
    OFFlowMod mod = codec.encode(FACTORY, FlowCodec.Command.ADD, rule);
    OFFlowRemoved removed =
        FACTORY
            .buildFlowRemoved()
            .setCookie(mod.getCookie())
            .setPriority(mod.getPriority())
            .setTableId(mod.getTableId())
            .setIdleTimeout(mod.getIdleTimeout())
            .setHardTimeout(mod.getHardTimeout())
            .setMatch(mod.getMatch())
            .setReason(OFFlowRemovedReason.GROUP_DELETE)
            .build();

    FlowEntry entry = codec.decode(FACTORY, Wire.pass(removed));

    assertEquals(rule, entry);
    assertEquals(rule.id(), entry.id());
    assertEquals(FlowRule.FlowRemoveReason.GROUP_DELETE, entry.reason());
    assertEquals(FlowEntry.FlowEntryState.REMOVED, entry.state());
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void removalNamesExactlyTheRule(@ForAll("rules") FlowRule rule) {
    OFFlowMod add = codec.encode(FACTORY, FlowCodec.Command.ADD, rule);
    OFFlowMod remove = Wire.pass(codec.encode(FACTORY, FlowCodec.Command.REMOVE, rule));

    assertEquals(OFFlowModCommand.DELETE_STRICT, remove.getCommand());
    assertEquals(add.getMatch(), remove.getMatch());
    assertEquals(add.getPriority(), remove.getPriority());
    assertEquals(add.getTableId(), remove.getTableId());
  }

  /** The entry that a switch with this flow reports. */
  private FlowEntry statistics(OFFlowMod mod) {
    OFFlowStatsEntry flow =
        FACTORY
            .buildFlowStatsEntry()
            .setTableId(mod.getTableId())
            .setDurationSec(3)
            .setDurationNsec(500_000_000)
            .setPriority(mod.getPriority())
            .setIdleTimeout(mod.getIdleTimeout())
            .setHardTimeout(mod.getHardTimeout())
            .setFlags(mod.getFlags())
            .setCookie(mod.getCookie())
            .setPacketCount(U64.of(11))
            .setByteCount(U64.of(1_100))
            .setMatch(mod.getMatch())
            .setInstructions(mod.getInstructions())
            .build();
    OFFlowStatsReply reply =
        Wire.pass(FACTORY.buildFlowStatsReply().setEntries(List.of(flow)).build());
    FlowEntry entry = codec.decode(FACTORY, reply.getEntries().get(0));
    assertEquals(11, entry.packets());
    assertEquals(1_100, entry.bytes());
    assertEquals(3, entry.life());
    return entry;
  }

  @Test
  void untaggedAndAnyTagAreDifferentMatches() {
    OFFlowMod untagged = add(b -> b.matchVlanId(VlanId.NONE), t -> t.setOutput(PortNumber.P0));
    assertEquals(OFVlanVidMatch.UNTAGGED, untagged.getMatch().get(MatchField.VLAN_VID));

    OFFlowMod tagged = add(b -> b.matchVlanId(VlanId.ANY), t -> t.setOutput(PortNumber.P0));
    assertTrue(tagged.getMatch().isPartiallyMasked(MatchField.VLAN_VID));
    assertEquals(
        OFVlanVidMatch.PRESENT, tagged.getMatch().getMasked(MatchField.VLAN_VID).getMask());
  }

  @Test
  void dropHasNoInstruction() {
    assertEquals(List.of(), add(b -> {}, TrafficTreatment.Builder::drop).getInstructions());
  }

  @Test
  void hardTimeoutAloneDoesNotExpireAnIdleFlow() {
    FlowRule rule = rule(b -> {}, t -> t.drop()).withHardTimeout(30).build();
    OFFlowMod mod = codec.encode(FACTORY, FlowCodec.Command.ADD, rule);
    assertEquals(30, mod.getHardTimeout());
    assertEquals(0, mod.getIdleTimeout());
  }

  @Test
  void prefixOfNoLengthIsRefused() {
    assertRefused(
        () -> add(b -> b.matchIPDst(IpPrefix.valueOf("0.0.0.0/0")), t -> t.drop()),
        "leave the criterion out");
  }

  @Test
  void fullMaskIsRefused() {
    assertRefused(
        () ->
            add(
                b -> b.matchEthDstMasked(MacAddress.BROADCAST, MacAddress.EXACT_MASK),
                t -> t.drop()),
        "without a mask");
  }

  @Test
  void bitsOutsideTheMaskAreRefused() {
    assertRefused(
        () ->
            add(
                b ->
                    b.matchEthDstMasked(
                        MacAddress.BROADCAST, MacAddress.valueOf("ff:00:00:00:00:00")),
                t -> t.drop()),
        "outside its mask");
  }

  @Test
  void queueOfOnePortIsRefused() {
    assertRefused(
        () -> add(b -> {}, t -> t.setQueue(3, PortNumber.portNumber(1))), "use setQueue(id)");
  }

  @Test
  void secondMeterIsRefused() {
    assertRefused(
        () -> add(b -> {}, t -> t.meter(MeterId.meterId(1)).meter(MeterId.meterId(2))),
        "one per rule");
  }

  @Test
  void timeoutBeyondTheFieldIsRefused() {
    FlowRule rule = rule(b -> {}, t -> t.drop()).makeTemporary(65_536).build();
    assertRefused(() -> codec.encode(FACTORY, FlowCodec.Command.ADD, rule), "0 to 65535");
  }

  @Test
  void tableBeyondTheFieldIsRefused() {
    FlowRule rule = rule(b -> {}, t -> t.drop()).makePermanent().forTable(255).build();
    assertRefused(() -> codec.encode(FACTORY, FlowCodec.Command.ADD, rule), "0 to 254");
  }

  private static void assertRefused(Runnable action, String remedy) {
    String message = assertThrows(UntranslatableException.class, action::run).getMessage();
    assertTrue(message.contains(remedy), message);
  }

  private OFFlowMod add(
      Consumer<TrafficSelector.Builder> selector, Consumer<TrafficTreatment.Builder> treatment) {
    return codec.encode(
        FACTORY, FlowCodec.Command.ADD, rule(selector, treatment).makePermanent().build());
  }

  private static FlowRule.Builder rule(
      Consumer<TrafficSelector.Builder> selector, Consumer<TrafficTreatment.Builder> treatment) {
    TrafficSelector.Builder selectorBuilder = DefaultTrafficSelector.builder();
    selector.accept(selectorBuilder);
    TrafficTreatment.Builder treatmentBuilder = DefaultTrafficTreatment.builder();
    treatment.accept(treatmentBuilder);
    return DefaultFlowRule.builder()
        .forDevice(DEVICE)
        .fromApp(new DefaultApplicationId(7, "test"))
        .withPriority(100)
        .withSelector(selectorBuilder.build())
        .withTreatment(treatmentBuilder.build());
  }
}
