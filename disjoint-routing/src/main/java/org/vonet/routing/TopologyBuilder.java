// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Collects the vertices and edges of a {@link TopologySnapshot} one by one.
 *
 * <p>Vertices are added by name or by their first edge. A refused call changes nothing. Each call
 * is O(1). Not thread-safe.
 *
 * <pre>{@code
 * TopologySnapshot<String, String> snapshot =
 *     TopologySnapshot.<String, String>builder()
 *         .addUndirected("s1", "s2", "radio", 35_000)
 *         .addDirected("s1", "s2", "fibre out", 10_000, "cable 7")
 *         .addDirected("s2", "s1", "fibre back", 10_000, "cable 7")
 *         .build();
 * }</pre>
 *
 * @param <V> type of the vertices
 * @param <E> type of the edges
 */
public final class TopologyBuilder<V, E> {
  private static final int NONE = ArcGraph.NONE;

  private final List<V> vertices = new ArrayList<>();
  private final Map<V, Integer> indices = new HashMap<>();
  private final Map<Object, Integer> keyedLinks = new HashMap<>();
  private int edgeCount;
  private int linkCount;

  /** Two entries for each link: the kept direction from its lower vertex, and the other one. */
  private int[] directionsOfLink = new int[16];

  /** The two vertices of each link, the lower index first. */
  private int[] endsOfLink = new int[16];

  private int directionCount;
  private final List<E> edges = new ArrayList<>();
  private int[] tails = new int[16];
  private int[] heads = new int[16];
  private int[] links = new int[16];
  private long[] weights = new long[16];

  TopologyBuilder() {}

  /**
   * Adds a vertex, unless it is there.
   *
   * @throws IllegalArgumentException if there are {@link TopologySnapshot#MAX_VERTICES} already
   */
  public TopologyBuilder<V, E> addVertex(V vertex) {
    checkVertex(vertex);
    checkRoom(isNew(vertex), 0);
    index(vertex);
    return this;
  }

  /**
   * Adds an edge that leads both ways and is a link of its own.
   *
   * @param weight weight in either direction, 0 … {@link TopologySnapshot#MAX_WEIGHT}
   * @throws IllegalArgumentException if the weight is out of range or the network too large
   */
  public TopologyBuilder<V, E> addUndirected(V one, V other, E edge, long weight) {
    return add(one, other, edge, weight, null, true);
  }

  /**
   * Adds an edge that leads both ways over the link of that key.
   *
   * @param weight weight in either direction, 0 … {@link TopologySnapshot#MAX_WEIGHT}
   * @param linkKey key of the link, compared by {@code equals}
   * @throws IllegalArgumentException if the weight is out of range, the key is null or belongs to a
   *     link between other vertices, or the network is too large
   */
  public TopologyBuilder<V, E> addUndirected(V one, V other, E edge, long weight, Object linkKey) {
    checkKey(edge, linkKey);
    return add(one, other, edge, weight, linkKey, true);
  }

  /**
   * Adds an edge that leads one way and is a link of its own.
   *
   * @param weight weight, 0 … {@link TopologySnapshot#MAX_WEIGHT}
   * @throws IllegalArgumentException if the weight is out of range or the network too large
   */
  public TopologyBuilder<V, E> addDirected(V from, V to, E edge, long weight) {
    return add(from, to, edge, weight, null, false);
  }

  /**
   * Adds an edge that leads one way over the link of that key.
   *
   * @param weight weight, 0 … {@link TopologySnapshot#MAX_WEIGHT}
   * @param linkKey key of the link, compared by {@code equals}
   * @throws IllegalArgumentException if the weight is out of range, the key is null or belongs to a
   *     link between other vertices, or the network is too large
   */
  public TopologyBuilder<V, E> addDirected(V from, V to, E edge, long weight, Object linkKey) {
    checkKey(edge, linkKey);
    return add(from, to, edge, weight, linkKey, false);
  }

  private TopologyBuilder<V, E> add(
      V from, V to, E edge, long weight, Object linkKey, boolean isUndirected) {
    Objects.requireNonNull(edge, "edge");
    checkVertex(from);
    checkVertex(to);
    boolean isLoop = from.equals(to);
    int newVertices = isNew(from) + (isLoop ? 0 : isNew(to));
    checkRoom(newVertices, isLoop ? 0 : isUndirected ? 2 : 1);
    if (isLoop) {
      index(from);
      return this;
    }
    TopologySnapshot.checkedWeight(edge, weight);
    checkEnds(from, to, edge, linkKey);

    int tail = index(from);
    int head = index(to);
    int link = link(tail, head, linkKey);
    edgeCount++;
    addDirection(tail, head, edge, weight, link);
    if (isUndirected) {
      addDirection(head, tail, edge, weight, link);
    }
    return this;
  }

  /** Makes the snapshot, in O(vertices + edges). The builder can go on and make others. */
  public TopologySnapshot<V, E> build() {
    int[] reverse = new int[directionCount];
    for (int i = 0; i < directionCount; i++) {
      boolean isUpward = tails[i] < heads[i];
      reverse[i] = directionsOfLink[2 * links[i] + (isUpward ? 1 : 0)];
    }
    int[] arcTails = Arrays.copyOf(tails, directionCount);
    int[] arcHeads = Arrays.copyOf(heads, directionCount);
    long[] arcWeights = Arrays.copyOf(weights, directionCount);
    List<V> numbered = vertices;
    Map<V, Integer> numbers = indices;
    if (vertices.size() > TopologySnapshot.MOST_IN_GIVEN_ORDER) {
      int[] order = BreadthFirstOrder.of(vertices.size(), arcTails, arcHeads);
      int[] numberOf = new int[order.length];
      numbered = new ArrayList<>(order.length);
      numbers = new HashMap<>(2 * order.length);
      for (int number = 0; number < order.length; number++) {
        V vertex = vertices.get(order[number]);
        numberOf[order[number]] = number;
        numbered.add(vertex);
        numbers.put(vertex, number);
      }
      Arrays.setAll(arcTails, i -> numberOf[arcTails[i]]);
      Arrays.setAll(arcHeads, i -> numberOf[arcHeads[i]]);
    }
    ArcGraph arcs = new ArcGraph(vertices.size(), arcTails, arcHeads, arcWeights, reverse);
    return new TopologySnapshot<>(vertices, numbered, numbers, edges, edgeCount, linkCount, arcs);
  }

  private void addDirection(int tail, int head, E edge, long weight, int link) {
    int slot = 2 * link + (tail < head ? 0 : 1);
    int kept = directionsOfLink[slot];
    if (kept != NONE) {
      if (weight < weights[kept]) {
        weights[kept] = weight;
        edges.set(kept, edge);
      }
      return;
    }
    if (directionCount == tails.length) {
      tails = Arrays.copyOf(tails, 2 * directionCount);
      heads = Arrays.copyOf(heads, 2 * directionCount);
      links = Arrays.copyOf(links, 2 * directionCount);
      weights = Arrays.copyOf(weights, 2 * directionCount);
    }
    tails[directionCount] = tail;
    heads[directionCount] = head;
    links[directionCount] = link;
    weights[directionCount] = weight;
    edges.add(edge);
    directionsOfLink[slot] = directionCount++;
  }

  private int link(int tail, int head, Object linkKey) {
    Integer known = linkKey == null ? null : keyedLinks.get(linkKey);
    if (known != null) {
      return known;
    }
    int link = linkCount++;
    if (2 * link == endsOfLink.length) {
      endsOfLink = Arrays.copyOf(endsOfLink, 4 * link);
      directionsOfLink = Arrays.copyOf(directionsOfLink, 4 * link);
    }
    endsOfLink[2 * link] = Math.min(tail, head);
    endsOfLink[2 * link + 1] = Math.max(tail, head);
    directionsOfLink[2 * link] = NONE;
    directionsOfLink[2 * link + 1] = NONE;
    if (linkKey != null) {
      keyedLinks.put(linkKey, link);
    }
    return link;
  }

  private int index(V vertex) {
    Integer known = indices.get(vertex);
    if (known != null) {
      return known;
    }
    int index = vertices.size();
    vertices.add(vertex);
    indices.put(vertex, index);
    return index;
  }

  private int isNew(V vertex) {
    return indices.containsKey(vertex) ? 0 : 1;
  }

  private static void checkVertex(Object vertex) {
    Objects.requireNonNull(vertex, "vertex");
  }

  private static void checkKey(Object edge, Object linkKey) {
    if (linkKey == null) {
      throw new IllegalArgumentException(
          "Edge " + edge + " has link key null: give each edge the key of its link");
    }
  }

  private void checkEnds(V from, V to, E edge, Object linkKey) {
    Integer link = linkKey == null ? null : keyedLinks.get(linkKey);
    if (link == null) {
      return;
    }
    V lower = vertices.get(endsOfLink[2 * link]);
    V upper = vertices.get(endsOfLink[2 * link + 1]);
    boolean isSame =
        (lower.equals(from) && upper.equals(to)) || (lower.equals(to) && upper.equals(from));
    if (!isSame) {
      throw new IllegalArgumentException(
          "Edge "
              + edge
              + " from "
              + from
              + " to "
              + to
              + " has link key "
              + linkKey
              + ", which is the link between "
              + lower
              + " and "
              + upper
              + ": a link joins two vertices, give edges between others their own keys");
    }
  }

  private void checkRoom(int newVertices, int newDirections) {
    if (vertices.size() + newVertices > TopologySnapshot.MAX_VERTICES) {
      throw new IllegalArgumentException(
          "The network has more than "
              + TopologySnapshot.MAX_VERTICES
              + " vertices: split it into areas");
    }
    if (directionCount + newDirections > TopologySnapshot.MAX_DIRECTIONS) {
      throw new IllegalArgumentException(
          "The network has more than "
              + TopologySnapshot.MAX_DIRECTIONS
              + " edge directions: split it into areas");
    }
  }
}
