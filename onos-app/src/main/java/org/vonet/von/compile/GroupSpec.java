// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.compile;

import java.util.Comparator;
import java.util.Objects;
import org.onosproject.net.DeviceId;
import org.onosproject.net.PortNumber;

/**
 * A group by what it does, not by its number: all endpoint pairs that need the same thing on a
 * switch share one, so that their number is bounded by pairs of ports.
 */
public final class GroupSpec implements Comparable<GroupSpec> {

  /** What a group does. */
  enum Kind {
    /** Sends a red copy by one port and a blue copy by another (type ALL). */
    DUPLICATE,
    /** Drops while one port is up, delivers by another once it is down (type FAST_FAILOVER). */
    SUPPRESS
  }

  private static final Comparator<GroupSpec> ORDER =
      Comparator.comparing((GroupSpec g) -> g.device.toString())
          .thenComparing(g -> g.kind)
          .thenComparingLong(g -> g.one.toLong())
          .thenComparingLong(g -> g.other.toLong());

  private final DeviceId device;
  private final Kind kind;
  private final PortNumber one;
  private final PortNumber other;

  private GroupSpec(DeviceId device, Kind kind, PortNumber one, PortNumber other) {
    this.device = device;
    this.kind = kind;
    this.one = one;
    this.other = other;
  }

  /**
   * Returns the class of a component that has to be known to whoever writes groups to a store.
   *
   * @return the class of the kinds
   */
  public static Class<?> kindClass() {
    return Kind.class;
  }

  static GroupSpec duplicate(DeviceId device, PortNumber redOut, PortNumber blueOut) {
    return new GroupSpec(device, Kind.DUPLICATE, redOut, blueOut);
  }

  static GroupSpec suppress(DeviceId device, PortNumber redArrival, PortNumber access) {
    return new GroupSpec(device, Kind.SUPPRESS, redArrival, access);
  }

  DeviceId device() {
    return device;
  }

  Kind kind() {
    return kind;
  }

  /** Returns the port of the red copy: where it leaves, or the one that is watched. */
  PortNumber redPort() {
    return one;
  }

  /** Returns the port of the blue copy: where it leaves, or where it is delivered. */
  PortNumber bluePort() {
    return other;
  }

  @Override
  public int compareTo(GroupSpec that) {
    return ORDER.compare(this, that);
  }

  @Override
  public boolean equals(Object that) {
    return that instanceof GroupSpec && compareTo((GroupSpec) that) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(device, kind, one, other);
  }

  @Override
  public String toString() {
    return kind + " " + device + " " + one + "," + other;
  }
}
