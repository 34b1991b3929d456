// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vonet.lab.codec.Wire.FACTORY;

import com.google.common.collect.ImmutableList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onosproject.cfg.ComponentConfigAdapter;
import org.onosproject.net.DeviceId;
import org.onosproject.net.meter.Band;
import org.onosproject.net.meter.DefaultBand;
import org.onosproject.net.meter.DefaultMeter;
import org.onosproject.net.meter.Meter;
import org.onosproject.net.meter.MeterFailReason;
import org.onosproject.net.meter.MeterFeatures;
import org.onosproject.net.meter.MeterId;
import org.onosproject.net.meter.MeterOperation;
import org.onosproject.net.meter.MeterProvider;
import org.onosproject.net.meter.MeterProviderRegistry;
import org.onosproject.net.meter.MeterProviderService;
import org.onosproject.net.provider.AbstractProviderService;
import org.onosproject.net.provider.ProviderId;
import org.projectfloodlight.openflow.protocol.OFMeterFlags;
import org.projectfloodlight.openflow.protocol.OFMeterMod;
import org.projectfloodlight.openflow.protocol.OFMeterModFailedCode;
import org.projectfloodlight.openflow.protocol.OFVersion;
import org.projectfloodlight.openflow.protocol.meterband.OFMeterBandDrop;
import org.projectfloodlight.openflow.types.OFErrorCauseData;
import org.vonet.lab.channel.TestMessaging;
import org.vonet.lab.fake.Eventually;
import org.vonet.lab.fake.FakeContext;
import org.vonet.lab.fake.FakeController;
import org.vonet.lab.fake.FakeSwitch;

class OpenFlowMeterProviderTest {
  private static final DeviceId S1 = DeviceId.deviceId("of:0000000000000001");

  private final FakeController controller = new FakeController();
  private final TestMessaging messaging = new TestMessaging(controller);
  private final OpenFlowMeterProvider provider = new OpenFlowMeterProvider();
  private final Recorder recorder = new Recorder(provider);
  private FakeSwitch sw;

  @BeforeEach
  void start() {
    provider.registry = new Registry(recorder);
    provider.controller = controller;
    provider.messaging = messaging.service();
    provider.configuration = new ComponentConfigAdapter();
    provider.activate(FakeContext.with("meterStatsPollInterval", "3600"));
    sw = controller.connect(1);
    Eventually.await("the meter features", () -> !recorder.features.isEmpty());
  }

  @AfterEach
  void stop() throws InterruptedException {
    provider.deactivate();
    messaging.close();
  }

  @Test
  void featuresAreTold() {
    assertEquals(1, recorder.features.get(0).startIndex());
    assertEquals(100, recorder.features.get(0).endIndex());
    assertTrue(recorder.features.get(0).isBurstSupported());
  }

  @Test
  void meterComesBackAsItWasSent() {
    perform(MeterOperation.Type.ADD, meter(7, 10_000, 500, true));
    Eventually.await("the meter", () -> recorder.meters.size() == 1);
    Meter reported = recorder.meters.get(0);
    assertEquals(MeterId.meterId(7), reported.meterCellId());
    assertEquals(Meter.Unit.KB_PER_SEC, reported.unit());
    assertTrue(reported.isBurst());
    Band band = reported.bands().iterator().next();
    assertEquals(10_000, band.rate());
    assertEquals(500, (long) band.burst());
    assertEquals(
        Set.of(OFMeterFlags.KBPS, OFMeterFlags.BURST, OFMeterFlags.STATS),
        sw.meters().get(0).getFlags());
  }

  @Test
  void burstCountsOnlyWhereItIsAskedFor() {
    perform(MeterOperation.Type.ADD, meter(7, 10_000, 500, false));
    Eventually.await("the meter", () -> sw.meters().size() == 1);
    assertEquals(0, ((OFMeterBandDrop) sw.meters().get(0).getMeters().get(0)).getBurstSize());
  }

  @Test
  void refusalIsTold() {
    sw.refuse(
        message ->
            message instanceof OFMeterMod
                ? FACTORY
                    .errorMsgs()
                    .buildMeterModFailedErrorMsg()
                    .setCode(OFMeterModFailedCode.BAD_BURST)
                    .setData(OFErrorCauseData.of(new byte[0], OFVersion.OF_13))
                    .build()
                : null);
    perform(MeterOperation.Type.ADD, meter(7, 10_000, 500, true));
    Eventually.await("a failure", () -> !recorder.failures.isEmpty());
    assertEquals(List.of(MeterFailReason.BAD_BURST), recorder.failures);
  }

  @Test
  void rateOfZeroIsRefusedBeforeItIsSent() {
    perform(MeterOperation.Type.ADD, meter(7, 0, 0, false));
    Eventually.await("a failure", () -> !recorder.failures.isEmpty());
    assertEquals(List.of(MeterFailReason.INVALID_METER), recorder.failures);
    assertTrue(sw.meters().isEmpty());
  }

  @Test
  void addingWhatIsThereChangesIt() {
    perform(MeterOperation.Type.ADD, meter(7, 10_000, 500, true));
    Eventually.await("the meter", () -> recorder.meters.size() == 1);
    perform(MeterOperation.Type.ADD, meter(7, 20_000, 500, true));
    Eventually.await(
        "the new rate", () -> recorder.meters.get(0).bands().iterator().next().rate() == 20_000);
    assertEquals(List.of(), recorder.failures);
  }

  @Test
  void meterForASwitchThatIsNotThereFails() {
    controller.disconnect(sw);
    perform(MeterOperation.Type.ADD, meter(7, 1_000, 0, false));
    Eventually.await("a failure", () -> !recorder.failures.isEmpty());
    assertEquals(List.of(MeterFailReason.UNKNOWN_DEVICE), recorder.failures);
  }

  private void perform(MeterOperation.Type type, Meter meter) {
    provider.performMeterOperation(S1, new MeterOperation(meter, type));
  }

  private static Meter meter(long id, long rateKbps, long burstKbit, boolean burst) {
    DefaultMeter.Builder builder = DefaultMeter.builder();
    builder
        .forDevice(S1)
        .withCellId(MeterId.meterId(id))
        .withUnit(Meter.Unit.KB_PER_SEC)
        .withBands(List.of(new DefaultBand(Band.Type.DROP, rateKbps, burstKbit, null)));
    if (burst) {
      builder.burst();
    }
    return builder.build();
  }

  private static final class Registry implements MeterProviderRegistry {
    private final MeterProviderService service;

    Registry(MeterProviderService service) {
      this.service = service;
    }

    @Override
    public MeterProviderService register(MeterProvider registered) {
      return service;
    }

    @Override
    public void unregister(MeterProvider registered) {}

    @Override
    public Set<ProviderId> getProviders() {
      return Set.of();
    }
  }

  /** What ONOS is told. */
  private static final class Recorder extends AbstractProviderService<MeterProvider>
      implements MeterProviderService {
    final List<MeterFailReason> failures = new CopyOnWriteArrayList<>();
    final List<MeterFeatures> features = new CopyOnWriteArrayList<>();
    volatile List<Meter> meters = List.of();

    Recorder(MeterProvider provider) {
      super(provider);
    }

    @Override
    public void meterOperationFailed(MeterOperation operation, MeterFailReason reason) {
      failures.add(reason);
    }

    @Override
    public void pushMeterMetrics(DeviceId deviceId, Collection<Meter> reported) {
      meters = ImmutableList.copyOf(reported);
    }

    @Override
    public void pushMeterFeatures(DeviceId deviceId, MeterFeatures reported) {
      features.add(reported);
    }

    @Override
    public void pushMeterFeatures(DeviceId deviceId, Collection<MeterFeatures> reported) {
      features.addAll(reported);
    }

    @Override
    public void deleteMeterFeatures(DeviceId deviceId) {
      features.clear();
    }
  }
}
