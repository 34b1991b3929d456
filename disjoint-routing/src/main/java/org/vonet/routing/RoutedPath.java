// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jgrapht.Graph;
import org.jgrapht.GraphPath;
import org.jgrapht.graph.GraphWalk;

/**
 * A simple path through a network: no vertex occurs twice. Immutable.
 *
 * @param <V> type of the vertices
 * @param <E> type of the edges
 */
public final class RoutedPath<V, E> {
  private final List<V> vertices;
  private final List<E> edges;
  private final long weight;

  RoutedPath(List<V> vertices, List<E> edges, long weight) {
    this(new FixedList<V>(vertices.toArray()), new FixedList<E>(edges.toArray()), weight);
  }

  /** Takes the lists over. */
  RoutedPath(FixedList<V> vertices, FixedList<E> edges, long weight) {
    this.vertices = vertices;
    this.edges = edges;
    this.weight = weight;
  }

  /**
   * Takes over a JGraphT path, in O(hops).
   *
   * @param path a path of one edge or more on which no vertex occurs twice
   * @param weightOf weight of an edge, as given to the snapshot
   * @return the same path
   * @throws IllegalArgumentException if the path is empty or visits a vertex twice, or a weight is
   *     outside 0 … {@link TopologySnapshot#MAX_WEIGHT}
   */
  public static <V, E> RoutedPath<V, E> of(
      GraphPath<V, E> path, ToLongFunction<? super E> weightOf) {
    List<V> vertices = path.getVertexList();
    if (vertices.size() < 2) {
      throw new IllegalArgumentException(
          "A path of " + vertices.size() + " vertices leads nowhere: give one of 2 or more");
    }
    Set<V> visited = new HashSet<>();
    for (V vertex : vertices) {
      if (!visited.add(vertex)) {
        throw new IllegalArgumentException(
            "The path visits " + vertex + " twice: remove the loop from it");
      }
    }
    long weight = 0;
    for (E edge : path.getEdgeList()) {
      weight += TopologySnapshot.checkedWeight(edge, weightOf.applyAsLong(edge));
    }
    return new RoutedPath<>(vertices, path.getEdgeList(), weight);
  }

  /** First vertex. */
  public V source() {
    return vertices.get(0);
  }

  /** Last vertex. */
  public V target() {
    return vertices.get(vertices.size() - 1);
  }

  /** All vertices from source to target, unmodifiable; one more than there are edges. */
  public List<V> vertices() {
    return vertices;
  }

  /** The vertices between source and target, unmodifiable. */
  public List<V> transitVertices() {
    return vertices.subList(1, vertices.size() - 1);
  }

  /** The edges in order, unmodifiable; edge {@code i} joins vertices {@code i} and {@code i+1}. */
  public List<E> edges() {
    return edges;
  }

  /** Sum of the weights of the edges, in the unit of the weights that the snapshot was given. */
  public long weight() {
    return weight;
  }

  /** Number of edges, at least 1. */
  public int hops() {
    return edges.size();
  }

  /**
   * Gives this path to code that works on JGraphT paths, in O(hops).
   *
   * @param graph a graph with the edges of this path
   * @return the path as a walk on that graph; its weight is rounded to the nearest {@code double}
   * @throws IllegalArgumentException if an edge is not in the graph or joins other vertices there
   */
  public GraphPath<V, E> toGraphPath(Graph<V, E> graph) {
    for (int i = 0; i < edges.size(); i++) {
      V from = vertices.get(i);
      V to = vertices.get(i + 1);
      E edge = edges.get(i);
      if (!graph.containsEdge(edge) || !joins(graph, edge, from, to)) {
        throw new IllegalArgumentException(
            "Edge "
                + edge
                + " does not lead from "
                + from
                + " to "
                + to
                + " in the given graph: give the graph that the snapshot was made of");
      }
    }
    return new GraphWalk<>(
        graph, source(), target(), new ArrayList<>(vertices), new ArrayList<>(edges), weight);
  }

  private static <V, E> boolean joins(Graph<V, E> graph, E edge, V from, V to) {
    V edgeSource = graph.getEdgeSource(edge);
    V edgeTarget = graph.getEdgeTarget(edge);
    return (edgeSource.equals(from) && edgeTarget.equals(to))
        || (!graph.getType().isDirected() && edgeSource.equals(to) && edgeTarget.equals(from));
  }

  /** Equal if vertices, edges and weight are. */
  @Override
  public boolean equals(Object other) {
    if (!(other instanceof RoutedPath)) {
      return false;
    }
    RoutedPath<?, ?> that = (RoutedPath<?, ?>) other;
    return weight == that.weight && vertices.equals(that.vertices) && edges.equals(that.edges);
  }

  @Override
  public int hashCode() {
    return Objects.hash(vertices, edges, weight);
  }

  @Override
  public String toString() {
    return vertices + " weight " + weight;
  }
}
