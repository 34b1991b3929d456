// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import java.util.Optional;
import org.onlab.packet.VlanId;
import org.onosproject.net.ConnectPoint;

/** A copy of a frame as it comes in by a switch port, with the way that it came. */
final class Copy {

  private final Copy before;
  private final ConnectPoint arrival;
  private final ModelFrame frame;
  private final int hops;

  private Copy(Copy before, ConnectPoint arrival, ModelFrame frame, int hops) {
    this.before = before;
    this.arrival = arrival;
    this.frame = frame;
    this.hops = hops;
  }

  static Copy entering(ConnectPoint entry, ModelFrame frame) {
    return new Copy(null, entry, frame, 0);
  }

  /** Returns this copy, now with that header, after it has crossed a link to a port. */
  Copy over(ConnectPoint nextArrival, ModelFrame newFrame) {
    return new Copy(this, nextArrival, newFrame, hops + 1);
  }

  ConnectPoint arrival() {
    return arrival;
  }

  ModelFrame frame() {
    return frame;
  }

  int hops() {
    return hops;
  }

  /** Returns the outermost VLAN id on the last link, if there was a link and a tag. */
  Optional<VlanId> label() {
    return before == null ? Optional.empty() : frame.vlan();
  }

  /** Tells whether the copy was at the same port with the same header before, in O(hops). */
  boolean returned() {
    for (Copy past = before; past != null; past = past.before) {
      if (past.arrival.equals(arrival) && past.frame.equals(frame)) {
        return true;
      }
    }
    return false;
  }
}
