// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.api;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.onosproject.net.ConnectPoint;

/**
 * What the rules of a virtual overlay network do to one frame: every step, and every access port at
 * which a copy comes out.
 */
public final class FrameTrace {

  private final ImmutableList<String> steps;
  private final ImmutableList<ConnectPoint> deliveries;
  private final boolean loop;

  private FrameTrace(
      ImmutableList<String> steps, ImmutableList<ConnectPoint> deliveries, boolean loop) {
    this.steps = steps;
    this.deliveries = deliveries;
    this.loop = loop;
  }

  /**
   * Returns a trace.
   *
   * @param steps one line a step
   * @param deliveries the ports that no link leaves by and at which copies came out, one entry a
   *     copy
   * @param loop whether a copy met the same switch port twice under the same label
   * @return the trace
   */
  public static FrameTrace of(List<String> steps, List<ConnectPoint> deliveries, boolean loop) {
    return new FrameTrace(ImmutableList.copyOf(steps), ImmutableList.copyOf(deliveries), loop);
  }

  /**
   * Returns what happened, in the order in which it did.
   *
   * @return a line a step
   */
  public List<String> steps() {
    return steps;
  }

  /**
   * Returns where copies came out.
   *
   * @return one entry a copy
   */
  public List<ConnectPoint> deliveries() {
    return deliveries;
  }

  /**
   * Tells whether a copy went round in a circle.
   *
   * @return true is a fault
   */
  public boolean loop() {
    return loop;
  }
}
