// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.api;

/**
 * A request that was refused or that failed, and that changed nothing. The message names the value,
 * the limit and the remedy, and is meant to be shown to a person as it is.
 */
public class VonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Which kind of answer a machine should get. */
  public enum Reason {
    /** The request itself is wrong: it will be refused again. */
    BAD_REQUEST,
    /** What the request names doesn't exist. */
    NOT_FOUND,
    /** What the request wants is taken by another, or is there already. */
    CONFLICT,
    /** The network can't give it now: no path, no such diversity, no label left. */
    UNAVAILABLE,
    /** A switch refused, or did not answer in time; all was taken back. */
    SWITCH_FAILED
  }

  private final Reason reason;

  /**
   * Creates an exception.
   *
   * @param reason the kind
   * @param message for a person
   */
  public VonException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /**
   * Returns the kind.
   *
   * @return the kind
   */
  public Reason reason() {
    return reason;
  }
}
