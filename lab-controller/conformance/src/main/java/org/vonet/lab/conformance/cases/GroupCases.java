// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.conformance.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onosproject.core.ApplicationId;
import org.onosproject.core.CoreService;
import org.onosproject.core.GroupId;
import org.onosproject.net.DeviceId;
import org.onosproject.net.PortNumber;
import org.onosproject.net.flow.DefaultTrafficTreatment;
import org.onosproject.net.flow.TrafficTreatment;
import org.onosproject.net.group.DefaultGroupBucket;
import org.onosproject.net.group.DefaultGroupDescription;
import org.onosproject.net.group.DefaultGroupKey;
import org.onosproject.net.group.Group;
import org.onosproject.net.group.GroupBucket;
import org.onosproject.net.group.GroupBuckets;
import org.onosproject.net.group.GroupDescription;
import org.onosproject.net.group.GroupKey;
import org.onosproject.net.group.GroupService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vonet.lab.conformance.EventRecorder;
import org.vonet.lab.conformance.SeenEvent;

/** Adds, changes and removes groups of every type and waits for ONOS's word on it. */
@Component(service = GroupCases.class)
public final class GroupCases {

  private static final Duration LIMIT = Duration.ofSeconds(15);

  @Reference private CoreService coreService;
  @Reference private GroupService groupService;
  @Reference private EventRecorder recorder;

  private final ObjectMapper mapper = new ObjectMapper();
  private ApplicationId applicationId;

  /** Learns the application's id. */
  @Activate
  void activate() {
    applicationId = coreService.registerApplication(EventRecorder.APPLICATION);
  }

  /**
   * Adds a group.
   *
   * @param device the switch
   * @param type its type
   * @param groupId its id on the switch
   * @param ports one bucket for each, which outputs there; port 0 makes a bucket that drops
   * @return {@code event} (none when the limit of 15 s has passed) and {@code millis} to it
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public ObjectNode add(
      DeviceId device, GroupDescription.Type type, int groupId, List<Integer> ports)
      throws InterruptedException {
    GroupDescription description =
        new DefaultGroupDescription(
            device, type, buckets(type, ports), key(groupId), groupId, applicationId);
    return run(device, groupId, "ADD", () -> groupService.addGroup(description));
  }

  /** Replaces the buckets of a group; parameters and result as for {@code add}. */
  public ObjectNode modify(
      DeviceId device, GroupDescription.Type type, int groupId, List<Integer> ports)
      throws InterruptedException {
    return run(
        device,
        groupId,
        "UPDATE",
        () ->
            groupService.setBucketsForGroup(
                device, key(groupId), buckets(type, ports), key(groupId), applicationId));
  }

  /** Removes a group; result as for {@code add}. */
  public ObjectNode remove(DeviceId device, int groupId) throws InterruptedException {
    return run(
        device,
        groupId,
        "REMOVE",
        () -> groupService.removeGroup(device, key(groupId), applicationId));
  }

  /** Returns what ONOS knows of the groups of this application on a switch. */
  public ArrayNode list(DeviceId device) {
    ArrayNode groups = mapper.createArrayNode();
    for (Group group : groupService.getGroups(device, applicationId)) {
      ObjectNode node =
          groups
              .addObject()
              .put("id", Integer.toUnsignedLong(group.id().id()))
              .put("type", group.type().name())
              .put("state", group.state().name())
              .put("packets", group.packets());
      ArrayNode buckets = node.putArray("buckets");
      for (GroupBucket bucket : group.buckets().buckets()) {
        buckets
            .addObject()
            .put("treatment", bucket.treatment().allInstructions().toString())
            .put("packets", bucket.packets());
      }
    }
    return groups;
  }

  private ObjectNode run(DeviceId device, int groupId, String operation, Runnable request)
      throws InterruptedException {
    String subject = device + "/" + Integer.toUnsignedString(groupId);
    long before = recorder.log().lastSequence();
    long start = System.nanoTime();
    request.run();
    Optional<SeenEvent> event =
        recorder
            .log()
            .await(
                before,
                seen ->
                    seen.kind().equals("GROUP")
                        && seen.subject().equals(subject)
                        && seen.type().startsWith("GROUP_" + operation)
                        && !seen.type().endsWith("_REQUESTED"),
                LIMIT);
    return mapper
        .createObjectNode()
        .put("event", event.map(SeenEvent::type).orElse("none"))
        .put("millis", (System.nanoTime() - start) / 1e6);
  }

  private static GroupKey key(int groupId) {
    return new DefaultGroupKey(("group-" + groupId).getBytes(UTF_8));
  }

  private static GroupBuckets buckets(GroupDescription.Type type, List<Integer> ports) {
    List<GroupBucket> buckets = new ArrayList<>();
    for (int i = 0; i < ports.size(); i++) {
      // A dropping bucket has to watch something too: it takes the port of its neighbour.
      int watched = ports.get(i) == 0 ? ports.get((i + 1) % ports.size()) : ports.get(i);
      buckets.add(bucket(type, treatment(ports.get(i)), PortNumber.portNumber(watched)));
    }
    return new GroupBuckets(buckets);
  }

  private static TrafficTreatment treatment(int port) {
    return port == 0
        ? DefaultTrafficTreatment.emptyTreatment()
        : DefaultTrafficTreatment.builder().setOutput(PortNumber.portNumber(port)).build();
  }

  private static GroupBucket bucket(
      GroupDescription.Type type, TrafficTreatment treatment, PortNumber watched) {
    switch (type) {
      case ALL:
        return DefaultGroupBucket.createAllGroupBucket(treatment);
      case SELECT:
        return DefaultGroupBucket.createSelectGroupBucket(treatment);
      case INDIRECT:
        return DefaultGroupBucket.createIndirectGroupBucket(treatment);
      case FAILOVER:
        return DefaultGroupBucket.createFailoverGroupBucket(
            treatment, watched, GroupId.valueOf(0xFFFF_FFFF));
      default:
        throw new IllegalArgumentException(
            "group type " + type + " is not of OpenFlow 1.3; use ALL, SELECT, INDIRECT, FAILOVER");
    }
  }
}
