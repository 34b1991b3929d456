// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.service;

import static org.onlab.util.Tools.groupedThreads;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.onosproject.net.DeviceId;
import org.onosproject.net.device.DeviceEvent;
import org.onosproject.net.device.DeviceListener;
import org.onosproject.net.device.DeviceService;
import org.onosproject.net.link.LinkListener;
import org.onosproject.net.link.LinkService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vonet.von.plan.Fabric;
import org.vonet.von.topology.FabricReader;

/**
 * Follows the fabric: keeps its latest value, and tells when it has changed. Events that come close
 * together lead to one reading.
 */
final class FabricWatch {

  private static final Logger LOG = LoggerFactory.getLogger(FabricWatch.class);

  private final DeviceService devices;
  private final LinkService links;
  private final FabricReader reader;
  private final Runnable onChange;
  private final Consumer<DeviceId> onConnected;
  private final DeviceListener deviceListener = this::onDeviceEvent;
  private final LinkListener linkListener = event -> scheduleReading();
  private final AtomicBoolean readingDue = new AtomicBoolean();
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(groupedThreads("vonet", "fabric", LOG));
  private volatile Fabric current;

  /**
   * Creates a watch.
   *
   * @param onChange is called after the fabric has changed, on the watch's own thread
   * @param onConnected is called when a switch has connected, on the watch's own thread
   */
  FabricWatch(
      DeviceService devices,
      LinkService links,
      FabricReader reader,
      Runnable onChange,
      Consumer<DeviceId> onConnected) {
    this.devices = devices;
    this.links = links;
    this.reader = reader;
    this.onChange = onChange;
    this.onConnected = onConnected;
    this.current = reader.read();
  }

  void start() {
    devices.addListener(deviceListener);
    links.addListener(linkListener);
    scheduleReading();
  }

  void stop() {
    devices.removeListener(deviceListener);
    links.removeListener(linkListener);
    executor.shutdownNow();
  }

  /** Returns the fabric as it was last read. */
  Fabric current() {
    return current;
  }

  private void onDeviceEvent(DeviceEvent event) {
    switch (event.type()) {
      case DEVICE_ADDED:
      case DEVICE_AVAILABILITY_CHANGED:
        scheduleReading();
        DeviceId device = event.subject().id();
        if (devices.isAvailable(device)) {
          submit(() -> onConnected.accept(device));
        }
        break;
      case PORT_STATS_UPDATED:
        break;
      default:
        scheduleReading();
        break;
    }
  }

  private void scheduleReading() {
    if (readingDue.compareAndSet(false, true)) {
      submit(this::read);
    }
  }

  private void read() {
    readingDue.set(false);
    Fabric latest = reader.read();
    if (!latest.equals(current)) {
      current = latest;
      onChange.run();
    }
  }

  private void submit(Runnable task) {
    try {
      executor.execute(
          () -> {
            try {
              task.run();
            } catch (RuntimeException e) {
              LOG.error("Could not follow the fabric", e);
            }
          });
    } catch (RejectedExecutionException e) {
      LOG.debug("Stopping, an event is left out");
    }
  }
}
