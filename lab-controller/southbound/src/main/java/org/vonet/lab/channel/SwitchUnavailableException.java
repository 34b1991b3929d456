// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.channel;

/** Says that a switch could not be asked or did not answer, so that its state is unknown. */
public final class SwitchUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message which switch, and what was waited for
   */
  public SwitchUnavailableException(String message) {
    super(message);
  }
}
