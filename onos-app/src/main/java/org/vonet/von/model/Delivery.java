// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import java.util.Objects;
import java.util.Optional;
import org.onlab.packet.VlanId;
import org.onosproject.net.ConnectPoint;

/** One copy of a frame that came out of a port where no link begins. */
public final class Delivery {

  private final ConnectPoint port;
  private final ModelFrame frame;
  private final VlanId label;
  private final int hops;

  Delivery(ConnectPoint port, ModelFrame frame, VlanId label, int hops) {
    this.port = Objects.requireNonNull(port);
    this.frame = Objects.requireNonNull(frame);
    this.label = label;
    this.hops = hops;
  }

  /**
   * Returns where the copy came out.
   *
   * @return switch and port
   */
  public ConnectPoint port() {
    return port;
  }

  /**
   * Returns the copy as it came out.
   *
   * @return the frame; a tag that it still carries is seen by the host
   */
  public ModelFrame frame() {
    return frame;
  }

  /**
   * Returns the label under which the copy crossed its last link.
   *
   * @return the outermost VLAN id there; empty if it crossed no link, or crossed it untagged
   */
  public Optional<VlanId> label() {
    return Optional.ofNullable(label);
  }

  /**
   * Returns the number of links that the copy crossed.
   *
   * @return 0 or more
   */
  public int hops() {
    return hops;
  }

  @Override
  public String toString() {
    return port + ": " + frame + (label == null ? "" : " (came under vlan " + label + ")");
  }
}
