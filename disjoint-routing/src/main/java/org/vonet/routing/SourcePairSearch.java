// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.Arrays;

/**
 * The search for lightest pairs of disjoint paths from one source to every other vertex (Suurballe
 * and Tarjan, "A quick method for finding shortest pairs of disjoint paths", Networks 14, 1984).
 *
 * <p>Dijkstra's algorithm gives a shortest-path tree with distances {@code p} and reduced weights
 * {@code w(u,v) + p(u) - p(v) >= 0}, zero on the tree. A second run labels vertices by how much
 * more than two shortest paths their pair weighs. When vertex {@code v} is labelled, the tree is
 * cut there. An arc outside the tree whose ends thereby come into different pieces offers its head
 * the label of {@code v} plus its reduced weight. No other vertex that separates the ends can offer
 * less, since labels only grow; so each arc makes one offer.
 *
 * <p>Where only links must differ, a labelled vertex leaves the tree with all its links. Where
 * switches must differ too, the algorithm runs on the network in which each vertex is an entrance
 * and an exit, joined by an arc of weight zero. Exits have one arc that enters and thus no pair,
 * and a labelled entrance leaves alone, which cuts no link but the one from its parent. So the
 * split network need not be made: the two forms differ only in which tree arcs are cut.
 *
 * <p>A cut costs as much as walking the smaller of the two pieces, found by walking both in turn,
 * so that each vertex is walked O(log vertices) times. Time O((vertices + arcs) log vertices), no
 * allocation after construction. Not thread-safe.
 */
final class SourcePairSearch {
  private static final int NONE = ArcGraph.NONE;

  private final ArcGraph graph;
  private final ShortestPathSearch nearest;
  private final DistanceHeap heap;

  /** The arc outside the tree by which the pair of a vertex enters it. */
  final int[] offeredBy;

  /** The vertex whose label made that offer. */
  final int[] separatedBy;

  /** Vertices in the order in which a depth-first walk of the tree enters them. */
  private final int[] preorder;

  /** Place of a vertex in that order, and the place behind its subtree. */
  private final int[] enter;

  private final int[] leave;
  private final int[] nextPlace;

  /** The piece that a vertex belongs to, and the topmost vertex of each piece. */
  private final int[] piece;

  private final int[] top;
  private int pieces;

  /** Whether the tree arc that enters the vertex is cut. */
  private final boolean[] isCut;

  private final int[] below;
  private final int[] above;

  /**
   * Prepares searches.
   *
   * @param nearest holds the shortest-path tree after a {@link #run}
   */
  SourcePairSearch(ArcGraph graph, ShortestPathSearch nearest) {
    this.graph = graph;
    this.nearest = nearest;
    int n = graph.vertexCount;
    heap = new DistanceHeap(n);
    offeredBy = new int[n];
    separatedBy = new int[n];
    preorder = new int[n];
    enter = new int[n];
    leave = new int[n];
    nextPlace = new int[n];
    piece = new int[n];
    top = new int[n];
    isCut = new boolean[n];
    below = new int[n];
    above = new int[n];
  }

  /**
   * Finds the pairs of all vertices; {@link #hasPair} and {@link #extra} tell of them.
   *
   * @param switches whether the paths shall not share transit switches, beside links
   */
  void run(int source, boolean switches) {
    nearest.run(source, NONE);
    layOutTree(source);
    heap.clear();
    heap.improve(source, 0);
    heap.removeMin();
    separateAtSource(source);
    while (!heap.isEmpty()) {
      int v = heap.removeMin();
      if (!switches) {
        int end = leave[v];
        for (int place = enter[v] + 1; place < end; place = leave[preorder[place]]) {
          if (!isCut[preorder[place]]) {
            cut(preorder[place], v);
          }
        }
      }
      if (!isCut[v]) {
        cut(v, v);
      }
    }
  }

  /** Whether there is a pair to a vertex other than the source. */
  boolean hasPair(int vertex) {
    return heap.isLabelled(vertex);
  }

  /** How much more than two shortest paths the pair of a vertex weighs. */
  long extra(int vertex) {
    return heap.distance(vertex);
  }

  /** Numbers the tree so that each subtree is a range of places. */
  private void layOutTree(int source) {
    Arrays.fill(piece, NONE);
    Arrays.fill(isCut, false);
    int[] settled = nearest.settled;
    int count = nearest.settledCount;
    int[] size = leave;
    for (int i = 0; i < count; i++) {
      size[settled[i]] = 1;
    }
    for (int i = count - 1; i > 0; i--) {
      int v = settled[i];
      size[parent(v)] += size[v];
    }
    enter[source] = 0;
    nextPlace[source] = 1;
    preorder[0] = source;
    for (int i = 1; i < count; i++) {
      int v = settled[i];
      int parent = parent(v);
      int place = nextPlace[parent];
      nextPlace[parent] = place + size[v];
      enter[v] = place;
      nextPlace[v] = place + 1;
      preorder[place] = v;
    }
    for (int i = 0; i < count; i++) {
      int v = settled[i];
      leave[v] = enter[v] + size[v];
    }
  }

  private int parent(int v) {
    return graph.tails[nearest.reachedBy[v]];
  }

  /** Makes a piece of the source and of each subtree under it, all at once. */
  private void separateAtSource(int source) {
    pieces = 0;
    int count = nearest.settledCount;
    startPiece(source);
    for (int place = 1; place < count; place++) {
      int v = preorder[place];
      if (parent(v) == source) {
        isCut[v] = true;
        startPiece(v);
      } else {
        piece[v] = pieces - 1;
      }
    }
    for (int place = 0; place < count; place++) {
      int v = preorder[place];
      int end = graph.offsets[v + 1];
      for (int arc = graph.offsets[v]; arc < end; arc++) {
        if (piece[graph.heads[arc]] != piece[v]) {
          offer(arc, source, 0);
        }
      }
    }
  }

  private void startPiece(int topmost) {
    top[pieces] = topmost;
    piece[topmost] = pieces++;
  }

  /** Cuts the tree arc that enters a vertex; what that separates gets offers by the other one. */
  private void cut(int v, int by) {
    isCut[v] = true;
    int old = piece[v];
    int topmost = top[old];
    int belowPlace = enter[v];
    int belowEnd = leave[v];
    int belowCount = 0;
    int abovePlace = enter[topmost];
    int aboveEnd = leave[topmost];
    int aboveCount = 0;
    while (belowPlace < belowEnd && abovePlace < aboveEnd) {
      int x = preorder[belowPlace];
      if (isCut[x] && x != v) {
        belowPlace = leave[x];
      } else {
        below[belowCount++] = x;
        belowPlace++;
      }
      int y = preorder[abovePlace];
      if (isCut[y] && y != topmost) {
        abovePlace = leave[y];
      } else {
        above[aboveCount++] = y;
        abovePlace++;
      }
    }
    long label = heap.distance(by);
    if (belowPlace == belowEnd) {
      separate(below, belowCount, old, v, by, label);
    } else {
      top[old] = v;
      separate(above, aboveCount, old, topmost, by, label);
    }
  }

  private void separate(int[] members, int count, int old, int topmost, int by, long label) {
    int fresh = pieces++;
    top[fresh] = topmost;
    for (int i = 0; i < count; i++) {
      piece[members[i]] = fresh;
    }
    int[] heads = graph.heads;
    int[] tails = graph.tails;
    for (int i = 0; i < count; i++) {
      int v = members[i];
      int end = graph.offsets[v + 1];
      for (int arc = graph.offsets[v]; arc < end; arc++) {
        if (piece[heads[arc]] == old) {
          offer(arc, by, label);
        }
      }
      end = graph.incomingOffsets[v + 1];
      for (int i2 = graph.incomingOffsets[v]; i2 < end; i2++) {
        int arc = graph.incoming[i2];
        if (piece[tails[arc]] == old) {
          offer(arc, by, label);
        }
      }
    }
  }

  private void offer(int arc, int by, long label) {
    int head = graph.heads[arc];
    if (arc == nearest.reachedBy[head]) {
      return;
    }
    long reduced = graph.weights[arc] + nearest.distance(graph.tails[arc]) - nearest.distance(head);
    if (heap.improve(head, label + reduced)) {
      offeredBy[head] = arc;
      separatedBy[head] = by;
    }
  }
}
