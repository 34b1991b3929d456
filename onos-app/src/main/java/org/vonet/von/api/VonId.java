// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.api;

import java.util.regex.Pattern;

/** The 32-bit identifier of a virtual overlay network, unique in the whole network. */
public final class VonId implements Comparable<VonId> {

  /** The largest identifier, 2³²−1. */
  public static final long MAX = 0xFFFF_FFFFL;

  private static final Pattern TEXT = Pattern.compile("\\d{1,10}");

  private final long value;

  private VonId(long value) {
    this.value = value;
  }

  /**
   * Returns the identifier with this number.
   *
   * @param value from 1 to {@link #MAX}
   * @return the identifier
   * @throws IllegalArgumentException outside of that range
   */
  public static VonId of(long value) {
    if (value < 1 || value > MAX) {
      throw new IllegalArgumentException(
          "id " + value + " is out of range: give a number from 1 to " + MAX);
    }
    return new VonId(value);
  }

  /**
   * Reads a decimal identifier.
   *
   * @param text from {@code 1} to {@code 4294967295}
   * @return the identifier
   * @throws IllegalArgumentException if it is no such number
   */
  public static VonId parse(String text) {
    if (text == null || !TEXT.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "id '" + TextInput.shorten(text) + "' is not a number: give a number from 1 to " + MAX);
    }
    return of(Long.parseLong(text));
  }

  /**
   * Returns the number.
   *
   * @return from 1 to {@link #MAX}
   */
  public long value() {
    return value;
  }

  @Override
  public int compareTo(VonId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VonId && ((VonId) other).value == value;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
