// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.api;

import java.util.Locale;
import org.vonet.routing.Disjointness;

/** How far two paths are apart, from nothing to no common switch. Ordered: more is better. */
public enum PathDiversity {
  /** The paths have at least one link in common, or there is only one path. */
  SHARED,
  /** No common link. */
  LINK,
  /** No common link and no common switch between the two edge switches. */
  SWITCH;

  /**
   * Reads what a person may ask for.
   *
   * @param text {@code link} or {@code switch}
   * @return the diversity
   * @throws IllegalArgumentException for anything else
   */
  public static PathDiversity parseWish(String text) {
    if (LINK.toString().equals(text)) {
      return LINK;
    }
    if (SWITCH.toString().equals(text)) {
      return SWITCH;
    }
    throw new IllegalArgumentException(
        "disjointness '" + TextInput.shorten(text) + "' is unknown: give one of [link, switch]");
  }

  static PathDiversity of(Disjointness achieved) {
    return achieved == Disjointness.SWITCH ? SWITCH : LINK;
  }

  /**
   * Tells whether this is at least as good as what was asked for.
   *
   * @param wish what was asked for
   * @return true if nothing is missing
   */
  public boolean satisfies(PathDiversity wish) {
    return compareTo(wish) >= 0;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
