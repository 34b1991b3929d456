// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onlab.packet.Ip4Address;
import org.onlab.packet.MacAddress;
import org.onlab.packet.VlanId;

/** Frames and their tags. */
class ModelFrameTest {

  private static final MacAddress A = MacAddress.valueOf("00:00:00:00:00:0A");
  private static final MacAddress B = MacAddress.valueOf("00:00:00:00:00:0B");
  private static final VlanId V5 = VlanId.vlanId((short) 5);
  private static final VlanId V6 = VlanId.vlanId((short) 6);
  private static final ModelFrame FRAME = ModelFrame.of(A, B, 0x88B8);

  @Test
  void tagsAreAStack() {
    ModelFrame tagged = FRAME.withTag(V5).withTag(V6);
    assertEquals(List.of(V6, V5), tagged.tags());
    assertEquals(Optional.of(V6), tagged.vlan());
    assertEquals(List.of(V5, V5), tagged.withVlan(V5).tags());
    assertEquals(FRAME, tagged.withoutTag().withoutTag());
    assertNotEquals(FRAME, tagged);
    assertEquals("vlan 6 vlan 5 " + FRAME, tagged.toString());
  }

  @Test
  void tagsThatAreNoneAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> FRAME.withTag(VlanId.NONE));
    assertThrows(IllegalArgumentException.class, () -> FRAME.withTag(VlanId.ANY));
    assertThrows(IllegalStateException.class, FRAME::withoutTag);
    assertThrows(IllegalStateException.class, () -> FRAME.withVlan(V5));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x800, 0x806, 0x86DD, 0x8100, 0x88A8, 0x5FF, 0x10000, -1})
  void etherTypesThatNeedMoreAreRefused(int etherType) {
    assertThrows(IllegalArgumentException.class, () -> ModelFrame.of(A, B, etherType));
  }

  @Test
  void sendersBelongToTheirProtocol() {
    Ip4Address sender = Ip4Address.valueOf("10.0.0.1");
    ModelFrame arp = ModelFrame.arp(A, B, sender);
    ModelFrame ipv4 = ModelFrame.ipv4(A, B, sender);
    assertEquals(Optional.of(sender), arp.arpSender());
    assertEquals(Optional.empty(), arp.ipv4Source());
    assertEquals(Optional.of(sender), ipv4.ipv4Source());
    assertEquals(Optional.empty(), ipv4.arpSender());
    assertEquals(Optional.empty(), ipv4.ipv6Source());
    assertNotEquals(arp, ipv4);
  }
}
