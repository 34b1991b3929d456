// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.Arrays;

/** Distances from several vertices to all others, or against the arcs, by Dijkstra's algorithm. */
final class DistanceSearch {
  /** Distance of a vertex that cannot be reached; two of them can be added. */
  static final long UNREACHABLE = Long.MAX_VALUE / 4;

  private final ArcGraph graph;
  private final DistanceHeap labels;

  DistanceSearch(ArcGraph graph) {
    this.graph = graph;
    labels = new DistanceHeap(graph.vertexCount);
  }

  /**
   * Weight of a lightest path from a vertex to the tail of any of the arcs, for every vertex.
   *
   * @param avoided a vertex that no path visits, or {@link ArcGraph#NONE}
   */
  long[] toTails(int[] arcs, int avoided) {
    labels.clear();
    for (int arc : arcs) {
      labels.improve(graph.tails[arc], 0);
    }
    while (!labels.isEmpty()) {
      int v = labels.removeMin();
      for (int i = graph.incomingOffsets[v]; i < graph.incomingOffsets[v + 1]; i++) {
        int arc = graph.incoming[i];
        if (graph.tails[arc] != avoided) {
          labels.improve(graph.tails[arc], labels.distance(v) + graph.weights[arc]);
        }
      }
    }
    return distances();
  }

  /**
   * Weight of a lightest path that begins with any of the arcs, to every vertex.
   *
   * @param avoided a vertex to which no path leads, or {@link ArcGraph#NONE}
   */
  long[] alongArcs(int[] arcs, int avoided) {
    labels.clear();
    for (int arc : arcs) {
      labels.improve(graph.heads[arc], graph.weights[arc]);
    }
    while (!labels.isEmpty()) {
      int v = labels.removeMin();
      for (int arc = graph.offsets[v]; arc < graph.offsets[v + 1]; arc++) {
        if (graph.heads[arc] != avoided) {
          labels.improve(graph.heads[arc], labels.distance(v) + graph.weights[arc]);
        }
      }
    }
    return distances();
  }

  private long[] distances() {
    long[] distances = new long[graph.vertexCount];
    Arrays.fill(distances, UNREACHABLE);
    for (int v = 0; v < distances.length; v++) {
      if (labels.isLabelled(v)) {
        distances[v] = labels.distance(v);
      }
    }
    return distances;
  }
}
