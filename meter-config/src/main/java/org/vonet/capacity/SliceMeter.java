// SPDX-License-Identifier: Apache-2.0
package org.vonet.capacity;

import java.util.Objects;

/**
 * The drop meter that holds a virtual overlay network to its slice on one switch: a token bucket
 * with the slice's rate and a burst just large enough for back-to-back frames.
 *
 * <p>A small burst is what makes the slice hard. The bucket fills {@value #BURST_MILLISECONDS} ms
 * of the rate, but always at least {@value #MIN_BURST_FRAMES} frames of the largest size, so that a
 * slow slice still passes a full-size frame.
 */
public final class SliceMeter {

  /** The lowest rate that every OpenFlow 1.3 switch family met so far can meter, in kbit/s. */
  public static final long MIN_RATE_KBPS = 64;

  static final int BURST_MILLISECONDS = 25;
  static final int MIN_BURST_FRAMES = 8;
  private static final long MAX_FRAME_BITS = 1_522 * 8L;

  private final long rateKbps;
  private final long burstKilobits;

  private SliceMeter(long rateKbps, long burstKilobits) {
    this.rateKbps = rateKbps;
    this.burstKilobits = burstKilobits;
  }

  /**
   * Returns the meter of a slice.
   *
   * @param slice the rate of the virtual overlay network, from 64 kbit/s to what 32 bits of kbit/s
   *     hold (about 4.29 Tbit/s)
   * @return its meter
   * @throws IllegalArgumentException outside of that range
   */
  public static SliceMeter of(BitRate slice) {
    long kbps = slice.kilobitsPerSecond();
    if (kbps < MIN_RATE_KBPS) {
      throw new IllegalArgumentException(
          "rate "
              + slice
              + " is below "
              + MIN_RATE_KBPS
              + "kbps, the least that every switch can meter: give "
              + MIN_RATE_KBPS
              + "kbps or more");
    }
    if (kbps > 0xFFFF_FFFFL) {
      throw new IllegalArgumentException(
          "rate " + slice + " is above 4294Gbps, the most that an OpenFlow meter can hold");
    }
    long minBurst = (MIN_BURST_FRAMES * MAX_FRAME_BITS + 999) / 1_000;
    return new SliceMeter(kbps, Math.max(minBurst, kbps * BURST_MILLISECONDS / 1_000));
  }

  /**
   * Returns the rate of the band in kilobits per second.
   *
   * @return from 64 to 2³²−1
   */
  public long rateKbps() {
    return rateKbps;
  }

  /**
   * Returns the size of the token bucket in kilobits.
   *
   * @return at least 98, the bits of eight full-size frames
   */
  public long burstKilobits() {
    return burstKilobits;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SliceMeter && ((SliceMeter) other).rateKbps == rateKbps;
  }

  @Override
  public int hashCode() {
    return Objects.hash(rateKbps);
  }

  @Override
  public String toString() {
    return rateKbps + " kbit/s, burst " + burstKilobits + " kbit";
  }
}
