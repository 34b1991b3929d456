// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.Arrays;

/** A set of vertices that is emptied in O(1): a mark belongs to the generation that set it. */
final class VertexMarks {
  private final int[] generations;
  private int generation = 1;

  VertexMarks(int vertexCount) {
    generations = new int[vertexCount];
  }

  void clear() {
    generation++;
    if (generation == 0) {
      Arrays.fill(generations, 0);
      generation = 1;
    }
  }

  void add(int vertex) {
    generations[vertex] = generation;
  }

  boolean contains(int vertex) {
    return generations[vertex] == generation;
  }

  /** Takes a vertex out, and tells whether it was in. */
  boolean remove(int vertex) {
    boolean wasIn = generations[vertex] == generation;
    generations[vertex] = 0;
    return wasIn;
  }
}
