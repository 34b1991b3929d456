// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.Multiset;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.onosproject.net.ConnectPoint;
import org.vonet.von.api.FabricLink;
import org.vonet.von.api.FrameTrace;

/** What became of one frame and of every copy that was made of it. Immutable. */
public final class Walk {

  private final ImmutableList<Supplier<String>> steps;
  private final ImmutableList<Delivery> deliveries;
  private final ImmutableMultiset<FabricLink> crossings;
  private final ImmutableList<String> faults;
  private final boolean loop;

  Walk(
      List<Supplier<String>> steps,
      List<Delivery> deliveries,
      Multiset<FabricLink> crossings,
      List<String> faults,
      boolean loop) {
    this.steps = ImmutableList.copyOf(steps);
    this.deliveries = ImmutableList.copyOf(deliveries);
    this.crossings = ImmutableMultiset.copyOf(crossings);
    this.faults = ImmutableList.copyOf(faults);
    this.loop = loop;
  }

  /**
   * Returns the copies that came out of a port where no link begins.
   *
   * @return one entry a copy, in the order in which they came out
   */
  public List<Delivery> deliveries() {
    return deliveries;
  }

  /**
   * Returns where copies came out.
   *
   * @return one entry a copy
   */
  public List<ConnectPoint> deliveryPorts() {
    return deliveries.stream().map(Delivery::port).collect(Collectors.toUnmodifiableList());
  }

  /**
   * Returns the links that copies crossed, in either direction.
   *
   * @return one occurrence a copy
   */
  public Multiset<FabricLink> crossings() {
    return crossings;
  }

  /**
   * Returns what a correct program never does: undefined outcomes, groups that are not there, tags
   * taken off untagged frames, more work than {@link FrameWalker#MAX_ARRIVALS}.
   *
   * @return one sentence a fault; empty if there is none. A loop is told by {@link #loop} only
   */
  public List<String> faults() {
    return faults;
  }

  /**
   * Tells whether a copy met a switch port a second time with the same header. It was followed no
   * further.
   *
   * @return true is a fault
   */
  public boolean loop() {
    return loop;
  }

  /**
   * Returns what happened, in words. The lines are made by this call.
   *
   * @return one line a step
   */
  public List<String> steps() {
    return steps.stream().map(Supplier::get).collect(Collectors.toUnmodifiableList());
  }

  /**
   * Returns this walk as the service shows it.
   *
   * @return steps, with the faults behind them, and deliveries
   */
  public FrameTrace toTrace() {
    ImmutableList.Builder<String> lines = ImmutableList.builder();
    lines.addAll(steps());
    faults.forEach(fault -> lines.add("FAULT: " + fault));
    return FrameTrace.of(lines.build(), deliveryPorts(), loop);
  }

  @Override
  public String toString() {
    return String.join("\n", toTrace().steps());
  }
}
