// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.api;

import java.util.Comparator;
import java.util.Objects;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DeviceId;
import org.onosproject.net.PortNumber;

/**
 * A full-duplex link between two switches, named by its two ends. The ends are ordered, so that the
 * same link is equal from whichever side it is described; parallel links differ in their ports.
 */
public final class FabricLink implements Comparable<FabricLink> {

  /** What a link that nobody has measured is taken for: 2 km of fibre at 5 µs/km. */
  public static final long ASSUMED_LATENCY_NANOS = 10_000;

  /** The order of ports: by switch, then by number. */
  public static final Comparator<ConnectPoint> PORT_ORDER =
      Comparator.comparing((ConnectPoint p) -> p.deviceId().toString())
          .thenComparingLong(p -> p.port().toLong());

  private final ConnectPoint low;
  private final ConnectPoint high;

  private FabricLink(ConnectPoint low, ConnectPoint high) {
    this.low = low;
    this.high = high;
  }

  /**
   * Returns the link between two ports.
   *
   * @param one one end
   * @param other the other end, on another switch
   * @return the link, equal to the one with the ends exchanged
   * @throws IllegalArgumentException if both ends are on one switch
   */
  public static FabricLink between(ConnectPoint one, ConnectPoint other) {
    if (one.deviceId().equals(other.deviceId())) {
      throw new IllegalArgumentException("both ends of a link are on switch " + one.deviceId());
    }
    return PORT_ORDER.compare(one, other) < 0
        ? new FabricLink(one, other)
        : new FabricLink(other, one);
  }

  /**
   * Returns the end that comes first in {@link #PORT_ORDER}.
   *
   * @return switch and port
   */
  public ConnectPoint low() {
    return low;
  }

  /**
   * Returns the end that comes second in {@link #PORT_ORDER}.
   *
   * @return switch and port
   */
  public ConnectPoint high() {
    return high;
  }

  /**
   * Returns the port of this link at a switch.
   *
   * @param device one of its two switches
   * @return the port there
   * @throws IllegalArgumentException for another switch
   */
  public PortNumber portAt(DeviceId device) {
    return endAt(device).port();
  }

  /**
   * Returns the switch at the other end.
   *
   * @param device one of its two switches
   * @return the other one
   * @throws IllegalArgumentException for another switch
   */
  public DeviceId opposite(DeviceId device) {
    return endAt(device).equals(low) ? high.deviceId() : low.deviceId();
  }

  private ConnectPoint endAt(DeviceId device) {
    if (low.deviceId().equals(device)) {
      return low;
    }
    if (high.deviceId().equals(device)) {
      return high;
    }
    throw new IllegalArgumentException(this + " does not touch " + device);
  }

  @Override
  public int compareTo(FabricLink other) {
    int byLow = PORT_ORDER.compare(low, other.low);
    return byLow != 0 ? byLow : PORT_ORDER.compare(high, other.high);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FabricLink
        && ((FabricLink) other).low.equals(low)
        && ((FabricLink) other).high.equals(high);
  }

  @Override
  public int hashCode() {
    return Objects.hash(low, high);
  }

  @Override
  public String toString() {
    return low + "-" + high;
  }
}
