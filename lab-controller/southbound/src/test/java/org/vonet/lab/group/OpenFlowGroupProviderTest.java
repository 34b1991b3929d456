// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vonet.lab.codec.Wire.FACTORY;

import com.google.common.collect.ImmutableList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onosproject.cfg.ComponentConfigAdapter;
import org.onosproject.core.GroupId;
import org.onosproject.net.DeviceId;
import org.onosproject.net.PortNumber;
import org.onosproject.net.driver.DriverServiceAdapter;
import org.onosproject.net.flow.DefaultTrafficTreatment;
import org.onosproject.net.flow.TrafficTreatment;
import org.onosproject.net.group.DefaultGroupBucket;
import org.onosproject.net.group.Group;
import org.onosproject.net.group.GroupBucket;
import org.onosproject.net.group.GroupBuckets;
import org.onosproject.net.group.GroupDescription;
import org.onosproject.net.group.GroupOperation;
import org.onosproject.net.group.GroupOperation.GroupMsgErrorCode;
import org.onosproject.net.group.GroupOperations;
import org.onosproject.net.group.GroupProvider;
import org.onosproject.net.group.GroupProviderRegistry;
import org.onosproject.net.group.GroupProviderService;
import org.onosproject.net.meter.MeterId;
import org.onosproject.net.provider.AbstractProviderService;
import org.onosproject.net.provider.ProviderId;
import org.projectfloodlight.openflow.protocol.OFBadActionCode;
import org.projectfloodlight.openflow.protocol.OFErrorMsg;
import org.projectfloodlight.openflow.protocol.OFGroupMod;
import org.projectfloodlight.openflow.protocol.OFGroupModFailedCode;
import org.projectfloodlight.openflow.protocol.OFVersion;
import org.projectfloodlight.openflow.types.OFErrorCauseData;
import org.projectfloodlight.openflow.types.OFPort;
import org.vonet.lab.channel.TestMessaging;
import org.vonet.lab.fake.Eventually;
import org.vonet.lab.fake.FakeContext;
import org.vonet.lab.fake.FakeController;
import org.vonet.lab.fake.FakeSwitch;

class OpenFlowGroupProviderTest {
  private static final OFErrorCauseData NO_DATA = OFErrorCauseData.of(new byte[0], OFVersion.OF_13);
  private static final DeviceId S1 = DeviceId.deviceId("of:0000000000000001");
  private static final DeviceId S2 = DeviceId.deviceId("of:0000000000000002");

  private final FakeController controller = new FakeController();
  private final TestMessaging messaging = new TestMessaging(controller);
  private final OpenFlowGroupProvider provider = new OpenFlowGroupProvider();
  private final Recorder recorder = new Recorder(provider);
  private FakeSwitch first;
  private FakeSwitch second;

  @BeforeEach
  void start() {
    provider.registry = new Registry(recorder);
    provider.controller = controller;
    provider.messaging = messaging.service();
    provider.drivers = new DriverServiceAdapter();
    provider.configuration = new ComponentConfigAdapter();
    provider.activate(FakeContext.with("groupPollInterval", "3600"));
    first = controller.connect(1);
    second = controller.connect(2);
  }

  @AfterEach
  void stop() throws InterruptedException {
    provider.deactivate();
    messaging.close();
  }

  @Test
  void everyTypeComesBackAsItWasSent() {
    perform(S1, add(1, GroupDescription.Type.ALL, all(output(1)), all(output(2))));
    perform(S1, add(2, GroupDescription.Type.SELECT, select(output(1), 1), select(output(2), 7)));
    perform(
        S1,
        add(
            3,
            GroupDescription.Type.INDIRECT,
            DefaultGroupBucket.createIndirectGroupBucket(output(3))));
    perform(
        S1,
        add(
            4,
            GroupDescription.Type.FAILOVER,
            failover(DefaultTrafficTreatment.builder().drop().build(), 2),
            failover(
                DefaultTrafficTreatment.builder()
                    .popVlan()
                    .setQueue(4)
                    .setOutput(PortNumber.portNumber(1))
                    .build(),
                1)));

    Eventually.await("four groups", () -> recorder.groups(S1).size() == 4);
    assertEquals(
        ImmutableList.of(all(output(1)), all(output(2))),
        recorder.group(S1, 1).buckets().buckets());
    assertEquals(7, recorder.group(S1, 2).buckets().buckets().get(1).weight());
    assertEquals(GroupDescription.Type.INDIRECT, recorder.group(S1, 3).type());
    List<GroupBucket> failover = recorder.group(S1, 4).buckets().buckets();
    assertEquals(PortNumber.portNumber(2), failover.get(0).watchPort());
    assertEquals(DefaultTrafficTreatment.builder().drop().build(), failover.get(0).treatment());
    assertEquals(3, failover.get(1).treatment().allInstructions().size());
    assertEquals(Group.GroupState.ADDED, recorder.group(S1, 4).state());
    assertEquals(List.of(), recorder.failures);
  }

  @Test
  void dropBucketIsEmptyAndWatchesItsPort() {
    perform(
        S1,
        add(
            4,
            GroupDescription.Type.FAILOVER,
            failover(DefaultTrafficTreatment.builder().drop().build(), 2)));
    Eventually.await("the group", () -> first.groups().size() == 1);
    assertEquals(List.of(), first.groups().get(0).getBuckets().get(0).getActions());
    assertEquals(OFPort.of(2), first.groups().get(0).getBuckets().get(0).getWatchPort());
  }

  @Test
  void sameIdOnTwoSwitchesIsNotMixedUp() {
    second.refuse(
        message ->
            message instanceof OFGroupMod ? refusal(OFGroupModFailedCode.OUT_OF_GROUPS) : null);
    GroupOperation operation = add(5, GroupDescription.Type.ALL, all(output(1)));
    perform(S1, operation);
    perform(S2, operation);

    Eventually.await("a failure", () -> !recorder.failures.isEmpty());
    Eventually.await("the group on the other", () -> recorder.groups(S1).size() == 1);
    assertEquals(List.of(S2), recorder.failedDevices);
    assertEquals(GroupMsgErrorCode.OUT_OF_GROUPS, recorder.failures.get(0).failureCode());
    assertEquals(operation.groupId(), recorder.failures.get(0).groupId());
  }

  @Test
  void onlyTheRefusedOperationOfSeveralFails() {
    first.refuse(
        message ->
            message instanceof OFGroupMod && ((OFGroupMod) message).getGroup().getGroupNumber() == 8
                ? FACTORY
                    .errorMsgs()
                    .buildBadActionErrorMsg()
                    .setCode(OFBadActionCode.BAD_OUT_PORT)
                    .setData(NO_DATA)
                    .build()
                : null);
    perform(
        S1,
        add(7, GroupDescription.Type.ALL, all(output(1))),
        add(8, GroupDescription.Type.ALL, all(output(1))),
        add(9, GroupDescription.Type.ALL, all(output(1))));
    Eventually.await("two groups", () -> recorder.groups(S1).size() == 2);
    assertEquals(1, recorder.failures.size());
    assertEquals(new GroupId(8), recorder.failures.get(0).groupId());
  }

  @Test
  void addingWhatIsThereChangesIt() {
    perform(S1, add(5, GroupDescription.Type.ALL, all(output(1))));
    Eventually.await("the group", () -> recorder.groups(S1).size() == 1);
    perform(S1, add(5, GroupDescription.Type.ALL, all(output(2))));
    Eventually.await(
        "the new buckets",
        () -> recorder.group(S1, 5).buckets().equals(new GroupBuckets(List.of(all(output(2))))));
    assertEquals(List.of(), recorder.failures);
  }

  @Test
  void removedGroupIsNoLongerReported() {
    perform(S1, add(5, GroupDescription.Type.ALL, all(output(1))));
    Eventually.await("the group", () -> recorder.groups(S1).size() == 1);
    perform(
        S1, GroupOperation.createDeleteGroupOperation(new GroupId(5), GroupDescription.Type.ALL));
    Eventually.await("no group", () -> recorder.groups(S1).isEmpty());
  }

  @Test
  void bucketWithAMeterIsRefusedBeforeItIsSent() {
    perform(
        S1,
        add(
            6,
            GroupDescription.Type.ALL,
            all(DefaultTrafficTreatment.builder().meter(MeterId.meterId(1)).build())));
    Eventually.await("a failure", () -> !recorder.failures.isEmpty());
    assertTrue(first.groups().isEmpty());
  }

  private static OFErrorMsg refusal(OFGroupModFailedCode code) {
    return FACTORY.errorMsgs().buildGroupModFailedErrorMsg().setCode(code).setData(NO_DATA).build();
  }

  private void perform(DeviceId device, GroupOperation... operations) {
    provider.performGroupOperation(device, new GroupOperations(List.of(operations)));
  }

  private static GroupOperation add(int id, GroupDescription.Type type, GroupBucket... buckets) {
    return GroupOperation.createAddGroupOperation(
        new GroupId(id), type, new GroupBuckets(List.of(buckets)));
  }

  private static GroupBucket all(TrafficTreatment treatment) {
    return DefaultGroupBucket.createAllGroupBucket(treatment);
  }

  private static GroupBucket select(TrafficTreatment treatment, int weight) {
    return DefaultGroupBucket.createSelectGroupBucket(treatment, (short) weight);
  }

  private static GroupBucket failover(TrafficTreatment treatment, long port) {
    return DefaultGroupBucket.createFailoverGroupBucket(
        treatment, PortNumber.portNumber(port), null);
  }

  private static TrafficTreatment output(long port) {
    return DefaultTrafficTreatment.builder().setOutput(PortNumber.portNumber(port)).build();
  }

  private static final class Registry implements GroupProviderRegistry {
    private final GroupProviderService service;

    Registry(GroupProviderService service) {
      this.service = service;
    }

    @Override
    public GroupProviderService register(GroupProvider registered) {
      return service;
    }

    @Override
    public void unregister(GroupProvider registered) {}

    @Override
    public Set<ProviderId> getProviders() {
      return Set.of();
    }
  }

  /** What ONOS is told. */
  private static final class Recorder extends AbstractProviderService<GroupProvider>
      implements GroupProviderService {
    final List<DeviceId> failedDevices = new CopyOnWriteArrayList<>();
    final List<GroupOperation> failures = new CopyOnWriteArrayList<>();
    final Map<DeviceId, List<Group>> reported = new ConcurrentHashMap<>();

    Recorder(GroupProvider provider) {
      super(provider);
    }

    List<Group> groups(DeviceId device) {
      return reported.getOrDefault(device, List.of());
    }

    Group group(DeviceId device, int id) {
      return groups(device).stream()
          .filter(group -> group.id().equals(new GroupId(id)))
          .findFirst()
          .orElseThrow();
    }

    @Override
    public void groupOperationFailed(DeviceId deviceId, GroupOperation operation) {
      failedDevices.add(deviceId);
      failures.add(operation);
    }

    @Override
    public void pushGroupMetrics(DeviceId deviceId, Collection<Group> groups) {
      reported.put(deviceId, ImmutableList.copyOf(groups));
    }

    @Override
    public void notifyOfFailovers(Collection<Group> groups) {
      throw new UnsupportedOperationException();
    }
  }
}
