// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.Arrays;

/**
 * The search for a given number of disjoint paths of least total weight, on arc numbers.
 *
 * <p>It sends one unit of flow after the other from source to target along shortest paths of the
 * residual network, by Dijkstra's algorithm on reduced weights (Suurballe 1974, who gives it for
 * any number of paths). After each the potentials grow by the distances found, cut off at that of
 * the target.
 *
 * <p>A link is one variable, the net flow over it: while it carries a path it can be taken back,
 * but not crossed. Where switches must differ each vertex is two states, its entrance {@code v} and
 * its exit {@code n + v}, joined by an arc for one unit; else it is the one state {@code v}.
 *
 * <p>Time O(paths · (vertices + arcs) log vertices), no allocation after construction. Not
 * thread-safe. {@link PairSearch} is faster for two, and can share.
 */
final class ManyPathsSearch {
  /** How a state was reached: by the arc that joins entrance and exit, in either direction. */
  private static final int THROUGH = Integer.MIN_VALUE;

  private static final int NONE = ArcGraph.NONE;

  private final ArcGraph graph;
  private final int vertexCount;
  private final DistanceHeap heap;
  private final long[] potentials;
  private final int[] previousState;
  private final int[] stepTaken;

  private final boolean[] isUsed;

  /** How many paths pass through a vertex. */
  private final byte[] visits;

  private final int[] walk;
  private final int[] placeInWalk;
  private int walkLength;

  private int source;
  private int target;
  private boolean switches;

  ManyPathsSearch(ArcGraph graph) {
    this.graph = graph;
    vertexCount = graph.vertexCount;
    heap = new DistanceHeap(2 * vertexCount);
    potentials = new long[2 * vertexCount];
    previousState = new int[2 * vertexCount];
    stepTaken = new int[2 * vertexCount];
    isUsed = new boolean[graph.arcCount()];
    visits = new byte[vertexCount];
    walk = new int[vertexCount];
    placeInWalk = new int[vertexCount];
    Arrays.fill(placeInWalk, NONE);
  }

  /**
   * Finds up to {@code most} paths; {@link #nextPath} gives them.
   *
   * @param switches whether the paths shall not share transit switches, beside links
   * @return how many there are, at most {@code most}
   */
  int run(int source, int target, int most, boolean switches) {
    this.source = source;
    this.target = target;
    this.switches = switches;
    Arrays.fill(potentials, 0);
    Arrays.fill(isUsed, false);
    Arrays.fill(visits, (byte) 0);
    int found = 0;
    while (found < most && search()) {
      found++;
      augment();
      long targetDistance = heap.distance(target);
      for (int i = 0; i < heap.settledCount(); i++) {
        int state = heap.settled(i);
        potentials[state] += heap.distance(state) - targetDistance;
      }
    }
    return found;
  }

  private boolean search() {
    heap.clear();
    int start = exit(source);
    heap.improve(start, 0);
    while (!heap.isEmpty()) {
      int state = heap.removeMin();
      if (state == target) {
        return true;
      }
      int v = state >= vertexCount ? state - vertexCount : state;
      if (!switches || v == source) {
        takeBack(state, v);
        leave(state, v);
      } else if (state == v) {
        if (visits[v] > 0) {
          takeBack(state, v);
        } else {
          step(state, exit(v), THROUGH, 0);
        }
      } else {
        if (visits[v] > 0) {
          step(state, v, THROUGH, 0);
        }
        leave(state, v);
      }
    }
    return false;
  }

  private int exit(int v) {
    return switches ? vertexCount + v : v;
  }

  private void leave(int state, int v) {
    int end = graph.offsets[v + 1];
    for (int arc = graph.offsets[v]; arc < end; arc++) {
      int against = graph.reverse[arc];
      boolean isFree = !isUsed[arc] && (against == NONE || !isUsed[against]);
      if (isFree && graph.heads[arc] != source) {
        step(state, graph.heads[arc], arc, graph.weights[arc]);
      }
    }
  }

  private void takeBack(int state, int v) {
    if (visits[v] == 0) {
      return;
    }
    int end = graph.incomingOffsets[v + 1];
    for (int i = graph.incomingOffsets[v]; i < end; i++) {
      int arc = graph.incoming[i];
      if (isUsed[arc]) {
        step(state, exit(graph.tails[arc]), ~arc, -graph.weights[arc]);
      }
    }
  }

  private void step(int from, int to, int how, long weight) {
    long distance = heap.distance(from) + weight + potentials[from] - potentials[to];
    if (heap.improve(to, distance)) {
      previousState[to] = from;
      stepTaken[to] = how;
    }
  }

  private void augment() {
    for (int state = target; state != exit(source); state = previousState[state]) {
      int how = stepTaken[state];
      if (how >= 0) {
        isUsed[how] = true;
        visits[graph.heads[how]]++;
      } else if (how != THROUGH) {
        isUsed[~how] = false;
        visits[graph.heads[~how]]--;
      }
    }
  }

  /**
   * Takes one path out of the flow, without its loops; {@link #pathArcs} and {@link #pathLength}
   * hold it afterwards. Call it once for each path that was found.
   */
  void nextPath() {
    walkLength = 0;
    placeInWalk[source] = 0;
    int v = source;
    while (v != target) {
      int arc = usedArc(v);
      isUsed[arc] = false;
      walk[walkLength++] = arc;
      v = graph.heads[arc];
      if (placeInWalk[v] == NONE) {
        placeInWalk[v] = walkLength;
        continue;
      }
      // The loop weighs nothing, or the flow would not be the lightest.
      while (walkLength > placeInWalk[v]) {
        int dropped = graph.heads[walk[--walkLength]];
        if (dropped != v) {
          placeInWalk[dropped] = NONE;
        }
      }
    }
    placeInWalk[source] = NONE;
    for (int i = 0; i < walkLength; i++) {
      placeInWalk[graph.heads[walk[i]]] = NONE;
    }
  }

  private int usedArc(int v) {
    int arc = graph.offsets[v];
    while (!isUsed[arc]) {
      arc++;
    }
    return arc;
  }

  int[] pathArcs() {
    return walk;
  }

  int pathLength() {
    return walkLength;
  }

  /** Weight of the last path taken out. */
  long pathWeight() {
    return graph.weight(walk, 0, walkLength);
  }
}
