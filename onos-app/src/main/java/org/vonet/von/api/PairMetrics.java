// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.api;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What the paths of one {@link PathPair} amount to in the fabric as it is now. */
public final class PairMetrics {

  private final PathMetrics first;
  private final PathMetrics second;
  private final OptionalLong skewNanos;
  private final OptionalLong shortestNanos;

  private PairMetrics(
      PathMetrics first, PathMetrics second, OptionalLong skewNanos, OptionalLong shortestNanos) {
    this.first = Objects.requireNonNull(first);
    this.second = second;
    this.skewNanos = skewNanos;
    this.shortestNanos = shortestNanos;
  }

  /**
   * Returns the metrics of a single path.
   *
   * @param path its own
   * @param shortestNanos delay of the shortest path; empty if none is left
   * @return the metrics
   */
  public static PairMetrics ofSingle(PathMetrics path, OptionalLong shortestNanos) {
    return new PairMetrics(path, null, OptionalLong.empty(), shortestNanos);
  }

  /**
   * Returns the metrics of two paths.
   *
   * @param first those of the preferred path
   * @param second those of the other
   * @param skewNanos by how much their delays differ; empty if one is not known
   * @param shortestNanos delay of the shortest path; empty if none is left
   * @return the metrics
   */
  public static PairMetrics of(
      PathMetrics first, PathMetrics second, OptionalLong skewNanos, OptionalLong shortestNanos) {
    return new PairMetrics(first, Objects.requireNonNull(second), skewNanos, shortestNanos);
  }

  /**
   * Returns the metrics of the preferred path.
   *
   * @return those of {@link PathPair#first()}
   */
  public PathMetrics first() {
    return first;
  }

  /**
   * Returns the metrics of the second path.
   *
   * @return those of {@link PathPair#second()}; empty without protection
   */
  public Optional<PathMetrics> second() {
    return Optional.ofNullable(second);
  }

  /**
   * Returns how long after the copy on the faster path the copy on the slower one arrives.
   *
   * @return nanoseconds; empty for a single path, or if one is broken
   */
  public OptionalLong skewNanos() {
    return skewNanos;
  }

  /**
   * Returns the delay of the shortest path between the two switches, whether it is used or not.
   *
   * @return nanoseconds; empty if no path is left
   */
  public OptionalLong shortestNanos() {
    return shortestNanos;
  }

  /**
   * Returns the greater ratio of the two paths to the shortest one.
   *
   * @return 1 or more; empty if neither is known
   */
  public OptionalDouble worstRatio() {
    return Stream.of(Optional.of(first), second())
        .flatMap(Optional::stream)
        .flatMapToDouble(path -> path.ratio().stream())
        .max();
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof PairMetrics)) {
      return false;
    }
    PairMetrics that = (PairMetrics) other;
    return first.equals(that.first)
        && Objects.equals(second, that.second)
        && skewNanos.equals(that.skewNanos)
        && shortestNanos.equals(that.shortestNanos);
  }

  @Override
  public int hashCode() {
    return Objects.hash(first, second, skewNanos, shortestNanos);
  }

  @Override
  public String toString() {
    return first + (second == null ? "" : " | " + second);
  }
}
