// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.api;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one path amounts to in the fabric as it is now.
 *
 * <p>The delay is what paths are chosen by: it is also the weight of the path.
 */
public final class PathMetrics {

  private final int hops;
  private final int missingLinks;
  private final int unmeasuredLinks;
  private final OptionalLong delayNanos;
  private final OptionalDouble ratio;

  private PathMetrics(
      int hops,
      int missingLinks,
      int unmeasuredLinks,
      OptionalLong delayNanos,
      OptionalDouble ratio) {
    this.hops = hops;
    this.missingLinks = missingLinks;
    this.unmeasuredLinks = unmeasuredLinks;
    this.delayNanos = delayNanos;
    this.ratio = ratio;
  }

  /**
   * Returns the metrics of a path that is whole.
   *
   * @param hops number of links, 1 or more
   * @param unmeasuredLinks for how many of them a latency is assumed
   * @param delayNanos sum of their latencies
   * @param ratio the same in multiples of the shortest path; infinite if that takes no time
   * @return the metrics
   */
  public static PathMetrics ofWhole(int hops, int unmeasuredLinks, long delayNanos, double ratio) {
    return new PathMetrics(
        hops,
        0,
        unmeasuredLinks,
        OptionalLong.of(delayNanos),
        Double.isFinite(ratio) ? OptionalDouble.of(ratio) : OptionalDouble.empty());
  }

  /**
   * Returns the metrics of a path that is broken.
   *
   * @param hops number of links when it was whole, 1 or more
   * @param missingLinks how many of them are not there now, 1 or more
   * @return the metrics
   */
  public static PathMetrics ofBroken(int hops, int missingLinks) {
    return new PathMetrics(hops, missingLinks, 0, OptionalLong.empty(), OptionalDouble.empty());
  }

  /**
   * Returns the number of links.
   *
   * @return 1 or more, those that are missing included
   */
  public int hops() {
    return hops;
  }

  /**
   * Returns how many links of the path are not there now.
   *
   * @return 0 if the path is whole
   */
  public int missingLinks() {
    return missingLinks;
  }

  /**
   * Returns for how many links {@link FabricLink#ASSUMED_LATENCY_NANOS} is assumed, because nobody
   * has measured them.
   *
   * @return 0 to {@link #hops()}; 0 if the path is broken
   */
  public int unmeasuredLinks() {
    return unmeasuredLinks;
  }

  /**
   * Returns the time that a frame spends on the links.
   *
   * @return nanoseconds; empty if the path is broken
   */
  public OptionalLong delayNanos() {
    return delayNanos;
  }

  /**
   * Returns the delay in multiples of the shortest path between the same switches.
   *
   * @return 1 or more; empty if the path is broken, or the shortest path takes no time and this one
   *     does
   */
  public OptionalDouble ratio() {
    return ratio;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof PathMetrics)) {
      return false;
    }
    PathMetrics that = (PathMetrics) other;
    return hops == that.hops
        && missingLinks == that.missingLinks
        && unmeasuredLinks == that.unmeasuredLinks
        && delayNanos.equals(that.delayNanos)
        && ratio.equals(that.ratio);
  }

  @Override
  public int hashCode() {
    return Objects.hash(hops, missingLinks, unmeasuredLinks, delayNanos, ratio);
  }

  @Override
  public String toString() {
    return hops
        + " hops, "
        + (delayNanos.isPresent()
            ? delayNanos.getAsLong() + " ns"
            : missingLinks + " links missing");
  }
}
