// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.compile;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onlab.packet.VlanId;
import org.onosproject.net.flow.DefaultTrafficSelector;
import org.onosproject.net.flow.TrafficSelector;
import org.onosproject.net.flow.TrafficTreatment;
import org.vonet.von.api.Colour;

/**
 * Labels as an IEEE 802.1Q tag: a block of three consecutive VLAN ids for each virtual overlay
 * network. The third is for frames that are turned round at a failure; until they are, frames with
 * it are dropped like any other that has no business in the fabric.
 */
public final class VlanLabels implements LabelEncoding {

  /** VLAN ids in a block. */
  public static final int BLOCK_SIZE = 3;

  /** The first VLAN id in use: 1 is the default VLAN of most equipment and is left alone. */
  public static final int FIRST_VLAN = 2;

  private static final int LAST_VLAN = 4094;

  /** How many blocks there are, and so how many networks at a time. */
  public static final int BLOCKS = (LAST_VLAN - FIRST_VLAN + 1) / BLOCK_SIZE;

  private final VlanId red;
  private final VlanId blue;
  private final VlanId turned;

  private VlanLabels(VlanId red, VlanId blue, VlanId turned) {
    this.red = red;
    this.blue = blue;
    this.turned = turned;
  }

  /**
   * Returns the labels of a block.
   *
   * @param block from 0 to {@link #BLOCKS}−1
   * @return its labels
   * @throws IndexOutOfBoundsException outside of that range
   */
  public static VlanLabels ofBlock(int block) {
    Objects.checkIndex(block, BLOCKS);
    short first = (short) (FIRST_VLAN + block * BLOCK_SIZE);
    return new VlanLabels(
        VlanId.vlanId(first),
        VlanId.vlanId((short) (first + 1)),
        VlanId.vlanId((short) (first + 2)));
  }

  @Override
  public TrafficSelector.Builder matchLabelled(TrafficSelector.Builder selector, Colour colour) {
    return selector.matchVlanId(vlan(colour));
  }

  @Override
  public TrafficSelector.Builder matchUnlabelled(TrafficSelector.Builder selector) {
    return selector.matchVlanId(VlanId.NONE);
  }

  @Override
  public TrafficTreatment.Builder push(TrafficTreatment.Builder treatment, Colour colour) {
    return treatment.pushVlan().setVlanId(vlan(colour));
  }

  @Override
  public TrafficTreatment.Builder pop(TrafficTreatment.Builder treatment) {
    return treatment.popVlan();
  }

  @Override
  public List<TrafficSelector> anyLabel() {
    return Stream.of(red, blue, turned)
        .map(vlan -> DefaultTrafficSelector.builder().matchVlanId(vlan).build())
        .collect(Collectors.toUnmodifiableList());
  }

  private VlanId vlan(Colour colour) {
    return colour == Colour.RED ? red : blue;
  }

  @Override
  public String toString() {
    return "VLAN " + red + " red, " + blue + " blue, " + turned + " turned";
  }
}
