// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.onosproject.core.GroupId;
import org.onosproject.net.DeviceId;
import org.onosproject.net.PortNumber;
import org.onosproject.net.flow.DefaultTrafficTreatment;
import org.onosproject.net.flow.TrafficTreatment;
import org.onosproject.net.group.DefaultGroup;
import org.onosproject.net.group.DefaultGroupBucket;
import org.onosproject.net.group.Group;
import org.onosproject.net.group.GroupBucket;
import org.onosproject.net.group.GroupBuckets;
import org.onosproject.net.group.GroupDescription;
import org.onosproject.net.group.GroupOperation;
import org.onosproject.net.group.StoredGroupBucketEntry;
import org.projectfloodlight.openflow.protocol.OFBucket;
import org.projectfloodlight.openflow.protocol.OFBucketCounter;
import org.projectfloodlight.openflow.protocol.OFFactory;
import org.projectfloodlight.openflow.protocol.OFGroupDescStatsEntry;
import org.projectfloodlight.openflow.protocol.OFGroupMod;
import org.projectfloodlight.openflow.protocol.OFGroupStatsEntry;
import org.projectfloodlight.openflow.protocol.OFGroupType;
import org.projectfloodlight.openflow.types.OFGroup;
import org.projectfloodlight.openflow.types.OFPort;

/** Translates group operations to group-mod messages, and reported groups to ONOS groups. */
public final class GroupCodec {
  /** Above this the numbers are reserved (OFPG_MAX). */
  private static final int MAX_GROUP = 0xffffff00;

  private final DeviceId deviceId;
  private final ActionCodec actions;

  /**
   * @param extensions the switch, and what its driver adds to the standard
   */
  public GroupCodec(DeviceExtensions extensions) {
    this.deviceId = extensions.deviceId();
    this.actions = new ActionCodec(extensions);
  }

  /**
   * @param factory messages of the version that the switch speaks
   * @param type what to do: a group that is there can be modified, but not added
   * @param operation the group to do it with
   * @return the message, with a transaction id of its own
   * @throws UntranslatableException if the group says something that OpenFlow 1.3 can't
   */
  public OFGroupMod encode(OFFactory factory, GroupOperation.Type type, GroupOperation operation) {
    if (Integer.compareUnsigned(operation.groupId().id(), MAX_GROUP) > 0) {
      throw new UntranslatableException(
          "group id "
              + Integer.toUnsignedString(operation.groupId().id())
              + " is reserved in OpenFlow: use 0 to "
              + Integer.toUnsignedString(MAX_GROUP));
    }
    OFGroupMod.Builder message = builder(factory, type);
    message
        .setGroup(OFGroup.of(operation.groupId().id()))
        .setGroupType(encode(operation.groupType()));
    if (type != GroupOperation.Type.DELETE) {
      message.setBuckets(
          operation.buckets().buckets().stream()
              .map(bucket -> encode(factory, bucket))
              .collect(Collectors.toList()));
    }
    return message.build();
  }

  private static OFGroupMod.Builder builder(OFFactory factory, GroupOperation.Type type) {
    switch (type) {
      case ADD:
        return factory.buildGroupAdd();
      case MODIFY:
        return factory.buildGroupModify();
      case DELETE:
        return factory.buildGroupDelete();
      default:
        throw new IllegalArgumentException(type + " is not a command for a group");
    }
  }

  private static OFGroupType encode(GroupDescription.Type type) {
    switch (type) {
      case ALL:
        return OFGroupType.ALL;
      case SELECT:
        return OFGroupType.SELECT;
      case INDIRECT:
        return OFGroupType.INDIRECT;
      case FAILOVER:
        return OFGroupType.FF;
      default:
        throw new UntranslatableException(
            "group type " + type + " is not in OpenFlow 1.3: use ALL, SELECT, INDIRECT, FAILOVER");
    }
  }

  private OFBucket encode(OFFactory factory, GroupBucket bucket) {
    TrafficTreatment treatment = bucket.treatment();
    if (treatment.metered() != null
        || treatment.tableTransition() != null
        || treatment.writeMetadata() != null
        || treatment.clearedDeferred()) {
      throw new UntranslatableException(
          "bucket "
              + treatment
              + " has a meter, table, metadata or clear instruction: a bucket holds actions alone;"
              + " put these into the flow rule");
    }
    OFBucket.Builder message =
        factory.buildBucket().setActions(actions.encode(factory, treatment.allInstructions()));
    if (bucket.type() == GroupDescription.Type.SELECT) {
      message.setWeight(Short.toUnsignedInt(bucket.weight()));
    }
    boolean failover = bucket.type() == GroupDescription.Type.FAILOVER;
    message.setWatchPort(
        failover && bucket.watchPort() != null ? Ports.encode(bucket.watchPort()) : OFPort.ANY);
    message.setWatchGroup(
        failover && bucket.watchGroup() != null
            ? OFGroup.of(bucket.watchGroup().id())
            : OFGroup.ANY);
    return message.build();
  }

  /**
   * @param description a group as the switch describes it
   * @param statistics its counters, or null if they are not known
   * @return the same as a group in state ADDED
   * @throws UntranslatableException if ONOS can't express the group; it was made by someone else
   */
  public Group decode(OFGroupDescStatsEntry description, OFGroupStatsEntry statistics) {
    GroupDescription.Type type = decode(description.getGroupType());
    List<GroupBucket> buckets = new ArrayList<>();
    List<OFBucketCounter> counters = statistics == null ? List.of() : statistics.getBucketStats();
    for (OFBucket reported : description.getBuckets()) {
      GroupBucket bucket = decode(type, reported);
      if (buckets.size() < counters.size()) {
        OFBucketCounter counter = counters.get(buckets.size());
        ((StoredGroupBucketEntry) bucket).setPackets(counter.getPacketCount().getValue());
        ((StoredGroupBucketEntry) bucket).setBytes(counter.getByteCount().getValue());
      }
      buckets.add(bucket);
    }
    DefaultGroup group =
        new DefaultGroup(
            new GroupId(description.getGroup().getGroupNumber()),
            deviceId,
            type,
            new GroupBuckets(buckets));
    group.setState(Group.GroupState.ADDED);
    if (statistics != null) {
      group.setLife(statistics.getDurationSec());
      group.setPackets(statistics.getPacketCount().getValue());
      group.setBytes(statistics.getByteCount().getValue());
      group.setReferenceCount(statistics.getRefCount());
    }
    return group;
  }

  private static GroupDescription.Type decode(OFGroupType type) {
    switch (type) {
      case ALL:
        return GroupDescription.Type.ALL;
      case SELECT:
        return GroupDescription.Type.SELECT;
      case INDIRECT:
        return GroupDescription.Type.INDIRECT;
      case FF:
        return GroupDescription.Type.FAILOVER;
      default:
        throw new UntranslatableException("group type " + type + " has no equivalent in ONOS");
    }
  }

  private GroupBucket decode(GroupDescription.Type type, OFBucket bucket) {
    TrafficTreatment.Builder treatment = DefaultTrafficTreatment.builder();
    bucket.getActions().forEach(action -> treatment.add(actions.decode(action)));
    switch (type) {
      case ALL:
        return DefaultGroupBucket.createAllGroupBucket(treatment.build());
      case SELECT:
        if (bucket.getWeight() == 0) {
          throw new UntranslatableException("a bucket of weight 0 has no equivalent in ONOS");
        }
        return DefaultGroupBucket.createSelectGroupBucket(
            treatment.build(), (short) bucket.getWeight());
      case INDIRECT:
        return DefaultGroupBucket.createIndirectGroupBucket(treatment.build());
      default:
        PortNumber port =
            bucket.getWatchPort().equals(OFPort.ANY) ? null : Ports.decode(bucket.getWatchPort());
        GroupId group =
            bucket.getWatchGroup().equals(OFGroup.ANY)
                ? null
                : new GroupId(bucket.getWatchGroup().getGroupNumber());
        if (port == null && group == null) {
          throw new UntranslatableException(
              "a failover bucket that watches neither port nor group has no equivalent in ONOS");
        }
        return DefaultGroupBucket.createFailoverGroupBucket(treatment.build(), port, group);
    }
  }
}
