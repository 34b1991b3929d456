// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onosproject.net.DeviceId;
import org.onosproject.net.PortNumber;
import org.onosproject.net.meter.MeterId;

/** How group ids are given away. */
class VonResourcesTest {

  private static final DeviceId S1 = DeviceId.deviceId("of:0000000000000001");
  private static final DeviceId S2 = DeviceId.deviceId("of:0000000000000002");
  private static final GroupSpec G12 = duplicate(S1, 1, 2);
  private static final GroupSpec G13 = duplicate(S1, 1, 3);
  private static final GroupSpec OTHER_SWITCH = duplicate(S2, 1, 2);
  private static final VonResources EMPTY = VonResources.ofLabelBlock(0);

  @Test
  void idsAreUniqueAcrossSwitchesAndNetworks() {
    Map<GroupSpec, Integer> first =
        EMPTY.withGroups(Set.of(G12, G13, OTHER_SWITCH), Set.of()).groupIds();
    Map<GroupSpec, Integer> second =
        VonResources.ofLabelBlock(1).withGroups(Set.of(G12), Set.of()).groupIds();
    assertEquals(3, Set.copyOf(first.values()).size());
    assertTrue(first.values().stream().allMatch(id -> id >> 20 == 1), first::toString);
    assertEquals(Map.of(G12, 2 << 20), second);
  }

  @Test
  void knownGroupsKeepTheirIds() {
    VonResources before = EMPTY.withGroups(Set.of(G13), Set.of());
    int kept = before.groupIds().get(G13);
    VonResources after = before.withGroups(Set.of(G12, G13), Set.of(kept));
    assertEquals(kept, after.groupIds().get(G13));
    assertEquals(kept + 1, after.groupIds().get(G12));
  }

  @Test
  void idsStillOnSwitchesAreNotGivenAway() {
    VonResources before = EMPTY.withGroups(Set.of(G12), Set.of());
    int old = before.groupIds().get(G12);
    VonResources after = before.withGroups(Set.of(G13), Set.of(old));
    assertEquals(Map.of(G13, old + 1), after.groupIds());
    VonResources later = after.withGroups(Set.of(G13, OTHER_SWITCH), Set.of(old + 1));
    assertEquals(old, later.groupIds().get(OTHER_SWITCH), "the lowest that is free again");
  }

  @Test
  void groupsOfTheLastBlockAreStillPositive() {
    VonResources last =
        VonResources.ofLabelBlock(VlanLabels.BLOCKS - 1).withGroups(Set.of(G12), Set.of());
    assertEquals(VlanLabels.BLOCKS << 20, last.groupIds().get(G12));
    assertTrue(last.groupIds().get(G12) > 0);
  }

  @Test
  void metersAreKeptWithTheGroups() {
    VonResources resources = EMPTY.withMeters(Map.of(S1, 5L)).withGroups(Set.of(G12), Set.of());
    assertEquals(MeterId.meterId(5), resources.meterAt(S1));
    assertThrows(IllegalStateException.class, () -> resources.meterAt(S2));
  }

  @Test
  void groupsAreEqualByWhatTheyDo() {
    assertEquals(duplicate(S1, 1, 2), G12);
    assertEquals(
        3, Set.of(G12, duplicate(S1, 2, 1), GroupSpec.suppress(S1, port(1), port(2))).size());
  }

  private static GroupSpec duplicate(DeviceId device, long red, long blue) {
    return GroupSpec.duplicate(device, port(red), port(blue));
  }

  private static PortNumber port(long number) {
    return PortNumber.portNumber(number);
  }
}
