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
 *
 * <p>The second run works on <em>places</em>: vertices numbered as a depth-first walk of the tree
 * enters them, so that each subtree is a range and each piece, listed in that order, has the part
 * below a vertex in one run. Of the links it keeps those outside the tree that the source does not
 * separate at once, listed at the places of both ends, with the reduced weights of their arcs.
 */
final class SourcePairSearch {
  private static final int NONE = ArcGraph.NONE;

  /** Follows the last place of a list. It is greater than any place. */
  private static final int NO_PLACE = Integer.MAX_VALUE;

  /** How far to walk below a cut before the walk above it begins: most subtrees are small. */
  private static final int SHORT_WALK = 4;

  private static final long NO_ARC = -1;

  private final ArcGraph graph;
  private final ShortestPathSearch nearest;
  private final DistanceHeap heap;

  /** Place of a vertex, and the vertex at a place. */
  private final int[] placeOf;

  private final int[] vertexAt;

  /** The place behind the subtree of a place. */
  private final int[] end;

  private final int[] nextFree;

  /**
   * The end of the link by which the pair of a place enters it, or {@code ~arc} of one against the
   * tree, and the place whose label made that offer.
   */
  private final int[] offeredBy;

  private final int[] separatedBy;

  /** The piece that a place belongs to, and the neighbours of the place in its list. */
  private final int[] piece;

  private final int[] next;
  private final int[] previous;
  private final boolean[] isCut;

  /** The first and the last place of each piece. */
  private final int[] first;

  private final int[] last;
  private int pieces;

  /**
   * The ends of links: link {@code i} has the ends {@code 2i}, the tail of its first arc, and
   * {@code 2i + 1}. Those at a place are a list.
   */
  private final int[] firstEnd;

  private final int[] nextEnd;
  private final int[] placeOfEnd;

  /** Reduced weight of the arc that leaves the link's end, or {@link #NO_ARC}. */
  private final long[] slack;

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
    placeOf = new int[n];
    vertexAt = new int[n];
    end = new int[n];
    nextFree = new int[n];
    offeredBy = new int[n];
    separatedBy = new int[n];
    piece = new int[n];
    next = new int[n];
    previous = new int[n];
    isCut = new boolean[n];
    first = new int[n];
    last = new int[n];
    firstEnd = new int[n];
    int ends = 2 * graph.linkArcs.length;
    nextEnd = new int[ends];
    placeOfEnd = new int[ends];
    slack = new long[ends];
  }

  /**
   * Finds the pairs of all vertices; {@link #hasPair}, {@link #extra} and what follows them tell of
   * them.
   *
   * @param switches whether the paths shall not share transit switches, beside links
   */
  void run(int source, boolean switches) {
    nearest.run(source, NONE);
    heap.clear();
    heap.improve(0, 0);
    heap.removeMin();
    layOutTree(source);
    cutAtSource();
    collectLinks();
    while (!heap.isEmpty()) {
      int place = heap.removeMin();
      if (!switches) {
        int behind = end[place];
        for (int child = place + 1; child < behind; child = end[child]) {
          if (!isCut[child]) {
            cut(child, place);
          }
        }
      }
      if (!isCut[place]) {
        cut(place, place);
        offerToParent(place);
      }
    }
  }

  /** Whether there is a pair to a vertex other than the source. */
  boolean hasPair(int vertex) {
    return nearest.isLabelled(vertex) && heap.isLabelled(placeOf[vertex]);
  }

  /** How much more than two shortest paths the pair of a vertex weighs. */
  long extra(int vertex) {
    return heap.distance(placeOf[vertex]);
  }

  /** The arc outside the tree by which the pair of a vertex enters it. */
  int offeredBy(int vertex) {
    int end = offeredBy[placeOf[vertex]];
    if (end < 0) {
      return ~end;
    }
    int arc = graph.linkArcs[end >> 1];
    return (end & 1) == 0 ? arc : graph.reverse[arc];
  }

  /** The vertex whose label that arc was offered with. */
  int separatedBy(int vertex) {
    return vertexAt[separatedBy[placeOf[vertex]]];
  }

  private void layOutTree(int source) {
    int count = nearest.settledCount();
    int[] sizes = nextFree;
    for (int i = 0; i < count; i++) {
      sizes[nearest.settled(i)] = 1;
    }
    for (int i = count - 1; i > 0; i--) {
      int v = nearest.settled(i);
      sizes[parent(v)] += sizes[v];
    }
    placeOf[source] = 0;
    vertexAt[0] = source;
    end[0] = count;
    nextFree[source] = 1;
    for (int i = 1; i < count; i++) {
      int v = nearest.settled(i);
      int parent = parent(v);
      int place = nextFree[parent];
      int behind = place + sizes[v];
      nextFree[parent] = behind;
      nextFree[v] = place + 1;
      placeOf[v] = place;
      vertexAt[place] = v;
      end[place] = behind;
    }
  }

  private int parent(int v) {
    return graph.tails[nearest.reachedBy[v]];
  }

  /** Makes a piece of each subtree under the source. */
  private void cutAtSource() {
    int count = nearest.settledCount();
    Arrays.fill(isCut, 0, count, false);
    pieces = 1;
    piece[0] = 0;
    for (int top = 1; top < count; top = end[top]) {
      int behind = end[top];
      isCut[top] = true;
      for (int place = top; place < behind; place++) {
        piece[place] = pieces;
        next[place] = place + 1;
        previous[place] = place - 1;
      }
      next[behind - 1] = NO_PLACE;
      first[pieces] = top;
      last[pieces] = behind - 1;
      pieces++;
    }
  }

  /** Lists the links that later cuts can separate, and makes the offers of the others. */
  private void collectLinks() {
    int[] linkArcs = graph.linkArcs;
    int[] reachedBy = nearest.reachedBy;
    Arrays.fill(firstEnd, 0, nearest.settledCount(), NONE);
    for (int link = 0; link < linkArcs.length; link++) {
      int arc = linkArcs[link];
      int against = graph.reverse[arc];
      int tail = graph.tails[arc];
      int head = graph.heads[arc];
      boolean isTree = reachedBy[head] == arc || (against != NONE && reachedBy[tail] == against);
      if (isTree || !nearest.isLabelled(tail)) {
        continue;
      }
      long detour = nearest.distance(tail) - nearest.distance(head);
      long there = graph.weights[arc] + detour;
      long back = against == NONE ? NO_ARC : graph.weights[against] - detour;
      int tailPlace = placeOf[tail];
      int headPlace = placeOf[head];
      if (piece[tailPlace] != piece[headPlace]) {
        offer(headPlace, there, 2 * link, 0);
        if (back != NO_ARC) {
          offer(tailPlace, back, 2 * link + 1, 0);
        }
        continue;
      }
      addEnd(2 * link, tailPlace, there);
      addEnd(2 * link + 1, headPlace, back);
    }
  }

  private void addEnd(int end, int place, long reducedWeight) {
    placeOfEnd[end] = place;
    slack[end] = reducedWeight;
    nextEnd[end] = firstEnd[place];
    firstEnd[place] = end;
  }

  /** The arc against the tree, which a labelled place is separated from its parent with. */
  private void offerToParent(int place) {
    int v = vertexAt[place];
    int fromParent = nearest.reachedBy[v];
    int toParent = graph.reverse[fromParent];
    if (toParent != NONE) {
      int parent = graph.tails[fromParent];
      long reduced = graph.weights[toParent] + nearest.distance(v) - nearest.distance(parent);
      offer(placeOf[parent], heap.distance(place) + reduced, ~toParent, place);
    }
  }

  /** Cuts the tree arc that enters a place; what that separates gets offers by a labelled one. */
  private void cut(int place, int by) {
    isCut[place] = true;
    int old = piece[place];
    int top = first[old];
    int bottom = last[old];
    int behind = end[place];
    int down = place;
    int after = next[place];
    for (int steps = 0; after < behind && steps < SHORT_WALK; steps++) {
      down = after;
      after = next[after];
    }
    int up = top;
    while (after < behind) {
      down = after;
      after = next[after];
      if (up < place) {
        up = next[up] == place ? bottom : next[up];
      } else if (up >= behind) {
        up = previous[up];
      }
      if (up >= place && up < behind) {
        break;
      }
    }
    int fresh = pieces++;
    if (after >= behind) {
      last[old] = takeOut(place, down, bottom);
      first[fresh] = place;
      last[fresh] = down;
      separate(place, old, fresh, by);
    } else {
      // The upward walk ended at the last place below.
      last[fresh] = takeOut(place, up, bottom);
      first[fresh] = top;
      first[old] = place;
      last[old] = up;
      separate(top, old, fresh, by);
    }
  }

  /** Makes a list of its own of a run of places, and returns the last of those that remain. */
  private int takeOut(int from, int to, int bottom) {
    int before = previous[from];
    int after = next[to];
    next[before] = after;
    next[to] = NO_PLACE;
    if (to == bottom) {
      return before;
    }
    previous[after] = before;
    return bottom;
  }

  /** Makes a piece of a list, and the offers of the links between it and the old piece. */
  private void separate(int start, int old, int fresh, int by) {
    for (int place = start; place != NO_PLACE; place = next[place]) {
      piece[place] = fresh;
    }
    long label = heap.distance(by);
    for (int place = start; place != NO_PLACE; place = next[place]) {
      for (int end = firstEnd[place]; end != NONE; end = nextEnd[end]) {
        int otherEnd = end ^ 1;
        int other = placeOfEnd[otherEnd];
        if (piece[other] != old) {
          continue;
        }
        if (slack[end] != NO_ARC) {
          offer(other, label + slack[end], end, by);
        }
        if (slack[otherEnd] != NO_ARC) {
          offer(place, label + slack[otherEnd], otherEnd, by);
        }
      }
    }
  }

  private void offer(int place, long label, int end, int by) {
    if (heap.improve(place, label)) {
      offeredBy[place] = end;
      separatedBy[place] = by;
    }
  }
}
