// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

/**
 * The search for a lightest path under {@link Restrictions}, prices included.
 *
 * <p>Prices make many paths equally light, so the second path of a pair is chosen among its
 * lightest ones to have as little as possible in common with the first: by a further search that
 * uses only arcs on which the labels of the first one are tight. Both are Dijkstra's algorithm. Not
 * thread-safe.
 */
final class PricedSearch {
  private final RiskTable risks;
  private final ArcGraph graph;
  private final Restrictions restrictions;
  private final LexicographicHeap labels;
  private final LexicographicHeap conflicts;
  private final int[] reachedBy;

  /** The vertices whose labels are final. */
  private final Marks settled;

  final int[] pathArcs;
  int pathLength;

  /** Cost of the path, prices included. */
  long penalty;

  long weight;

  PricedSearch(RiskTable risks, Restrictions restrictions) {
    this.risks = risks;
    this.restrictions = restrictions;
    graph = risks.graph;
    labels = new LexicographicHeap(graph.vertexCount);
    conflicts = new LexicographicHeap(graph.vertexCount);
    reachedBy = new int[graph.vertexCount];
    settled = new Marks(graph.vertexCount);
    pathArcs = new int[graph.vertexCount];
  }

  /**
   * Finds a lightest path.
   *
   * @param avoids the decision that forbids an element to this path
   * @return whether there is one
   */
  boolean find(int source, int target, byte avoids) {
    settled.clear();
    labels.clear();
    labels.improve(source, 0, 0);
    while (!labels.isEmpty()) {
      int v = labels.removeMin();
      settled.add(v);
      if (v == target) {
        penalty = labels.penalty(target);
        weight = labels.distance(target);
        pathLength = graph.tracePath(source, target, reachedBy, pathArcs);
        return true;
      }
      for (int arc = graph.offsets[v]; arc < graph.offsets[v + 1]; arc++) {
        if (restrictions.forbids(arc, avoids)) {
          continue;
        }
        long newPenalty = labels.penalty(v) + restrictions.penalty(arc);
        long newWeight = labels.distance(v) + restrictions.weight(arc);
        if (labels.improve(graph.heads[arc], newPenalty, newWeight)) {
          reachedBy[graph.heads[arc]] = arc;
        }
      }
    }
    return false;
  }

  /** Replaces the path just found by an equally light one that has least in common with another. */
  void separate(int source, int target, byte avoids, PathMarks other) {
    conflicts.clear();
    conflicts.improve(source, 0, 0);
    while (true) {
      int v = conflicts.removeMin();
      if (v == target) {
        pathLength = graph.tracePath(source, target, reachedBy, pathArcs);
        return;
      }
      for (int arc = graph.offsets[v]; arc < graph.offsets[v + 1]; arc++) {
        int head = graph.heads[arc];
        if (restrictions.forbids(arc, avoids) || !isTight(v, arc, head)) {
          continue;
        }
        long groups = conflicts.penalty(v);
        for (int i = risks.groupOffsets[arc]; i < risks.groupOffsets[arc + 1]; i++) {
          int group = risks.groups[i];
          if (other.hasGroup(group) && !restrictions.paidGroups[group]) {
            groups++;
          }
        }
        long shared = conflicts.distance(v);
        if (other.hasLink(arc)) {
          shared += PairSearch.SHARED_LINK;
        }
        if (other.hasTransit(head)) {
          shared += PairSearch.SHARED_SWITCH;
        }
        if (conflicts.improve(head, groups, shared)) {
          reachedBy[head] = arc;
        }
      }
    }
  }

  /** Whether a lightest path to the head can come this way; only settled labels are final. */
  private boolean isTight(int v, int arc, int head) {
    return settled.contains(head)
        && labels.penalty(v) + restrictions.penalty(arc) == labels.penalty(head)
        && labels.distance(v) + restrictions.weight(arc) == labels.distance(head);
  }
}
