// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.api;

import java.util.Locale;

/** How well a virtual overlay network serves its endpoints right now. */
public enum VonState {
  /** Fewer than two endpoints: nothing to connect. */
  IDLE,
  /** Every pair of endpoints has the paths that were granted, and all of them are whole. */
  ACTIVE,
  /** Every pair of endpoints is connected, but some have lost a path. */
  DEGRADED,
  /** Some pair of endpoints is not connected. */
  DOWN;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
