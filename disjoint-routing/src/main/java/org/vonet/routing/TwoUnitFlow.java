// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.Arrays;

/**
 * A flow of two units from a source to a target, taken apart into two simple paths.
 *
 * <p>Every vertex carries at most two units, so a flow is two outgoing arcs per vertex at most. The
 * taking apart removes cycles (which cost nothing in a flow of least cost, but need not be absent
 * where weights are zero) and is then free at every vertex that both paths visit: the two pieces
 * between two such vertices can change places. {@code first} gets the lighter piece each time, then
 * the one of fewer hops, then the one whose first arc has the lower index. So {@code first} is the
 * lightest path that the flow contains, and the result depends on nothing but the flow.
 *
 * <p>All operations are linear in the length of the paths, except that each removed cycle may cause
 * the vertices on it to be visited again. Not thread-safe; scratch space is reused.
 */
final class TwoUnitFlow {
  private static final int NONE = ArcGraph.NONE;
  private static final byte UNSEEN = 0;
  private static final byte ON_STACK = 1;
  private static final byte DONE = 2;

  private final ArcGraph graph;

  /** The arcs with flow that leave a vertex, one entry for each unit. */
  private final int[] outA;

  private final int[] outB;
  private final int[] touched;
  private int touchedCount;

  private final byte[] colour;
  private final byte[] nextSlot;
  private final int[] stack;
  private final int[] position;

  private final int[] traceA;
  private final int[] traceB;

  final int[] first;
  final int[] second;
  int firstLength;
  int secondLength;
  long firstWeight;
  long secondWeight;

  /** Transit vertices that both paths visit, in order of their visit. */
  final int[] sharedVertices;

  int sharedVertexCount;

  /** Arcs that both paths use, in order. */
  final int[] sharedArcs;

  int sharedArcCount;

  TwoUnitFlow(ArcGraph graph) {
    this.graph = graph;
    int n = graph.vertexCount;
    outA = filled(n);
    outB = filled(n);
    position = filled(n);
    // A vertex is listed once for each unit that was added, also if that came back later.
    touched = new int[2 * n];
    colour = new byte[n];
    nextSlot = new byte[n];
    stack = new int[n];
    traceA = new int[n];
    traceB = new int[n];
    first = new int[n];
    second = new int[n];
    sharedVertices = new int[n];
    sharedArcs = new int[n];
  }

  private static int[] filled(int length) {
    int[] array = new int[length];
    Arrays.fill(array, NONE);
    return array;
  }

  /** Removes all flow, and all marks of earlier work. */
  void clear() {
    for (int i = 0; i < touchedCount; i++) {
      int v = touched[i];
      outA[v] = NONE;
      outB[v] = NONE;
      colour[v] = UNSEEN;
      nextSlot[v] = 0;
    }
    touchedCount = 0;
  }

  /** Adds a unit on an arc. Its tail must carry less than two. */
  void add(int arc) {
    int tail = graph.tails[arc];
    if (outA[tail] == NONE) {
      outA[tail] = arc;
    } else {
      outB[tail] = arc;
    }
    touched[touchedCount++] = tail;
  }

  /** Adds a unit on an arc, or takes the one back that runs against it over the same link. */
  void addOrCancel(int arc) {
    int against = graph.reverse[arc];
    int head = graph.heads[arc];
    if (against != NONE && (outA[head] == against || outB[head] == against)) {
      cancel(against);
    } else {
      add(arc);
    }
  }

  /** Takes back a unit from an arc that has one. */
  void cancel(int arc) {
    int tail = graph.tails[arc];
    if (outA[tail] == arc) {
      outA[tail] = outB[tail];
    }
    outB[tail] = NONE;
  }

  /** Splits the flow into {@link #first} and {@link #second}. Consumes the flow. */
  void decompose(int source, int target) {
    removeCycles(source, target);
    int lengthA = trace(source, target, traceA);
    int lengthB = trace(source, target, traceB);
    merge(source, lengthA, lengthB);
  }

  /**
   * Depth-first search from the source that takes the flow off each cycle it closes. A vertex whose
   * cycle is gone may be found again, and goes on with the arc that it has not tried.
   */
  private void removeCycles(int source, int target) {
    int depth = 0;
    stack[depth++] = source;
    colour[source] = ON_STACK;
    while (depth > 0) {
      int v = stack[depth - 1];
      if (nextSlot[v] == 2) {
        colour[v] = DONE;
        depth--;
        continue;
      }
      int arc = nextSlot[v]++ == 0 ? outA[v] : outB[v];
      if (arc == NONE) {
        continue;
      }
      int head = graph.heads[arc];
      if (head == target || colour[head] == DONE) {
        continue;
      }
      if (colour[head] == UNSEEN) {
        colour[head] = ON_STACK;
        stack[depth++] = head;
        continue;
      }
      while (stack[depth - 1] != head) {
        int popped = stack[--depth];
        clearCurrentSlot(popped);
        colour[popped] = UNSEEN;
      }
      clearCurrentSlot(head);
    }
  }

  private void clearCurrentSlot(int v) {
    if (nextSlot[v] == 1) {
      outA[v] = NONE;
    } else {
      outB[v] = NONE;
    }
  }

  private int trace(int source, int target, int[] arcs) {
    int length = 0;
    int v = source;
    while (v != target) {
      int arc = outA[v];
      if (arc != NONE) {
        outA[v] = NONE;
      } else {
        arc = outB[v];
        outB[v] = NONE;
      }
      arcs[length++] = arc;
      v = graph.heads[arc];
    }
    return length;
  }

  /** Deals the pieces between common vertices to the two paths and notes what they share. */
  private void merge(int source, int lengthA, int lengthB) {
    position[source] = 0;
    for (int i = 0; i < lengthA; i++) {
      position[graph.heads[traceA[i]]] = i + 1;
    }
    firstLength = 0;
    secondLength = 0;
    firstWeight = 0;
    secondWeight = 0;
    sharedVertexCount = 0;
    sharedArcCount = 0;
    int fromA = 0;
    int fromB = 0;
    for (int toB = 1; toB <= lengthB; toB++) {
      int vertex = graph.heads[traceB[toB - 1]];
      int toA = position[vertex];
      if (toA == NONE) {
        continue;
      }
      deal(fromA, toA, fromB, toB);
      if (toB < lengthB) {
        sharedVertices[sharedVertexCount++] = vertex;
      }
      fromA = toA;
      fromB = toB;
    }
    position[source] = NONE;
    for (int i = 0; i < lengthA; i++) {
      position[graph.heads[traceA[i]]] = NONE;
    }
  }

  private void deal(int fromA, int toA, int fromB, int toB) {
    int hopsA = toA - fromA;
    int hopsB = toB - fromB;
    long weightA = graph.weight(traceA, fromA, toA);
    long weightB = graph.weight(traceB, fromB, toB);
    int arcA = traceA[fromA];
    int arcB = traceB[fromB];
    if (arcA == arcB) {
      sharedArcs[sharedArcCount++] = arcA;
    }
    boolean isAFirst =
        weightA != weightB ? weightA < weightB : hopsA != hopsB ? hopsA < hopsB : arcA <= arcB;
    int[] lighter = isAFirst ? traceA : traceB;
    int[] heavier = isAFirst ? traceB : traceA;
    int lighterFrom = isAFirst ? fromA : fromB;
    int heavierFrom = isAFirst ? fromB : fromA;
    int lighterHops = isAFirst ? hopsA : hopsB;
    int heavierHops = isAFirst ? hopsB : hopsA;
    System.arraycopy(lighter, lighterFrom, first, firstLength, lighterHops);
    System.arraycopy(heavier, heavierFrom, second, secondLength, heavierHops);
    firstLength += lighterHops;
    secondLength += heavierHops;
    firstWeight += Math.min(weightA, weightB);
    secondWeight += Math.max(weightA, weightB);
  }
}
