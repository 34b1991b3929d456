// SPDX-License-Identifier: Apache-2.0
package org.vonet.capacity;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rate in bits per second, counted on Ethernet frames from destination address to payload.
 *
 * <p>Text form: a decimal number directly followed by {@code bps}, {@code kbps}, {@code Mbps},
 * {@code Gbps} or {@code Tbps} (decimal prefixes of the SI, not powers of two; case of the unit is
 * not significant, because 10 megabits and 10 "milli"bits are never both meant).
 *
 * <pre>{@code
 * BitRate slice = BitRate.parse("1.5Gbps");
 * slice.bitsPerSecond(); // 1_500_000_000
 * slice.toString();      // "1.5Gbps"
 * }</pre>
 */
public final class BitRate implements Comparable<BitRate> {

  /** The largest rate that can be expressed: 1,000 Tbit/s, beyond any link that exists. */
  public static final long MAX_BITS_PER_SECOND = 1_000_000_000_000_000L;

  private static final int MAX_TEXT_LENGTH = 24;
  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,15}(?:\\.\\d{1,6})?)(bps|kbps|mbps|gbps|tbps)");
  private static final Map<String, Long> UNIT_BITS_PER_SECOND =
      Map.of(
          "bps", 1L,
          "kbps", 1_000L,
          "mbps", 1_000_000L,
          "gbps", 1_000_000_000L,
          "tbps", 1_000_000_000_000L);
  private static final String[] UNITS = {"bps", "kbps", "Mbps", "Gbps", "Tbps"};

  private final long bitsPerSecond;

  private BitRate(long bitsPerSecond) {
    this.bitsPerSecond = bitsPerSecond;
  }

  /**
   * Returns the rate of so many bits per second.
   *
   * @param bitsPerSecond from 1 to {@link #MAX_BITS_PER_SECOND}
   * @return the rate
   * @throws IllegalArgumentException outside of that range
   */
  public static BitRate ofBitsPerSecond(long bitsPerSecond) {
    if (bitsPerSecond < 1 || bitsPerSecond > MAX_BITS_PER_SECOND) {
      throw new IllegalArgumentException(
          "rate "
              + bitsPerSecond
              + " bit/s is out of range: give a rate from 1bps to 1000Tbps, for example 10Mbps");
    }
    return new BitRate(bitsPerSecond);
  }

  /**
   * Reads a rate such as {@code 64kbps}, {@code 10Mbps} or {@code 1.5Gbps}.
   *
   * @param text the text, at most 24 characters
   * @return the rate
   * @throws IllegalArgumentException if the text is no rate, is zero, or is not a whole number of
   *     bits per second
   */
  public static BitRate parse(String text) {
    if (text == null || text.length() > MAX_TEXT_LENGTH) {
      throw new IllegalArgumentException(
          "rate is "
              + (text == null ? "missing" : text.length() + " characters long")
              + ": give a number and a unit of at most "
              + MAX_TEXT_LENGTH
              + " characters, for example 10Mbps");
    }
    Matcher matcher = TEXT.matcher(text.toLowerCase(java.util.Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "rate '"
              + text
              + "' is not understood: give a positive number and one of bps, kbps, Mbps, Gbps, Tbps"
              + " without a space, for example 64kbps, 10Mbps or 1.5Gbps");
    }
    BigDecimal bits =
        new BigDecimal(matcher.group(1))
            .multiply(BigDecimal.valueOf(UNIT_BITS_PER_SECOND.get(matcher.group(2))));
    if (bits.signum() == 0) {
      throw new IllegalArgumentException(
          "rate '" + text + "' is zero: give a rate above zero, for example 10Mbps");
    }
    if (bits.stripTrailingZeros().scale() > 0) {
      throw new IllegalArgumentException(
          "rate '" + text + "' is not a whole number of bits per second: use a smaller unit");
    }
    if (bits.compareTo(BigDecimal.valueOf(MAX_BITS_PER_SECOND)) > 0) {
      throw new IllegalArgumentException(
          "rate '" + text + "' is above the largest rate of 1000Tbps: give a smaller one");
    }
    return new BitRate(bits.longValueExact());
  }

  /**
   * Returns the rate in bits per second.
   *
   * @return from 1 to {@link #MAX_BITS_PER_SECOND}
   */
  public long bitsPerSecond() {
    return bitsPerSecond;
  }

  /**
   * Returns the rate in kilobits (1,000 bits) per second, the unit of OpenFlow 1.3 meter bands,
   * rounded down: a slice is never exceeded by rounding.
   *
   * @return kilobits per second, 0 for less than one
   */
  public long kilobitsPerSecond() {
    return bitsPerSecond / 1_000;
  }

  @Override
  public int compareTo(BitRate other) {
    return Long.compare(bitsPerSecond, other.bitsPerSecond);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BitRate && ((BitRate) other).bitsPerSecond == bitsPerSecond;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(bitsPerSecond);
  }

  /** Returns the shortest exact text that {@link #parse} reads back to an equal rate. */
  @Override
  public String toString() {
    int unit = 0;
    long scale = 1;
    while (unit < UNITS.length - 1 && bitsPerSecond >= scale * 1_000) {
      scale *= 1_000;
      unit++;
    }
    while (hasMoreThanSixDecimals(scale)) {
      scale /= 1_000;
      unit--;
    }
    return BigDecimal.valueOf(bitsPerSecond)
            .divide(BigDecimal.valueOf(scale))
            .stripTrailingZeros()
            .toPlainString()
        + UNITS[unit];
  }

  private boolean hasMoreThanSixDecimals(long scale) {
    return scale > 1_000_000 && bitsPerSecond % (scale / 1_000_000) != 0;
  }
}
