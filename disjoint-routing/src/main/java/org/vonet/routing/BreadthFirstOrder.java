// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.Arrays;

/**
 * Puts the vertices of a graph in breadth-first order, so that neighbours have near numbers.
 *
 * <p>What a search reads of a vertex and of its neighbours then lies in few lines of the cache (E.
 * Cuthill and J. McKee, "Reducing the bandwidth of sparse symmetric matrices", ACM 1969, without
 * their sorting by degree).
 */
final class BreadthFirstOrder {
  private BreadthFirstOrder() {}

  /**
   * Walks the graph from the first vertex, and from the first that is left after each component, in
   * O(vertices + arcs). Directions of arcs do not matter.
   *
   * @return the vertices in order: a permutation
   */
  static int[] of(int vertexCount, int[] tails, int[] heads) {
    int[] offsets = new int[vertexCount + 1];
    for (int arc = 0; arc < tails.length; arc++) {
      offsets[tails[arc] + 1]++;
      offsets[heads[arc] + 1]++;
    }
    for (int v = 0; v < vertexCount; v++) {
      offsets[v + 1] += offsets[v];
    }
    int[] neighbours = new int[2 * tails.length];
    int[] nextFree = Arrays.copyOf(offsets, vertexCount);
    for (int arc = 0; arc < tails.length; arc++) {
      neighbours[nextFree[tails[arc]]++] = heads[arc];
      neighbours[nextFree[heads[arc]]++] = tails[arc];
    }
    int[] order = new int[vertexCount];
    boolean[] isFound = new boolean[vertexCount];
    int count = 0;
    int done = 0;
    for (int start = 0; start < vertexCount; start++) {
      if (!isFound[start]) {
        isFound[start] = true;
        order[count++] = start;
      }
      for (; done < count; done++) {
        int v = order[done];
        for (int i = offsets[v]; i < offsets[v + 1]; i++) {
          if (!isFound[neighbours[i]]) {
            isFound[neighbours[i]] = true;
            order[count++] = neighbours[i];
          }
        }
      }
    }
    return order;
  }
}
