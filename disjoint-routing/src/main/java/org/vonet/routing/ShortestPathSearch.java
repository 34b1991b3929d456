// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

/**
 * Dijkstra's algorithm on arc numbers: the shortest paths from one source, to a target or to all.
 *
 * <p>Time O((vertices + arcs) log vertices), no allocation after construction. Not thread-safe.
 */
final class ShortestPathSearch {
  private final ArcGraph graph;
  private final DistanceHeap heap;

  /** Arc by which a labelled vertex was reached, none for the source. */
  final int[] reachedBy;

  ShortestPathSearch(ArcGraph graph) {
    this.graph = graph;
    heap = new DistanceHeap(graph.vertexCount);
    reachedBy = new int[graph.vertexCount];
  }

  /**
   * Searches until the target is settled.
   *
   * @param target a vertex, or {@link ArcGraph#NONE} to search until nothing is left to reach
   * @return whether the target was reached
   */
  boolean run(int source, int target) {
    heap.clear();
    heap.improve(source, 0);
    reachedBy[source] = ArcGraph.NONE;
    int[] offsets = graph.offsets;
    int[] heads = graph.heads;
    long[] weights = graph.weights;
    while (!heap.isEmpty()) {
      int v = heap.removeMin();
      if (v == target) {
        return true;
      }
      long distance = heap.distance(v);
      int end = offsets[v + 1];
      for (int arc = offsets[v]; arc < end; arc++) {
        int head = heads[arc];
        if (heap.improve(head, distance + weights[arc])) {
          reachedBy[head] = arc;
        }
      }
    }
    return false;
  }

  /** How many vertices were settled. */
  int settledCount() {
    return heap.settledCount();
  }

  /** The settled vertex that so many others were nearer than, or as near. */
  int settled(int rank) {
    return heap.settled(rank);
  }

  /** Whether a distance is known; it is final once the vertex is settled. */
  boolean isLabelled(int vertex) {
    return heap.isLabelled(vertex);
  }

  /** Distance of a labelled vertex from the source. */
  long distance(int vertex) {
    return heap.distance(vertex);
  }

  /** Writes the path to a settled vertex, and returns its number of arcs. */
  int path(int source, int target, int[] arcs) {
    return graph.tracePath(source, target, reachedBy, arcs);
  }
}
