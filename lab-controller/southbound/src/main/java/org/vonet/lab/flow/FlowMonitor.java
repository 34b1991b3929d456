// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.flow;

import static org.onlab.util.Tools.groupedThreads;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.onosproject.net.DeviceId;
import org.onosproject.net.driver.DriverService;
import org.onosproject.net.flow.DefaultTableStatisticsEntry;
import org.onosproject.net.flow.FlowEntry;
import org.onosproject.net.flow.FlowRuleProviderService;
import org.onosproject.net.flow.IndexTableId;
import org.onosproject.net.flow.TableStatisticsEntry;
import org.onosproject.openflow.controller.Dpid;
import org.onosproject.openflow.controller.OpenFlowController;
import org.onosproject.openflow.controller.OpenFlowMessageListener;
import org.onosproject.openflow.controller.OpenFlowSwitch;
import org.projectfloodlight.openflow.protocol.OFFactory;
import org.projectfloodlight.openflow.protocol.OFFlowRemoved;
import org.projectfloodlight.openflow.protocol.OFFlowStatsEntry;
import org.projectfloodlight.openflow.protocol.OFFlowStatsReply;
import org.projectfloodlight.openflow.protocol.OFMessage;
import org.projectfloodlight.openflow.protocol.OFTableStatsEntry;
import org.projectfloodlight.openflow.protocol.OFTableStatsReply;
import org.projectfloodlight.openflow.protocol.OFType;
import org.projectfloodlight.openflow.types.OFGroup;
import org.projectfloodlight.openflow.types.OFPort;
import org.projectfloodlight.openflow.types.TableId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vonet.lab.channel.MasterWatch;
import org.vonet.lab.channel.StatisticsPoller;
import org.vonet.lab.channel.SwitchMessaging;
import org.vonet.lab.channel.SwitchUnavailableException;
import org.vonet.lab.codec.FlowCodec;
import org.vonet.lab.codec.UntranslatableException;
import org.vonet.lab.driver.DriverExtensions;

/** Tells ONOS which flows the switches have, with their counters, and which have gone. */
final class FlowMonitor implements AutoCloseable {
  private static final long DEFAULT_PERIOD_MILLIS = 5_000;

  private final Logger log = LoggerFactory.getLogger(getClass());
  private final OpenFlowController controller;
  private final SwitchMessaging messaging;
  private final DriverService drivers;
  private final FlowRuleProviderService service;
  private final StatisticsPoller<List<OFFlowStatsReply>> flows;
  private final StatisticsPoller<List<OFTableStatsReply>> tables;
  private final MasterWatch watch;
  private final RemovedListener removedListener = new RemovedListener();
  private final ExecutorService worker;

  /** How many flows of a switch ONOS can't express; to log a change and not each report. */
  private final Map<Dpid, Integer> ignored = new ConcurrentHashMap<>();

  FlowMonitor(
      OpenFlowController controller,
      SwitchMessaging messaging,
      DriverService drivers,
      FlowRuleProviderService service) {
    this.controller = controller;
    this.messaging = messaging;
    this.drivers = drivers;
    this.service = service;
    this.flows =
        new StatisticsPoller<>("flow", DEFAULT_PERIOD_MILLIS, this::askFlows, this::reportFlows);
    this.tables =
        new StatisticsPoller<>("table", DEFAULT_PERIOD_MILLIS, this::askTables, this::reportTables);
    this.watch =
        new MasterWatch(
            controller,
            dpid -> {
              flows.start(dpid);
              tables.start(dpid);
            },
            dpid -> {
              flows.stop(dpid);
              tables.stop(dpid);
              ignored.remove(dpid);
            });
    this.worker =
        Executors.newSingleThreadExecutor(groupedThreads("lab/of", "flow-removed-%d", log));
  }

  void start() {
    controller.addMessageListener(removedListener);
    watch.open();
  }

  @Override
  public void close() {
    watch.close();
    controller.removeMessageListener(removedListener);
    flows.close();
    tables.close();
    worker.shutdown();
  }

  void setPeriodSeconds(int seconds) {
    flows.setPeriod(TimeUnit.SECONDS.toMillis(seconds));
    tables.setPeriod(TimeUnit.SECONDS.toMillis(seconds));
  }

  /** See {@link StatisticsPoller#changing}. */
  void changing(Dpid dpid) {
    flows.changing(dpid);
  }

  /** See {@link StatisticsPoller#changed}. */
  void changed(Dpid dpid, boolean promptly) {
    flows.changed(dpid, promptly);
  }

  private CompletableFuture<List<OFFlowStatsReply>> askFlows(Dpid dpid) {
    OpenFlowSwitch sw = controller.getSwitch(dpid);
    if (sw == null) {
      return CompletableFuture.failedFuture(new SwitchUnavailableException(dpid + " has gone"));
    }
    OFFactory factory = sw.factory();
    return messaging.query(
        dpid,
        factory
            .buildFlowStatsRequest()
            .setMatch(factory.matchWildcardAll())
            .setTableId(TableId.ALL)
            .setOutPort(OFPort.ANY)
            .setOutGroup(OFGroup.ANY)
            .build());
  }

  private void reportFlows(Dpid dpid, List<OFFlowStatsReply> replies) {
    OpenFlowSwitch sw = controller.getSwitch(dpid);
    if (sw == null) {
      return;
    }
    DeviceId deviceId = DeviceId.deviceId(Dpid.uri(dpid));
    FlowCodec codec = new FlowCodec(new DriverExtensions(drivers, deviceId));
    List<FlowEntry> entries = new ArrayList<>();
    int foreign = 0;
    for (OFFlowStatsReply reply : replies) {
      for (OFFlowStatsEntry flow : reply.getEntries()) {
        try {
          entries.add(codec.decode(sw.factory(), flow));
        } catch (UntranslatableException e) {
          foreign++;
          log.debug("flow on {} ignored: {}; {}", deviceId, e.getMessage(), flow);
        }
      }
    }
    Integer before = ignored.put(dpid, foreign);
    if (foreign != (before == null ? 0 : before)) {
      log.warn("{} flows on {} ignored: ONOS can't express and so not own them", foreign, deviceId);
    }
    service.pushFlowMetrics(deviceId, entries);
  }

  private CompletableFuture<List<OFTableStatsReply>> askTables(Dpid dpid) {
    OpenFlowSwitch sw = controller.getSwitch(dpid);
    if (sw == null) {
      return CompletableFuture.failedFuture(new SwitchUnavailableException(dpid + " has gone"));
    }
    return messaging.query(dpid, sw.factory().buildTableStatsRequest().build());
  }

  private void reportTables(Dpid dpid, List<OFTableStatsReply> replies) {
    DeviceId deviceId = DeviceId.deviceId(Dpid.uri(dpid));
    List<TableStatisticsEntry> entries = new ArrayList<>();
    for (OFTableStatsReply reply : replies) {
      for (OFTableStatsEntry table : reply.getEntries()) {
        entries.add(
            DefaultTableStatisticsEntry.builder()
                .withDeviceId(deviceId)
                .withTableId(IndexTableId.of(Short.toUnsignedInt(table.getTableId().getValue())))
                .withActiveFlowEntries(table.getActiveCount())
                .withPacketsLookedUpCount(table.getLookupCount().getValue())
                .withPacketsMatchedCount(table.getMatchedCount().getValue())
                .build());
      }
    }
    service.pushTableStatistics(deviceId, entries);
  }

  private void reportRemoved(Dpid dpid, OFFlowRemoved removed) {
    OpenFlowSwitch sw = controller.getSwitch(dpid);
    if (sw == null) {
      return;
    }
    DeviceId deviceId = DeviceId.deviceId(Dpid.uri(dpid));
    try {
      service.flowRemoved(
          new FlowCodec(new DriverExtensions(drivers, deviceId)).decode(sw.factory(), removed));
    } catch (UntranslatableException e) {
      log.debug("removal of a flow on {} ignored: {}", deviceId, e.getMessage());
    }
  }

  private final class RemovedListener implements OpenFlowMessageListener {
    @Override
    public void handleIncomingMessage(Dpid dpid, OFMessage message) {
      if (message.getType() == OFType.FLOW_REMOVED) {
        try {
          worker.execute(() -> reportRemoved(dpid, (OFFlowRemoved) message));
        } catch (RejectedExecutionException e) {
          log.debug("removal of a flow on {} ignored: being stopped", dpid);
        }
      }
    }

    @Override
    public void handleOutgoingMessage(Dpid dpid, List<OFMessage> messages) {}
  }
}
