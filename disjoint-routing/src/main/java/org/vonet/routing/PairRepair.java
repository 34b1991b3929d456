// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.Optional;
import org.vonet.routing.RepairedPair.Kept;

/**
 * Mends pairs of paths for a changed network, and moves no path that works.
 *
 * <p>A path works if all its vertices and edges are in the {@link TopologySnapshot}, told apart by
 * {@code equals}, and lead where they led. Traffic on it goes on while the other path is rebuilt.
 * That has a price: with one path fixed the best partner may share more, or weigh more, than a pair
 * planned anew, as in the trap of {@link DisjointPaths}. The result says so, and the caller can
 * plan anew when moving both paths does no harm.
 *
 * <p>The answer depends on the snapshot and the question alone. One object serves one thread; it
 * owns scratch space of about 200 bytes per vertex and 4 per direction of an edge.
 *
 * <pre>{@code
 * TopologySnapshot<String, DefaultEdge> before = TopologySnapshot.of(graph, edge -> 1);
 * PathPair<String, DefaultEdge> pair =
 *     PathPair.of(
 *         new DisjointPaths<>(before).pair("Oslo", "Bergen", Disjointness.SWITCH).orElseThrow());
 * graph.removeEdge(pair.first().edges().get(0));
 *
 * TopologySnapshot<String, DefaultEdge> after = TopologySnapshot.of(graph, edge -> 1);
 * RepairedPair<String, DefaultEdge> repaired =
 *     new PairRepair<>(after).repair(pair, Disjointness.SWITCH).orElseThrow();
 * boolean isSecondWhereItWas = repaired.kept() == RepairedPair.Kept.SECOND;
 * }</pre>
 *
 * @param <V> type of the vertices
 * @param <E> type of the edges
 */
public final class PairRepair<V, E> {
  private static final int DEAD = -1;
  private static final boolean[] NO_GROUPS = {};

  private final TopologySnapshot<V, E> snapshot;
  private final ArcGraph graph;
  private final PairSearch pairs;
  private final PartnerSearch partners;
  private final PathMarks marks;
  private final int[] first;
  private final int[] second;

  /** Prepares repairs for the present network, in O(vertices + edges). */
  public PairRepair(TopologySnapshot<V, E> snapshot) {
    this.snapshot = snapshot;
    graph = snapshot.arcs();
    RiskTable noRisks = new RiskTable(graph);
    pairs = new PairSearch(graph, new ShortestPathSearch(graph));
    partners = new PartnerSearch(noRisks);
    marks = new PathMarks(noRisks);
    first = new int[graph.vertexCount];
    second = new int[graph.vertexCount];
  }

  /** The present network. */
  public TopologySnapshot<V, E> snapshot() {
    return snapshot;
  }

  /**
   * Mends a pair, in O((vertices + edges) log vertices).
   *
   * <ul>
   *   <li>Both paths work: they stay.
   *   <li>One works: it stays, in its role. The other becomes the path that shares least with it:
   *       with {@link Disjointness#SWITCH} fewest switches, then fewest links; with {@link
   *       Disjointness#LINK} fewest links; then of least weight.
   *   <li>Neither does: as {@link DisjointPaths#maximallyDisjointPair}.
   * </ul>
   *
   * @param pair a pair of an earlier snapshot
   * @param disjointness what the paths shall not have in common
   * @return the mended pair, or empty if the target can't be reached or an end is gone
   */
  public Optional<RepairedPair<V, E>> repair(PathPair<V, E> pair, Disjointness disjointness) {
    int source = snapshot.indexOf(pair.source());
    int target = snapshot.indexOf(pair.target());
    if (source < 0 || target < 0) {
      return Optional.empty();
    }
    boolean switches = disjointness == Disjointness.SWITCH;
    int firstLength = locate(pair.first(), first);
    int secondLength = locate(pair.second(), second);
    if (firstLength != DEAD && secondLength != DEAD) {
      return Optional.of(mended(source, target, firstLength, secondLength, switches, Kept.BOTH));
    }
    if (firstLength != DEAD) {
      secondLength = partner(source, target, switches, first, firstLength, second);
      return Optional.of(mended(source, target, firstLength, secondLength, switches, Kept.FIRST));
    }
    if (secondLength != DEAD) {
      firstLength = partner(source, target, switches, second, secondLength, first);
      return Optional.of(mended(source, target, firstLength, secondLength, switches, Kept.SECOND));
    }
    if (!pairs.pair(source, target, switches, true)) {
      return Optional.empty();
    }
    TwoUnitFlow found = pairs.pair();
    return Optional.of(
        new RepairedPair<>(
            PathPair.of(
                snapshot, found.first, found.firstLength, found.second, found.secondLength, marks),
            Kept.NEITHER,
            true));
  }

  /** Mends a pair, as {@link #repair(PathPair, Disjointness)} does. */
  public Optional<RepairedPair<V, E>> repair(DisjointPair<V, E> pair, Disjointness disjointness) {
    return repair(PathPair.of(pair), disjointness);
  }

  /** Finds the arcs of a path in the present network. Returns their number, or dead. */
  private int locate(RoutedPath<V, E> path, int[] arcs) {
    int vertex = snapshot.indexOf(path.source());
    if (path.hops() > arcs.length) {
      return DEAD;
    }
    for (int i = 0; i < path.hops(); i++) {
      int next = snapshot.indexOf(path.vertices().get(i + 1));
      int arc = snapshot.arc(vertex, path.edges().get(i), next);
      if (arc == ArcGraph.NONE) {
        return DEAD;
      }
      arcs[i] = arc;
      vertex = next;
    }
    return path.hops();
  }

  /** There is always a partner: the given path itself, if nothing else. */
  private int partner(
      int source, int target, boolean switches, int[] given, int givenLength, int[] partner) {
    marks.set(given, givenLength);
    partners.find(source, target, marks, switches, NO_GROUPS);
    System.arraycopy(partners.pathArcs(), 0, partner, 0, partners.pathLength());
    return partners.pathLength();
  }

  private RepairedPair<V, E> mended(
      int source, int target, int firstLength, int secondLength, boolean switches, Kept kept) {
    marks.set(first, firstLength);
    long penalty = marks.sharingPenalty(second, secondLength, switches);
    return new RepairedPair<>(
        PathPair.of(snapshot, first, firstLength, second, secondLength, marks),
        kept,
        penalty == 0 || penalty == leastPenalty(source, target, switches));
  }

  private long leastPenalty(int source, int target, boolean switches) {
    pairs.pair(source, target, switches, true);
    TwoUnitFlow found = pairs.pair();
    marks.set(found.first, found.firstLength);
    return marks.sharingPenalty(found.second, found.secondLength, switches);
  }
}
