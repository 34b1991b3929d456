// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.conformance.cases;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.onlab.packet.MacAddress;
import org.onosproject.core.ApplicationId;
import org.onosproject.core.CoreService;
import org.onosproject.net.DeviceId;
import org.onosproject.net.PortNumber;
import org.onosproject.net.flow.DefaultFlowRule;
import org.onosproject.net.flow.DefaultTrafficSelector;
import org.onosproject.net.flow.DefaultTrafficTreatment;
import org.onosproject.net.flow.FlowEntry;
import org.onosproject.net.flow.FlowRule;
import org.onosproject.net.flow.FlowRuleOperations;
import org.onosproject.net.flow.FlowRuleService;
import org.onosproject.net.flow.TrafficSelector;
import org.onosproject.net.flow.TrafficTreatment;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.vonet.lab.conformance.EventRecorder;

/** Adds and removes flow rules, sound ones by the thousand and ones that a switch refuses. */
@Component(service = FlowCases.class)
public final class FlowCases {

  /** The most rules of one call, so that a slip of the finger does not fill the controller. */
  public static final int MAX_RULES = 100_000;

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int PRIORITY = 1_000;
  private static final int REFUSED_PRIORITY = 2_000;

  /** Its bit pattern marks locally administered unicast addresses. */
  private static final long ADDRESS_BASE = 0x02_00_00_00_00_00L;

  @Reference private CoreService coreService;
  @Reference private FlowRuleService flowRuleService;

  private final ObjectMapper mapper = new ObjectMapper();
  private ApplicationId applicationId;

  /** Learns the application's id. */
  @Activate
  void activate() {
    applicationId = coreService.registerApplication(EventRecorder.APPLICATION);
  }

  /** Takes all rules back. */
  @Deactivate
  void deactivate() {
    flowRuleService.removeFlowRulesById(applicationId);
  }

  /**
   * Adds or removes rules in one batch and waits for its end.
   *
   * @param device the switch
   * @param count how many; rule number i matches destination address i
   * @param remove false to add, true to remove
   * @return {@code outcome} (success, error or timeout), {@code failed}, {@code millis}
   * @throws InterruptedException if the thread is interrupted while it waits
   * @throws IllegalArgumentException if {@code count} is out of 1..{@link #MAX_RULES}
   */
  public ObjectNode batch(DeviceId device, int count, boolean remove) throws InterruptedException {
    if (count < 1 || count > MAX_RULES) {
      throw new IllegalArgumentException(
          "count " + count + " is not in 1.." + MAX_RULES + "; split it into several calls");
    }
    FlowRuleOperations.Builder operations = FlowRuleOperations.builder();
    for (int i = 0; i < count; i++) {
      FlowRule rule = soundRule(device, i, PRIORITY);
      if (remove) {
        operations.remove(rule);
      } else {
        operations.add(rule);
      }
    }
    BatchOutcome outcome = new BatchOutcome();
    long start = System.nanoTime();
    flowRuleService.apply(operations.build(outcome));
    String result = outcome.await(LIMIT);
    return mapper
        .createObjectNode()
        .put("rules", count)
        .put("outcome", result)
        .put("failed", outcome.failed().size())
        .put("millis", (System.nanoTime() - start) / 1e6);
  }

  /** Returns how many rules of this application on a switch are in which state. */
  public ObjectNode states(DeviceId device) {
    Map<FlowEntry.FlowEntryState, Integer> counts = new EnumMap<>(FlowEntry.FlowEntryState.class);
    for (FlowEntry entry : flowRuleService.getFlowEntries(device)) {
      if (entry.appId() == applicationId.id()) {
        counts.merge(entry.state(), 1, Integer::sum);
      }
    }
    ObjectNode states = mapper.createObjectNode();
    counts.forEach((state, count) -> states.put(state.name(), count.intValue()));
    return states;
  }

  /** Returns packets and bytes of each of this application's rules on a switch, by address. */
  public ObjectNode counters(DeviceId device) {
    Map<String, FlowEntry> entries = new TreeMap<>();
    for (FlowEntry entry : flowRuleService.getFlowEntries(device)) {
      if (entry.appId() == applicationId.id()) {
        entries.put(entry.selector().criteria().toString(), entry);
      }
    }
    ObjectNode counters = mapper.createObjectNode();
    entries.forEach(
        (selector, entry) ->
            counters
                .putObject(selector)
                .put("state", entry.state().name())
                .put("packets", entry.packets())
                .put("bytes", entry.bytes()));
    return counters;
  }

  /**
   * Puts rules that the switch refuses into one batch with as many sound ones.
   *
   * @param device the switch
   * @param faults the faults, one rule each
   * @return {@code outcome}, {@code failed} (the faults whose rule was reported as failed, and
   *     {@code sound-N} for sound rules), {@code millis}
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public ObjectNode refused(DeviceId device, List<RuleFault> faults) throws InterruptedException {
    FlowRuleOperations.Builder operations = FlowRuleOperations.builder();
    FlowRuleOperations.Builder cleanUp = FlowRuleOperations.builder();
    Map<Long, String> names = new TreeMap<>();
    for (int i = 0; i < faults.size(); i++) {
      FlowRule sound = soundRule(device, i, REFUSED_PRIORITY);
      FlowRule faulty = faultyRule(device, faults.get(i));
      names.put(sound.id().value(), "sound-" + i);
      names.put(faulty.id().value(), faults.get(i).label());
      operations.add(sound).add(faulty);
      cleanUp.remove(sound).remove(faulty);
    }
    BatchOutcome outcome = new BatchOutcome();
    long start = System.nanoTime();
    flowRuleService.apply(operations.build(outcome));
    String result = outcome.await(LIMIT);
    double millis = (System.nanoTime() - start) / 1e6;
    List<String> failed = new ArrayList<>();
    for (FlowRule rule : outcome.failed()) {
      failed.add(names.getOrDefault(rule.id().value(), "unknown " + rule.id()));
    }

    BatchOutcome cleanedUp = new BatchOutcome();
    flowRuleService.apply(cleanUp.build(cleanedUp));
    ObjectNode report =
        mapper
            .createObjectNode()
            .put("outcome", result)
            .put("millis", millis)
            .put("cleanUp", cleanedUp.await(LIMIT));
    ArrayNode list = report.putArray("failed");
    failed.stream().sorted().forEach(list::add);
    return report;
  }

  private FlowRule soundRule(DeviceId device, int index, int priority) {
    return rule(
        device,
        priority,
        DefaultTrafficSelector.builder()
            .matchEthDst(MacAddress.valueOf(ADDRESS_BASE + index))
            .build(),
        DefaultTrafficTreatment.builder().setOutput(PortNumber.portNumber(1)).build());
  }

  private FlowRule faultyRule(DeviceId device, RuleFault fault) {
    return rule(device, REFUSED_PRIORITY + 1, fault.selector(), fault.treatment());
  }

  private FlowRule rule(
      DeviceId device, int priority, TrafficSelector selector, TrafficTreatment treatment) {
    return DefaultFlowRule.builder()
        .forDevice(device)
        .fromApp(applicationId)
        .forTable(0)
        .withPriority(priority)
        .withSelector(selector)
        .withTreatment(treatment)
        .makePermanent()
        .build();
  }
}
