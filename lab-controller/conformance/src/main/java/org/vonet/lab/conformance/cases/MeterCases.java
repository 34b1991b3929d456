// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.conformance.cases;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.onosproject.core.ApplicationId;
import org.onosproject.core.CoreService;
import org.onosproject.net.DeviceId;
import org.onosproject.net.meter.Band;
import org.onosproject.net.meter.DefaultBand;
import org.onosproject.net.meter.DefaultMeterRequest;
import org.onosproject.net.meter.Meter;
import org.onosproject.net.meter.MeterContext;
import org.onosproject.net.meter.MeterFailReason;
import org.onosproject.net.meter.MeterId;
import org.onosproject.net.meter.MeterRequest;
import org.onosproject.net.meter.MeterService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vonet.lab.conformance.EventRecorder;
import org.vonet.lab.conformance.SeenEvent;

/** Adds and removes meters and waits for ONOS's word on it. */
@Component(service = MeterCases.class)
public final class MeterCases {

  private static final Duration LIMIT = Duration.ofSeconds(15);

  @Reference private CoreService coreService;
  @Reference private MeterService meterService;
  @Reference private EventRecorder recorder;

  private final ObjectMapper mapper = new ObjectMapper();
  private ApplicationId applicationId;

  /** Learns the application's id. */
  @Activate
  void activate() {
    applicationId = coreService.registerApplication(EventRecorder.APPLICATION);
  }

  /**
   * Adds a meter with one band.
   *
   * @param device the switch
   * @param type what happens to packets over the rate; switches may refuse all but {@code DROP}
   * @param rateKbps the rate in kbit/s
   * @param burstKbit the burst size in kbit
   * @return {@code id} given by ONOS, {@code context} (success, timeout, or the reason of the
   *     failure), {@code event} (none when the limit of 15 s has passed) and {@code millis}
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public ObjectNode add(DeviceId device, Band.Type type, long rateKbps, long burstKbit)
      throws InterruptedException {
    Band.Builder band = DefaultBand.builder().ofType(type).withRate(rateKbps).burstSize(burstKbit);
    if (type == Band.Type.REMARK) {
      band.dropPrecedence((short) 1);
    }
    Outcome outcome = new Outcome();
    MeterRequest request = request(device, outcome).withBands(List.of(band.build())).add();
    long before = recorder.log().lastSequence();
    long start = System.nanoTime();
    Meter meter = meterService.submit(request);
    String context = outcome.await(LIMIT);
    double contextMillis = (System.nanoTime() - start) / 1e6;
    ObjectNode report =
        mapper
            .createObjectNode()
            .put("id", meter.meterCellId().toString())
            .put("context", context)
            .put("contextMillis", contextMillis);
    if (context.equals("success")) {
      report
          .put("event", awaitEvent(before, meter, "METER_ADDED"))
          .put("millis", (System.nanoTime() - start) / 1e6);
    }
    return report;
  }

  /**
   * Removes a meter.
   *
   * @param device the switch
   * @param meterId its id
   * @return {@code context}, {@code event} and {@code millis} as for {@code add}
   * @throws InterruptedException if the thread is interrupted while it waits
   * @throws IllegalArgumentException if ONOS knows no such meter
   */
  public ObjectNode remove(DeviceId device, long meterId) throws InterruptedException {
    Meter meter = meterService.getMeter(device, MeterId.meterId(meterId));
    if (meter == null) {
      throw new IllegalArgumentException("meter " + meterId + " is not known on " + device);
    }
    Outcome outcome = new Outcome();
    MeterRequest request = request(device, outcome).withBands(meter.bands()).remove();
    long before = recorder.log().lastSequence();
    long start = System.nanoTime();
    meterService.withdraw(request, MeterId.meterId(meterId));
    return mapper
        .createObjectNode()
        .put("context", outcome.await(LIMIT))
        .put("event", awaitEvent(before, meter, "METER_REMOVED"))
        .put("millis", (System.nanoTime() - start) / 1e6);
  }

  /** Returns what ONOS knows of the meters of a switch. */
  public ArrayNode list(DeviceId device) {
    ArrayNode meters = mapper.createArrayNode();
    for (Meter meter : meterService.getMeters(device)) {
      Band band = meter.bands().iterator().next();
      meters
          .addObject()
          .put("id", meter.meterCellId().toString())
          .put("state", meter.state().name())
          .put("rateKbps", band.rate())
          .put("burstKbit", band.burst())
          .put("packets", meter.packetsSeen())
          .put("bytes", meter.bytesSeen())
          .put("bandPackets", band.packets())
          .put("references", meter.referenceCount());
    }
    return meters;
  }

  private MeterRequest.Builder request(DeviceId device, MeterContext context) {
    return DefaultMeterRequest.builder()
        .forDevice(device)
        .fromApp(applicationId)
        .withUnit(Meter.Unit.KB_PER_SEC)
        .burst()
        .withContext(context);
  }

  private String awaitEvent(long before, Meter meter, String type) throws InterruptedException {
    String subject = meter.deviceId() + "/" + meter.meterCellId();
    Optional<SeenEvent> event =
        recorder
            .log()
            .await(
                before, seen -> seen.type().equals(type) && seen.subject().equals(subject), LIMIT);
    return event.map(SeenEvent::type).orElse("none");
  }

  /** What ONOS tells through the context of a meter request. */
  private static final class Outcome implements MeterContext {

    private final CompletableFuture<String> result = new CompletableFuture<>();

    @Override
    public void onSuccess(MeterRequest request) {
      result.complete("success");
    }

    @Override
    public void onError(MeterRequest request, MeterFailReason reason) {
      result.complete(reason == null ? "error" : reason.name());
    }

    String await(Duration limit) throws InterruptedException {
      try {
        return result.get(limit.toNanos(), NANOSECONDS);
      } catch (TimeoutException late) {
        return "timeout";
      } catch (ExecutionException impossible) {
        throw new IllegalStateException("Nobody completes it with a failure", impossible);
      }
    }
  }
}
