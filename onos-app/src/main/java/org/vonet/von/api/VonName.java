// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.api;

import java.util.regex.Pattern;

/** The name a person gives to a virtual overlay network, unique in the whole network. */
public final class VonName implements Comparable<VonName> {

  /** The most characters that a name may have, as for a DNS label. */
  public static final int MAX_LENGTH = 63;

  private static final Pattern TEXT = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*");

  private final String value;

  private VonName(String value) {
    this.value = value;
  }

  /**
   * Returns the name with this text.
   *
   * @param text a letter, then letters, digits, dots, hyphens and underscores; at most {@link
   *     #MAX_LENGTH} characters
   * @return the name
   * @throws IllegalArgumentException for anything else
   */
  public static VonName of(String text) {
    if (text == null || text.length() > MAX_LENGTH || !TEXT.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "name '"
              + TextInput.shorten(text)
              + "' can't be used: give a letter followed by letters, digits, '.', '-' or '_', at"
              + " most "
              + MAX_LENGTH
              + " characters, for example grid-protection");
    }
    return new VonName(text);
  }

  @Override
  public int compareTo(VonName other) {
    return value.compareTo(other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VonName && ((VonName) other).value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
