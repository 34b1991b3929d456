// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.Arrays;

/**
 * Cuts what a root can reach into two-connected parts, by one depth-first search.
 *
 * <p>Only links that are open both ways count. A part is a <em>block</em>, which no single vertex
 * takes apart, or <em>two-edge-connected</em>, which means that no single link takes it apart; a
 * bridge is a part of its own either way. Each part has one vertex nearest to the root, its top,
 * and every vertex but the root is below the top of exactly one part. So parts hang from their tops
 * like a tree, and a path from the root enters a part at its top.
 *
 * <p>Parallel links make two vertices two-connected.
 *
 * <p>Time O(vertices + arcs), without recursion. See J. Hopcroft and R. Tarjan, "Efficient
 * algorithms for graph manipulation", Communications of the ACM 16 (1973). Not thread-safe.
 */
final class TwoConnectedParts {
  private static final int NONE = ArcGraph.NONE;

  private final ArcGraph graph;
  private final int[] discovery;
  private final int[] low;
  private final int[] preorder;
  private final int[] parentArc;
  private final int[] part;
  private final int[] nextArc;

  private int reachedCount;

  TwoConnectedParts(ArcGraph graph) {
    this.graph = graph;
    int n = graph.vertexCount;
    discovery = new int[n];
    low = new int[n];
    preorder = new int[n];
    parentArc = new int[n];
    part = new int[n];
    nextArc = new int[n];
  }

  /**
   * Finds the parts of what this root can reach.
   *
   * @param blocks whether the parts are blocks, and not merely two-edge-connected
   */
  void explore(int root, boolean blocks) {
    search(root);
    part[root] = NONE;
    for (int i = 1; i < reachedCount; i++) {
      int v = preorder[i];
      int parent = parent(v);
      boolean isFirst =
          blocks
              ? low[v] >= discovery[parent]
              : isBelowBridge(v) || parent == root || isBelowBridge(parent);
      part[v] = isFirst ? v : part[parent];
    }
  }

  private void search(int root) {
    Arrays.fill(discovery, NONE);
    reachedCount = 0;
    enter(root, NONE);
    int v = root;
    while (true) {
      int arc = nextArc[v]++;
      if (arc == graph.offsets[v + 1]) {
        if (v == root) {
          return;
        }
        int parent = parent(v);
        low[parent] = Math.min(low[parent], low[v]);
        v = parent;
      } else if (graph.reverse[arc] != NONE && arc != parentArc[v]) {
        int head = graph.heads[arc];
        if (discovery[head] == NONE) {
          enter(head, graph.reverse[arc]);
          v = head;
        } else {
          low[v] = Math.min(low[v], discovery[head]);
        }
      }
    }
  }

  private void enter(int v, int arcToParent) {
    discovery[v] = reachedCount;
    low[v] = reachedCount;
    preorder[reachedCount++] = v;
    parentArc[v] = arcToParent;
    nextArc[v] = graph.offsets[v];
  }

  boolean isReached(int v) {
    return discovery[v] != NONE;
  }

  /** Number of vertices that the root can reach, itself included. */
  int reachedCount() {
    return reachedCount;
  }

  /** The vertex that was found after {@code index} others. */
  int found(int index) {
    return preorder[index];
  }

  /** The part that a vertex is below the top of: one of its vertices stands for it. */
  int part(int v) {
    return part[v];
  }

  /** The vertex of a part that is nearest to the root. */
  int top(int somePart) {
    return parent(somePart);
  }

  /** The arc from a vertex to the one from which it was found. */
  int parentArc(int v) {
    return parentArc[v];
  }

  int parent(int v) {
    return graph.heads[parentArc[v]];
  }

  /** Whether the link to the parent is a bridge. */
  boolean isBelowBridge(int v) {
    return low[v] == discovery[v];
  }

  /** The earliest vertex that a link joins to the vertex or to one below it. */
  int lowest(int v) {
    return preorder[low[v]];
  }
}
