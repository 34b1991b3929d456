// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.compile;

import com.google.common.collect.ImmutableMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.onosproject.net.DeviceId;
import org.onosproject.net.meter.MeterId;

/**
 * The identifiers that one virtual overlay network holds: its block of labels, its meter on each
 * switch, its groups.
 *
 * <p>Group ids are unique in the whole network, not only on a switch, because ONOS tells pending
 * group operations apart by the group id alone.
 */
public final class VonResources {

  private static final int GROUP_NUMBER_BITS = 20;
  private static final int MAX_GROUP_NUMBER = (1 << GROUP_NUMBER_BITS) - 1;

  private final int labelBlock;
  private final ImmutableMap<DeviceId, Long> meterIds;
  private final ImmutableMap<GroupSpec, Integer> groupIds;

  private VonResources(
      int labelBlock,
      ImmutableMap<DeviceId, Long> meterIds,
      ImmutableMap<GroupSpec, Integer> groupIds) {
    this.labelBlock = labelBlock;
    this.meterIds = meterIds;
    this.groupIds = groupIds;
  }

  /**
   * Returns resources with a block of labels and nothing else.
   *
   * @param labelBlock the number of the block, from 0
   * @return the resources
   */
  public static VonResources ofLabelBlock(int labelBlock) {
    return new VonResources(labelBlock, ImmutableMap.of(), ImmutableMap.of());
  }

  /**
   * Returns the block of labels.
   *
   * @return its number
   */
  public int labelBlock() {
    return labelBlock;
  }

  /**
   * Returns the labels.
   *
   * @return the encoding for this network
   */
  public LabelEncoding labels() {
    return VlanLabels.ofBlock(labelBlock);
  }

  /**
   * Returns the meters that the network has.
   *
   * @return by switch
   */
  public Map<DeviceId, Long> meterIds() {
    return meterIds;
  }

  /**
   * Returns the groups that have an id.
   *
   * @return ids by group
   */
  Map<GroupSpec, Integer> groupIds() {
    return groupIds;
  }

  MeterId meterAt(DeviceId device) {
    Long id = meterIds.get(device);
    if (id == null) {
      throw new IllegalStateException("no meter was granted on " + device);
    }
    return MeterId.meterId(id);
  }

  /**
   * Returns these resources with other meters.
   *
   * @param meters all meters of the network
   * @return the resources with them
   */
  public VonResources withMeters(Map<DeviceId, Long> meters) {
    return new VonResources(labelBlock, ImmutableMap.copyOf(meters), groupIds);
  }

  /**
   * Returns these resources with an id for each of the groups: those that have one keep it, others
   * get the lowest free one.
   *
   * @param needed the groups of the network from now on
   * @param occupied groups of before that are still on switches, whose ids must not be given away
   * @return the resources with exactly the needed groups
   */
  VonResources withGroups(Set<GroupSpec> needed, Set<Integer> occupied) {
    Map<GroupSpec, Integer> ids = new TreeMap<>();
    Set<Integer> taken = new HashSet<>(occupied);
    for (GroupSpec group : needed) {
      Integer known = groupIds.get(group);
      if (known != null) {
        ids.put(group, known);
        taken.add(known);
      }
    }
    int number = 0;
    for (GroupSpec group : needed) {
      if (!ids.containsKey(group)) {
        while (taken.contains(groupId(number))) {
          number++;
        }
        ids.put(group, groupId(number));
        number++;
      }
    }
    return new VonResources(labelBlock, meterIds, ImmutableMap.copyOf(ids));
  }

  private int groupId(int number) {
    if (number > MAX_GROUP_NUMBER) {
      throw new IllegalStateException("more than " + MAX_GROUP_NUMBER + " groups in one network");
    }
    return ((labelBlock + 1) << GROUP_NUMBER_BITS) | number;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VonResources
        && ((VonResources) other).labelBlock == labelBlock
        && ((VonResources) other).meterIds.equals(meterIds)
        && ((VonResources) other).groupIds.equals(groupIds);
  }

  @Override
  public int hashCode() {
    return Objects.hash(labelBlock, meterIds, groupIds);
  }

  @Override
  public String toString() {
    return labels() + ", meters " + meterIds + ", groups " + groupIds;
  }
}
