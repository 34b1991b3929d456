// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.topology;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.onosproject.net.AnnotationKeys;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.Device;
import org.onosproject.net.DeviceId;
import org.onosproject.net.Link;
import org.onosproject.net.Port;
import org.onosproject.net.device.DeviceService;
import org.onosproject.net.link.LinkService;
import org.vonet.routing.TopologySnapshot;
import org.vonet.von.api.FabricLink;
import org.vonet.von.plan.Fabric;

/**
 * Reads the fabric from ONOS: the switches that are connected, and the links that are active in
 * both directions between enabled ports.
 *
 * <p>A link weighs its annotation {@code latency} in nanoseconds; without one it is taken for two
 * kilometres of fibre, so that fewer hops win.
 */
public final class FabricReader {

  /** The latency of a link that has no annotation: 2 km at 5 µs/km. */
  static final long DEFAULT_LATENCY_NANOS = 10_000;

  private final DeviceService devices;
  private final LinkService links;

  /**
   * Creates a reader.
   *
   * @param devices where switches and ports are known
   * @param links where links are known
   */
  public FabricReader(DeviceService devices, LinkService links) {
    this.devices = devices;
    this.links = links;
  }

  /**
   * Reads the fabric as it is now, in O(switches + links).
   *
   * @return an immutable value
   */
  public Fabric read() {
    Set<DeviceId> switches = new HashSet<>();
    for (Device device : devices.getAvailableDevices()) {
      switches.add(device.id());
    }
    Map<FabricLink, Long> oneWay = new HashMap<>();
    Map<FabricLink, Long> bothWays = new HashMap<>();
    for (Link link : links.getActiveLinks()) {
      boolean between = !link.src().deviceId().equals(link.dst().deviceId());
      if (between && isEnabled(link.src()) && isEnabled(link.dst())) {
        FabricLink fabricLink = FabricLink.between(link.src(), link.dst());
        Long opposite = oneWay.put(fabricLink, latencyNanos(link));
        if (opposite != null) {
          bothWays.put(fabricLink, Math.max(opposite, latencyNanos(link)));
        }
      }
    }
    return Fabric.of(switches, bothWays);
  }

  private boolean isEnabled(ConnectPoint end) {
    Port port = end.port().isLogical() ? null : devices.getPort(end);
    return port != null && port.isEnabled();
  }

  private static long latencyNanos(Link link) {
    String annotated = link.annotations().value(AnnotationKeys.LATENCY);
    if (annotated == null) {
      return DEFAULT_LATENCY_NANOS;
    }
    try {
      double nanos = Double.parseDouble(annotated);
      boolean usable = nanos >= 0 && nanos <= TopologySnapshot.MAX_WEIGHT;
      return usable ? Math.round(nanos) : DEFAULT_LATENCY_NANOS;
    } catch (NumberFormatException e) {
      return DEFAULT_LATENCY_NANOS;
    }
  }
}
