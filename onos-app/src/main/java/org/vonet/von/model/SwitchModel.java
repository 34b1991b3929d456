// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import com.google.common.collect.ImmutableMap;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onosproject.core.GroupId;
import org.onosproject.net.PortNumber;
import org.onosproject.net.flow.FlowRule;
import org.onosproject.net.group.Group;
import org.onosproject.net.group.GroupBucket;
import org.onosproject.net.group.GroupDescription;

/** What is installed on one switch: its flow entries and its groups. */
final class SwitchModel {

  /** A switch with nothing on it. */
  static final SwitchModel BLANK = of(List.of(), List.of());

  private final FlowTable table;
  private final ImmutableMap<GroupId, GroupDescription> groups;

  private SwitchModel(FlowTable table, ImmutableMap<GroupId, GroupDescription> groups) {
    this.table = table;
    this.groups = groups;
  }

  /**
   * Returns the model of a switch.
   *
   * @throws IllegalStateException if a rule or group is beyond the model, two groups have one id,
   *     or a group has none
   */
  static SwitchModel of(
      Collection<? extends FlowRule> rules, Collection<? extends GroupDescription> groups) {
    Map<GroupId, GroupDescription> byId = new HashMap<>();
    for (GroupDescription group : groups) {
      checkKnown(group);
      GroupDescription other = byId.put(idOf(group), group);
      if (other != null && !other.equals(group)) {
        throw new IllegalStateException("two groups with one id: " + other + " and " + group);
      }
    }
    return new SwitchModel(FlowTable.of(rules), ImmutableMap.copyOf(byId));
  }

  /** Returns the matching entries of the highest priority: none, one, or an undefined outcome. */
  List<FlowRule> lookup(ModelFrame frame, PortNumber inPort) {
    return table.lookup(HeaderFields.of(frame, inPort));
  }

  Optional<GroupDescription> group(GroupId id) {
    return Optional.ofNullable(groups.get(id));
  }

  private static GroupId idOf(GroupDescription group) {
    if (group instanceof Group) {
      return ((Group) group).id();
    }
    if (group.givenGroupId() == null) {
      throw new IllegalStateException(group + " has no id: give it one");
    }
    return GroupId.valueOf(group.givenGroupId());
  }

  private static void checkKnown(GroupDescription group) {
    boolean failover = group.type() == GroupDescription.Type.FAILOVER;
    if (!failover && group.type() != GroupDescription.Type.ALL) {
      throw new IllegalStateException("the model knows no groups of type " + group.type());
    }
    for (GroupBucket bucket : group.buckets().buckets()) {
      boolean watchesPort = bucket.watchPort() != null && !bucket.watchPort().isLogical();
      if (failover && (!watchesPort || bucket.watchGroup() != null)) {
        throw new IllegalStateException(
            "the model knows only fail-over buckets that watch one port, not " + bucket);
      }
    }
  }
}
