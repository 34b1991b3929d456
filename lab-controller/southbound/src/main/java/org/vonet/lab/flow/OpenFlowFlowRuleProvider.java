// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.flow;

import static java.util.stream.Collectors.groupingBy;
import static org.onlab.util.Tools.groupedThreads;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.onosproject.cfg.ComponentConfigService;
import org.onosproject.net.DeviceId;
import org.onosproject.net.driver.DriverService;
import org.onosproject.net.flow.CompletedBatchOperation;
import org.onosproject.net.flow.FlowRule;
import org.onosproject.net.flow.FlowRuleProvider;
import org.onosproject.net.flow.FlowRuleProviderRegistry;
import org.onosproject.net.flow.FlowRuleProviderService;
import org.onosproject.net.flow.oldbatch.FlowRuleBatchEntry;
import org.onosproject.net.flow.oldbatch.FlowRuleBatchOperation;
import org.onosproject.net.provider.AbstractProvider;
import org.onosproject.openflow.controller.Dpid;
import org.onosproject.openflow.controller.OpenFlowController;
import org.onosproject.openflow.controller.OpenFlowSwitch;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.projectfloodlight.openflow.protocol.OFErrorMsg;
import org.projectfloodlight.openflow.protocol.OFFlowMod;
import org.projectfloodlight.openflow.protocol.OFFlowModFailedCode;
import org.projectfloodlight.openflow.protocol.errormsg.OFBadMatchErrorMsg;
import org.projectfloodlight.openflow.protocol.errormsg.OFFlowModFailedErrorMsg;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vonet.lab.channel.OpenFlowErrors;
import org.vonet.lab.channel.OpenFlowProviders;
import org.vonet.lab.channel.SwitchMessaging;
import org.vonet.lab.codec.FlowCodec;
import org.vonet.lab.codec.UntranslatableException;
import org.vonet.lab.config.Settings;
import org.vonet.lab.driver.DriverExtensions;

/**
 * Puts ONOS's flow rules on OpenFlow switches and tells ONOS which of them a switch refused.
 *
 * <p>A batch is complete when the switch has answered the barrier behind it. It fails with exactly
 * the rules that can't be expressed in OpenFlow 1.3 and those that the switch answered with an
 * error, of whatever kind; with all rules if the switch is not there or does not answer. A rule
 * that can't be on the switch, because it can't be expressed or matches what the switch can't
 * match, counts as removed.
 */
@Component(immediate = true, property = OpenFlowFlowRuleProvider.FLOW_POLL_FREQUENCY + ":Integer=5")
public final class OpenFlowFlowRuleProvider extends AbstractProvider implements FlowRuleProvider {
  static final String FLOW_POLL_FREQUENCY = "flowPollFrequency";

  private static final int MAX_POLL_SECONDS = 3600;
  private static final int WORKERS = 4;

  private final Logger log = LoggerFactory.getLogger(getClass());

  @Reference FlowRuleProviderRegistry registry;
  @Reference OpenFlowController controller;
  @Reference SwitchMessaging messaging;
  @Reference DriverService drivers;
  @Reference ComponentConfigService configuration;

  /** Seconds between two polls of a switch's flows; default is 5. */
  private int flowPollFrequency = 5;

  private FlowRuleProviderService service;
  private FlowMonitor monitor;
  private ExecutorService workers;

  /** Called by the component framework. */
  public OpenFlowFlowRuleProvider() {
    super(OpenFlowProviders.ID);
  }

  @Activate
  void activate(ComponentContext context) {
    configuration.registerProperties(getClass());
    workers = Executors.newFixedThreadPool(WORKERS, groupedThreads("lab/of", "flow-batch-%d", log));
    service = registry.register(this);
    monitor = new FlowMonitor(controller, messaging, drivers, service);
    modified(context);
    monitor.start();
  }

  @Deactivate
  void deactivate() {
    monitor.close();
    registry.unregister(this);
    workers.shutdown();
    configuration.unregisterProperties(getClass(), false);
  }

  @Modified
  void modified(ComponentContext context) {
    flowPollFrequency =
        Settings.integer(
            context.getProperties(), FLOW_POLL_FREQUENCY, 1, MAX_POLL_SECONDS, flowPollFrequency);
    monitor.setPeriodSeconds(flowPollFrequency);
  }

  @Override
  public void applyFlowRule(FlowRule... rules) {
    repair(FlowCodec.Command.ADD, rules);
  }

  @Override
  public void removeFlowRule(FlowRule... rules) {
    repair(FlowCodec.Command.REMOVE, rules);
  }

  /** ONOS looks for the success of what it repairs in the statistics. */
  private void repair(FlowCodec.Command command, FlowRule... rules) {
    Arrays.stream(rules)
        .collect(groupingBy(FlowRule::deviceId))
        .forEach(
            (deviceId, ofDevice) -> {
              Batch batch = new Batch(deviceId);
              ofDevice.forEach(rule -> batch.add(command, rule));
              batch.send(false).exceptionally(e -> null);
            });
  }

  @Override
  public void executeBatch(FlowRuleBatchOperation operation) {
    Batch batch = new Batch(operation.deviceId());
    operation.getOperations().forEach(e -> batch.add(command(e.operator()), e.target()));
    batch
        .send(true)
        .whenCompleteAsync(
            (failed, error) -> {
              Set<FlowRule> failures = error == null ? failed : batch.all();
              service.batchOperationCompleted(
                  operation.id(),
                  new CompletedBatchOperation(
                      failures.isEmpty(), failures, ids(operation, failures), batch.deviceId));
            },
            workers);
  }

  private static Set<Long> ids(FlowRuleBatchOperation operation, Set<FlowRule> rules) {
    ImmutableSet.Builder<Long> ids = ImmutableSet.builder();
    for (FlowRuleBatchEntry entry : operation.getOperations()) {
      if (entry.id() != null && rules.contains(entry.target())) {
        ids.add(entry.id());
      }
    }
    return ids.build();
  }

  private static FlowCodec.Command command(FlowRuleBatchEntry.FlowRuleOperation operation) {
    switch (operation) {
      case ADD:
        return FlowCodec.Command.ADD;
      case MODIFY:
        return FlowCodec.Command.MODIFY;
      case REMOVE:
        return FlowCodec.Command.REMOVE;
      default:
        throw new IllegalArgumentException(operation + " is not an operation on flow rules");
    }
  }

  private static boolean saysThereIsNone(OFErrorMsg error) {
    return error instanceof OFBadMatchErrorMsg
        || (error instanceof OFFlowModFailedErrorMsg
            && ((OFFlowModFailedErrorMsg) error).getCode() == OFFlowModFailedCode.BAD_TABLE_ID);
  }

  /** Rules of one switch that are sent together. */
  private final class Batch {
    private final DeviceId deviceId;
    private final Dpid dpid;
    private final OpenFlowSwitch sw;
    private final FlowCodec codec;
    private final List<FlowRule> rules = new ArrayList<>();
    private final List<FlowCodec.Command> commands = new ArrayList<>();
    private final List<OFFlowMod> messages = new ArrayList<>();
    private final ImmutableSet.Builder<FlowRule> failed = ImmutableSet.builder();

    Batch(DeviceId deviceId) {
      this.deviceId = deviceId;
      this.dpid = Dpid.dpid(deviceId.uri());
      this.sw = controller.getSwitch(dpid);
      this.codec = new FlowCodec(new DriverExtensions(drivers, deviceId));
    }

    void add(FlowCodec.Command command, FlowRule rule) {
      if (sw == null) {
        failed.add(rule);
        return;
      }
      try {
        messages.add(codec.encode(sw.factory(), command, rule));
        rules.add(rule);
        commands.add(command);
      } catch (UntranslatableException e) {
        if (command == FlowCodec.Command.REMOVE) {
          return;
        }
        log.warn("rule not sent to {}: {}; {}", deviceId, e.getMessage(), rule);
        failed.add(rule);
      }
    }

    Set<FlowRule> all() {
      return ImmutableSet.<FlowRule>builder().addAll(failed.build()).addAll(rules).build();
    }

    /** The result are the rules that failed. */
    CompletableFuture<Set<FlowRule>> send(boolean reportPromptly) {
      if (messages.isEmpty()) {
        return CompletableFuture.completedFuture(failed.build());
      }
      monitor.changing(dpid);
      return messaging
          .change(dpid, messages)
          .whenComplete(
              (refusals, error) -> {
                monitor.changed(dpid, reportPromptly);
                if (error != null) {
                  log.warn("{} rules for {}: {}", rules.size(), deviceId, error.getMessage());
                }
              })
          .thenApply(this::withRefused);
    }

    private Set<FlowRule> withRefused(Map<Integer, OFErrorMsg> refusals) {
      refusals.forEach(
          (index, error) -> {
            if (commands.get(index) == FlowCodec.Command.REMOVE && saysThereIsNone(error)) {
              return;
            }
            log.warn(
                "{} refused a rule: {}; {}",
                deviceId,
                OpenFlowErrors.describe(error),
                rules.get(index));
            failed.add(rules.get(index));
          });
      return failed.build();
    }
  }
}
