// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.List;

/**
 * A pair of paths that was searched for under risk groups, and what is known about it. Immutable.
 *
 * @param <V> type of the vertices
 * @param <E> type of the edges
 */
public final class RiskDisjointPair<V, E> {
  private final PathPair<V, E> pair;
  private final List<String> sharedGroups;
  private final boolean isProvenBest;
  private final int leastSharedGroups;
  private final int searches;

  RiskDisjointPair(
      PathPair<V, E> pair,
      List<String> sharedGroups,
      boolean isProvenBest,
      int leastSharedGroups,
      int searches) {
    this.pair = pair;
    this.sharedGroups = List.copyOf(sharedGroups);
    this.isProvenBest = isProvenBest;
    this.leastSharedGroups = leastSharedGroups;
    this.searches = searches;
  }

  /** The two paths; the first is not the heavier one. */
  public PathPair<V, E> pair() {
    return pair;
  }

  /** Names of the groups of which either path has a link, in natural order. Unmodifiable. */
  public List<String> sharedGroups() {
    return sharedGroups;
  }

  /**
   * Whether no pair is better. If not, the budget ended the search, and this is the best pair that
   * had been found by then.
   */
  public boolean isProvenBest() {
    return isProvenBest;
  }

  /**
   * A number of groups below which no pair can get, proven even where the pair is not proven best.
   * If it is the number of {@link #sharedGroups()} then only the rest of the order is open.
   */
  public int leastSharedGroups() {
    return leastSharedGroups;
  }

  /** Number of path searches that the answer took, 2 where groups were of no consequence. */
  public int searches() {
    return searches;
  }

  @Override
  public String toString() {
    return pair
        + " shared groups "
        + sharedGroups
        + (isProvenBest ? " proven best" : " best found, at least " + leastSharedGroups)
        + " after "
        + searches
        + " searches";
  }
}
