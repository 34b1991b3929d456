// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.meter;

import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import org.onlab.util.KryoNamespace;
import org.onosproject.core.ApplicationId;
import org.onosproject.mastership.MastershipService;
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
import org.onosproject.net.meter.MeterStore;
import org.onosproject.net.meter.MeterStoreDelegate;
import org.onosproject.net.meter.MeterStoreResult;
import org.onosproject.store.AbstractStore;
import org.onosproject.store.serializers.KryoNamespaces;
import org.onosproject.store.service.ConsistentMap;
import org.onosproject.store.service.MapEvent;
import org.onosproject.store.service.MapEventListener;
import org.onosproject.store.service.Serializer;
import org.onosproject.store.service.StorageException;
import org.onosproject.store.service.StorageService;
import org.onosproject.store.service.Versioned;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps ONOS's meters in its consistent storage.
 *
 * <p>A meter that is added is PENDING_ADD until a switch reports it, one that is removed is
 * PENDING_REMOVE until it is purged; the future of the request completes then. A meter whose
 * addition a switch refuses leaves the store, its number is free again, and the future carries the
 * reason. The meters in the store are never changed in place.
 */
@Component(immediate = true, service = MeterStore.class, property = "service.ranking:Integer=1000")
public final class StorageMeterStore extends AbstractStore<MeterEvent, MeterStoreDelegate>
    implements MeterStore {
  static final Serializer SERIALIZER =
      Serializer.using(
          KryoNamespace.newBuilder()
              .register(KryoNamespaces.API)
              .nextId(KryoNamespaces.BEGIN_USER_CUSTOM_ID)
              .register(MeterKey.class)
              .register(DefaultMeter.class)
              .register(MeterState.class)
              .register(Meter.Unit.class)
              .register(DefaultBand.class)
              .register(Band.Type.class)
              .build("lab-meters"));

  private final Logger log = LoggerFactory.getLogger(getClass());
  private final MapEventListener<MeterKey, Meter> listener = this::changed;

  /** The requests of this node that are not answered yet. */
  private final ConcurrentMap<MeterKey, CompletableFuture<MeterStoreResult>> requests =
      new ConcurrentHashMap<>();

  @Reference StorageService storage;
  @Reference MastershipService mastership;

  private ConsistentMap<MeterKey, Meter> meters;
  private MeterNumbers numbers;
  private volatile boolean userDefinedIndex;

  @Activate
  void activate() {
    meters =
        storage
            .<MeterKey, Meter>consistentMapBuilder()
            .withName("lab-meters")
            .withSerializer(SERIALIZER)
            .build();
    meters.addListener(listener);
    numbers = new MeterNumbers(storage);
  }

  @Deactivate
  void deactivate() {
    meters.removeListener(listener);
    requests.values().forEach(f -> f.complete(MeterStoreResult.fail(MeterFailReason.TIMEOUT)));
    requests.clear();
  }

  @Override
  public CompletableFuture<MeterStoreResult> addOrUpdateMeter(Meter meter) {
    MeterKey key = key(meter);
    CompletableFuture<MeterStoreResult> request = open(key);
    try {
      meters.put(key, withState(meter, MeterState.PENDING_ADD));
    } catch (StorageException e) {
      requests.remove(key, request);
      request.completeExceptionally(e);
    }
    return request;
  }

  @Override
  public CompletableFuture<MeterStoreResult> deleteMeter(Meter meter) {
    MeterKey key = key(meter);
    CompletableFuture<MeterStoreResult> request = open(key);
    try {
      // What the store knows counts; a request to withdraw need not repeat the bands.
      Versioned<Meter> pending =
          meters.computeIfPresent(key, (k, stored) -> withState(stored, MeterState.PENDING_REMOVE));
      if (pending == null) {
        close(key, MeterStoreResult.success());
      }
    } catch (StorageException e) {
      requests.remove(key, request);
      request.completeExceptionally(e);
    }
    return request;
  }

  /** A newer request for the same meter takes the older one's place. */
  private CompletableFuture<MeterStoreResult> open(MeterKey key) {
    CompletableFuture<MeterStoreResult> request = new CompletableFuture<>();
    CompletableFuture<MeterStoreResult> older = requests.put(key, request);
    if (older != null) {
      older.complete(MeterStoreResult.fail(MeterFailReason.UNKNOWN));
    }
    return request;
  }

  private void close(MeterKey key, MeterStoreResult result) {
    CompletableFuture<MeterStoreResult> request = requests.remove(key);
    if (request != null) {
      request.complete(result);
    }
  }

  @Override
  public Meter updateMeterState(Meter reported) {
    MeterKey key = key(reported);
    Versioned<Meter> updated =
        meters.computeIfPresent(
            key,
            (k, stored) -> {
              MeterState state =
                  stored.state() == MeterState.PENDING_ADD ? MeterState.ADDED : stored.state();
              DefaultMeter meter = copy(stored, state, withCounters(stored, reported));
              meter.setLife(reported.life());
              meter.setProcessedPackets(reported.packetsSeen());
              meter.setProcessedBytes(reported.bytesSeen());
              meter.setReferenceCount(reported.referenceCount());
              return meter;
            });
    if (updated == null) {
      return null;
    }
    if (updated.value().referenceCount() == 0) {
      notifyDelegate(new MeterEvent(MeterEvent.Type.METER_REFERENCE_COUNT_ZERO, updated.value()));
    }
    return updated.value();
  }

  @Override
  public Meter getMeter(MeterKey key) {
    return Versioned.valueOrNull(meters.get(key));
  }

  @Override
  public Collection<Meter> getAllMeters() {
    return select(meter -> true);
  }

  @Override
  public Collection<Meter> getAllMeters(DeviceId deviceId) {
    return select(meter -> meter.deviceId().equals(deviceId));
  }

  @Override
  public Collection<Meter> getAllMeters(DeviceId deviceId, MeterScope scope) {
    return select(
        meter ->
            meter.deviceId().equals(deviceId)
                && MeterNumbers.scope(meter.meterCellId()).equals(scope));
  }

  private List<Meter> select(Predicate<Meter> wanted) {
    return meters.asJavaMap().values().stream().filter(wanted).collect(toList());
  }

  @Override
  public void failedMeter(MeterOperation operation, MeterFailReason reason) {
    MeterKey key = key(operation.meter());
    Meter stored = getMeter(key);
    if (stored == null) {
      return;
    }
    log.warn(
        "{} of meter {} on {} failed: {}",
        operation.type(),
        stored.meterCellId(),
        stored.deviceId(),
        reason);
    if (operation.type() != MeterOperation.Type.REMOVE
        && stored.state() == MeterState.PENDING_ADD) {
      // It never was on the switch; who asked for it is told, and may ask again.
      meters.remove(key);
      free(stored);
    }
    close(key, MeterStoreResult.fail(reason));
  }

  @Override
  public void purgeMeter(Meter meter) {
    MeterKey key = key(meter);
    Meter removed = Versioned.valueOrNull(meters.remove(key));
    if (removed != null) {
      free(removed);
    }
    close(key, MeterStoreResult.success());
  }

  @Override
  public void purgeMeters(DeviceId deviceId) {
    getAllMeters(deviceId).forEach(this::purgeMeter);
  }

  @Override
  public void purgeMeters(DeviceId deviceId, ApplicationId appId) {
    select(meter -> meter.deviceId().equals(deviceId) && appId.equals(meter.appId()))
        .forEach(this::purgeMeter);
  }

  private void free(Meter meter) {
    if (!userDefinedIndex) {
      numbers.free(meter.deviceId(), meter.meterCellId());
    }
  }

  @Override
  public MeterStoreResult storeMeterFeatures(MeterFeatures features) {
    return storeMeterFeatures(List.of(features));
  }

  @Override
  public MeterStoreResult storeMeterFeatures(Collection<MeterFeatures> features) {
    return attempt(() -> features.forEach(numbers::setFeatures));
  }

  @Override
  public MeterStoreResult deleteMeterFeatures(DeviceId deviceId) {
    return attempt(() -> numbers.removeFeatures(deviceId));
  }

  @Override
  public MeterStoreResult deleteMeterFeatures(Collection<MeterFeatures> features) {
    return attempt(() -> features.forEach(numbers::removeFeatures));
  }

  private MeterStoreResult attempt(Runnable change) {
    try {
      change.run();
      return MeterStoreResult.success();
    } catch (StorageException e) {
      log.warn("meter features not stored", e);
      return MeterStoreResult.fail(MeterFailReason.TIMEOUT);
    }
  }

  @Override
  public MeterCellId allocateMeterId(DeviceId deviceId, MeterScope scope) {
    return userDefinedIndex ? null : numbers.allocate(deviceId, scope);
  }

  @Override
  public void freeMeterId(DeviceId deviceId, MeterId meterId) {
    if (!userDefinedIndex) {
      numbers.free(deviceId, meterId);
    }
  }

  /** The mode can be changed only while there is no meter, since numbers would be mixed up. */
  @Override
  public boolean userDefinedIndexMode(boolean enable) {
    if (enable != userDefinedIndex) {
      if (meters.isEmpty()) {
        userDefinedIndex = enable;
      } else {
        log.warn(
            "user defined meter indexes stay {}: remove the {} meters in the store first",
            userDefinedIndex ? "on" : "off",
            meters.size());
      }
    }
    return userDefinedIndex;
  }

  /** Runs on every node for every change of the map, in order. */
  private void changed(MapEvent<MeterKey, Meter> event) {
    if (event.type() == MapEvent.Type.REMOVE) {
      notifyDelegate(
          new MeterEvent(MeterEvent.Type.METER_REMOVED, Versioned.valueOrNull(event.oldValue())));
      return;
    }
    Meter meter = event.newValue().value();
    Meter before = Versioned.valueOrNull(event.oldValue());
    switch (meter.state()) {
      case PENDING_ADD:
        request(MeterEvent.Type.METER_ADD_REQ, meter);
        break;
      case PENDING_REMOVE:
        if (before == null || before.state() != MeterState.PENDING_REMOVE) {
          request(MeterEvent.Type.METER_REM_REQ, meter);
        }
        break;
      case ADDED:
        if (before == null || before.state() != MeterState.ADDED) {
          close(event.key(), MeterStoreResult.success());
          notifyDelegate(new MeterEvent(MeterEvent.Type.METER_ADDED, meter));
        }
        break;
      default:
        log.warn("meter {} is in the unknown state {}", meter.meterCellId(), meter.state());
        break;
    }
  }

  private void request(MeterEvent.Type type, Meter meter) {
    if (mastership.isLocalMaster(meter.deviceId())) {
      notifyDelegate(new MeterEvent(type, meter));
    }
  }

  private static MeterKey key(Meter meter) {
    return MeterKey.key(meter.deviceId(), meter.meterCellId());
  }

  /** The bands that were asked for, with the counters that the switch reports for them. */
  private static List<Band> withCounters(Meter asked, Meter reported) {
    List<Band> bands = new ArrayList<>();
    Iterator<Band> counted = reported.bands().iterator();
    for (Band band : asked.bands()) {
      DefaultBand copy =
          new DefaultBand(band.type(), band.rate(), band.burst(), band.dropPrecedence());
      if (counted.hasNext()) {
        Band counters = counted.next();
        copy.setPackets(counters.packets());
        copy.setBytes(counters.bytes());
      }
      bands.add(copy);
    }
    return bands;
  }

  private static DefaultMeter withState(Meter meter, MeterState state) {
    return copy(meter, state, meter.bands());
  }

  private static DefaultMeter copy(Meter meter, MeterState state, Collection<Band> bands) {
    DefaultMeter.Builder builder = DefaultMeter.builder();
    builder
        .forDevice(meter.deviceId())
        .withCellId(meter.meterCellId())
        .fromApp(meter.appId())
        .withUnit(meter.unit())
        .withBands(bands);
    if (meter.isBurst()) {
      builder.burst();
    }
    if (!meter.annotations().keys().isEmpty()) {
      builder.withAnnotations(meter.annotations());
    }
    DefaultMeter copy = builder.build();
    copy.setState(state);
    copy.setLife(meter.life());
    copy.setProcessedPackets(meter.packetsSeen());
    copy.setProcessedBytes(meter.bytesSeen());
    copy.setReferenceCount(meter.referenceCount());
    return copy;
  }
}
