// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.Objects;
import java.util.function.ToLongFunction;

/**
 * What a pair of paths amounts to, each path alone, both together, and against the shortest path
 * between the same ends. Immutable.
 *
 * <pre>{@code
 * DisjointPair<String, DefaultEdge> pair =
 *     paths.pair("Oslo", "Bergen", Disjointness.SWITCH).orElseThrow();
 * PairMetrics metrics =
 *     PairMetrics.of(
 *         pair, paths.shortestPath("Oslo", "Bergen").orElseThrow(), edge -> 5_000_000);
 * double price = metrics.totalStretch();
 * long waitNanos = metrics.skewNanos();
 * }</pre>
 */
public final class PairMetrics {
  private final PathMetrics first;
  private final PathMetrics second;
  private final int sharedSwitches;
  private final int sharedLinks;
  private final long shortestWeight;

  private PairMetrics(
      PathMetrics first,
      PathMetrics second,
      int sharedSwitches,
      int sharedLinks,
      long shortestWeight) {
    this.first = first;
    this.second = second;
    this.sharedSwitches = sharedSwitches;
    this.sharedLinks = sharedLinks;
    this.shortestWeight = shortestWeight;
  }

  /**
   * Measures a pair, in O(hops).
   *
   * @param shortest a lightest path between the ends, as {@link DisjointPaths#shortestPath} finds
   * @param delayNanosOf delay of an edge in nanoseconds, 0 … {@link PathMetrics#MAX_DELAY_NANOS}
   * @throws IllegalArgumentException if a delay is out of range, or the shortest path has other
   *     ends or is heavier than a path of the pair
   */
  public static <V, E> PairMetrics of(
      PathPair<V, E> pair, RoutedPath<V, E> shortest, ToLongFunction<? super E> delayNanosOf) {
    if (!shortest.source().equals(pair.source()) || !shortest.target().equals(pair.target())) {
      throw new IllegalArgumentException(
          "The shortest path leads from "
              + shortest.source()
              + " to "
              + shortest.target()
              + " and the pair from "
              + pair.source()
              + " to "
              + pair.target()
              + ": give the shortest path between the ends of the pair");
    }
    if (shortest.weight() > Math.min(pair.first().weight(), pair.second().weight())) {
      throw new IllegalArgumentException(
          "The shortest path weighs "
              + shortest.weight()
              + ", more than a path of the pair, which weighs "
              + Math.min(pair.first().weight(), pair.second().weight())
              + ": give the shortest path of the snapshot that the pair was found in");
    }
    return new PairMetrics(
        PathMetrics.of(pair.first(), delayNanosOf),
        PathMetrics.of(pair.second(), delayNanosOf),
        pair.sharedVertices().size(),
        pair.sharedEdges().size(),
        shortest.weight());
  }

  /** Measures a pair, as {@link #of(PathPair, RoutedPath, ToLongFunction)} does. */
  public static <V, E> PairMetrics of(
      DisjointPair<V, E> pair, RoutedPath<V, E> shortest, ToLongFunction<? super E> delayNanosOf) {
    return of(PathPair.of(pair), shortest, delayNanosOf);
  }

  /** The first path. */
  public PathMetrics first() {
    return first;
  }

  /** The second path. */
  public PathMetrics second() {
    return second;
  }

  /**
   * How long after the copy on the faster path the copy on the slower one arrives, in nanoseconds.
   * Who drops the later copy has to remember the packets of that time.
   */
  public long skewNanos() {
    return Math.abs(first.delayNanos() - second.delayNanos());
  }

  /** Number of switches besides source and target that both paths visit. */
  public int sharedSwitches() {
    return sharedSwitches;
  }

  /** Number of links that both paths cross. */
  public int sharedLinks() {
    return sharedLinks;
  }

  /** Weight of both paths together; a shared link counts twice. */
  public long totalWeight() {
    return first.weight() + second.weight();
  }

  /** Weight of the shortest path between the ends. */
  public long shortestWeight() {
    return shortestWeight;
  }

  /**
   * Weight of the first path in multiples of the shortest path's: 1 or more. Where the shortest
   * path weighs nothing, 1 for a path that weighs nothing either and infinity for others.
   */
  public double firstStretch() {
    return first.ratioTo(shortestWeight);
  }

  /** Weight of the second path in multiples of the shortest path's, like the first's. */
  public double secondStretch() {
    return second.ratioTo(shortestWeight);
  }

  /**
   * What protection costs: the weight of both paths in multiples of the shortest path's, which is
   * the sum of both stretches and 2 or more. 2 means that there are two shortest paths.
   */
  public double totalStretch() {
    return firstStretch() + secondStretch();
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof PairMetrics)) {
      return false;
    }
    PairMetrics that = (PairMetrics) other;
    return first.equals(that.first)
        && second.equals(that.second)
        && sharedSwitches == that.sharedSwitches
        && sharedLinks == that.sharedLinks
        && shortestWeight == that.shortestWeight;
  }

  @Override
  public int hashCode() {
    return Objects.hash(first, second, sharedSwitches, sharedLinks, shortestWeight);
  }

  @Override
  public String toString() {
    return first
        + " | "
        + second
        + ", skew "
        + skewNanos()
        + " ns, shares "
        + sharedSwitches
        + " switches and "
        + sharedLinks
        + " links, "
        + totalStretch()
        + " times the shortest path";
  }
}
