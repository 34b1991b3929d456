// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

/**
 * Chooses, for an order of a two-connected part, the red and the blue parent of each vertex so that
 * the branches to the terminals are light.
 *
 * <p>Any red parent that ranks lower and any blue parent that ranks higher gives disjoint paths, so
 * what each tree needs is a light arborescence in an acyclic graph. A terminal is joined to the
 * top, or to another terminal of the right side, whichever is nearest. If all vertices are
 * terminals no other choice is lighter. Two exceptions: the two parent links of a vertex must
 * differ, and if the order is one of links, no link may lead the red tree one way and the blue tree
 * the other way where the ranks do not say so.
 *
 * <p>Time O(vertices + arcs). Not thread-safe.
 */
final class ParentChoice {
  private static final int NONE = ArcGraph.NONE;
  private static final long INFINITE = Long.MAX_VALUE / 4;

  private final ArcGraph graph;
  private final TwoConnectedParts parts;
  private final TreeOrder order;
  private final boolean[] isTerminal;

  /** The arc from each vertex to its parent. */
  final int[] redParent;

  final int[] blueParent;

  /** Weight of the branch that ends at a vertex, from the nearest terminal or the top. */
  private final long[] branch;

  private final int[] otherRedParent;

  /** How much heavier the branch gets with the other red parent. */
  private final long[] redDetour;

  private boolean isFromRoot;
  private int part;
  private int top;
  private int best;
  private int second;
  private long bestWeight;
  private long secondWeight;

  ParentChoice(ArcGraph graph, TwoConnectedParts parts, TreeOrder order, boolean[] isTerminal) {
    this.graph = graph;
    this.parts = parts;
    this.order = order;
    this.isTerminal = isTerminal;
    int n = graph.vertexCount;
    redParent = new int[n];
    blueParent = new int[n];
    branch = new long[n];
    otherRedParent = new int[n];
    redDetour = new long[n];
  }

  /**
   * Chooses the parents of all vertices in the order.
   *
   * @param isFromRoot whether the weights that count are those of the direction from the root
   */
  void choose(int somePart, boolean isFromRoot) {
    part = somePart;
    top = parts.top(somePart);
    this.isFromRoot = isFromRoot;
    for (int i = 0; i < order.count; i++) {
      chooseRed(order.byRedRank[i]);
    }
    for (int i = order.count - 1; i >= 0; i--) {
      chooseBlue(order.byBlueRank[i]);
    }
  }

  private void chooseRed(int v) {
    forgetBest();
    int rank = order.redRank[v];
    for (int arc = graph.offsets[v]; arc < graph.offsets[v + 1]; arc++) {
      int parent = graph.heads[arc];
      if (graph.reverse[arc] == NONE) {
        continue;
      }
      if (parent == top) {
        consider(arc, 0);
      } else if (order.redRank[parent] < rank && isInOrder(parent) && isRedAllowed(arc)) {
        consider(arc, branch[parent]);
      }
    }
    redParent[v] = best;
    otherRedParent[v] = second;
    redDetour[v] = secondWeight - bestWeight;
    branch[v] = isTerminal[v] ? 0 : bestWeight;
  }

  private void chooseBlue(int v) {
    forgetBest();
    int rank = order.blueRank[v];
    for (int arc = graph.offsets[v]; arc < graph.offsets[v + 1]; arc++) {
      int parent = graph.heads[arc];
      if (graph.reverse[arc] == NONE) {
        continue;
      }
      if (parent == top) {
        consider(arc, 0);
      } else if (order.blueRank[parent] > rank && isInOrder(parent) && isBlueAllowed(arc)) {
        consider(arc, branch[parent]);
      }
    }
    if (best == redParent[v]) {
      if (redDetour[v] <= secondWeight - bestWeight) {
        redParent[v] = otherRedParent[v];
      } else {
        best = second;
        bestWeight = secondWeight;
      }
    }
    blueParent[v] = best;
    branch[v] = isTerminal[v] ? 0 : bestWeight;
  }

  private boolean isInOrder(int v) {
    return order.contains(v) && parts.part(v) == part;
  }

  /**
   * Leaves the blue tree the link by which its ear goes on, so that it always has a choice.
   *
   * <p>This can matter only if the two paths of an ear cross at two switches in the same order,
   * seen from the terminal. Then they are no lighter than two that do not, so it takes links of no
   * weight; but the trees have to be right with those, too.
   */
  private boolean isRedAllowed(int arc) {
    int parent = graph.heads[arc];
    return !order.isOfLinks
        || order.blueParent[parent] != graph.reverse[arc]
        || order.redRank[graph.tails[arc]] >= order.blueRank[parent];
  }

  private boolean isBlueAllowed(int arc) {
    int parent = graph.heads[arc];
    return !order.isOfLinks
        || redParent[parent] != graph.reverse[arc]
        || order.redRank[parent] >= order.blueRank[graph.tails[arc]];
  }

  private void forgetBest() {
    best = NONE;
    second = NONE;
    bestWeight = INFINITE;
    secondWeight = 2 * INFINITE;
  }

  private void consider(int arc, long branchOfParent) {
    long weight = branchOfParent + graph.weights[isFromRoot ? graph.reverse[arc] : arc];
    if (weight < bestWeight) {
      second = best;
      secondWeight = best == NONE ? 2 * INFINITE : bestWeight;
      best = arc;
      bestWeight = weight;
    } else if (weight < secondWeight) {
      second = arc;
      secondWeight = weight;
    }
  }
}
