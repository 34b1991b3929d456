// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.conformance;

/** One event as it arrived at a listener. */
public final class SeenEvent {

  private final long sequence;
  private final long arrivedMicros;
  private final String kind;
  private final String type;
  private final String subject;
  private final String detail;

  /**
   * Notes an event.
   *
   * @param sequence its place in the record, counted from 1
   * @param arrivedMicros wall clock at the listener's call, microseconds since 1970
   * @param kind the service it came from, such as {@code DEVICE}
   * @param type the service's own name of the event, such as {@code PORT_UPDATED}
   * @param subject what it is about, such as {@code of:0000000000000001/2}
   * @param detail the state of the subject that came with the event; may be empty
   */
  SeenEvent(
      long sequence, long arrivedMicros, String kind, String type, String subject, String detail) {
    this.sequence = sequence;
    this.arrivedMicros = arrivedMicros;
    this.kind = kind;
    this.type = type;
    this.subject = subject;
    this.detail = detail;
  }

  /** Returns its place in the record, counted from 1. */
  public long sequence() {
    return sequence;
  }

  /** Returns the wall clock at the listener's call, microseconds since 1970. */
  public long arrivedMicros() {
    return arrivedMicros;
  }

  /** Returns the service it came from. */
  public String kind() {
    return kind;
  }

  /** Returns the service's own name of the event. */
  public String type() {
    return type;
  }

  /** Returns what the event is about. */
  public String subject() {
    return subject;
  }

  /** Returns the state of the subject that came with the event; may be empty. */
  public String detail() {
    return detail;
  }
}
