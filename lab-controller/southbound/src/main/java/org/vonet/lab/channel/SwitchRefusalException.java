// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.channel;

/** Says that a switch answered a query with an error. */
public final class SwitchRefusalException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message which switch, and its reason
   */
  public SwitchRefusalException(String message) {
    super(message);
  }
}
