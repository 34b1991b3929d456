// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Finds the results that a change of the network touches: for each vertex and edge, who uses it.
 *
 * <p>A result is a key of the caller with a set of vertices and a set of edges: a path, a pair, a
 * tree. Asking for those that use an element costs no more than their number, however many others
 * there are. Entering or removing a result costs O(1) for each of its elements, apart from moving
 * four bytes for each result entered later that uses the same element.
 *
 * <p>Memory is about 10 bytes for each element of each result: 100 MB for 10,000 results of 500
 * vertices and 500 edges each, 4 MB for as many of 20 and 20. Keys are given in an order that
 * depends on nothing but the calls made. Keys, vertices and edges are told apart by {@code equals}.
 * Not thread-safe.
 *
 * <pre>{@code
 * TopologySnapshot<String, DefaultEdge> before = TopologySnapshot.of(graph, edge -> 1);
 * PathPair<String, DefaultEdge> pair =
 *     PathPair.of(
 *         new DisjointPaths<>(before)
 *             .maximallyDisjointPair("Oslo", "Bergen", Disjointness.SWITCH)
 *             .orElseThrow());
 * RouteIndex<String, String, DefaultEdge> index = new RouteIndex<>();
 * index.put("Oslo-Bergen", pair);
 *
 * graph.removeEdge("Oslo", "Drammen");
 * TopologySnapshot<String, DefaultEdge> after = TopologySnapshot.of(graph, edge -> 1);
 * PairRepair<String, DefaultEdge> repair = new PairRepair<>(after);
 * for (String key : index.brokenBy(TopologyChange.between(before, after))) {
 *   repair.repair(pair, Disjointness.SWITCH).ifPresent(found -> index.put(key, found.pair()));
 * }
 * }</pre>
 *
 * @param <K> type of the keys
 * @param <V> type of the vertices
 * @param <E> type of the edges
 */
public final class RouteIndex<K, V, E> {
  private final Map<K, Integer> numberOf = new HashMap<>();
  private final List<Entry<K>> entries = new ArrayList<>();
  private final List<Integer> freeNumbers = new ArrayList<>();
  private final InvertedIndex<V> vertices = new InvertedIndex<>();
  private final InvertedIndex<E> edges = new InvertedIndex<>();

  /** A result, and the numbers of its elements in the two indexes. */
  private static final class Entry<K> {
    final K key;
    final int[] vertices;
    final int[] edges;

    Entry(K key, int[] vertices, int[] edges) {
      this.key = key;
      this.vertices = vertices;
      this.edges = edges;
    }
  }

  /** Makes an index without results. */
  public RouteIndex() {}

  /**
   * Enters a result, in place of the one of that key if there is one.
   *
   * @param vertices the vertices that it uses; repeated ones count once
   * @param edges the edges that it uses; repeated ones count once
   */
  public void put(K key, Collection<? extends V> vertices, Collection<? extends E> edges) {
    Objects.requireNonNull(key, "key");
    vertices.forEach(vertex -> Objects.requireNonNull(vertex, "vertex"));
    edges.forEach(edge -> Objects.requireNonNull(edge, "edge"));
    remove(key);
    int number;
    if (freeNumbers.isEmpty()) {
      number = entries.size();
      entries.add(null);
    } else {
      number = freeNumbers.remove(freeNumbers.size() - 1);
    }
    numberOf.put(key, number);
    int[] vertexIds = this.vertices.add(number, vertices);
    int[] edgeIds = this.edges.add(number, edges);
    entries.set(number, new Entry<>(key, vertexIds, edgeIds));
  }

  /** Enters a path, in place of the result of that key if there is one. */
  public void put(K key, RoutedPath<? extends V, ? extends E> path) {
    put(key, path.vertices(), path.edges());
  }

  /** Enters a pair of paths, in place of the result of that key if there is one. */
  public void put(K key, PathPair<? extends V, ? extends E> pair) {
    List<V> vertices = new ArrayList<>(pair.first().vertices());
    vertices.addAll(pair.second().vertices());
    List<E> edges = new ArrayList<>(pair.first().edges());
    edges.addAll(pair.second().edges());
    put(key, vertices, edges);
  }

  /**
   * Removes a result.
   *
   * @return whether there was one of that key
   */
  public boolean remove(K key) {
    Integer number = numberOf.remove(key);
    if (number == null) {
      return false;
    }
    Entry<K> entry = entries.set(number, null);
    vertices.remove(number, entry.vertices);
    edges.remove(number, entry.edges);
    freeNumbers.add(number);
    return true;
  }

  /** Number of results. */
  public int size() {
    return numberOf.size();
  }

  /** Whether there is a result of that key. */
  public boolean contains(K key) {
    return numberOf.containsKey(key);
  }

  /** Keys of the results that use a vertex. */
  public List<K> usingVertex(V vertex) {
    return keys(vertices.routes(vertex));
  }

  /** Keys of the results that use an edge. */
  public List<K> usingEdge(E edge) {
    return keys(edges.routes(edge));
  }

  /** Keys of the results that a change breaks: those with a gone vertex or edge, each once. */
  public List<K> brokenBy(TopologyChange<V, E> change) {
    return using(change.goneVertices(), List.of(change.goneEdges()));
  }

  /**
   * Keys of the results that a change touches, each once: those that it breaks, and those with an
   * edge that has become heavier or lighter. All others are as they were, and can only be bettered
   * by something that has come or become lighter elsewhere; see {@link Arrivals}.
   */
  public List<K> touchedBy(TopologyChange<V, E> change) {
    return using(
        change.goneVertices(),
        List.of(change.goneEdges(), change.heavierEdges(), change.lighterEdges()));
  }

  private List<K> using(List<V> changedVertices, List<List<E>> changedEdges) {
    List<int[]> lists = new ArrayList<>();
    changedVertices.forEach(vertex -> lists.add(vertices.routes(vertex)));
    changedEdges.forEach(list -> list.forEach(edge -> lists.add(edges.routes(edge))));
    if (lists.size() == 1) {
      return keys(lists.get(0));
    }
    return keys(lists.stream().flatMapToInt(Arrays::stream).sorted().distinct().toArray());
  }

  private List<K> keys(int[] numbers) {
    List<K> keys = new ArrayList<>(numbers.length);
    for (int number : numbers) {
      keys.add(entries.get(number).key);
    }
    return Collections.unmodifiableList(keys);
  }
}
