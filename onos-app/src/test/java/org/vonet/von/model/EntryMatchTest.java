// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onlab.packet.Ip4Address;
import org.onlab.packet.Ip4Prefix;
import org.onlab.packet.Ip6Address;
import org.onlab.packet.Ip6Prefix;
import org.onlab.packet.MacAddress;
import org.onlab.packet.VlanId;
import org.onosproject.core.DefaultApplicationId;
import org.onosproject.net.DeviceId;
import org.onosproject.net.PortNumber;
import org.onosproject.net.flow.DefaultFlowRule;
import org.onosproject.net.flow.DefaultTrafficSelector;
import org.onosproject.net.flow.TrafficSelector;

/** Which frames an entry matches, field by field. */
class EntryMatchTest {

  private static final MacAddress A = MacAddress.valueOf("00:00:00:00:00:0A");
  private static final MacAddress B = MacAddress.valueOf("00:00:00:00:00:0B");
  private static final int GOOSE = 0x88B8;
  private static final ModelFrame FRAME = ModelFrame.of(A, B, GOOSE);
  private static final VlanId V5 = VlanId.vlanId((short) 5);
  private static final VlanId V6 = VlanId.vlanId((short) 6);
  private static final PortNumber PORT = PortNumber.portNumber(1);

  @Test
  void matchesPort() {
    assertTrue(matches(match().matchInPort(PORT), FRAME));
    assertFalse(matches(match().matchInPort(PortNumber.portNumber(2)), FRAME));
    assertTrue(matches(match(), FRAME), "everything");
  }

  @Test
  void matchesVlan() {
    assertTrue(matches(match().matchVlanId(VlanId.NONE), FRAME));
    assertFalse(matches(match().matchVlanId(VlanId.NONE), FRAME.withTag(V5)));
    VlanId zero = VlanId.vlanId((short) 0);
    assertFalse(matches(match().matchVlanId(zero), FRAME));
    assertTrue(matches(match().matchVlanId(zero), FRAME.withTag(zero)));
    assertTrue(matches(match().matchVlanId(V5), FRAME.withTag(V6).withTag(V5)));
    assertFalse(matches(match().matchVlanId(V5), FRAME.withTag(V5).withTag(V6)));
    assertTrue(matches(match().matchVlanId(VlanId.ANY), FRAME.withTag(V5)));
    assertFalse(matches(match().matchVlanId(VlanId.ANY), FRAME));
  }

  @Test
  void matchesAddressesUnderMasks() {
    MacAddress groupBit = MacAddress.valueOf("01:00:00:00:00:00");
    TrafficSelector.Builder toGroup = match().matchEthDstMasked(groupBit, groupBit);
    assertTrue(matches(toGroup, ModelFrame.of(A, MacAddress.BROADCAST, GOOSE)));
    assertFalse(matches(toGroup, FRAME));
    assertTrue(matches(match().matchEthSrcMasked(A, MacAddress.EXACT_MASK), FRAME));
    assertFalse(matches(match().matchEthSrc(B), FRAME));
    assertTrue(matches(match().matchEthType((short) GOOSE), FRAME));
    assertFalse(matches(match().matchEthType((short) 0x88BA), FRAME));
  }

  @Test
  void matchesIpAddresses() {
    Ip4Address sender = Ip4Address.valueOf("192.168.7.200");
    TrafficSelector.Builder host = match().matchIPSrc(Ip4Prefix.valueOf(sender, 32));
    TrafficSelector.Builder net = match().matchIPSrc(Ip4Prefix.valueOf("192.168.6.0/23"));
    TrafficSelector.Builder any = match().matchIPSrc(Ip4Prefix.valueOf("0.0.0.0/0"));
    TrafficSelector.Builder arp = match().matchArpSpa(sender);
    for (TrafficSelector.Builder selector : List.of(host, net, any)) {
      assertTrue(matches(selector, ModelFrame.ipv4(A, B, sender)));
      assertFalse(matches(selector, ModelFrame.arp(A, B, sender)));
      assertFalse(matches(selector, FRAME));
    }
    assertFalse(matches(host, ModelFrame.ipv4(A, B, Ip4Address.valueOf("192.168.7.201"))));
    assertFalse(matches(net, ModelFrame.ipv4(A, B, Ip4Address.valueOf("192.168.8.1"))));
    assertTrue(matches(arp, ModelFrame.arp(A, B, sender)));
    assertFalse(matches(arp, ModelFrame.ipv4(A, B, sender)));
    assertFalse(matches(arp, ModelFrame.arp(A, B, Ip4Address.valueOf("192.168.7.201"))));
  }

  @Test
  void matchesIpv6AddressesInBothHalves() {
    Ip6Address sender = Ip6Address.valueOf("fd00:1:2:3:4:5:6:7");
    ModelFrame frame = ModelFrame.ipv6(A, B, sender);
    for (String prefix : List.of("fd00:1:2:3:4:5:6:7/128", "fd00:1:2:3:4::/80", "fd00::/8")) {
      assertTrue(matches(match().matchIPv6Src(Ip6Prefix.valueOf(prefix)), frame), prefix);
    }
    for (String prefix : List.of("fd00:1:2:3:4:5:6:8/128", "fd00:1:2:4::/64", "fe00::/8")) {
      assertFalse(matches(match().matchIPv6Src(Ip6Prefix.valueOf(prefix)), frame), prefix);
    }
    assertFalse(matches(match().matchIPv6Src(Ip6Prefix.valueOf("::/0")), FRAME));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    for (TrafficSelector.Builder unknown :
        List.of(
            match().matchIPProtocol((byte) 6),
            match().matchIPDst(Ip4Prefix.valueOf("10.0.0.0/8")),
            match().matchMetadata(1),
            match().matchInnerVlanId(V5))) {
      assertThrows(
          IllegalStateException.class, () -> matches(unknown, FRAME), unknown.build().toString());
    }
  }

  private static boolean matches(TrafficSelector.Builder selector, ModelFrame frame) {
    FlowTable table =
        FlowTable.of(
            List.of(
                DefaultFlowRule.builder()
                    .forDevice(DeviceId.deviceId("of:0000000000000001"))
                    .fromApp(new DefaultApplicationId(7, "test"))
                    .withPriority(10)
                    .withSelector(selector.build())
                    .makePermanent()
                    .build()));
    return !table.lookup(HeaderFields.of(frame, PORT)).isEmpty();
  }

  private static TrafficSelector.Builder match() {
    return DefaultTrafficSelector.builder();
  }
}
