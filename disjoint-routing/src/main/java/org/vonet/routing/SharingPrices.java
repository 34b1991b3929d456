// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * What it is worth to use a link or switch alone: the dual prices of a best pair of paths.
 *
 * <p>If each path pays the price of every element that it uses, whatever the other does, then both
 * paths of the best pair are lightest paths, and no two paths together cost less than the best pair
 * plus all prices once. So two independent searches can replace a joint one, as a lower bound that
 * is exact where nothing else restricts the paths.
 *
 * <p>The prices come from potentials of the residual network of the pair, in which no arc has a
 * negative reduced cost. Such potentials exist as the pair is the best, and are found by the
 * algorithm of Bellman and Ford from labels of zero everywhere, so that only what the pair changes
 * is looked at (Ahuja, Magnanti and Orlin, "Network Flows", 1993, chapters 5.4 and 9.4). A price is
 * a pair (penalty, weight) compared lexicographically, from zero to what sharing costs.
 */
final class SharingPrices {
  private final ArcGraph graph;
  private final int vertexCount;

  /** Prices by arc, equal for both arcs of a link, and by vertex. */
  final long[] arcPenalties;

  final long[] arcWeights;
  final long[] vertexPenalties;
  final long[] vertexWeights;

  /** The lower arcs of the links, and the vertices, whose price is not zero. */
  final int[] pricedLinks;

  int pricedLinkCount;
  final int[] pricedVertices;
  int pricedVertexCount;

  /** Labels of the states: {@code v} is a vertex or its entrance, {@code n + v} its exit. */
  private final long[] penalties;

  private final long[] weights;
  private final boolean[] isQueued;
  private final ArrayDeque<Integer> queue = new ArrayDeque<>();

  /** Units of flow on an arc, and through a vertex that is split. */
  private final byte[] arcFlow;

  private final byte[] vertexFlow;
  private final boolean[] isSplit;

  SharingPrices(ArcGraph graph) {
    this.graph = graph;
    vertexCount = graph.vertexCount;
    arcPenalties = new long[graph.arcCount()];
    arcWeights = new long[graph.arcCount()];
    vertexPenalties = new long[vertexCount];
    vertexWeights = new long[vertexCount];
    pricedLinks = new int[2 * vertexCount];
    pricedVertices = new int[vertexCount];
    penalties = new long[2 * vertexCount];
    weights = new long[2 * vertexCount];
    isQueued = new boolean[2 * vertexCount];
    arcFlow = new byte[graph.arcCount()];
    vertexFlow = new byte[vertexCount];
    isSplit = new boolean[vertexCount];
  }

  /**
   * Finds the prices for a pair that shares as little as possible, then weighs the least.
   * O(vertices · arcs), in practice about as long as a few searches.
   */
  void set(int[] first, int firstLength, int[] second, int secondLength, boolean switches) {
    clear();
    addFlow(first, firstLength);
    addFlow(second, secondLength);
    int source = graph.tails[first[0]];
    int target = graph.heads[first[firstLength - 1]];
    Arrays.fill(isSplit, switches);
    isSplit[source] = false;
    isSplit[target] = false;
    Arrays.fill(penalties, 0);
    Arrays.fill(weights, 0);
    enqueueEnds(first, firstLength);
    enqueueEnds(second, secondLength);
    while (!queue.isEmpty()) {
      int state = queue.remove();
      isQueued[state] = false;
      relax(state);
    }
    price(first, firstLength);
    price(second, secondLength);
    removeFlow(first, firstLength);
    removeFlow(second, secondLength);
  }

  private void clear() {
    for (int i = 0; i < pricedLinkCount; i++) {
      setLinkPrice(pricedLinks[i], 0, 0);
    }
    for (int i = 0; i < pricedVertexCount; i++) {
      vertexPenalties[pricedVertices[i]] = 0;
      vertexWeights[pricedVertices[i]] = 0;
    }
    pricedLinkCount = 0;
    pricedVertexCount = 0;
  }

  private void addFlow(int[] arcs, int length) {
    for (int i = 0; i < length; i++) {
      arcFlow[arcs[i]]++;
      vertexFlow[graph.heads[arcs[i]]]++;
    }
  }

  private void removeFlow(int[] arcs, int length) {
    for (int i = 0; i < length; i++) {
      arcFlow[arcs[i]] = 0;
      vertexFlow[graph.heads[arcs[i]]] = 0;
    }
  }

  /** Only flow can be taken back, so only next to it can a label of zero be too high. */
  private void enqueueEnds(int[] arcs, int length) {
    for (int i = 0; i < length; i++) {
      enqueue(graph.heads[arcs[i]]);
      enqueue(exit(graph.heads[arcs[i]]));
    }
  }

  private void enqueue(int state) {
    if (!isQueued[state]) {
      isQueued[state] = true;
      queue.add(state);
    }
  }

  private int exit(int vertex) {
    return isSplit[vertex] ? vertexCount + vertex : vertex;
  }

  private void relax(int state) {
    boolean isExit = state >= vertexCount;
    int v = isExit ? state - vertexCount : state;
    if (isExit) {
      if (vertexFlow[v] > 0) {
        step(state, v, vertexFlow[v] == 2 ? -PairSearch.SHARED_SWITCH : 0, 0);
      }
      leave(state, v);
      return;
    }
    if (isSplit[v]) {
      step(state, vertexCount + v, vertexFlow[v] > 0 ? PairSearch.SHARED_SWITCH : 0, 0);
    } else {
      leave(state, v);
    }
    for (int i = graph.incomingOffsets[v]; i < graph.incomingOffsets[v + 1]; i++) {
      int arc = graph.incoming[i];
      if (arcFlow[arc] > 0) {
        long penalty = arcFlow[arc] == 2 ? -PairSearch.SHARED_LINK : 0;
        step(state, exit(graph.tails[arc]), penalty, -graph.weights[arc]);
      }
    }
  }

  private void leave(int state, int v) {
    for (int arc = graph.offsets[v]; arc < graph.offsets[v + 1]; arc++) {
      int reverse = graph.reverse[arc];
      if (reverse == ArcGraph.NONE || arcFlow[reverse] == 0) {
        long penalty = arcFlow[arc] > 0 ? PairSearch.SHARED_LINK : 0;
        step(state, graph.heads[arc], penalty, graph.weights[arc]);
      }
    }
  }

  private void step(int from, int to, long penalty, long weight) {
    long newPenalty = penalties[from] + penalty;
    long newWeight = weights[from] + weight;
    if (newPenalty < penalties[to] || (newPenalty == penalties[to] && newWeight < weights[to])) {
      penalties[to] = newPenalty;
      weights[to] = newWeight;
      enqueue(to);
    }
  }

  private void price(int[] arcs, int length) {
    for (int i = 0; i < length; i++) {
      int arc = arcs[i];
      int head = graph.heads[arc];
      int from = exit(graph.tails[arc]);
      long penalty = penalties[head] - penalties[from];
      long weight = weights[head] - weights[from] - graph.weights[arc];
      if ((penalty != 0 || weight != 0) && arcPenalties[arc] == 0 && arcWeights[arc] == 0) {
        pricedLinks[pricedLinkCount++] = RiskTable.link(graph, arc);
        setLinkPrice(arc, penalty, weight);
      }
      int exit = exit(head);
      penalty = penalties[exit] - penalties[head];
      weight = weights[exit] - weights[head];
      if ((penalty != 0 || weight != 0) && vertexPenalties[head] == 0 && vertexWeights[head] == 0) {
        pricedVertices[pricedVertexCount++] = head;
        vertexPenalties[head] = penalty;
        vertexWeights[head] = weight;
      }
    }
  }

  private void setLinkPrice(int arc, long penalty, long weight) {
    arcPenalties[arc] = penalty;
    arcWeights[arc] = weight;
    int reverse = graph.reverse[arc];
    if (reverse != ArcGraph.NONE) {
      arcPenalties[reverse] = penalty;
      arcWeights[reverse] = weight;
    }
  }
}
