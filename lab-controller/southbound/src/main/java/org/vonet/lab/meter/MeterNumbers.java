// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.meter;

import java.util.Comparator;
import java.util.Optional;
import org.onlab.util.KryoNamespace;
import org.onosproject.net.DeviceId;
import org.onosproject.net.meter.Band;
import org.onosproject.net.meter.DefaultMeterFeatures;
import org.onosproject.net.meter.Meter;
import org.onosproject.net.meter.MeterCellId;
import org.onosproject.net.meter.MeterFeatures;
import org.onosproject.net.meter.MeterFeaturesFlag;
import org.onosproject.net.meter.MeterId;
import org.onosproject.net.meter.MeterKey;
import org.onosproject.net.meter.MeterScope;
import org.onosproject.net.meter.MeterTableKey;
import org.onosproject.net.pi.model.PiMeterId;
import org.onosproject.net.pi.runtime.PiMeterCellId;
import org.onosproject.store.serializers.KryoNamespaces;
import org.onosproject.store.service.AtomicCounterMap;
import org.onosproject.store.service.ConsistentMap;
import org.onosproject.store.service.DistributedSet;
import org.onosproject.store.service.Serializer;
import org.onosproject.store.service.StorageService;
import org.onosproject.store.service.Versioned;

/**
 * Gives out the meter numbers of each switch, within what the switch supports.
 *
 * <p>The lowest number that was given back is used again first. Takes time proportional to the
 * numbers that were given back and not used since.
 */
final class MeterNumbers {
  static final Serializer SERIALIZER =
      Serializer.using(
          KryoNamespace.newBuilder()
              .register(KryoNamespaces.API)
              .nextId(KryoNamespaces.BEGIN_USER_CUSTOM_ID)
              .register(MeterKey.class)
              .register(MeterTableKey.class)
              .register(MeterScope.class)
              .register(DefaultMeterFeatures.class)
              .register(MeterFeaturesFlag.class)
              .register(Band.Type.class)
              .register(Meter.Unit.class)
              .build("lab-meter-numbers"));

  private final ConsistentMap<MeterTableKey, MeterFeatures> features;
  private final AtomicCounterMap<MeterTableKey> given;
  private final DistributedSet<MeterKey> returned;

  MeterNumbers(StorageService storage) {
    features =
        storage
            .<MeterTableKey, MeterFeatures>consistentMapBuilder()
            .withName("lab-meter-features")
            .withSerializer(SERIALIZER)
            .build();
    given =
        storage
            .<MeterTableKey>atomicCounterMapBuilder()
            .withName("lab-meter-numbers-given")
            .withSerializer(SERIALIZER)
            .build();
    returned =
        storage
            .<MeterKey>setBuilder()
            .withName("lab-meter-numbers-returned")
            .withSerializer(SERIALIZER)
            .build()
            .asDistributedSet();
  }

  void setFeatures(MeterFeatures ofSwitch) {
    features.put(MeterTableKey.key(ofSwitch.deviceId(), ofSwitch.scope()), ofSwitch);
  }

  void removeFeatures(MeterFeatures ofSwitch) {
    features.remove(MeterTableKey.key(ofSwitch.deviceId(), ofSwitch.scope()));
  }

  void removeFeatures(DeviceId deviceId) {
    features.keySet().stream()
        .filter(key -> key.deviceId().equals(deviceId))
        .forEach(features::remove);
  }

  /**
   * @return a number that is not in use, or null if all are, or if the switch has no meters
   */
  MeterCellId allocate(DeviceId deviceId, MeterScope scope) {
    MeterTableKey table = MeterTableKey.key(deviceId, scope);
    MeterFeatures limits = Versioned.valueOrNull(features.get(table));
    if (limits == null || limits.startIndex() < 0) {
      return null;
    }
    for (Optional<MeterKey> lowest = lowestReturned(deviceId, scope);
        lowest.isPresent();
        lowest = lowestReturned(deviceId, scope)) {
      // Somebody else may have been quicker.
      if (returned.remove(lowest.get())) {
        return lowest.get().meterCellId();
      }
    }
    long index = limits.startIndex() + given.getAndIncrement(table);
    if (index > limits.endIndex()) {
      given.decrementAndGet(table);
      return null;
    }
    return cell(scope, index);
  }

  private Optional<MeterKey> lowestReturned(DeviceId deviceId, MeterScope scope) {
    return returned.stream()
        .filter(key -> key.deviceId().equals(deviceId))
        .filter(key -> scope(key.meterCellId()).equals(scope))
        .min(Comparator.comparingLong(key -> index(key.meterCellId())));
  }

  /** Numbers that were never given out are ignored. */
  void free(DeviceId deviceId, MeterCellId cell) {
    MeterTableKey table = MeterTableKey.key(deviceId, scope(cell));
    MeterFeatures limits = Versioned.valueOrNull(features.get(table));
    long start = limits == null ? 1 : limits.startIndex();
    if (index(cell) >= start && index(cell) < start + given.get(table)) {
      returned.add(MeterKey.key(deviceId, cell));
    }
  }

  static MeterScope scope(MeterCellId cell) {
    return cell instanceof PiMeterCellId
        ? MeterScope.of(((PiMeterCellId) cell).meterId().id())
        : MeterScope.globalScope();
  }

  private static MeterCellId cell(MeterScope scope, long index) {
    return scope.isGlobal()
        ? MeterId.meterId(index)
        : PiMeterCellId.ofIndirect(PiMeterId.of(scope.id()), index);
  }

  private static long index(MeterCellId cell) {
    return cell instanceof PiMeterCellId ? ((PiMeterCellId) cell).index() : ((MeterId) cell).id();
  }
}
