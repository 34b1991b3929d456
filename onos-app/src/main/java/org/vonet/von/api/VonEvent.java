// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.api;

import org.onosproject.event.AbstractEvent;

/** Something that happened to a virtual overlay network. The subject is the network after it. */
public final class VonEvent extends AbstractEvent<VonEvent.Type, Von> {

  /** What happened. */
  public enum Type {
    /** It was created. */
    VON_CREATED,
    /** It was deleted; the subject is what it was before. */
    VON_DELETED,
    /** An endpoint was added. */
    ENDPOINT_ADDED,
    /** An endpoint was removed. */
    ENDPOINT_REMOVED,
    /** Its state or the state of one of its paths changed. */
    STATE_CHANGED
  }

  /**
   * Creates an event.
   *
   * @param type what happened
   * @param von the network after it
   */
  public VonEvent(Type type, Von von) {
    super(type, von);
  }
}
