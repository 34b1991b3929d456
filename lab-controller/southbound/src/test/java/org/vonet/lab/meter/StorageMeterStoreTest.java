// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onosproject.core.ApplicationId;
import org.onosproject.core.DefaultApplicationId;
import org.onosproject.mastership.MastershipServiceAdapter;
import org.onosproject.net.DeviceId;
import org.onosproject.net.meter.Band;
import org.onosproject.net.meter.DefaultBand;
import org.onosproject.net.meter.DefaultMeter;
import org.onosproject.net.meter.Meter;
import org.onosproject.net.meter.MeterCellId;
import org.onosproject.net.meter.MeterEvent;
import org.onosproject.net.meter.MeterFailReason;
import org.onosproject.net.meter.MeterFeatures;
import org.onosproject.net.meter.MeterId;
import org.onosproject.net.meter.MeterKey;
import org.onosproject.net.meter.MeterOperation;
import org.onosproject.net.meter.MeterScope;
import org.onosproject.net.meter.MeterState;
import org.onosproject.net.meter.MeterStoreResult;
import org.onosproject.net.meter.MeterTableKey;
import org.onosproject.store.service.TestStorageService;
import org.projectfloodlight.openflow.protocol.OFMeterFeatures;
import org.vonet.lab.codec.MeterCodec;
import org.vonet.lab.codec.Wire;

class StorageMeterStoreTest {
  private static final DeviceId S1 = DeviceId.deviceId("of:0000000000000001");
  private static final DeviceId S2 = DeviceId.deviceId("of:0000000000000002");
  private static final ApplicationId APP = new DefaultApplicationId(7, "app");
  private static final ApplicationId OTHER_APP = new DefaultApplicationId(8, "other");
  private static final MeterScope GLOBAL = MeterScope.globalScope();

  private final StorageMeterStore store = new StorageMeterStore();
  private final List<MeterEvent> events = new ArrayList<>();

  @BeforeEach
  void start() {
    store.storage = new TestStorageService();
    store.mastership =
        new MastershipServiceAdapter() {
          @Override
          public boolean isLocalMaster(DeviceId deviceId) {
            return true;
          }
        };
    store.activate();
    store.setDelegate(events::add);
    store.storeMeterFeatures(features(S1, 3));
  }

  @AfterEach
  void stop() {
    store.deactivate();
  }

  @Test
  void additionIsCompleteWhenTheSwitchReportsTheMeter() {
    CompletableFuture<MeterStoreResult> added = store.addOrUpdateMeter(meter(S1, 1, APP));
    assertEquals(List.of(MeterEvent.Type.METER_ADD_REQ), types());
    assertEquals(MeterState.PENDING_ADD, stored(S1, 1).state());
    assertFalse(added.isDone());

    Meter updated = store.updateMeterState(reported(S1, 1, 5));

    assertEquals(MeterState.ADDED, updated.state());
    assertTrue(added.join().reason().isEmpty());
    assertTrue(types().contains(MeterEvent.Type.METER_ADDED));
    assertEquals(5, stored(S1, 1).packetsSeen());
    assertEquals(2, stored(S1, 1).bands().iterator().next().packets());
    assertEquals(APP, stored(S1, 1).appId());
  }

  @Test
  void eachReportIsCountedButAddedOnlyOnce() {
    store.addOrUpdateMeter(meter(S1, 1, APP));
    store.updateMeterState(reported(S1, 1, 5));
    store.updateMeterState(reported(S1, 1, 6));
    assertEquals(6, stored(S1, 1).packetsSeen());
    assertEquals(1, types().stream().filter(t -> t == MeterEvent.Type.METER_ADDED).count());
  }

  @Test
  void refusedMeterLeavesTheStoreAndItsNumberIsFree() {
    MeterCellId cell = store.allocateMeterId(S1, GLOBAL);
    Meter meter = meter(S1, ((MeterId) cell).id(), APP);
    CompletableFuture<MeterStoreResult> added = store.addOrUpdateMeter(meter);

    store.failedMeter(new MeterOperation(meter, MeterOperation.Type.ADD), MeterFailReason.BAD_RATE);

    assertEquals(MeterFailReason.BAD_RATE, added.join().reason().orElseThrow());
    assertNull(store.getMeter(MeterKey.key(S1, cell)));
    assertEquals(cell, store.allocateMeterId(S1, GLOBAL));
  }

  @Test
  void failureToRepairAMeterKeepsIt() {
    Meter meter = meter(S1, 1, APP);
    store.addOrUpdateMeter(meter);
    store.updateMeterState(reported(S1, 1, 0));
    store.failedMeter(new MeterOperation(meter, MeterOperation.Type.ADD), MeterFailReason.TIMEOUT);
    assertEquals(MeterState.ADDED, stored(S1, 1).state());
  }

  @Test
  void sameNumberOnTwoSwitchesIsNotMixedUp() {
    CompletableFuture<MeterStoreResult> first = store.addOrUpdateMeter(meter(S1, 1, APP));
    CompletableFuture<MeterStoreResult> second = store.addOrUpdateMeter(meter(S2, 1, APP));
    store.failedMeter(
        new MeterOperation(meter(S2, 1, APP), MeterOperation.Type.ADD),
        MeterFailReason.OUT_OF_METERS);
    assertFalse(first.isDone());
    assertEquals(MeterFailReason.OUT_OF_METERS, second.join().reason().orElseThrow());
    assertNotNull(stored(S1, 1));
  }

  @Test
  void removalIsCompleteWhenTheMeterIsPurged() {
    MeterCellId cell = store.allocateMeterId(S1, GLOBAL);
    store.addOrUpdateMeter(meter(S1, 1, APP));
    store.updateMeterState(reported(S1, 1, 0));
    CompletableFuture<MeterStoreResult> removed = store.deleteMeter(meter(S1, 1, APP));
    assertTrue(types().contains(MeterEvent.Type.METER_REM_REQ));
    assertEquals(MeterState.PENDING_REMOVE, stored(S1, 1).state());
    assertEquals(MeterState.PENDING_REMOVE, store.updateMeterState(reported(S1, 1, 0)).state());
    assertFalse(removed.isDone());

    store.purgeMeter(stored(S1, 1));

    assertTrue(removed.join().reason().isEmpty());
    assertTrue(types().contains(MeterEvent.Type.METER_REMOVED));
    assertEquals(List.of(), List.copyOf(store.getAllMeters()));
    assertEquals(cell, store.allocateMeterId(S1, GLOBAL));
  }

  @Test
  void removingWhatIsNotThereSucceeds() {
    assertTrue(store.deleteMeter(meter(S1, 9, APP)).join().reason().isEmpty());
  }

  @Test
  void meterThatIsNotInTheStoreIsNotUpdated() {
    assertNull(store.updateMeterState(reported(S1, 9, 0)));
  }

  @Test
  void numbersAreDistinctUntilTheSwitchHasNoMore() {
    Set<MeterCellId> given = new HashSet<>();
    for (int i = 0; i < 3; i++) {
      given.add(store.allocateMeterId(S1, GLOBAL));
    }
    assertEquals(Set.of(MeterId.meterId(1), MeterId.meterId(2), MeterId.meterId(3)), given);
    assertNull(store.allocateMeterId(S1, GLOBAL));
    store.freeMeterId(S1, MeterId.meterId(3));
    store.freeMeterId(S1, MeterId.meterId(2));
    assertEquals(MeterId.meterId(2), store.allocateMeterId(S1, GLOBAL));
    assertEquals(MeterId.meterId(3), store.allocateMeterId(S1, GLOBAL));
    assertNull(store.allocateMeterId(S1, GLOBAL));
  }

  @Test
  void numberThatWasNeverGivenIsNotFreed() {
    store.freeMeterId(S1, MeterId.meterId(2));
    assertEquals(MeterId.meterId(1), store.allocateMeterId(S1, GLOBAL));
    assertEquals(MeterId.meterId(2), store.allocateMeterId(S1, GLOBAL));
  }

  @Test
  void switchWithoutMetersGivesNoNumber() {
    assertNull(store.allocateMeterId(S2, GLOBAL));
  }

  @Test
  void purgesByApplication() {
    store.addOrUpdateMeter(meter(S1, 1, APP));
    store.addOrUpdateMeter(meter(S1, 2, OTHER_APP));
    store.addOrUpdateMeter(meter(S2, 1, APP));
    store.purgeMeters(S1, APP);
    assertNull(stored(S1, 1));
    assertNotNull(stored(S1, 2));
    assertNotNull(stored(S2, 1));
    store.purgeMeters(S1);
    assertEquals(0, store.getAllMeters(S1).size());
    assertEquals(1, store.getAllMeters(S2, GLOBAL).size());
  }

  @Test
  void modeChangesOnlyWhileTheStoreIsEmpty() {
    assertTrue(store.userDefinedIndexMode(true));
    assertNull(store.allocateMeterId(S1, GLOBAL));
    store.addOrUpdateMeter(meter(S1, 1, APP));
    assertTrue(store.userDefinedIndexMode(false));
  }

  /** The test storage does not serialise; the real one does. */
  @Test
  void whatIsStoredSurvivesSerialisation() {
    DefaultMeter meter = (DefaultMeter) meter(S1, 1, APP);
    meter.setState(MeterState.ADDED);
    meter.setProcessedBytes(99);
    Meter copy = StorageMeterStore.SERIALIZER.decode(StorageMeterStore.SERIALIZER.encode(meter));
    assertEquals(meter, copy);
    assertEquals(MeterState.ADDED, copy.state());
    assertEquals(99, copy.bytesSeen());
    assertEquals(1_000, copy.bands().iterator().next().rate());

    OFMeterFeatures reported =
        Wire.FACTORY
            .buildMeterFeatures()
            .setMaxMeter(262_144)
            .setBandTypes(2)
            .setCapabilities(15)
            .setMaxBands((short) 1)
            .build();
    MeterFeatures features = new MeterCodec(S1).decode(reported);
    MeterFeatures same = MeterNumbers.SERIALIZER.decode(MeterNumbers.SERIALIZER.encode(features));
    assertEquals(262_144, same.endIndex());
    assertEquals(Set.of(Band.Type.DROP), same.bandTypes());
    assertEquals(Set.of(Meter.Unit.KB_PER_SEC, Meter.Unit.PKTS_PER_SEC), same.unitTypes());
    MeterKey key = MeterKey.key(S1, (MeterCellId) MeterId.meterId(3));
    assertEquals(
        key, StorageMeterStore.SERIALIZER.decode(StorageMeterStore.SERIALIZER.encode(key)));
    MeterTableKey table = MeterTableKey.key(S1, GLOBAL);
    assertEquals(table, MeterNumbers.SERIALIZER.decode(MeterNumbers.SERIALIZER.encode(table)));
  }

  private List<MeterEvent.Type> types() {
    List<MeterEvent.Type> types = new ArrayList<>();
    events.forEach(event -> types.add(event.type()));
    return types;
  }

  private Meter stored(DeviceId device, long id) {
    return store.getMeter(MeterKey.key(device, (MeterCellId) MeterId.meterId(id)));
  }

  private static MeterFeatures features(DeviceId device, long count) {
    return new MeterCodec(device)
        .decode(
            Wire.FACTORY
                .buildMeterFeatures()
                .setMaxMeter(count)
                .setBandTypes(2)
                .setCapabilities(15)
                .build());
  }

  private static Meter meter(DeviceId device, long id, ApplicationId app) {
    return DefaultMeter.builder()
        .forDevice(device)
        .withCellId(MeterId.meterId(id))
        .fromApp(app)
        .withUnit(Meter.Unit.KB_PER_SEC)
        .burst()
        .withBands(List.of(new DefaultBand(Band.Type.DROP, 1_000, 100L, null)))
        .build();
  }

  private static Meter reported(DeviceId device, long id, long packets) {
    DefaultBand band = new DefaultBand(Band.Type.DROP, 1_000, 100L, null);
    band.setPackets(2);
    DefaultMeter meter =
        (DefaultMeter)
            DefaultMeter.builder()
                .forDevice(device)
                .withCellId(MeterId.meterId(id))
                .withUnit(Meter.Unit.KB_PER_SEC)
                .withBands(List.of(band))
                .build();
    meter.setState(MeterState.ADDED);
    meter.setProcessedPackets(packets);
    return meter;
  }
}
