// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

/**
 * Puts the vertices of every block in an order in which each has a lower and a higher neighbour.
 *
 * <p>That is an st-order whose ends s and t are the top of the block and its first vertex below,
 * and in which the top is thought to be above t as well. It comes from the depth-first search that
 * found the blocks: each vertex, in the order of discovery, goes next to its parent, on the side on
 * which its lowest neighbour is. All blocks are done in one pass, since the side of a block's top
 * never changes.
 *
 * <p>Time O(vertices). See R. E. Tarjan, "Two streamlined depth-first search algorithms",
 * Fundamenta Informaticae 9 (1986), and A. Itai and M. Rodeh, "The multi-tree approach to
 * reliability in distributed networks", Information and Computation 79 (1988), for the trees. Not
 * thread-safe.
 */
final class StOrder {
  private static final int NONE = ArcGraph.NONE;

  private final TwoConnectedParts blocks;
  private final TreeOrder order;
  private final int[] lower;
  private final int[] higher;

  /** Whether what reaches down to this vertex goes below its own parent. */
  private final boolean[] leadsBelow;

  StOrder(int vertexCount, TwoConnectedParts blocks, TreeOrder order) {
    this.blocks = blocks;
    this.order = order;
    lower = new int[vertexCount];
    higher = new int[vertexCount];
    leadsBelow = new boolean[vertexCount];
  }

  /** Orders all blocks. */
  void arrange() {
    for (int i = 1; i < blocks.reachedCount(); i++) {
      int v = blocks.found(i);
      int block = blocks.part(v);
      if (v == block) {
        lower[v] = NONE;
        higher[v] = NONE;
        continue;
      }
      int parent = blocks.parent(v);
      int lowest = blocks.lowest(v);
      boolean isBelow = lowest == blocks.top(block) || leadsBelow[lowest];
      leadsBelow[parent] = !isBelow;
      if (isBelow) {
        link(lower[parent], v);
        link(v, parent);
      } else {
        link(v, higher[parent]);
        link(parent, v);
      }
    }
  }

  private void link(int low, int high) {
    if (low != NONE) {
      higher[low] = high;
    }
    if (high != NONE) {
      lower[high] = low;
    }
  }

  /** Hands out the order of one block. */
  void take(int block) {
    // The first vertex below the top is the last of the order: nothing is ever put above it.
    int first = block;
    while (lower[first] != NONE) {
      first = lower[first];
    }
    int rank = 0;
    for (int v = first; v != NONE; v = higher[v]) {
      order.redRank[v] = rank;
      order.blueRank[v] = rank;
      order.byRedRank[rank] = v;
      order.byBlueRank[rank] = v;
      rank++;
    }
    order.count = rank;
    order.isOfLinks = false;
  }
}
