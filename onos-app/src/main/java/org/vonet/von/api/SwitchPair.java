// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.api;

import java.util.Comparator;
import java.util.Objects;
import org.onosproject.net.DeviceId;

/** Two different edge switches, without direction. */
public final class SwitchPair implements Comparable<SwitchPair> {

  private static final Comparator<SwitchPair> ORDER =
      Comparator.comparing((SwitchPair p) -> p.low.toString())
          .thenComparing(p -> p.high.toString());

  private final DeviceId low;
  private final DeviceId high;

  private SwitchPair(DeviceId low, DeviceId high) {
    this.low = low;
    this.high = high;
  }

  /**
   * Returns the pair of two switches.
   *
   * @param one a switch
   * @param other another switch
   * @return the pair, equal to the one with the switches exchanged
   * @throws IllegalArgumentException if they are the same
   */
  public static SwitchPair of(DeviceId one, DeviceId other) {
    if (one.equals(other)) {
      throw new IllegalArgumentException("a pair needs two switches, not twice " + one);
    }
    return one.toString().compareTo(other.toString()) < 0
        ? new SwitchPair(one, other)
        : new SwitchPair(other, one);
  }

  /**
   * Returns the switch whose name comes first.
   *
   * @return a switch
   */
  public DeviceId low() {
    return low;
  }

  /**
   * Returns the switch whose name comes second.
   *
   * @return a switch
   */
  public DeviceId high() {
    return high;
  }

  @Override
  public int compareTo(SwitchPair other) {
    return ORDER.compare(this, other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SwitchPair
        && ((SwitchPair) other).low.equals(low)
        && ((SwitchPair) other).high.equals(high);
  }

  @Override
  public int hashCode() {
    return Objects.hash(low, high);
  }

  @Override
  public String toString() {
    return low + "~" + high;
  }
}
