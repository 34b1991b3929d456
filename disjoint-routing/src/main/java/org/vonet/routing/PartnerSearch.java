// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

/**
 * The search for a lightest path among those that share least with a given one.
 *
 * <p>The given path stays where it is. Crossing one of its transit vertices or links costs a
 * penalty that outweighs all weight, so Dijkstra's algorithm on (penalty, weight) yields fewest
 * shared switches, then fewest shared links, then least weight. That is exact, as with one path
 * fixed what the other shares is a sum over its own elements. Time O((vertices + arcs) log
 * vertices), no allocation after construction. Not thread-safe.
 */
final class PartnerSearch {
  private final RiskTable risks;
  private final ArcGraph graph;
  private final LexicographicHeap labels;
  private final int[] reachedBy;
  private final int[] pathArcs;
  private int pathLength;

  PartnerSearch(RiskTable risks) {
    this.risks = risks;
    graph = risks.graph;
    labels = new LexicographicHeap(graph.vertexCount);
    reachedBy = new int[graph.vertexCount];
    pathArcs = new int[graph.vertexCount];
  }

  /**
   * Finds the best partner that shares no group; {@link #pathArcs()} holds it afterwards.
   *
   * @param given the path that stays
   * @param switches whether shared switches count, before shared links
   * @param allowedGroups for each group whether it may be shared nevertheless
   * @return whether there is such a path
   */
  boolean find(int source, int target, PathMarks given, boolean switches, boolean[] allowedGroups) {
    labels.clear();
    labels.improve(source, 0, 0);
    while (!labels.isEmpty()) {
      int v = labels.removeMin();
      if (v == target) {
        pathLength = graph.tracePath(source, target, reachedBy, pathArcs);
        return true;
      }
      for (int arc = graph.offsets[v]; arc < graph.offsets[v + 1]; arc++) {
        if (sharesGroup(arc, given, allowedGroups)) {
          continue;
        }
        int head = graph.heads[arc];
        long penalty = labels.penalty(v);
        if (given.hasLink(arc)) {
          penalty += PairSearch.SHARED_LINK;
        }
        if (switches && given.hasTransit(head)) {
          penalty += PairSearch.SHARED_SWITCH;
        }
        if (labels.improve(head, penalty, labels.distance(v) + graph.weights[arc])) {
          reachedBy[head] = arc;
        }
      }
    }
    return false;
  }

  private boolean sharesGroup(int arc, PathMarks given, boolean[] allowedGroups) {
    for (int i = risks.groupOffsets[arc]; i < risks.groupOffsets[arc + 1]; i++) {
      int group = risks.groups[i];
      if (given.hasGroup(group) && !allowedGroups[group]) {
        return true;
      }
    }
    return false;
  }

  /** The path of the last successful search, {@link #pathLength()} arcs long. */
  int[] pathArcs() {
    return pathArcs;
  }

  int pathLength() {
    return pathLength;
  }
}
