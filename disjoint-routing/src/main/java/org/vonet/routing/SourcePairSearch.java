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
 * below a vertex in one run. Of the arcs it keeps those outside the tree that the source does not
 * separate at once, sorted by place, with their reduced weights.
 */
final class SourcePairSearch {
  private static final int NONE = ArcGraph.NONE;

  /** Follows the last place of a list. It is greater than any place. */
  private static final int NO_PLACE = Integer.MAX_VALUE;

  /** How far to walk below a cut before the walk above it begins: most subtrees are small. */
  private static final int SHORT_WALK = 4;

  private final ArcGraph graph;
  private final ShortestPathSearch nearest;
  private final DistanceHeap heap;

  /** Place of a vertex, and the vertex at a place. */
  private final int[] placeOf;

  private final int[] vertexAt;

  /** The place behind the subtree of a place. */
  private final int[] end;

  private final int[] nextFree;

  /** The arc outside the tree by which the pair of a place enters it, and who made that offer. */
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

  /** The arcs outside the tree: those of place {@code p} start at {@code starts[p]}. */
  private final int[] starts;

  private final int[] others;
  private final int[] arcs;

  /** Reduced weights from here to the other place and back, or -1 where no arc leads. */
  private final long[] slackOut;

  private final long[] slackBack;

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
    starts = new int[n + 1];
    int entries = graph.arcCount() + graph.oneWayCount;
    others = new int[entries];
    arcs = new int[entries];
    slackOut = new long[entries];
    slackBack = new long[entries];
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
    collectArcs();
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
    return offeredBy[placeOf[vertex]];
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

  /** Lists the arcs that later cuts can separate, and makes the offers of the others. */
  private void collectArcs() {
    int count = nearest.settledCount();
    int entry = 0;
    for (int place = 0; place < count; place++) {
      starts[place] = entry;
      int v = vertexAt[place];
      long distance = nearest.distance(v);
      int fromParent = place == 0 ? NONE : nearest.reachedBy[v];
      int behind = graph.offsets[v + 1];
      for (int arc = graph.offsets[v]; arc < behind; arc++) {
        int head = graph.heads[arc];
        int against = graph.reverse[arc];
        int other = placeOf[head];
        boolean isTree =
            nearest.reachedBy[head] == arc || (against == fromParent && against != NONE);
        if (isTree || other == 0) {
          continue;
        }
        long detour = distance - nearest.distance(head);
        long slack = graph.weights[arc] + detour;
        if (piece[other] != piece[place]) {
          offer(other, slack, arc, 0);
          continue;
        }
        others[entry] = other;
        arcs[entry] = arc;
        slackOut[entry] = slack;
        slackBack[entry] = against == NONE ? -1 : graph.weights[against] - detour;
        entry++;
      }
      if (graph.oneWayCount > 0) {
        entry = collectOneWayArcs(place, v, entry);
      }
    }
    starts[count] = entry;
  }

  /** Lists the arcs that enter a vertex and have no opposite; the others are listed already. */
  private int collectOneWayArcs(int place, int v, int start) {
    int entry = start;
    int behind = graph.incomingOffsets[v + 1];
    for (int i = graph.incomingOffsets[v]; i < behind; i++) {
      int arc = graph.incoming[i];
      int tail = graph.tails[arc];
      if (graph.reverse[arc] != NONE || nearest.reachedBy[v] == arc || !nearest.isLabelled(tail)) {
        continue;
      }
      int other = placeOf[tail];
      if (piece[other] == piece[place]) {
        others[entry] = other;
        arcs[entry] = arc;
        slackOut[entry] = -1;
        slackBack[entry] = graph.weights[arc] + nearest.distance(tail) - nearest.distance(v);
        entry++;
      }
    }
    return entry;
  }

  /** The arc against the tree, which a labelled place is separated from its parent with. */
  private void offerToParent(int place) {
    int v = vertexAt[place];
    int fromParent = nearest.reachedBy[v];
    int toParent = graph.reverse[fromParent];
    if (toParent != NONE) {
      int parent = graph.tails[fromParent];
      long slack = graph.weights[toParent] + nearest.distance(v) - nearest.distance(parent);
      offer(placeOf[parent], heap.distance(place) + slack, toParent, place);
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

  /** Makes a piece of a list, and the offers of the arcs between it and the old piece. */
  private void separate(int start, int old, int fresh, int by) {
    for (int place = start; place != NO_PLACE; place = next[place]) {
      piece[place] = fresh;
    }
    long label = heap.distance(by);
    for (int place = start; place != NO_PLACE; place = next[place]) {
      int behind = starts[place + 1];
      for (int entry = starts[place]; entry < behind; entry++) {
        int other = others[entry];
        if (piece[other] != old) {
          continue;
        }
        int arc = arcs[entry];
        long out = slackOut[entry];
        if (out >= 0) {
          offer(other, label + out, arc, by);
        }
        long back = slackBack[entry];
        if (back >= 0) {
          offer(place, label + back, out >= 0 ? graph.reverse[arc] : arc, by);
        }
      }
    }
  }

  private void offer(int place, long label, int arc, int by) {
    if (heap.improve(place, label)) {
      offeredBy[place] = arc;
      separatedBy[place] = by;
    }
  }
}
