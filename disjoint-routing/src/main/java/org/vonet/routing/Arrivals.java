// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells which pairs of paths can be improved by edges that have come or become lighter.
 *
 * <p>A better pair has to use one of them. So it weighs at least as much as a lightest walk from
 * source to target over one of them, and a lightest path besides. A disjoint pair that weighs no
 * more than that is still the best. The test is one-sided: {@code false} is certain, {@code true}
 * means that only a new search can tell. A pair that shares something is ruled out only if no
 * arrival lies between its ends at all.
 *
 * <p>Preparing takes two searches over the network for each direction of an arrived edge, or two in
 * all, for a weaker test, if there are more than {@value #MAX_SEPARATE}. A test takes O(1), and for
 * pairs that pass its first part one search that ends at the target. Not thread-safe.
 *
 * @param <V> type of the vertices
 * @param <E> type of the edges
 */
public final class Arrivals<V, E> {
  /** Largest number of arrived directions that are looked at one by one. */
  static final int MAX_SEPARATE = 16;

  private final TopologySnapshot<V, E> snapshot;
  private final PairSearch search;
  private final List<long[]> toArrival = new ArrayList<>();
  private final List<long[]> fromArrival = new ArrayList<>();

  /** Prepares tests for a change. */
  public Arrivals(TopologyChange<V, E> change) {
    snapshot = change.after();
    search = new PairSearch(snapshot.arcs(), new ShortestPathSearch(snapshot.arcs()));
    int[] arcs = change.arrivedArcs();
    DistanceSearch distances = new DistanceSearch(snapshot.arcs());
    if (arcs.length > MAX_SEPARATE) {
      toArrival.add(distances.toTails(arcs, ArcGraph.NONE));
      fromArrival.add(distances.alongArcs(arcs, ArcGraph.NONE));
      return;
    }
    ArcGraph graph = snapshot.arcs();
    for (int arc : arcs) {
      // A path does not come back to where it was: else every dead end would look like a way.
      toArrival.add(distances.toTails(new int[] {arc}, graph.heads[arc]));
      fromArrival.add(distances.alongArcs(new int[] {arc}, graph.tails[arc]));
    }
  }

  /**
   * Whether there may be a better pair now.
   *
   * @param pair a pair that was the best of the earlier snapshot, of the kind that {@link
   *     DisjointPaths#maximallyDisjointPair} finds, and has no gone and no heavier edge
   * @param disjointness what the pair shall keep apart
   * @return false only if the pair is the best of the later snapshot too
   * @throws IllegalArgumentException if an end of the pair is not in the later snapshot
   */
  public boolean canImprove(PathPair<V, E> pair, Disjointness disjointness) {
    int source = snapshot.requiredIndex("source", pair.source());
    int target = snapshot.requiredIndex("target", pair.target());
    long throughArrival = DistanceSearch.UNREACHABLE;
    for (int i = 0; i < toArrival.size(); i++) {
      throughArrival =
          Math.min(throughArrival, toArrival.get(i)[source] + fromArrival.get(i)[target]);
    }
    if (throughArrival >= DistanceSearch.UNREACHABLE) {
      return false;
    }
    if (!pair.achieves(disjointness)) {
      return true;
    }
    return throughArrival < pair.totalWeight()
        && search.shortestPath(source, target)
        && throughArrival + search.pathWeight() < pair.totalWeight();
  }
}
