// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.List;

/**
 * Puts the caller's vertices and edges in the place of arc numbers.
 *
 * <p>It allocates nothing but the results. Stateless beside the snapshot.
 *
 * @param <V> type of the vertices
 * @param <E> type of the edges
 */
final class RouteAssembler<V, E> {
  private final TopologySnapshot<V, E> snapshot;

  RouteAssembler(TopologySnapshot<V, E> snapshot) {
    this.snapshot = snapshot;
  }

  /** The path along the first arcs of an array, one or more. */
  RoutedPath<V, E> path(int[] arcs, int length) {
    return path(arcs, length, snapshot.arcs().weight(arcs, 0, length));
  }

  /** The path along the first arcs of an array, one or more, whose weight is known. */
  RoutedPath<V, E> path(int[] arcs, int length, long weight) {
    ArcGraph graph = snapshot.arcs();
    Object[] vertices = new Object[length + 1];
    Object[] edges = new Object[length];
    vertices[0] = snapshot.vertex(graph.tails[arcs[0]]);
    for (int i = 0; i < length; i++) {
      vertices[i + 1] = snapshot.vertex(graph.heads[arcs[i]]);
      edges[i] = snapshot.edge(arcs[i]);
    }
    return new RoutedPath<>(new FixedList<V>(vertices), new FixedList<E>(edges), weight);
  }

  /** The path of a tree from its root to a vertex, where each vertex knows the arc it came by. */
  RoutedPath<V, E> treePath(int[] lastArcs, int root, int target, long weight) {
    int[] tails = snapshot.arcs().tails;
    int hops = 0;
    for (int v = target; v != root; v = tails[lastArcs[v]]) {
      hops++;
    }
    Object[] vertices = new Object[hops + 1];
    Object[] edges = new Object[hops];
    vertices[0] = snapshot.vertex(root);
    for (int v = target; v != root; v = tails[lastArcs[v]]) {
      vertices[hops] = snapshot.vertex(v);
      edges[--hops] = snapshot.edge(lastArcs[v]);
    }
    return new RoutedPath<>(new FixedList<V>(vertices), new FixedList<E>(edges), weight);
  }

  /** The pair that a flow was taken apart into. */
  DisjointPair<V, E> pair(TwoUnitFlow flow) {
    return new DisjointPair<>(
        path(flow.first, flow.firstLength, flow.firstWeight),
        path(flow.second, flow.secondLength, flow.secondWeight),
        vertices(flow.sharedVertices, flow.sharedVertexCount),
        edges(flow.sharedArcs, flow.sharedArcCount));
  }

  private List<V> vertices(int[] indices, int count) {
    if (count == 0) {
      return List.of();
    }
    Object[] vertices = new Object[count];
    for (int i = 0; i < count; i++) {
      vertices[i] = snapshot.vertex(indices[i]);
    }
    return new FixedList<>(vertices);
  }

  private List<E> edges(int[] arcs, int count) {
    if (count == 0) {
      return List.of();
    }
    Object[] edges = new Object[count];
    for (int i = 0; i < count; i++) {
      edges[i] = snapshot.edge(arcs[i]);
    }
    return new FixedList<>(edges);
  }
}
