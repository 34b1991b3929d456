// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The shortest paths from one source to every other vertex. Immutable, for any number of threads.
 *
 * <p>It takes 12 bytes per vertex, and makes a path when asked for it. The paths form a tree: they
 * part once and do not meet again.
 *
 * @param <V> type of the vertices
 * @param <E> type of the edges
 */
public final class ShortestPaths<V, E> {
  private final TopologySnapshot<V, E> snapshot;
  private final RouteAssembler<V, E> assembler;
  private final int source;

  /** The last arc of the path to each vertex; none at the source and where no path leads. */
  private final int[] lastArcs;

  /** Weight of the path to each vertex, or -1. */
  private final long[] weights;

  ShortestPaths(TopologySnapshot<V, E> snapshot, int source, ShortestPathSearch search) {
    this.snapshot = snapshot;
    this.source = source;
    assembler = new RouteAssembler<>(snapshot);
    int n = snapshot.vertexCount();
    lastArcs = new int[n];
    weights = new long[n];
    for (int v = 0; v < n; v++) {
      boolean isReached = search.isLabelled(v);
      lastArcs[v] = isReached && v != source ? search.reachedBy[v] : ArcGraph.NONE;
      weights[v] = isReached ? search.distance(v) : -1;
    }
  }

  /** Where the paths begin. */
  public V source() {
    return snapshot.vertex(source);
  }

  /**
   * Weight of the shortest path to a vertex, 0 for the source itself, in O(1).
   *
   * @return the weight, or empty if the vertex can't be reached
   * @throws IllegalArgumentException if the vertex is not in the snapshot
   */
  public OptionalLong weight(V target) {
    long weight = weights[snapshot.requiredIndex("target", target)];
    return weight < 0 ? OptionalLong.empty() : OptionalLong.of(weight);
  }

  /**
   * The shortest path to a vertex, in O(hops).
   *
   * @return the path, or empty if the vertex can't be reached
   * @throws IllegalArgumentException if the vertex is not in the snapshot or is the source
   */
  public Optional<RoutedPath<V, E>> path(V target) {
    int to = snapshot.requiredIndex("target", target);
    snapshot.requireDistinct(source, to);
    if (lastArcs[to] == ArcGraph.NONE) {
      return Optional.empty();
    }
    return Optional.of(assembler.treePath(lastArcs, source, to, weights[to]));
  }

  /**
   * The edges of the paths to some vertices, each once: a tree whose leaves are among these
   * vertices. It takes O(edges of the tree + targets).
   *
   * @param targets vertices; the source, and those that can't be reached, add nothing
   * @return the edges, each after the one that leads from the source to it; unmodifiable
   * @throws IllegalArgumentException if a vertex is not in the snapshot
   */
  public List<E> edgesTo(Collection<? extends V> targets) {
    int[] tails = snapshot.arcs().tails;
    Set<Integer> reached = new HashSet<>();
    reached.add(source);
    List<E> edges = new ArrayList<>();
    for (V target : targets) {
      int v = snapshot.requiredIndex("target", target);
      int before = edges.size();
      while (lastArcs[v] != ArcGraph.NONE && reached.add(v)) {
        edges.add(snapshot.edge(lastArcs[v]));
        v = tails[lastArcs[v]];
      }
      Collections.reverse(edges.subList(before, edges.size()));
    }
    return Collections.unmodifiableList(edges);
  }
}
