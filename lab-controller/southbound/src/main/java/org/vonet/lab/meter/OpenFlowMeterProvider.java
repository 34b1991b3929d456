// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.meter;

import static org.onlab.util.Tools.groupedThreads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.onosproject.cfg.ComponentConfigService;
import org.onosproject.net.DeviceId;
import org.onosproject.net.meter.Meter;
import org.onosproject.net.meter.MeterFailReason;
import org.onosproject.net.meter.MeterOperation;
import org.onosproject.net.meter.MeterOperations;
import org.onosproject.net.meter.MeterProvider;
import org.onosproject.net.meter.MeterProviderRegistry;
import org.onosproject.net.meter.MeterProviderService;
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
import org.projectfloodlight.openflow.protocol.OFMeterConfig;
import org.projectfloodlight.openflow.protocol.OFMeterMod;
import org.projectfloodlight.openflow.protocol.OFMeterStats;
import org.projectfloodlight.openflow.protocol.errormsg.OFMeterModFailedErrorMsg;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vonet.lab.channel.MasterWatch;
import org.vonet.lab.channel.OpenFlowErrors;
import org.vonet.lab.channel.OpenFlowProviders;
import org.vonet.lab.channel.StatisticsPoller;
import org.vonet.lab.channel.SwitchMessaging;
import org.vonet.lab.channel.SwitchUnavailableException;
import org.vonet.lab.codec.MeterCodec;
import org.vonet.lab.codec.UntranslatableException;
import org.vonet.lab.config.Settings;

/**
 * Puts ONOS's meters on OpenFlow switches and tells ONOS which of them a switch refused.
 *
 * <p>Adding a meter that is there already turns into changing it: what counts is what ONOS wants it
 * to be.
 */
@Component(
    immediate = true,
    property = OpenFlowMeterProvider.METER_STATS_POLL_INTERVAL + ":Integer=10")
public final class OpenFlowMeterProvider extends AbstractProvider implements MeterProvider {
  static final String METER_STATS_POLL_INTERVAL = "meterStatsPollInterval";

  private static final int MAX_POLL_SECONDS = 3600;
  private static final int WORKERS = 4;

  /** OFPM_ALL. */
  private static final long ALL_METERS = 0xffffffffL;

  private final Logger log = LoggerFactory.getLogger(getClass());

  @Reference MeterProviderRegistry registry;
  @Reference OpenFlowController controller;
  @Reference SwitchMessaging messaging;
  @Reference ComponentConfigService configuration;

  /** Seconds between two polls of a switch's meters; default is 10. */
  private int meterStatsPollInterval = 10;

  /** The descriptions of the meters of each switch, as long as no meter is changed. */
  private final Map<Dpid, Map<Long, OFMeterConfig>> configs = new ConcurrentHashMap<>();

  private MeterProviderService service;
  private StatisticsPoller<Report> poller;
  private MasterWatch watch;
  private ExecutorService workers;

  /** Called by the component framework. */
  public OpenFlowMeterProvider() {
    super(OpenFlowProviders.ID);
  }

  @Activate
  void activate(ComponentContext context) {
    configuration.registerProperties(getClass());
    workers = Executors.newFixedThreadPool(WORKERS, groupedThreads("lab/of", "meter-%d", log));
    service = registry.register(this);
    poller =
        new StatisticsPoller<>(
            "meter", TimeUnit.SECONDS.toMillis(meterStatsPollInterval), this::ask, this::report);
    modified(context);
    watch = new MasterWatch(controller, this::gained, this::lost);
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
    meterStatsPollInterval =
        Settings.integer(
            context.getProperties(),
            METER_STATS_POLL_INTERVAL,
            1,
            MAX_POLL_SECONDS,
            meterStatsPollInterval);
    poller.setPeriod(TimeUnit.SECONDS.toMillis(meterStatsPollInterval));
  }

  private void gained(Dpid dpid) {
    try {
      workers.execute(() -> pushFeatures(dpid));
    } catch (RejectedExecutionException e) {
      log.debug("meter features of {} ignored: being stopped", dpid);
    }
  }

  private void lost(Dpid dpid) {
    poller.stop(dpid);
    configs.remove(dpid);
  }

  private void pushFeatures(Dpid dpid) {
    OpenFlowSwitch sw = controller.getSwitch(dpid);
    if (sw == null || sw.getMeterFeatures() == null) {
      return;
    }
    DeviceId deviceId = DeviceId.deviceId(Dpid.uri(dpid));
    try {
      service.pushMeterFeatures(deviceId, new MeterCodec(deviceId).decode(sw.getMeterFeatures()));
      poller.start(dpid);
    } catch (UntranslatableException e) {
      log.info("meters of {} not used: {}", deviceId, e.getMessage());
    }
  }

  @Override
  public void performMeterOperation(DeviceId deviceId, MeterOperations operations) {
    Dpid dpid = Dpid.dpid(deviceId.uri());
    OpenFlowSwitch sw = controller.getSwitch(dpid);
    if (sw == null) {
      operations.operations().forEach(o -> fail(o, MeterFailReason.UNKNOWN_DEVICE));
      return;
    }
    MeterCodec codec = new MeterCodec(deviceId);
    List<MeterOperation> sent = new ArrayList<>();
    List<OFMeterMod> messages = new ArrayList<>();
    for (MeterOperation operation : operations.operations()) {
      try {
        messages.add(codec.encode(sw.factory(), operation.type(), operation.meter()));
        sent.add(operation);
      } catch (UntranslatableException e) {
        log.warn("meter not sent to {}: {}", deviceId, e.getMessage());
        workers.execute(() -> fail(operation, MeterFailReason.INVALID_METER));
      }
    }
    if (messages.isEmpty()) {
      return;
    }
    poller.changing(dpid);
    configs.remove(dpid);
    messaging
        .change(dpid, messages)
        .thenCompose(refusals -> changeExisting(sw, codec, sent, refusals))
        .whenCompleteAsync(
            (refusals, error) -> {
              try {
                if (error != null) {
                  log.warn("{} meters for {}: {}", sent.size(), deviceId, error.getMessage());
                  sent.forEach(operation -> fail(operation, MeterFailReason.TIMEOUT));
                } else {
                  refusals.forEach((index, refusal) -> refused(sent.get(index), refusal));
                }
              } finally {
                poller.changed(dpid, true);
              }
            },
            workers);
  }

  @Override
  public void performMeterOperation(DeviceId deviceId, MeterOperation operation) {
    performMeterOperation(deviceId, new MeterOperations(List.of(operation)));
  }

  /** Sends again, as changes, what could not be added because it was there. */
  private CompletableFuture<Map<Integer, OFErrorMsg>> changeExisting(
      OpenFlowSwitch sw,
      MeterCodec codec,
      List<MeterOperation> sent,
      Map<Integer, OFErrorMsg> refusals) {
    Map<Integer, OFErrorMsg> remaining = new HashMap<>(refusals);
    List<Integer> again = new ArrayList<>();
    List<OFMeterMod> messages = new ArrayList<>();
    refusals.forEach(
        (index, error) -> {
          MeterOperation operation = sent.get(index);
          if (operation.type() == MeterOperation.Type.ADD
              && reason(error) == MeterFailReason.EXISTING_METER) {
            remaining.remove(index);
            again.add(index);
            messages.add(codec.encode(sw.factory(), MeterOperation.Type.MODIFY, operation.meter()));
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

  private void refused(MeterOperation operation, OFErrorMsg error) {
    log.warn(
        "{} refused {} of meter {}: {}",
        operation.meter().deviceId(),
        operation.type(),
        operation.meter().meterCellId(),
        OpenFlowErrors.describe(error));
    fail(operation, reason(error));
  }

  private void fail(MeterOperation operation, MeterFailReason reason) {
    service.meterOperationFailed(operation, reason);
  }

  private static MeterFailReason reason(OFErrorMsg error) {
    if (!(error instanceof OFMeterModFailedErrorMsg)) {
      return MeterFailReason.UNKNOWN;
    }
    switch (((OFMeterModFailedErrorMsg) error).getCode()) {
      case METER_EXISTS:
        return MeterFailReason.EXISTING_METER;
      case INVALID_METER:
      case UNKNOWN_METER:
        return MeterFailReason.INVALID_METER;
      case BAD_COMMAND:
        return MeterFailReason.UNKNOWN_COMMAND;
      case BAD_FLAGS:
        return MeterFailReason.UNKNOWN_FLAGS;
      case BAD_RATE:
        return MeterFailReason.BAD_RATE;
      case BAD_BURST:
        return MeterFailReason.BAD_BURST;
      case BAD_BAND:
        return MeterFailReason.BAD_BAND;
      case BAD_BAND_VALUE:
        return MeterFailReason.BAD_BAND_VALUE;
      case OUT_OF_METERS:
        return MeterFailReason.OUT_OF_METERS;
      case OUT_OF_BANDS:
        return MeterFailReason.OUT_OF_BANDS;
      default:
        return MeterFailReason.UNKNOWN;
    }
  }

  private CompletableFuture<Report> ask(Dpid dpid) {
    OpenFlowSwitch sw = controller.getSwitch(dpid);
    if (sw == null) {
      return CompletableFuture.failedFuture(new SwitchUnavailableException(dpid + " has gone"));
    }
    Map<Long, OFMeterConfig> known = configs.get(dpid);
    return messaging
        .query(dpid, sw.factory().buildMeterStatsRequest().setMeterId(ALL_METERS).build())
        .thenCompose(
            replies -> {
              Map<Long, OFMeterStats> meters = new HashMap<>();
              replies.forEach(
                  reply -> reply.getEntries().forEach(m -> meters.put(m.getMeterId(), m)));
              // Meters rarely change, and ONOS's OpenFlow channel logs each description as unknown.
              return known != null && known.keySet().equals(meters.keySet())
                  ? CompletableFuture.completedFuture(new Report(known, meters))
                  : askConfigs(sw).thenApply(found -> new Report(found, meters));
            });
  }

  private CompletableFuture<Map<Long, OFMeterConfig>> askConfigs(OpenFlowSwitch sw) {
    return messaging
        .query(
            sw.getDpid(),
            sw.factory().buildMeterConfigStatsRequest().setMeterId(ALL_METERS).build())
        .thenApply(
            replies -> {
              Map<Long, OFMeterConfig> meters = new HashMap<>();
              replies.forEach(
                  reply -> reply.getEntries().forEach(m -> meters.put(m.getMeterId(), m)));
              return meters;
            });
  }

  private void report(Dpid dpid, Report report) {
    DeviceId deviceId = DeviceId.deviceId(Dpid.uri(dpid));
    MeterCodec codec = new MeterCodec(deviceId);
    List<Meter> meters = new ArrayList<>();
    for (OFMeterConfig config : report.configs.values()) {
      try {
        meters.add(codec.decode(config, report.statistics.get(config.getMeterId())));
      } catch (UntranslatableException e) {
        log.warn("meter {} on {} ignored: {}", config.getMeterId(), deviceId, e.getMessage());
      }
    }
    configs.put(dpid, report.configs);
    service.pushMeterMetrics(deviceId, meters);
  }

  /** What a switch says about its meters. */
  private static final class Report {
    final Map<Long, OFMeterConfig> configs;
    final Map<Long, OFMeterStats> statistics;

    Report(Map<Long, OFMeterConfig> configs, Map<Long, OFMeterStats> statistics) {
      this.configs = configs;
      this.statistics = statistics;
    }
  }
}
