// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.topology;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
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
 * <p>A link weighs its annotation {@code latency} in nanoseconds, the greater one of its two
 * directions. Without a usable one it weighs {@link FabricLink#ASSUMED_LATENCY_NANOS}, so that
 * fewer hops win.
 */
public final class FabricReader {

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
    Set<FabricLink> unmeasured = new HashSet<>();
    for (Link link : links.getActiveLinks()) {
      boolean between = !link.src().deviceId().equals(link.dst().deviceId());
      if (between && isEnabled(link.src()) && isEnabled(link.dst())) {
        FabricLink fabricLink = FabricLink.between(link.src(), link.dst());
        OptionalLong measured = latencyNanos(link);
        if (measured.isEmpty()) {
          unmeasured.add(fabricLink);
        }
        long nanos = measured.orElse(FabricLink.ASSUMED_LATENCY_NANOS);
        Long opposite = oneWay.put(fabricLink, nanos);
        if (opposite != null) {
          bothWays.put(fabricLink, Math.max(opposite, nanos));
        }
      }
    }
    return Fabric.of(switches, bothWays, unmeasured);
  }

  private boolean isEnabled(ConnectPoint end) {
    Port port = end.port().isLogical() ? null : devices.getPort(end);
    return port != null && port.isEnabled();
  }

  private static OptionalLong latencyNanos(Link link) {
    String annotated = link.annotations().value(AnnotationKeys.LATENCY);
    if (annotated == null) {
      return OptionalLong.empty();
    }
    try {
      double nanos = Double.parseDouble(annotated);
      boolean usable = nanos >= 0 && nanos <= TopologySnapshot.MAX_WEIGHT;
      return usable ? OptionalLong.of(Math.round(nanos)) : OptionalLong.empty();
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
