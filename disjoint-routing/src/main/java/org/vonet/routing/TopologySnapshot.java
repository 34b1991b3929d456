// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jgrapht.Graph;

/**
 * An immutable copy of a network, in the form that searches work on.
 *
 * <p>A network has vertices (switches), edges, and links. An <em>edge</em> is the caller's object;
 * it is undirected or leads one way. A <em>link</em> is the physical thing that can fail. An
 * undirected edge is a link. A directed edge is a link of its own, unless the caller says by a
 * <em>link key</em> which edges are directions of the same link: edges with equal keys are one
 * link, and must join the same two vertices. Where several edges lead the same way over one link,
 * only the lightest (the earliest given among equals) is kept, as no better answer needs another.
 *
 * <p>Parallel links are links of their own. Self-loops are ignored. Weights are non-negative
 * integers up to {@link #MAX_WEIGHT} in any additive unit, nanoseconds for example.
 *
 * <p>Vertices and edges are kept in the order in which they were given, or in which the graph
 * iterates over them. That order settles which of several equally good answers is given, so equal
 * input in equal order has equal answers; JGraphT's graphs iterate in insertion order by default.
 * Vertices and edges must not be null and are held, not copied; vertices are told apart by {@code
 * equals}. Safe for use by any number of threads. Memory is about 30 bytes per direction of an edge
 * and 40 per vertex, beside the caller's objects.
 *
 * @param <V> type of the vertices
 * @param <E> type of the edges
 */
public final class TopologySnapshot<V, E> {
  /**
   * Largest weight of an edge: 2⁴⁰, which is 18 minutes in nanoseconds. With at most {@link
   * #MAX_VERTICES} vertices no sum of weights overflows a {@code long}.
   */
  public static final long MAX_WEIGHT = 1L << 40;

  /** Largest number of vertices: 2²⁰. */
  public static final int MAX_VERTICES = 1 << 20;

  /** Largest number of edge directions: 2²⁶. An undirected edge has two, a directed one has one. */
  public static final int MAX_DIRECTIONS = 1 << 26;

  /**
   * Up to so many vertices are numbered in the order in which they were given, as long as all that
   * a search looks at fits into a cache. More are numbered breadth-first, so that neighbours lie
   * near each other.
   */
  static final int MOST_IN_GIVEN_ORDER = 4_096;

  private final List<V> vertices;
  private final List<V> numbered;
  private final Map<V, Integer> indices;
  private final List<E> edgeOfInput;
  private final int edgeCount;
  private final int linkCount;
  private final ArcGraph arcs;

  /**
   * Copies what the builder collected.
   *
   * @param vertices in the order in which they were given
   * @param numbered the vertex of each number, often the same list
   * @param indices the number of each vertex
   */
  TopologySnapshot(
      List<V> vertices,
      List<V> numbered,
      Map<V, Integer> indices,
      List<E> edgeOfInput,
      int edgeCount,
      int linkCount,
      ArcGraph arcs) {
    this.vertices = Collections.unmodifiableList(new ArrayList<>(vertices));
    this.numbered = numbered == vertices ? this.vertices : numbered;
    this.indices = new HashMap<>(indices);
    this.edgeOfInput = new ArrayList<>(edgeOfInput);
    this.edgeCount = edgeCount;
    this.linkCount = linkCount;
    this.arcs = arcs;
  }

  /**
   * Copies a graph in which each edge is a link of its own, in O(vertices + edges).
   *
   * @param graph a directed or undirected graph, with or without parallel edges
   * @param weightOf weight of an edge, 0 … {@link #MAX_WEIGHT}
   * @throws IllegalArgumentException if a weight is out of range, the graph is too large, or it
   *     mixes directed and undirected edges
   */
  public static <V, E> TopologySnapshot<V, E> of(
      Graph<V, E> graph, ToLongFunction<? super E> weightOf) {
    return copy(graph, weightOf, null);
  }

  /**
   * Copies a graph with the weights that JGraphT has for its edges, fractions included, in
   * O(vertices + edges). Each edge is a link of its own.
   *
   * <p>A weight becomes the nearest whole number of units. It is off by half a unit at most, and a
   * path by half a unit per edge; between two paths that differ by less the choice is free. For
   * weights in milliseconds a unit of {@code 1e-6} keeps them to the nanosecond.
   *
   * <pre>{@code
   * TopologySnapshot<String, DefaultEdge> snapshot = TopologySnapshot.ofWeighted(graph, 1e-6);
   * }</pre>
   *
   * @param graph a directed or undirected graph, with or without parallel edges
   * @param unit what a weight of 1 in the snapshot stands for, in the unit of the graph; positive
   * @throws IllegalArgumentException if the unit is not positive, a weight is negative, not a
   *     number, or more than {@link #MAX_WEIGHT} units, the graph is too large, or it mixes
   *     directed and undirected edges
   */
  public static <V, E> TopologySnapshot<V, E> ofWeighted(Graph<V, E> graph, double unit) {
    if (!(unit > 0) || Double.isInfinite(unit)) {
      throw new IllegalArgumentException(
          "The unit is " + unit + ": give a positive number, such as 1e-6");
    }
    return copy(graph, edge -> units(edge, graph.getEdgeWeight(edge), unit), null);
  }

  private static <E> long units(E edge, double weight, double unit) {
    double units = weight / unit;
    if (!(units >= 0 && units <= MAX_WEIGHT)) {
      throw new IllegalArgumentException(
          "Edge "
              + edge
              + " has weight "
              + weight
              + ", outside 0 to "
              + MAX_WEIGHT
              + " units of "
              + unit
              + ": use a larger unit, and no negative weights");
    }
    return Math.round(units);
  }

  /**
   * Copies a graph in which several edges can be directions of one link, in O(vertices + edges).
   *
   * @param graph a directed or undirected graph, with or without parallel edges
   * @param weightOf weight of an edge, 0 … {@link #MAX_WEIGHT}
   * @param linkOf key of the link that an edge belongs to, compared by {@code equals}, never null
   * @throws IllegalArgumentException if a weight is out of range, a link key is null, edges with
   *     equal keys do not join the same two vertices, the graph is too large, or it mixes directed
   *     and undirected edges
   */
  public static <V, E> TopologySnapshot<V, E> of(
      Graph<V, E> graph, ToLongFunction<? super E> weightOf, Function<? super E, ?> linkOf) {
    return copy(graph, weightOf, Objects.requireNonNull(linkOf, "linkOf"));
  }

  private static <V, E> TopologySnapshot<V, E> copy(
      Graph<V, E> graph, ToLongFunction<? super E> weightOf, Function<? super E, ?> linkOf) {
    boolean isDirected = graph.getType().isDirected();
    if (!isDirected && !graph.getType().isUndirected()) {
      throw new IllegalArgumentException(
          "The graph mixes directed and undirected edges: give a directed graph, with a link key"
              + " for the edges that are two directions of one link");
    }
    TopologyBuilder<V, E> builder = new TopologyBuilder<>();
    for (V vertex : graph.vertexSet()) {
      builder.addVertex(vertex);
    }
    for (E edge : graph.edgeSet()) {
      V from = graph.getEdgeSource(edge);
      V to = graph.getEdgeTarget(edge);
      if (from.equals(to)) {
        continue;
      }
      long weight = weightOf.applyAsLong(edge);
      if (linkOf == null) {
        if (isDirected) {
          builder.addDirected(from, to, edge, weight);
        } else {
          builder.addUndirected(from, to, edge, weight);
        }
      } else if (isDirected) {
        builder.addDirected(from, to, edge, weight, linkOf.apply(edge));
      } else {
        builder.addUndirected(from, to, edge, weight, linkOf.apply(edge));
      }
    }
    return builder.build();
  }

  /** Starts a snapshot from single vertices and edges. */
  public static <V, E> TopologyBuilder<V, E> builder() {
    return new TopologyBuilder<>();
  }

  /** All vertices in order, unmodifiable. */
  public List<V> vertices() {
    return vertices;
  }

  /** Number of vertices, 0 … {@link #MAX_VERTICES}. */
  public int vertexCount() {
    return vertices.size();
  }

  /** Number of edges that were given, self-loops not counted. */
  public int edgeCount() {
    return edgeCount;
  }

  /** Number of links. */
  public int linkCount() {
    return linkCount;
  }

  /** Whether this is a vertex of the network. */
  public boolean contains(V vertex) {
    return indices.containsKey(vertex);
  }

  @Override
  public String toString() {
    return vertexCount() + " vertices, " + edgeCount + " edges, " + linkCount + " links";
  }

  static <E> long checkedWeight(E edge, long weight) {
    if (weight < 0 || weight > MAX_WEIGHT) {
      throw new IllegalArgumentException(
          "Edge "
              + edge
              + " has weight "
              + weight
              + ", outside 0 to "
              + MAX_WEIGHT
              + ": use a coarser unit, and no negative weights");
    }
    return weight;
  }

  ArcGraph arcs() {
    return arcs;
  }

  /** Index of a vertex, or -1. */
  int indexOf(V vertex) {
    Integer index = indices.get(vertex);
    return index == null ? -1 : index;
  }

  /**
   * Index of a vertex that a caller named.
   *
   * @param role what the vertex is to be, for the message
   * @throws IllegalArgumentException if it is not in the snapshot
   */
  int requiredIndex(String role, V vertex) {
    int index = indexOf(vertex);
    if (index < 0) {
      throw new IllegalArgumentException(
          "The "
              + role
              + " "
              + vertex
              + " is not among the "
              + vertexCount()
              + " vertices of the snapshot: take a snapshot of the network that has it");
    }
    return index;
  }

  /** Refuses paths from a vertex to itself. */
  void requireDistinct(int source, int target) {
    if (source == target) {
      throw new IllegalArgumentException(
          "Source and target are both " + vertex(source) + ": paths need two different ends");
    }
  }

  V vertex(int index) {
    return numbered.get(index);
  }

  /** The arc of an edge that leaves a vertex, or none. */
  int arc(int tail, Object edge) {
    for (int arc = arcs.offsets[tail]; arc < arcs.offsets[tail + 1]; arc++) {
      if (edge(arc).equals(edge)) {
        return arc;
      }
    }
    return ArcGraph.NONE;
  }

  /** The arc of an edge from one vertex to another, or none. */
  int arc(int tail, Object edge, int head) {
    for (int arc = arcs.offsets[tail]; arc < arcs.offsets[tail + 1]; arc++) {
      if (arcs.heads[arc] == head && edge(arc).equals(edge)) {
        return arc;
      }
    }
    return ArcGraph.NONE;
  }

  E edge(int arc) {
    return edgeOfInput.get(arcs.inputIndex[arc]);
  }
}
