// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.install;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onosproject.core.ApplicationId;
import org.onosproject.net.DeviceId;
import org.onosproject.net.meter.Band;
import org.onosproject.net.meter.DefaultBand;
import org.onosproject.net.meter.DefaultMeterRequest;
import org.onosproject.net.meter.Meter;
import org.onosproject.net.meter.MeterContext;
import org.onosproject.net.meter.MeterFailReason;
import org.onosproject.net.meter.MeterId;
import org.onosproject.net.meter.MeterListener;
import org.onosproject.net.meter.MeterRequest;
import org.onosproject.net.meter.MeterService;
import org.onosproject.net.meter.MeterState;
import org.vonet.capacity.SliceMeter;
import org.vonet.von.api.VonException;

/** Adds and removes the meters of slices, and waits until the switches have confirmed it. */
public final class MeterInstaller {

  private final MeterService service;
  private final ApplicationId application;
  private final Duration limit;

  /**
   * Creates an installer.
   *
   * @param service where meters are asked for
   * @param application in whose name
   * @param limit how long a switch may take to confirm
   */
  public MeterInstaller(MeterService service, ApplicationId application, Duration limit) {
    this.service = service;
    this.application = application;
    this.limit = limit;
  }

  /**
   * Adds one meter on each switch; returns once every switch has confirmed its own. If one does
   * not, all are removed again.
   *
   * @param devices the switches
   * @param slice the meter
   * @return the ids by switch
   * @throws VonException with SWITCH_FAILED if a switch refuses or does not answer in time
   */
  public Map<DeviceId, Long> add(Collection<DeviceId> devices, SliceMeter slice) {
    Map<DeviceId, Long> ids = new LinkedHashMap<>();
    if (devices.isEmpty()) {
      return ids;
    }
    Confirmation confirmation = new Confirmation();
    MeterListener listener = event -> confirmation.signal();
    service.addListener(listener);
    try {
      for (DeviceId device : devices) {
        Meter meter = service.submit(request(device, slice, confirmation).add());
        if (meter == null) {
          throw refused(device, "no meter id is left");
        }
        ids.put(device, meter.id().id());
      }
      confirmation.await(
          () -> ids.entrySet().stream().allMatch(e -> isAdded(e.getKey(), e.getValue())),
          limit,
          "meter of " + slice + " on " + ids.keySet());
      return ids;
    } catch (RuntimeException e) {
      withdraw(ids);
      throw e;
    } finally {
      service.removeListener(listener);
    }
  }

  /**
   * Removes meters that no flow entry uses any more; returns once the switches have confirmed it.
   *
   * @param ids by switch
   * @throws VonException with SWITCH_FAILED if a switch does not confirm in time
   */
  public void remove(Map<DeviceId, Long> ids) {
    if (ids.isEmpty()) {
      return;
    }
    Confirmation confirmation = new Confirmation();
    MeterListener listener = event -> confirmation.signal();
    service.addListener(listener);
    try {
      withdraw(ids);
      confirmation.await(
          () -> ids.entrySet().stream().allMatch(e -> meter(e.getKey(), e.getValue()) == null),
          limit,
          "removal of meters on " + ids.keySet());
    } finally {
      service.removeListener(listener);
    }
  }

  /**
   * Asks for the removal of meters and does not wait, for switches that are not there to answer.
   *
   * @param ids by switch
   */
  public void withdraw(Map<DeviceId, Long> ids) {
    ids.forEach(
        (device, id) -> {
          Meter meter = meter(device, id);
          if (meter != null) {
            MeterRequest request =
                DefaultMeterRequest.builder()
                    .forDevice(device)
                    .fromApp(application)
                    .withUnit(meter.unit())
                    .withBands(meter.bands())
                    .burst()
                    .remove();
            service.withdraw(request, MeterId.meterId(id));
          }
        });
  }

  private MeterRequest.Builder request(
      DeviceId device, SliceMeter slice, Confirmation confirmation) {
    Band band =
        DefaultBand.builder()
            .ofType(Band.Type.DROP)
            .withRate(slice.rateKbps())
            .burstSize(slice.burstKilobits())
            .build();
    return DefaultMeterRequest.builder()
        .forDevice(device)
        .fromApp(application)
        // Despite its name ONOS takes KB_PER_SEC for OpenFlow's kilobits per second.
        .withUnit(Meter.Unit.KB_PER_SEC)
        .withBands(List.of(band))
        .burst()
        .withContext(
            new MeterContext() {
              @Override
              public void onSuccess(MeterRequest request) {
                confirmation.signal();
              }

              @Override
              public void onError(MeterRequest request, MeterFailReason reason) {
                confirmation.fail(refused(device, reason.toString()).getMessage());
              }
            });
  }

  private boolean isAdded(DeviceId device, long id) {
    Meter meter = meter(device, id);
    return meter != null && meter.state() == MeterState.ADDED;
  }

  private Meter meter(DeviceId device, long id) {
    return service.getMeter(device, MeterId.meterId(id));
  }

  private static VonException refused(DeviceId device, String why) {
    return new VonException(
        VonException.Reason.SWITCH_FAILED,
        device + " refused a meter (" + why + "): see how many meters it has left with 'meters'");
  }
}
