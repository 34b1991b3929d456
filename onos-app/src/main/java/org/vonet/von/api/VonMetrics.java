// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.api;

import com.google.common.collect.ImmutableSortedMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** What the paths of a virtual overlay network amount to in the fabric as it is now. */
public final class VonMetrics {

  private final ImmutableSortedMap<SwitchPair, PairMetrics> pairs;

  private VonMetrics(ImmutableSortedMap<SwitchPair, PairMetrics> pairs) {
    this.pairs = pairs;
  }

  /**
   * Returns the metrics of these pairs.
   *
   * @param pairs by their edge switches
   * @return the metrics
   */
  public static VonMetrics of(Map<SwitchPair, PairMetrics> pairs) {
    return new VonMetrics(ImmutableSortedMap.copyOf(pairs));
  }

  /**
   * Returns the metrics of each pair of paths.
   *
   * @return for the same edge switches as {@link VonPlan#pairs()}
   */
  public Map<SwitchPair, PairMetrics> pairs() {
    return pairs;
  }

  /**
   * Returns the edge switches whose two copies arrive furthest apart.
   *
   * @return the first of several; empty if no skew is known
   */
  public Optional<SwitchPair> largestSkew() {
    return largest(
        pair -> pair.skewNanos().isPresent(), pair -> (double) pair.skewNanos().getAsLong());
  }

  /**
   * Returns the edge switches with the path that is longest in multiples of the shortest path.
   *
   * @return the first of several; empty if no ratio is known
   */
  public Optional<SwitchPair> worstRatio() {
    return largest(pair -> pair.worstRatio().isPresent(), pair -> pair.worstRatio().getAsDouble());
  }

  private Optional<SwitchPair> largest(
      Predicate<PairMetrics> isKnown, ToDoubleFunction<PairMetrics> value) {
    Map.Entry<SwitchPair, PairMetrics> largest = null;
    for (Map.Entry<SwitchPair, PairMetrics> entry : pairs.entrySet()) {
      boolean isLarger =
          isKnown.test(entry.getValue())
              && (largest == null
                  || value.applyAsDouble(entry.getValue())
                      > value.applyAsDouble(largest.getValue()));
      if (isLarger) {
        largest = entry;
      }
    }
    return Optional.ofNullable(largest).map(Map.Entry::getKey);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VonMetrics && ((VonMetrics) other).pairs.equals(pairs);
  }

  @Override
  public int hashCode() {
    return pairs.hashCode();
  }

  @Override
  public String toString() {
    return pairs.toString();
  }
}
