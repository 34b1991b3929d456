// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Answers questions about pairs of paths that keep apart the {@link RiskGroups} of a network.
 *
 * <p>One pair is better than another if it has
 *
 * <ol>
 *   <li>fewer shared groups, a group counting once however many of its links the paths use; or as
 *       many, and
 *   <li>with {@link Disjointness#SWITCH}, fewer shared transit switches; or as many, and
 *   <li>fewer shared links, crossed in whatever direction; or as many, and
 *   <li>less total weight, a shared link counting once for each path.
 * </ol>
 *
 * <p>Links count the same wherever they are, also next to source and target. A group that no pair
 * can keep apart, as when all links of the source are in one duct, is therefore shared and named. A
 * link without groups is a risk of its own only by the third rule: to make it weigh as much as a
 * group, give it a group of its own.
 *
 * <p>Whether a pair exists that shares no group is NP-hard to tell (Hu, "Diverse routing in optical
 * mesh networks", IEEE Transactions on Communications 51, 2003). So the search has a budget: a
 * number of path searches, never a time, which keeps answers the same on every machine. The answer
 * says whether it is proven to be the best. On operator networks most are, after a few searches;
 * with an unlimited budget every answer is, eventually.
 *
 * <p>The method is best-first branch and bound. It branches on a group that both paths use, as
 * conflicting SRLG exclusion does (CoSE: Rostami et al., ECUMN 2007). Its bounds are Lagrangian
 * relaxations of keeping the paths apart (Fisher, "The Lagrangian relaxation method for solving
 * integer programming problems", Management Science 27, 1981), with the dual prices of the best
 * pair without regard to groups.
 *
 * <p>Owns its scratch space, about 400 bytes per vertex and 40 per direction of an edge: one object
 * serves one thread, and any number of objects may share a snapshot and groups.
 *
 * <pre>{@code
 * TopologySnapshot<String, DefaultEdge> snapshot = TopologySnapshot.of(graph, edge -> 1);
 * RiskGroups<DefaultEdge> ducts =
 *     RiskGroups.<DefaultEdge>builder()
 *         .add("duct 7", graph.getEdge("Oslo", "Drammen"))
 *         .add("duct 7", graph.getEdge("Oslo", "Sandvika"))
 *         .build();
 * RiskDisjointPair<String, DefaultEdge> best =
 *     new RiskDisjointPaths<>(snapshot, ducts)
 *         .pair("Oslo", "Bergen", Disjointness.SWITCH)
 *         .orElseThrow();
 * if (!best.sharedGroups().isEmpty()) {
 *   report(best.pair().sharedVertices(), best.sharedGroups());
 * }
 * }</pre>
 *
 * @param <V> type of the vertices
 * @param <E> type of the edges
 */
public final class RiskDisjointPaths<V, E> {
  /** Path searches per question unless the caller says otherwise. */
  public static final int DEFAULT_MAX_SEARCHES = 1000;

  private final TopologySnapshot<V, E> snapshot;
  private final RiskTable risks;
  private final RiskPairSearch search;
  private final PathMarks marks;
  private final int maxSearches;

  /** Prepares searches with the default budget, in O(vertices + edges + memberships). */
  public RiskDisjointPaths(TopologySnapshot<V, E> snapshot, RiskGroups<E> groups) {
    this(snapshot, groups, DEFAULT_MAX_SEARCHES);
  }

  /**
   * Prepares searches, in O(vertices + edges + memberships).
   *
   * @param maxSearches number of path searches, at least 1, after which no new branch is begun. A
   *     branch begun is finished, with up to 12 searches. The first pair is always tried, with 4
   *     searches and one for each group that it shares
   * @throws IllegalArgumentException if the budget is less than 1
   */
  public RiskDisjointPaths(TopologySnapshot<V, E> snapshot, RiskGroups<E> groups, int maxSearches) {
    if (maxSearches < 1) {
      throw new IllegalArgumentException(
          "A budget of "
              + maxSearches
              + " searches finds nothing: give 1 or more, "
              + DEFAULT_MAX_SEARCHES
              + " for example");
    }
    this.snapshot = Objects.requireNonNull(snapshot, "snapshot");
    this.maxSearches = maxSearches;
    risks = RiskTable.of(snapshot, groups);
    search = new RiskPairSearch(risks);
    marks = new PathMarks(risks);
  }

  /** The network that is searched. */
  public TopologySnapshot<V, E> snapshot() {
    return snapshot;
  }

  /**
   * Finds the best pair of paths that the budget allows for. Without groups in the way it is as
   * good as {@link DisjointPaths#maximallyDisjointPair}, at the same cost.
   *
   * @param disjointness whether shared switches count, beside links
   * @return the pair, or empty if the target can't be reached at all
   * @throws IllegalArgumentException if an end is not in the snapshot or both are the same
   */
  public Optional<RiskDisjointPair<V, E>> pair(V source, V target, Disjointness disjointness) {
    int from = snapshot.requiredIndex("source", source);
    int to = snapshot.requiredIndex("target", target);
    snapshot.requireDistinct(from, to);
    boolean countSwitches = disjointness == Disjointness.SWITCH;
    if (!search.find(from, to, countSwitches, maxSearches)) {
      return Optional.empty();
    }
    PathPair<V, E> pair =
        PathPair.of(
            snapshot,
            search.best.first,
            search.best.firstLength,
            search.best.second,
            search.best.secondLength,
            marks);
    return Optional.of(
        new RiskDisjointPair<>(
            pair, sharedGroups(), search.isProven, search.leastGroups, search.searches));
  }

  private List<String> sharedGroups() {
    List<String> shared = new ArrayList<>();
    for (int group : marks.commonGroups(search.best.first, search.best.firstLength)) {
      shared.add(risks.name(group));
    }
    return shared;
  }
}
