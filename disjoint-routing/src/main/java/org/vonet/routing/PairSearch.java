// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.Arrays;

/**
 * The search for a lightest pair of paths, on vertex and arc numbers.
 *
 * <p>It sends two units of flow from source to target along successive shortest paths (Suurballe
 * 1974). The first is a shortest path of the network, by Dijkstra's algorithm, which stops at the
 * target. The second is a shortest path of the residual network, where an arc of the first path can
 * be taken back for its weight, by Dijkstra's algorithm on reduced weights {@code w(u,v) + p(u) -
 * p(v) >= 0} with potential {@code p(v) = min(distance(v), distance(target))}.
 *
 * <p>A link is one variable, the net flow over it. So a link that carries the first path can only
 * be taken back, never crossed against the first path in addition: that would lead to the same
 * place for more.
 *
 * <p>With {@code switches} every transit vertex of the first path is split into an entrance and an
 * exit with a virtual arc from one to the other. No other vertex needs splitting: it is visited at
 * most once. State {@code v} is the vertex, or its entrance; state {@code n + v} its exit.
 *
 * <p>With {@code sharing} a second unit may cross an arc of the first path, virtual or not, for a
 * penalty that outweighs all weight. The cost of an element as a function of its flow is convex
 * then, and successive shortest paths are exact for convex costs (Ahuja, Magnanti and Orlin,
 * "Network Flows", 1993, chapter 14).
 *
 * <p>Time O((vertices + arcs) log vertices), no allocation after construction. Not thread-safe.
 */
final class PairSearch {
  /**
   * One shared switch outweighs any number of shared links, as defined. Any other price above all
   * weight would do: by Menger's theorem the switches and links that have to be shared are those
   * whose failure alone cuts the target off, and one and the same pair shares only those.
   */
  static final long SHARED_SWITCH = 1L << 32;

  static final long SHARED_LINK = 1;

  private static final int NONE = ArcGraph.NONE;

  /** How a state was reached: by the virtual arc of a split vertex, in either direction. */
  private static final int VIRTUAL = -1;

  private final ArcGraph graph;
  private final int vertexCount;
  private final ShortestPathSearch nearest;
  private final LexicographicHeap residual;
  private final TwoUnitFlow flow;

  /** The first path: the arc that enters, and the arc that leaves a vertex on it, or none. */
  private final int[] pathIn;

  private final int[] pathOut;
  private final int[] pathArcs;
  private int pathLength;
  private long targetDistance;

  /** The second path: previous state, and an arc, or {@code ~arc} if taken back, or virtual. */
  private final int[] previousState;

  private final int[] stepTaken;

  /**
   * Prepares searches.
   *
   * @param nearest finds the first path
   */
  PairSearch(ArcGraph graph, ShortestPathSearch nearest) {
    this.graph = graph;
    this.nearest = nearest;
    vertexCount = graph.vertexCount;
    residual = new LexicographicHeap(2 * vertexCount);
    flow = new TwoUnitFlow(graph);
    pathIn = new int[vertexCount];
    pathOut = new int[vertexCount];
    Arrays.fill(pathIn, NONE);
    Arrays.fill(pathOut, NONE);
    pathArcs = new int[vertexCount];
    previousState = new int[2 * vertexCount];
    stepTaken = new int[2 * vertexCount];
  }

  /**
   * Finds a shortest path; {@link #pathArcs()} and {@link #pathLength()} hold it afterwards.
   *
   * @return whether the target can be reached
   */
  boolean shortestPath(int source, int target) {
    pathLength = 0;
    if (!nearest.run(source, target)) {
      return false;
    }
    targetDistance = nearest.distance(target);
    pathLength = nearest.path(source, target, pathArcs);
    return true;
  }

  /** The path of the last {@link #shortestPath}, {@link #pathLength()} arcs long. */
  int[] pathArcs() {
    return pathArcs;
  }

  int pathLength() {
    return pathLength;
  }

  long pathWeight() {
    return targetDistance;
  }

  /**
   * Finds a lightest pair; {@link #pair()} holds it afterwards.
   *
   * @param switches whether the paths shall not share transit switches, beside links
   * @param sharing whether a pair that shares as little as possible will do
   * @return whether there is such a pair
   */
  boolean pair(int source, int target, boolean switches, boolean sharing) {
    if (!shortestPath(source, target)) {
      return false;
    }
    for (int i = 0; i < pathLength; i++) {
      int arc = pathArcs[i];
      pathOut[graph.tails[arc]] = arc;
      pathIn[graph.heads[arc]] = arc;
    }
    boolean found = searchResidual(source, target, switches, sharing);
    if (found) {
      flow.clear();
      for (int i = 0; i < pathLength; i++) {
        flow.add(pathArcs[i]);
      }
      augment(source, target);
      flow.decompose(source, target);
    }
    for (int i = 0; i < pathLength; i++) {
      int arc = pathArcs[i];
      pathOut[graph.tails[arc]] = NONE;
      pathIn[graph.heads[arc]] = NONE;
    }
    return found;
  }

  /** The pair of the last successful {@link #pair(int, int, boolean, boolean)}. */
  TwoUnitFlow pair() {
    return flow;
  }

  private boolean searchResidual(int source, int target, boolean switches, boolean sharing) {
    residual.clear();
    residual.improve(source, 0, 0);
    while (!residual.isEmpty()) {
      int state = residual.removeMin();
      if (state == target) {
        return true;
      }
      boolean isExit = state >= vertexCount;
      int v = isExit ? state - vertexCount : state;
      long penalty = residual.penalty(state);
      long distance = residual.distance(state);
      boolean isTransit = pathIn[v] != NONE;
      if (isTransit && switches) {
        if (!isExit) {
          takeBack(state, v, true, penalty, distance);
          if (sharing) {
            step(state, vertexCount + v, VIRTUAL, penalty + SHARED_SWITCH, distance);
          }
          continue;
        }
        step(state, v, VIRTUAL, penalty, distance);
      } else if (isTransit) {
        takeBack(state, v, false, penalty, distance);
      }
      leave(state, v, sharing, penalty, distance);
    }
    return false;
  }

  /** Goes against the arc of the first path that enters v. Its reduced weight is zero. */
  private void takeBack(int state, int v, boolean switches, long penalty, long distance) {
    int arc = pathIn[v];
    int tail = graph.tails[arc];
    boolean isSplit = switches && pathIn[tail] != NONE;
    step(state, isSplit ? vertexCount + tail : tail, ~arc - 1, penalty, distance);
  }

  private void leave(int state, int v, boolean sharing, long penalty, long distance) {
    int used = pathOut[v];
    int against = pathIn[v] == NONE ? NONE : graph.reverse[pathIn[v]];
    long base = distance + potential(v);
    for (int arc = graph.offsets[v]; arc < graph.offsets[v + 1]; arc++) {
      if (arc == against) {
        continue;
      }
      long crossing = penalty;
      if (arc == used) {
        if (!sharing) {
          continue;
        }
        crossing += SHARED_LINK;
      }
      int head = graph.heads[arc];
      step(state, head, arc, crossing, base + graph.weights[arc] - potential(head));
    }
  }

  private void step(int from, int to, int how, long penalty, long distance) {
    if (residual.improve(to, penalty, distance)) {
      previousState[to] = from;
      stepTaken[to] = how;
    }
  }

  private long potential(int v) {
    return nearest.isLabelled(v) ? Math.min(nearest.distance(v), targetDistance) : targetDistance;
  }

  /** Adds the second path to the flow. */
  private void augment(int source, int target) {
    for (int state = target; state != source; state = previousState[state]) {
      int how = stepTaken[state];
      if (how >= 0) {
        flow.add(how);
      } else if (how != VIRTUAL) {
        flow.cancel(~(how + 1));
      }
    }
  }

  /**
   * The dual potentials of the last successful search, exact for the flow of both paths: those of
   * the first search and the labels of the second, cut off at the target. Entrances come first,
   * then exits.
   */
  void potentials(int target, boolean switches, long[] penalties, long[] distances) {
    for (int v = 0; v < vertexCount; v++) {
      setPotential(v, v, target, v, penalties, distances);
      setPotential(v, v, target, vertexCount + v, penalties, distances);
    }
    for (int i = 0; switches && i < pathLength - 1; i++) {
      int v = graph.heads[pathArcs[i]];
      setPotential(v, vertexCount + v, target, vertexCount + v, penalties, distances);
    }
  }

  private void setPotential(
      int v, int state, int target, int slot, long[] penalties, long[] distances) {
    boolean isNearer =
        residual.isLabelled(state)
            && (residual.penalty(state) < residual.penalty(target)
                || (residual.penalty(state) == residual.penalty(target)
                    && residual.distance(state) < residual.distance(target)));
    int label = isNearer ? state : target;
    penalties[slot] = residual.penalty(label);
    distances[slot] = residual.distance(label) + potential(v);
  }

  /** Whether the last {@link #shortestPath} came to a vertex. */
  boolean isReached(int v) {
    return nearest.isLabelled(v);
  }
}
