// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.group;

import static org.onlab.util.Tools.groupedThreads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.onosproject.cfg.ComponentConfigService;
import org.onosproject.net.DeviceId;
import org.onosproject.net.driver.DriverService;
import org.onosproject.net.group.Group;
import org.onosproject.net.group.GroupOperation;
import org.onosproject.net.group.GroupOperation.GroupMsgErrorCode;
import org.onosproject.net.group.GroupOperations;
import org.onosproject.net.group.GroupProvider;
import org.onosproject.net.group.GroupProviderRegistry;
import org.onosproject.net.group.GroupProviderService;
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
import org.projectfloodlight.openflow.protocol.OFGroupDescStatsEntry;
import org.projectfloodlight.openflow.protocol.OFGroupDescStatsReply;
import org.projectfloodlight.openflow.protocol.OFGroupMod;
import org.projectfloodlight.openflow.protocol.OFGroupModFailedCode;
import org.projectfloodlight.openflow.protocol.OFGroupStatsEntry;
import org.projectfloodlight.openflow.protocol.OFGroupStatsReply;
import org.projectfloodlight.openflow.protocol.errormsg.OFGroupModFailedErrorMsg;
import org.projectfloodlight.openflow.types.OFGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vonet.lab.channel.MasterWatch;
import org.vonet.lab.channel.OpenFlowErrors;
import org.vonet.lab.channel.OpenFlowProviders;
import org.vonet.lab.channel.StatisticsPoller;
import org.vonet.lab.channel.SwitchMessaging;
import org.vonet.lab.channel.SwitchUnavailableException;
import org.vonet.lab.codec.GroupCodec;
import org.vonet.lab.codec.UntranslatableException;
import org.vonet.lab.config.Settings;
import org.vonet.lab.driver.DriverExtensions;

/**
 * Puts ONOS's groups on OpenFlow switches and tells ONOS which of them a switch refused.
 *
 * <p>A refusal belongs to the operation whose message has its transaction id, on that switch; the
 * same group id on several switches is never mixed up. Adding a group that is there already turns
 * into changing it: what counts is what ONOS wants it to be.
 */
@Component(immediate = true, property = OpenFlowGroupProvider.GROUP_POLL_INTERVAL + ":Integer=10")
public final class OpenFlowGroupProvider extends AbstractProvider implements GroupProvider {
  static final String GROUP_POLL_INTERVAL = "groupPollInterval";

  private static final int MAX_POLL_SECONDS = 3600;
  private static final int WORKERS = 4;

  private final Logger log = LoggerFactory.getLogger(getClass());

  @Reference GroupProviderRegistry registry;
  @Reference OpenFlowController controller;
  @Reference SwitchMessaging messaging;
  @Reference DriverService drivers;
  @Reference ComponentConfigService configuration;

  /** Seconds between two polls of a switch's groups; default is 10. */
  private int groupPollInterval = 10;

  private GroupProviderService service;
  private StatisticsPoller<Report> poller;
  private MasterWatch watch;
  private ExecutorService workers;

  /** Called by the component framework. */
  public OpenFlowGroupProvider() {
    super(OpenFlowProviders.ID);
  }

  @Activate
  void activate(ComponentContext context) {
    configuration.registerProperties(getClass());
    workers = Executors.newFixedThreadPool(WORKERS, groupedThreads("lab/of", "group-%d", log));
    service = registry.register(this);
    poller =
        new StatisticsPoller<>(
            "group", TimeUnit.SECONDS.toMillis(groupPollInterval), this::ask, this::report);
    modified(context);
    watch = new MasterWatch(controller, poller::start, poller::stop);
    watch.open();
  }

  @Deactivate
  void deactivate() {
    watch.close();
    poller.close();
    registry.unregister(this);
    workers.shutdown();
    configuration.unregisterProperties(getClass(), false);
  }

  @Modified
  void modified(ComponentContext context) {
    groupPollInterval =
        Settings.integer(
            context.getProperties(), GROUP_POLL_INTERVAL, 1, MAX_POLL_SECONDS, groupPollInterval);
    poller.setPeriod(TimeUnit.SECONDS.toMillis(groupPollInterval));
  }

  @Override
  public void performGroupOperation(DeviceId deviceId, GroupOperations operations) {
    Dpid dpid = Dpid.dpid(deviceId.uri());
    OpenFlowSwitch sw = controller.getSwitch(dpid);
    if (sw == null) {
      log.debug("groups for {} not sent: it is not connected", deviceId);
      return;
    }
    GroupCodec codec = new GroupCodec(new DriverExtensions(drivers, deviceId));
    List<GroupOperation> sent = new ArrayList<>();
    List<OFGroupMod> messages = new ArrayList<>();
    for (GroupOperation operation : operations.operations()) {
      try {
        messages.add(codec.encode(sw.factory(), operation.opType(), operation));
        sent.add(operation);
      } catch (UntranslatableException e) {
        log.warn("group not sent to {}: {}", deviceId, e.getMessage());
        workers.execute(() -> fail(deviceId, operation, GroupMsgErrorCode.BAD_BUCKET));
      }
    }
    if (messages.isEmpty()) {
      return;
    }
    poller.changing(dpid);
    messaging
        .change(dpid, messages)
        .thenCompose(refusals -> changeExisting(sw, codec, sent, refusals))
        .whenCompleteAsync(
            (refusals, error) -> {
              try {
                if (error != null) {
                  // Unknown is not refused: ONOS compares with the statistics and repairs.
                  log.warn("{} groups for {}: {}", sent.size(), deviceId, error.getMessage());
                } else {
                  refusals.forEach((index, refusal) -> refused(deviceId, sent.get(index), refusal));
                }
              } finally {
                poller.changed(dpid, true);
              }
            },
            workers);
  }

  /** Sends again, as changes, what could not be added because it was there. */
  private CompletableFuture<Map<Integer, OFErrorMsg>> changeExisting(
      OpenFlowSwitch sw,
      GroupCodec codec,
      List<GroupOperation> sent,
      Map<Integer, OFErrorMsg> refusals) {
    Map<Integer, OFErrorMsg> remaining = new HashMap<>(refusals);
    List<Integer> again = new ArrayList<>();
    List<OFGroupMod> messages = new ArrayList<>();
    refusals.forEach(
        (index, error) -> {
          if (sent.get(index).opType() == GroupOperation.Type.ADD
              && code(error) == GroupMsgErrorCode.GROUP_EXISTS) {
            remaining.remove(index);
            again.add(index);
            messages.add(codec.encode(sw.factory(), GroupOperation.Type.MODIFY, sent.get(index)));
          }
        });
    if (messages.isEmpty()) {
      return CompletableFuture.completedFuture(refusals);
    }
    return messaging
        .change(sw.getDpid(), messages)
        .thenApply(
            second -> {
              second.forEach((position, error) -> remaining.put(again.get(position), error));
              return remaining;
            });
  }

  private void refused(DeviceId deviceId, GroupOperation operation, OFErrorMsg error) {
    log.warn(
        "{} refused {} of group {}: {}",
        deviceId,
        operation.opType(),
        operation.groupId(),
        OpenFlowErrors.describe(error));
    fail(deviceId, operation, code(error));
  }

  private void fail(DeviceId deviceId, GroupOperation operation, GroupMsgErrorCode code) {
    service.groupOperationFailed(
        deviceId, GroupOperation.createFailedGroupOperation(operation, code));
  }

  private static GroupMsgErrorCode code(OFErrorMsg error) {
    if (!(error instanceof OFGroupModFailedErrorMsg)) {
      // The switch found fault with an action or the request, not with the group as such.
      return GroupMsgErrorCode.BAD_BUCKET;
    }
    OFGroupModFailedCode code = ((OFGroupModFailedErrorMsg) error).getCode();
    return GroupMsgErrorCode.valueOf(code.name());
  }

  private CompletableFuture<Report> ask(Dpid dpid) {
    OpenFlowSwitch sw = controller.getSwitch(dpid);
    if (sw == null) {
      return CompletableFuture.failedFuture(new SwitchUnavailableException(dpid + " has gone"));
    }
    CompletableFuture<List<OFGroupStatsReply>> statistics =
        messaging.query(dpid, sw.factory().buildGroupStatsRequest().setGroup(OFGroup.ALL).build());
    return messaging
        .query(dpid, sw.factory().buildGroupDescStatsRequest().build())
        .thenCombine(statistics, Report::new);
  }

  private void report(Dpid dpid, Report report) {
    DeviceId deviceId = DeviceId.deviceId(Dpid.uri(dpid));
    GroupCodec codec = new GroupCodec(new DriverExtensions(drivers, deviceId));
    Map<OFGroup, OFGroupStatsEntry> statistics = new HashMap<>();
    report.statistics.forEach(
        reply -> reply.getEntries().forEach(entry -> statistics.put(entry.getGroup(), entry)));
    List<Group> groups = new ArrayList<>();
    for (OFGroupDescStatsReply reply : report.descriptions) {
      for (OFGroupDescStatsEntry description : reply.getEntries()) {
        try {
          groups.add(codec.decode(description, statistics.get(description.getGroup())));
        } catch (UntranslatableException e) {
          log.warn("group {} on {} ignored: {}", description.getGroup(), deviceId, e.getMessage());
        }
      }
    }
    service.pushGroupMetrics(deviceId, groups);
  }

  /** What a switch says about its groups. */
  private static final class Report {
    final List<OFGroupDescStatsReply> descriptions;
    final List<OFGroupStatsReply> statistics;

    Report(List<OFGroupDescStatsReply> descriptions, List<OFGroupStatsReply> statistics) {
      this.descriptions = descriptions;
      this.statistics = statistics;
    }
  }
}
