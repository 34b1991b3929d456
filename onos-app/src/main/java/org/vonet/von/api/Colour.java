// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.api;

import java.util.Locale;

/** Which of the labels of a virtual overlay network a frame carries inside the fabric. */
public enum Colour {
  /** The label of the preferred path. */
  RED,
  /** The label of the second path. */
  BLUE;

  /**
   * Returns the other one.
   *
   * @return blue for red, red for blue
   */
  public Colour other() {
    return this == RED ? BLUE : RED;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
