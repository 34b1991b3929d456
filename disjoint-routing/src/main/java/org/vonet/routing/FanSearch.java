// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.Arrays;

/**
 * The search for the lightest two disjoint paths from a vertex to a set of others, the base.
 *
 * <p>It is Suurballe's, as in {@link PairSearch}, but any vertex of the base may end a path, and
 * none is passed through. If the paths shall be switch-disjoint, they end at different vertices of
 * the base, or both at the top of the part, by different links. Both searches stop at the first end
 * that they find, so they look no further than the base is away.
 *
 * <p>Time O((vertices + arcs) log vertices), no allocation after construction. Not thread-safe.
 */
final class FanSearch {
  private static final int NONE = ArcGraph.NONE;

  /** How a state was reached: by the virtual arc of a split vertex. */
  private static final int VIRTUAL = -1;

  private final ArcGraph graph;
  private final TwoConnectedParts parts;
  private final TreeOrder base;
  private final int vertexCount;
  private final DistanceHeap near;
  private final DistanceHeap residual;
  private final int[] reachedBy;
  private final int[] previousState;
  private final int[] stepTaken;

  /** The first path: the arc that enters, and the arc that leaves a vertex on it, or none. */
  private final int[] pathIn;

  private final int[] pathOut;

  /** The arcs with flow that leave a vertex, one entry for each unit. */
  private final int[] outA;

  private final int[] outB;
  private final int[] position;

  private int part;
  private int top;
  private boolean areSwitchesSplit;
  private boolean isFromRoot;
  private long firstDistance;

  /** The arcs of either path, from the vertex towards the base. */
  final int[] one;

  final int[] other;
  int oneLength;
  int otherLength;

  /**
   * Prepares searches.
   *
   * @param near scratch of the first search
   * @param base a vertex belongs to the base if it is contained in this order
   */
  FanSearch(ArcGraph graph, TwoConnectedParts parts, TreeOrder base, DistanceHeap near) {
    this.graph = graph;
    this.parts = parts;
    this.base = base;
    this.near = near;
    vertexCount = graph.vertexCount;
    residual = new DistanceHeap(2 * vertexCount);
    reachedBy = new int[vertexCount];
    previousState = new int[2 * vertexCount];
    stepTaken = new int[2 * vertexCount];
    pathIn = filled(vertexCount);
    pathOut = filled(vertexCount);
    outA = filled(vertexCount);
    outB = filled(vertexCount);
    position = filled(vertexCount);
    one = new int[vertexCount];
    other = new int[vertexCount];
  }

  private static int[] filled(int length) {
    int[] array = new int[length];
    Arrays.fill(array, NONE);
    return array;
  }

  /**
   * Prepares for questions about one part.
   *
   * @param isFromRoot whether the weights that count are those of the direction from the root
   */
  void enter(int somePart, boolean splitSwitches, boolean isFromRoot) {
    part = somePart;
    top = parts.top(somePart);
    areSwitchesSplit = splitSwitches;
    this.isFromRoot = isFromRoot;
  }

  /** Finds the two paths. There always are two in a two-connected part with its top in the base. */
  void search(int start) {
    int end = searchFirst(start);
    for (int v = end; v != start; v = graph.tails[reachedBy[v]]) {
      pathIn[v] = reachedBy[v];
      pathOut[graph.tails[reachedBy[v]]] = reachedBy[v];
    }
    int otherEnd = searchResidual(start, end);
    for (int v = start; v != end; v = graph.heads[pathOut[v]]) {
      outA[v] = pathOut[v];
    }
    augment(start, otherEnd);
    oneLength = trace(start, one);
    otherLength = trace(start, other);
    forget(start, end, otherEnd);
  }

  private boolean isBase(int v) {
    return v == top || base.contains(v);
  }

  private boolean isOpen(int arc) {
    int head = graph.heads[arc];
    return graph.reverse[arc] != NONE && (head == top || parts.part(head) == part);
  }

  /** Weight of the direction in which the trees will use the link. */
  private long weight(int arc) {
    return graph.weights[isFromRoot ? graph.reverse[arc] : arc];
  }

  private int searchFirst(int start) {
    near.clear();
    near.improve(start, 0);
    while (true) {
      int v = near.removeMin();
      long distance = near.distance(v);
      if (isBase(v)) {
        firstDistance = distance;
        return v;
      }
      for (int arc = graph.offsets[v]; arc < graph.offsets[v + 1]; arc++) {
        if (isOpen(arc) && near.improve(graph.heads[arc], distance + weight(arc))) {
          reachedBy[graph.heads[arc]] = arc;
        }
      }
    }
  }

  private int searchResidual(int start, int firstEnd) {
    residual.clear();
    residual.improve(start, 0);
    while (true) {
      int state = residual.removeMin();
      boolean isExit = state >= vertexCount;
      int v = isExit ? state - vertexCount : state;
      if (isBase(v) && (v != firstEnd || v == top || !areSwitchesSplit)) {
        return v;
      }
      long distance = residual.distance(state);
      boolean isOnFirst = pathIn[v] != NONE;
      if (isOnFirst && !isExit) {
        takeBack(state, v, distance);
        if (areSwitchesSplit) {
          continue;
        }
      } else if (isExit) {
        step(state, v, VIRTUAL, distance);
      }
      leave(state, v, distance);
    }
  }

  /** Goes against the arc of the first path that enters v. Its reduced weight is zero. */
  private void takeBack(int state, int v, long distance) {
    int arc = pathIn[v];
    int tail = graph.tails[arc];
    boolean isSplit = areSwitchesSplit && pathIn[tail] != NONE;
    step(state, isSplit ? vertexCount + tail : tail, ~arc - 1, distance);
  }

  private void leave(int state, int v, long distance) {
    int used = pathOut[v];
    int against = pathIn[v] == NONE ? NONE : graph.reverse[pathIn[v]];
    long reduced = distance + potential(v);
    for (int arc = graph.offsets[v]; arc < graph.offsets[v + 1]; arc++) {
      if (arc != used && arc != against && isOpen(arc)) {
        int head = graph.heads[arc];
        step(state, head, arc, reduced + weight(arc) - potential(head));
      }
    }
  }

  private void step(int from, int to, int how, long distance) {
    if (residual.improve(to, distance)) {
      previousState[to] = from;
      stepTaken[to] = how;
    }
  }

  private long potential(int v) {
    return near.isLabelled(v) ? Math.min(near.distance(v), firstDistance) : firstDistance;
  }

  private void augment(int start, int end) {
    for (int state = end; state != start; state = previousState[state]) {
      int how = stepTaken[state];
      if (how >= 0) {
        int tail = graph.tails[how];
        if (outA[tail] == NONE) {
          outA[tail] = how;
        } else {
          outB[tail] = how;
        }
      } else if (how != VIRTUAL) {
        int arc = ~(how + 1);
        int tail = graph.tails[arc];
        if (outA[tail] == arc) {
          outA[tail] = outB[tail];
        }
        outB[tail] = NONE;
      }
    }
  }

  /** Follows one unit of flow to the base, and leaves out what a cycle brings back. */
  private int trace(int start, int[] arcs) {
    int length = 0;
    position[start] = 0;
    int v = start;
    do {
      int arc = outA[v];
      if (arc != NONE) {
        outA[v] = outB[v];
        outB[v] = NONE;
      }
      v = graph.heads[arc];
      arcs[length++] = arc;
      if (position[v] != NONE) {
        int kept = position[v];
        for (int i = kept; i < length; i++) {
          position[graph.heads[arcs[i]]] = NONE;
        }
        position[v] = kept;
        length = kept;
      } else {
        position[v] = length;
      }
    } while (!isBase(v));
    position[start] = NONE;
    for (int i = 0; i < length; i++) {
      position[graph.heads[arcs[i]]] = NONE;
    }
    return length;
  }

  /** Clears the first path and what flow is left, in circles away from both paths. */
  private void forget(int start, int end, int otherEnd) {
    for (int v = end; v != start; v = graph.tails[reachedBy[v]]) {
      int tail = graph.tails[reachedBy[v]];
      pathIn[v] = NONE;
      pathOut[tail] = NONE;
      outA[tail] = NONE;
      outB[tail] = NONE;
    }
    for (int state = otherEnd; state != start; state = previousState[state]) {
      if (stepTaken[state] >= 0) {
        int tail = graph.tails[stepTaken[state]];
        outA[tail] = NONE;
        outB[tail] = NONE;
      }
    }
  }
}
