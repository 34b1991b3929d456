// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.codec;

/** Says that a value of one side (ONOS or OpenFlow) has no equivalent on the other, and why. */
public final class UntranslatableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message the value, why it can't be translated, and what to use instead
   */
  public UntranslatableException(String message) {
    super(message);
  }
}
