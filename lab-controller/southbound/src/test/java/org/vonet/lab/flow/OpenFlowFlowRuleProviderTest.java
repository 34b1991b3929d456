// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vonet.lab.codec.Wire.FACTORY;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onlab.packet.IpPrefix;
import org.onlab.packet.MacAddress;
import org.onosproject.cfg.ComponentConfigAdapter;
import org.onosproject.core.DefaultApplicationId;
import org.onosproject.net.DeviceId;
import org.onosproject.net.PortNumber;
import org.onosproject.net.driver.DriverServiceAdapter;
import org.onosproject.net.flow.CompletedBatchOperation;
import org.onosproject.net.flow.DefaultFlowRule;
import org.onosproject.net.flow.DefaultTrafficSelector;
import org.onosproject.net.flow.DefaultTrafficTreatment;
import org.onosproject.net.flow.FlowEntry;
import org.onosproject.net.flow.FlowRule;
import org.onosproject.net.flow.FlowRuleProvider;
import org.onosproject.net.flow.FlowRuleProviderRegistry;
import org.onosproject.net.flow.FlowRuleProviderService;
import org.onosproject.net.flow.TableStatisticsEntry;
import org.onosproject.net.flow.TrafficSelector;
import org.onosproject.net.flow.oldbatch.FlowRuleBatchEntry;
import org.onosproject.net.flow.oldbatch.FlowRuleBatchOperation;
import org.onosproject.net.provider.AbstractProviderService;
import org.onosproject.net.provider.ProviderId;
import org.projectfloodlight.openflow.protocol.OFBadActionCode;
import org.projectfloodlight.openflow.protocol.OFBadInstructionCode;
import org.projectfloodlight.openflow.protocol.OFBadMatchCode;
import org.projectfloodlight.openflow.protocol.OFBadRequestCode;
import org.projectfloodlight.openflow.protocol.OFErrorMsg;
import org.projectfloodlight.openflow.protocol.OFFlowMod;
import org.projectfloodlight.openflow.protocol.OFFlowModFailedCode;
import org.projectfloodlight.openflow.protocol.OFGroupModFailedCode;
import org.projectfloodlight.openflow.protocol.OFMessage;
import org.projectfloodlight.openflow.protocol.OFMeterModFailedCode;
import org.projectfloodlight.openflow.protocol.OFVersion;
import org.projectfloodlight.openflow.protocol.errormsg.OFErrorMsgs;
import org.projectfloodlight.openflow.types.OFErrorCauseData;
import org.vonet.lab.channel.TestMessaging;
import org.vonet.lab.fake.Eventually;
import org.vonet.lab.fake.FakeContext;
import org.vonet.lab.fake.FakeController;
import org.vonet.lab.fake.FakeSwitch;

class OpenFlowFlowRuleProviderTest {
  private static final OFErrorCauseData NO_DATA = OFErrorCauseData.of(new byte[0], OFVersion.OF_13);

  private final FakeController controller = new FakeController();
  private final TestMessaging messaging = new TestMessaging(controller);
  private final OpenFlowFlowRuleProvider provider = new OpenFlowFlowRuleProvider();
  private final Recorder recorder = new Recorder(provider);
  private FakeSwitch sw;

  @BeforeEach
  void start() {
    provider.registry = new Registry(recorder);
    provider.controller = controller;
    provider.messaging = messaging.service();
    provider.drivers = new DriverServiceAdapter();
    provider.configuration = new ComponentConfigAdapter();
    provider.activate(FakeContext.with("flowPollFrequency", "3600"));
    sw = controller.connect(1);
  }

  @AfterEach
  void stop() throws InterruptedException {
    provider.deactivate();
    messaging.close();
  }

  @Test
  void acceptedBatchSucceeds() {
    List<FlowRule> rules = rules(120);
    CompletedBatchOperation result = execute(FlowRuleBatchEntry.FlowRuleOperation.ADD, rules);
    assertTrue(result.isSuccess());
    assertEquals(120, sw.flows().size());
  }

  /** Kinds of errors that Open vSwitch was seen to give, and that other switches may give. */
  @Test
  void everyKindOfErrorFailsExactlyItsRule() {
    List<FlowRule> rules = rules(100);
    OFErrorMsgs errors = FACTORY.errorMsgs();
    Map<Integer, OFErrorMsg> refusals =
        Map.of(
            3,
            errors
                .buildBadActionErrorMsg()
                .setCode(OFBadActionCode.BAD_OUT_GROUP)
                .setData(NO_DATA)
                .build(),
            10,
            errors
                .buildBadInstructionErrorMsg()
                .setCode(OFBadInstructionCode.UNSUP_INST)
                .setData(NO_DATA)
                .build(),
            11,
            errors
                .buildBadMatchErrorMsg()
                .setCode(OFBadMatchCode.BAD_PREREQ)
                .setData(NO_DATA)
                .build(),
            20,
            errors
                .buildBadRequestErrorMsg()
                .setCode(OFBadRequestCode.BAD_TABLE_ID)
                .setData(NO_DATA)
                .build(),
            50,
            errors
                .buildFlowModFailedErrorMsg()
                .setCode(OFFlowModFailedCode.TABLE_FULL)
                .setData(NO_DATA)
                .build(),
            51,
            errors
                .buildMeterModFailedErrorMsg()
                .setCode(OFMeterModFailedCode.UNKNOWN_METER)
                .setData(NO_DATA)
                .build(),
            99,
            errors
                .buildGroupModFailedErrorMsg()
                .setCode(OFGroupModFailedCode.UNKNOWN_GROUP)
                .setData(NO_DATA)
                .build());
    sw.refuse(ofPriority(refusals));

    CompletedBatchOperation result = execute(FlowRuleBatchEntry.FlowRuleOperation.ADD, rules);

    Set<FlowRule> expected = new HashSet<>();
    refusals.keySet().forEach(index -> expected.add(rules.get(index)));
    assertFalse(result.isSuccess());
    assertEquals(expected, result.failedItems());
    assertEquals(93, sw.flows().size());
  }

  @Test
  void ruleThatCanNotBeSaidFailsAloneAndIsNotSent() {
    List<FlowRule> rules = new ArrayList<>(rules(2));
    FlowRule any =
        rule(7, DefaultTrafficSelector.builder().matchIPDst(IpPrefix.valueOf("0.0.0.0/0")).build());
    rules.add(any);

    CompletedBatchOperation result = execute(FlowRuleBatchEntry.FlowRuleOperation.ADD, rules);

    assertEquals(ImmutableSet.of(any), result.failedItems());
    assertEquals(2, sw.flows().size());
  }

  @Test
  void ruleThatCanNotBeThereCountsAsRemoved() {
    sw.refuse(
        ofPriority(
            Map.of(
                0,
                FACTORY
                    .errorMsgs()
                    .buildBadMatchErrorMsg()
                    .setCode(OFBadMatchCode.BAD_PREREQ)
                    .setData(NO_DATA)
                    .build())));
    assertTrue(execute(FlowRuleBatchEntry.FlowRuleOperation.REMOVE, rules(1)).isSuccess());
  }

  @Test
  void batchForASwitchThatIsNotThereFails() {
    FlowRule rule =
        DefaultFlowRule.builder()
            .forDevice(DeviceId.deviceId("of:0000000000000099"))
            .fromApp(new DefaultApplicationId(7, "test"))
            .withPriority(1)
            .makePermanent()
            .build();
    CompletedBatchOperation result =
        execute(FlowRuleBatchEntry.FlowRuleOperation.ADD, List.of(rule));
    assertEquals(ImmutableSet.of(rule), result.failedItems());
  }

  @Test
  void batchFailsAsAWholeWhenTheSwitchDisconnects() {
    List<FlowRule> rules = rules(40);
    sw.fallSilent();
    submit(77, FlowRuleBatchEntry.FlowRuleOperation.ADD, rules);
    Eventually.await("rules sent", () -> sw.flows().size() == 40);
    controller.disconnect(sw);
    assertEquals(ImmutableSet.copyOf(rules), recorder.await(77).failedItems());
  }

  @Test
  void rulesAreReportedSoonAfterTheBatch() {
    List<FlowRule> rules = rules(120);
    execute(FlowRuleBatchEntry.FlowRuleOperation.ADD, rules);
    Eventually.await(
        "all rules reported",
        () -> ImmutableSet.copyOf(recorder.flows).equals(ImmutableSet.copyOf(rules)));
    assertTrue(recorder.flows.stream().allMatch(f -> f.state() == FlowEntry.FlowEntryState.ADDED));
  }

  private static Function<OFMessage, OFErrorMsg> ofPriority(Map<Integer, OFErrorMsg> errors) {
    return message ->
        message instanceof OFFlowMod ? errors.get(((OFFlowMod) message).getPriority()) : null;
  }

  private CompletedBatchOperation execute(
      FlowRuleBatchEntry.FlowRuleOperation operation, List<FlowRule> rules) {
    long id = recorder.completed.size() + 1L;
    submit(id, operation, rules);
    return recorder.await(id);
  }

  private void submit(
      long id, FlowRuleBatchEntry.FlowRuleOperation operation, List<FlowRule> rules) {
    List<FlowRuleBatchEntry> entries = new ArrayList<>();
    rules.forEach(rule -> entries.add(new FlowRuleBatchEntry(operation, rule)));
    provider.executeBatch(new FlowRuleBatchOperation(entries, rules.get(0).deviceId(), id));
  }

  /** The priority of each rule is its index. */
  private static List<FlowRule> rules(int count) {
    List<FlowRule> rules = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rules.add(
          rule(i, DefaultTrafficSelector.builder().matchEthDst(MacAddress.valueOf(i)).build()));
    }
    return rules;
  }

  private static FlowRule rule(int priority, TrafficSelector selector) {
    return DefaultFlowRule.builder()
        .forDevice(DeviceId.deviceId("of:0000000000000001"))
        .fromApp(new DefaultApplicationId(7, "test"))
        .withPriority(priority)
        .withSelector(selector)
        .withTreatment(
            DefaultTrafficTreatment.builder().setOutput(PortNumber.portNumber(1)).build())
        .makePermanent()
        .build();
  }

  private static final class Registry implements FlowRuleProviderRegistry {
    private final FlowRuleProviderService service;

    Registry(FlowRuleProviderService service) {
      this.service = service;
    }

    @Override
    public FlowRuleProviderService register(FlowRuleProvider registered) {
      return service;
    }

    @Override
    public void unregister(FlowRuleProvider registered) {}

    @Override
    public Set<ProviderId> getProviders() {
      return Set.of();
    }
  }

  /** What ONOS is told. */
  private static final class Recorder extends AbstractProviderService<FlowRuleProvider>
      implements FlowRuleProviderService {
    final Map<Long, CompletedBatchOperation> completed = new ConcurrentHashMap<>();
    final List<FlowEntry> removed = new CopyOnWriteArrayList<>();
    volatile List<FlowEntry> flows = List.of();

    Recorder(FlowRuleProvider provider) {
      super(provider);
    }

    CompletedBatchOperation await(long batch) {
      Eventually.await("batch " + batch, () -> completed.containsKey(batch));
      return completed.get(batch);
    }

    @Override
    public void flowRemoved(FlowEntry flow) {
      removed.add(flow);
    }

    @Override
    public void pushFlowMetrics(DeviceId deviceId, Iterable<FlowEntry> entries) {
      flows = ImmutableList.copyOf(entries);
    }

    @Override
    public void pushFlowMetricsWithoutFlowMissing(DeviceId deviceId, Iterable<FlowEntry> entries) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void pushTableStatistics(DeviceId deviceId, List<TableStatisticsEntry> tables) {}

    @Override
    public void batchOperationCompleted(long batch, CompletedBatchOperation result) {
      completed.put(batch, result);
    }
  }
}
