// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.Objects;
import java.util.function.ToLongFunction;

/** What one path amounts to: weight, hops and delay. Immutable. */
public final class PathMetrics {
  /** Longest delay of an edge, in nanoseconds: 2⁴⁰, which is 18 minutes. */
  public static final long MAX_DELAY_NANOS = TopologySnapshot.MAX_WEIGHT;

  private final long weight;
  private final int hops;
  private final long delayNanos;

  private PathMetrics(long weight, int hops, long delayNanos) {
    this.weight = weight;
    this.hops = hops;
    this.delayNanos = delayNanos;
  }

  /**
   * Measures a path, in O(hops).
   *
   * @param delayNanosOf delay of an edge in nanoseconds, 0 … {@link #MAX_DELAY_NANOS}; it may be
   *     the weight, where the weight is a delay
   * @throws IllegalArgumentException if a delay is out of range
   */
  public static <E> PathMetrics of(RoutedPath<?, E> path, ToLongFunction<? super E> delayNanosOf) {
    long sum = 0;
    for (E edge : path.edges()) {
      long delay = delayNanosOf.applyAsLong(edge);
      if (delay < 0 || delay > MAX_DELAY_NANOS) {
        throw new IllegalArgumentException(
            "Edge "
                + edge
                + " has a delay of "
                + delay
                + " ns, outside 0 to "
                + MAX_DELAY_NANOS
                + ": give the time from one end to the other in nanoseconds");
      }
      sum += delay;
    }
    return new PathMetrics(path.weight(), path.hops(), sum);
  }

  /** Sum of the weights, in the unit of the snapshot. */
  public long weight() {
    return weight;
  }

  /** Number of edges, at least 1. */
  public int hops() {
    return hops;
  }

  /** Sum of the delays of the edges, in nanoseconds; switches add nothing. */
  public long delayNanos() {
    return delayNanos;
  }

  /**
   * Weight of the path in multiples of another weight. If the other is zero this is 1 for a path of
   * weight zero and positive infinity for any other.
   */
  public double ratioTo(long otherWeight) {
    return weight == otherWeight ? 1 : (double) weight / otherWeight;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof PathMetrics)) {
      return false;
    }
    PathMetrics that = (PathMetrics) other;
    return weight == that.weight && hops == that.hops && delayNanos == that.delayNanos;
  }

  @Override
  public int hashCode() {
    return Objects.hash(weight, hops, delayNanos);
  }

  @Override
  public String toString() {
    return "weight " + weight + ", " + hops + " hops, " + delayNanos + " ns";
  }
}
