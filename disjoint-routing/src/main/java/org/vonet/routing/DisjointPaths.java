// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers questions about paths and pairs of paths through one {@link TopologySnapshot}.
 *
 * <p>It owns the scratch space of the searches, about 130 bytes per vertex, and reuses it: one
 * object serves one thread, and any number of objects may share a snapshot. The same questions on
 * snapshots with the same input in the same order have the same answers on every machine, whatever
 * was asked before.
 *
 * <pre>{@code
 * TopologySnapshot<String, DefaultEdge> snapshot = TopologySnapshot.of(graph, edge -> 1);
 * DisjointPaths<String, DefaultEdge> paths = new DisjointPaths<>(snapshot);
 * DisjointPair<String, DefaultEdge> pair =
 *     paths.maximallyDisjointPair("Oslo", "Bergen", Disjointness.SWITCH).orElseThrow();
 * if (!pair.achieves(Disjointness.SWITCH)) {
 *   report(pair.sharedVertices(), pair.sharedEdges());
 * }
 * }</pre>
 *
 * @param <V> type of the vertices
 * @param <E> type of the edges
 */
public final class DisjointPaths<V, E> {
  private final TopologySnapshot<V, E> snapshot;
  private final PairSearch search;

  /** Prepares searches on a snapshot, in O(vertices). */
  public DisjointPaths(TopologySnapshot<V, E> snapshot) {
    this.snapshot = snapshot;
    search = new PairSearch(snapshot.arcs());
  }

  /** The network that is searched. */
  public TopologySnapshot<V, E> snapshot() {
    return snapshot;
  }

  /**
   * Finds a lightest path, by Dijkstra's algorithm in O((vertices + edges) log vertices).
   *
   * @return the path, or empty if the target can't be reached
   * @throws IllegalArgumentException if an end is not in the snapshot or both are the same
   */
  public Optional<RoutedPath<V, E>> shortestPath(V source, V target) {
    int from = endpoint("source", source);
    int to = endpoint("target", target);
    checkDistinct(source, from, to);
    if (!search.shortestPath(from, to)) {
      return Optional.empty();
    }
    return Optional.of(routedPath(search.pathArcs(), search.pathLength(), search.pathWeight()));
  }

  /**
   * Finds two disjoint paths of least total weight, by Suurballe's algorithm in O((vertices +
   * edges) log vertices). See J. W. Suurballe, "Disjoint paths in a network", Networks 4 (1974).
   *
   * @param disjointness what the paths must not have in common
   * @return the pair, or empty if the network has none
   * @throws IllegalArgumentException if an end is not in the snapshot or both are the same
   */
  public Optional<DisjointPair<V, E>> pair(V source, V target, Disjointness disjointness) {
    return pair(source, target, disjointness, false);
  }

  /**
   * Finds two paths that share as little as possible, in O((vertices + edges) log vertices).
   *
   * <p>With {@link Disjointness#SWITCH}: fewest shared transit switches; among those, fewest shared
   * links; among those, least total weight, where a shared link counts twice. With {@link
   * Disjointness#LINK}: fewest shared links; among those, least total weight; the number of shared
   * switches is not considered. Where a disjoint pair exists it has the weight of {@link #pair}.
   *
   * @param disjointness what the paths shall not have in common
   * @return the pair, or empty if the target can't be reached at all
   * @throws IllegalArgumentException if an end is not in the snapshot or both are the same
   */
  public Optional<DisjointPair<V, E>> maximallyDisjointPair(
      V source, V target, Disjointness disjointness) {
    return pair(source, target, disjointness, true);
  }

  private Optional<DisjointPair<V, E>> pair(
      V source, V target, Disjointness disjointness, boolean sharing) {
    int from = endpoint("source", source);
    int to = endpoint("target", target);
    checkDistinct(source, from, to);
    if (!search.pair(from, to, disjointness == Disjointness.SWITCH, sharing)) {
      return Optional.empty();
    }
    TwoUnitFlow found = search.pair();
    List<V> sharedVertices = new ArrayList<>(found.sharedVertexCount);
    for (int i = 0; i < found.sharedVertexCount; i++) {
      sharedVertices.add(snapshot.vertex(found.sharedVertices[i]));
    }
    List<E> sharedEdges = new ArrayList<>(found.sharedArcCount);
    for (int i = 0; i < found.sharedArcCount; i++) {
      sharedEdges.add(snapshot.edge(found.sharedArcs[i]));
    }
    return Optional.of(
        new DisjointPair<>(
            routedPath(found.first, found.firstLength, found.firstWeight),
            routedPath(found.second, found.secondLength, found.secondWeight),
            sharedVertices,
            sharedEdges));
  }

  private int endpoint(String role, V vertex) {
    int index = snapshot.indexOf(vertex);
    if (index < 0) {
      throw new IllegalArgumentException(
          "The "
              + role
              + " "
              + vertex
              + " is not among the "
              + snapshot.vertexCount()
              + " vertices of the snapshot: take a snapshot of the network that has it");
    }
    return index;
  }

  private void checkDistinct(V source, int from, int to) {
    if (from == to) {
      throw new IllegalArgumentException(
          "Source and target are both " + source + ": paths need two different ends");
    }
  }

  private RoutedPath<V, E> routedPath(int[] pathArcs, int length, long weight) {
    ArcGraph arcs = snapshot.arcs();
    List<V> vertices = new ArrayList<>(length + 1);
    List<E> edges = new ArrayList<>(length);
    vertices.add(snapshot.vertex(arcs.tails[pathArcs[0]]));
    for (int i = 0; i < length; i++) {
      vertices.add(snapshot.vertex(arcs.heads[pathArcs[i]]));
      edges.add(snapshot.edge(pathArcs[i]));
    }
    return new RoutedPath<>(vertices, edges, weight);
  }
}
