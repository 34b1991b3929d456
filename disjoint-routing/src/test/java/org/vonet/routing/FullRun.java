// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

/**
 * Whether this is the full run of {@code ./von test proof}, which tries far more than the daily
 * one.
 */
final class FullRun {
  static final boolean IS_ON = Boolean.getBoolean("von.proof");

  private FullRun() {}
}
