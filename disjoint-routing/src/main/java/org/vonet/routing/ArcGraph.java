// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.Arrays;

/**
 * The directed arcs of a network on primitive arrays, sorted by tail (compressed sparse rows).
 *
 * <p>Vertices are {@code 0 … vertexCount-1}. The arcs that leave vertex {@code v} are {@code
 * offsets[v] … offsets[v+1]-1}, in the order in which they were given; those that enter it are
 * {@code incoming[incomingOffsets[v]] … incoming[incomingOffsets[v+1]-1]}, in ascending order. A
 * physical link owns at most one arc in each direction; {@code reverse} leads from one to the
 * other. The arrays are never written after construction, so that any number of threads may read
 * them.
 */
final class ArcGraph {
  /** Stands for "no such arc" wherever an arc index is stored. */
  static final int NONE = -1;

  final int vertexCount;
  final int[] offsets;
  final int[] tails;
  final int[] heads;
  final long[] weights;

  /** The arc of the same link in the opposite direction, or {@link #NONE}. */
  final int[] reverse;

  /** Position of the arc in the order of the constructor's arguments. */
  final int[] inputIndex;

  /** One arc of each link, the lower of two, in ascending order. */
  final int[] linkArcs;

  final int[] incomingOffsets;

  /** The arcs sorted by head. */
  final int[] incoming;

  /**
   * Sorts the arcs by tail, in O(vertices + arcs).
   *
   * @param vertexCount number of vertices
   * @param inputTails tail of each arc, in input order
   * @param inputHeads head of each arc
   * @param inputWeights weight of each arc
   * @param inputReverse input position of the opposite arc of the same link, or {@link #NONE}
   */
  ArcGraph(
      int vertexCount,
      int[] inputTails,
      int[] inputHeads,
      long[] inputWeights,
      int[] inputReverse) {
    int arcCount = inputTails.length;
    this.vertexCount = vertexCount;
    offsets = new int[vertexCount + 1];
    for (int tail : inputTails) {
      offsets[tail + 1]++;
    }
    for (int v = 0; v < vertexCount; v++) {
      offsets[v + 1] += offsets[v];
    }
    tails = new int[arcCount];
    heads = new int[arcCount];
    weights = new long[arcCount];
    reverse = new int[arcCount];
    inputIndex = new int[arcCount];
    int[] sortedIndex = new int[arcCount];
    int[] nextFree = Arrays.copyOf(offsets, vertexCount);
    for (int input = 0; input < arcCount; input++) {
      int arc = nextFree[inputTails[input]]++;
      sortedIndex[input] = arc;
      inputIndex[arc] = input;
      tails[arc] = inputTails[input];
      heads[arc] = inputHeads[input];
      weights[arc] = inputWeights[input];
    }
    int links = 0;
    for (int arc = 0; arc < arcCount; arc++) {
      int opposite = inputReverse[inputIndex[arc]];
      reverse[arc] = opposite == NONE ? NONE : sortedIndex[opposite];
      links += isFirstOfLink(arc) ? 1 : 0;
    }
    linkArcs = new int[links];
    for (int arc = 0, link = 0; arc < arcCount; arc++) {
      if (isFirstOfLink(arc)) {
        linkArcs[link++] = arc;
      }
    }
    incomingOffsets = new int[vertexCount + 1];
    incoming = new int[arcCount];
    sortByHead();
  }

  private void sortByHead() {
    for (int head : heads) {
      incomingOffsets[head + 1]++;
    }
    for (int v = 0; v < vertexCount; v++) {
      incomingOffsets[v + 1] += incomingOffsets[v];
    }
    int[] nextFree = Arrays.copyOf(incomingOffsets, vertexCount);
    for (int arc = 0; arc < heads.length; arc++) {
      incoming[nextFree[heads[arc]]++] = arc;
    }
  }

  private boolean isFirstOfLink(int arc) {
    return reverse[arc] == NONE || arc < reverse[arc];
  }

  int arcCount() {
    return heads.length;
  }

  /** Weight of the arcs of a path from one place, inclusive, to another, exclusive. */
  long weight(int[] path, int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += weights[path[i]];
    }
    return sum;
  }

  /**
   * Writes the path that a search found.
   *
   * @param lastArcs the arc by which the search came to each vertex
   * @param path takes the arcs in order; it must have room for them
   * @return the number of arcs
   */
  int tracePath(int source, int target, int[] lastArcs, int[] path) {
    int length = 0;
    for (int v = target; v != source; v = tails[lastArcs[v]]) {
      length++;
    }
    int index = length;
    for (int v = target; v != source; v = tails[lastArcs[v]]) {
      path[--index] = lastArcs[v];
    }
    return length;
  }
}
