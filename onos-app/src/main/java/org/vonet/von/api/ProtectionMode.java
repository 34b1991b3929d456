// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.api;

import java.util.Locale;

/** What a virtual overlay network does so that a failed link or switch is not noticed. */
public enum ProtectionMode {
  /** One copy on one path; after a failure frames are lost until the controller has rerouted. */
  NONE,

  /**
   * A copy on each of two disjoint paths, and both are delivered: no loss on a single failure, and
   * the receiver sees every frame twice.
   */
  DUPLICATE,

  /**
   * A copy on each of two disjoint paths; the second is held back at the edge as long as the first
   * path is whole. The receiver sees one copy; on a failure it misses frames until the edge has
   * switched over.
   */
  SUPPRESS;

  /**
   * Reads a mode by its name in lower case.
   *
   * @param text {@code none}, {@code duplicate} or {@code suppress}
   * @return the mode
   * @throws IllegalArgumentException for anything else
   */
  public static ProtectionMode parse(String text) {
    return TextInput.parse(ProtectionMode.class, "protection", text);
  }

  /**
   * Tells whether a second path carries a copy of each frame.
   *
   * @return false for {@link #NONE} only
   */
  public boolean sendsTwoCopies() {
    return this != NONE;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
