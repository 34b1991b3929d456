// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onlab.packet.VlanId;
import org.onosproject.net.flow.DefaultTrafficSelector;
import org.onosproject.net.flow.TrafficSelector;
import org.onosproject.net.flow.criteria.Criterion;
import org.onosproject.net.flow.criteria.VlanIdCriterion;
import org.vonet.von.api.Colour;

/** Which VLAN ids the networks get. */
class VlanLabelsTest {

  @Test
  void firstBlockLeavesTheDefaultVlanAlone() {
    assertEquals(List.of(2, 3, 4), ids(VlanLabels.ofBlock(0)));
  }

  @Test
  void lastBlockEndsBelowTheReservedVlan() {
    assertEquals(1364, VlanLabels.BLOCKS);
    assertEquals(List.of(4091, 4092, 4093), ids(VlanLabels.ofBlock(VlanLabels.BLOCKS - 1)));
  }

  @Test
  void blocksOutsideOfTheRangeAreRefused() {
    assertThrows(IndexOutOfBoundsException.class, () -> VlanLabels.ofBlock(-1));
    assertThrows(IndexOutOfBoundsException.class, () -> VlanLabels.ofBlock(VlanLabels.BLOCKS));
  }

  @Test
  void noTwoNetworksShareAnId() {
    List<Integer> all = new ArrayList<>();
    for (int block = 0; block < VlanLabels.BLOCKS; block++) {
      all.addAll(ids(VlanLabels.ofBlock(block)));
    }
    assertEquals(all.size(), new HashSet<>(all).size());
    assertTrue(all.stream().allMatch(id -> id > 1 && id < 4095));
  }

  @Test
  void coloursDiffer() {
    VlanLabels labels = VlanLabels.ofBlock(5);
    assertEquals(17, id(labels.matchLabelled(selector(), Colour.RED).build()));
    assertEquals(18, id(labels.matchLabelled(selector(), Colour.BLUE).build()));
    assertEquals(VlanId.NONE.toShort(), id(labels.matchUnlabelled(selector()).build()));
  }

  private static List<Integer> ids(VlanLabels labels) {
    List<Integer> ids = new ArrayList<>();
    labels.anyLabel().forEach(selector -> ids.add(id(selector)));
    return ids;
  }

  private static int id(TrafficSelector selector) {
    return ((VlanIdCriterion) selector.getCriterion(Criterion.Type.VLAN_VID)).vlanId().toShort();
  }

  private static TrafficSelector.Builder selector() {
    return DefaultTrafficSelector.builder();
  }
}
