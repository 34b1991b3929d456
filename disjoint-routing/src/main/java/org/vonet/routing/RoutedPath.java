// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
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

  RoutedPath(List<V> vertices, List<? extends E> edges, long weight) {
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
    return simple(path.getVertexList(), path.getEdgeList(), weightOf);
  }

  /**
   * Makes the path that leaves a vertex along these edges, in O(hops).
   *
   * @param edges one or more, in order
   * @param nextOf where an edge leads from a vertex; it refuses edges that don't lead anywhere from
   *     there
   * @param weightOf weight of an edge; 1 if nothing but the hops matters
   * @return the path
   * @throws IllegalArgumentException if there is no edge, or the edges visit a vertex twice, or a
   *     weight is outside 0 … {@link TopologySnapshot#MAX_WEIGHT}
   */
  public static <V, E> RoutedPath<V, E> of(
      V source,
      List<? extends E> edges,
      BiFunction<? super V, ? super E, ? extends V> nextOf,
      ToLongFunction<? super E> weightOf) {
    List<V> vertices = new ArrayList<>(edges.size() + 1);
    V last = source;
    vertices.add(last);
    for (E edge : edges) {
      last = nextOf.apply(last, edge);
      vertices.add(last);
    }
    return simple(vertices, edges, weightOf);
  }

  /**
   * Looks for the path that leaves a vertex along these edges: whether a path that was found
   * earlier is still there, and what it weighs now. Takes O(edges at the vertices of the path).
   *
   * <p>Edges are told apart by {@code equals}. One that the snapshot does not keep, being heavier
   * than another the same way over the same link, is not there.
   *
   * @param edges one or more, in order
   * @return the path with the weights of the snapshot, or empty if the source or an edge is not
   *     there, or an edge does not lead on from the one before it
   * @throws IllegalArgumentException if there is no edge, or the edges visit a vertex twice
   */
  public static <V, E> Optional<RoutedPath<V, E>> find(
      TopologySnapshot<V, E> snapshot, V source, List<? extends E> edges) {
    ArcGraph graph = snapshot.arcs();
    List<V> vertices = new ArrayList<>(edges.size() + 1);
    vertices.add(source);
    int last = snapshot.indexOf(source);
    long weight = 0;
    for (int i = 0; i < edges.size() && last >= 0; i++) {
      int arc = snapshot.arc(last, edges.get(i));
      last = arc == ArcGraph.NONE ? -1 : graph.heads[arc];
      if (last >= 0) {
        vertices.add(snapshot.vertex(last));
        weight += graph.weights[arc];
      }
    }
    requireSimple(vertices, edges);
    return last < 0 ? Optional.empty() : Optional.of(new RoutedPath<>(vertices, edges, weight));
  }

  private static <V, E> RoutedPath<V, E> simple(
      List<V> vertices, List<? extends E> edges, ToLongFunction<? super E> weightOf) {
    requireSimple(vertices, edges);
    long weight = 0;
    for (E edge : edges) {
      weight += TopologySnapshot.checkedWeight(edge, weightOf.applyAsLong(edge));
    }
    return new RoutedPath<>(vertices, edges, weight);
  }

  private static void requireSimple(List<?> vertices, List<?> edges) {
    if (edges.isEmpty()) {
      throw new IllegalArgumentException(
          "A path of " + vertices.size() + " vertices leads nowhere: give one of 2 or more");
    }
    Set<Object> visited = new HashSet<>();
    for (Object vertex : vertices) {
      if (!visited.add(vertex)) {
        throw new IllegalArgumentException(
            "The path visits " + vertex + " twice: remove the loop from it");
      }
    }
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
