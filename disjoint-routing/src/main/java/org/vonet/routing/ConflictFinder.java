// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

/**
 * Finds what keeps the bound of a branch below the cost of the two paths that it was made of.
 *
 * <p>That is a group that both use, for which the bound counts nothing; or a switch or link that
 * both use, for which it counts one price too many instead of what sharing costs; or one that
 * neither uses, whose price it takes off all the same. Only risks about which nothing is decided
 * can be among them. If there is none, the bound is exact. Not thread-safe.
 */
final class ConflictFinder {
  /** Stands for "no risk". */
  static final int NONE = -1;

  private final RiskTable risks;
  private final ArcGraph graph;
  private final SharingPrices prices;
  private final Restrictions restrictions;

  /** The marks of the first path. */
  private final PathMarks marks;

  private int gapRisk;
  private long gapPenalty;
  private long gapWeight;

  ConflictFinder(
      RiskTable risks, SharingPrices prices, Restrictions restrictions, PathMarks marks) {
    this.risks = risks;
    this.prices = prices;
    this.restrictions = restrictions;
    this.marks = marks;
    graph = risks.graph;
  }

  /** A risk for which the bound of the branch may fall short of the marked path and this one. */
  int find(int[] arcs, int length, boolean switches) {
    int group = sharedGroup(arcs, length);
    return group != NONE ? Restrictions.riskOfGroup(group) : largestGap(arcs, length, switches);
  }

  /** A group of the marked path and this one, about which nothing is decided. */
  int sharedGroup(int[] arcs, int length) {
    int best = NONE;
    int bestSize = 0;
    for (int i = 0; i < length; i++) {
      for (int j = risks.groupOffsets[arcs[i]]; j < risks.groupOffsets[arcs[i] + 1]; j++) {
        int group = risks.groups[j];
        int size = risks.linkOffsets[group + 1] - risks.linkOffsets[group];
        if (size > bestSize && marks.hasGroup(group) && restrictions.isOpenGroup(group)) {
          best = group;
          bestSize = size;
        }
      }
    }
    return best;
  }

  /** The switch or link that the paths share for less, or leave unused for more, than it costs. */
  private int largestGap(int[] arcs, int length, boolean switches) {
    gapRisk = NONE;
    gapPenalty = 0;
    gapWeight = 0;
    for (int i = 0; i < length; i++) {
      int arc = arcs[i];
      int head = graph.heads[arc];
      if (switches && i + 1 < length && marks.hasTransit(head) && restrictions.isOpenVertex(head)) {
        noteGap(
            restrictions.riskOfVertex(head),
            PairSearch.SHARED_SWITCH - prices.vertexPenalties[head],
            -prices.vertexWeights[head]);
      }
      if (marks.hasLink(arc) && restrictions.isOpenLink(arc)) {
        noteGap(
            restrictions.riskOfLink(arc),
            PairSearch.SHARED_LINK - prices.arcPenalties[arc],
            -prices.arcWeights[arc]);
      }
    }
    for (int i = 0; i < prices.pricedVertexCount; i++) {
      int vertex = prices.pricedVertices[i];
      if (restrictions.isOpenVertex(vertex) && !isVisited(vertex, arcs, length)) {
        noteGap(
            restrictions.riskOfVertex(vertex),
            prices.vertexPenalties[vertex],
            prices.vertexWeights[vertex]);
      }
    }
    for (int i = 0; i < prices.pricedLinkCount; i++) {
      int arc = prices.pricedLinks[i];
      if (restrictions.isOpenLink(arc) && !isCrossed(arc, arcs, length)) {
        noteGap(restrictions.riskOfLink(arc), prices.arcPenalties[arc], prices.arcWeights[arc]);
      }
    }
    return gapRisk;
  }

  private boolean isVisited(int vertex, int[] arcs, int length) {
    if (marks.hasTransit(vertex)) {
      return true;
    }
    for (int i = 0; i < length; i++) {
      if (graph.heads[arcs[i]] == vertex) {
        return true;
      }
    }
    return false;
  }

  private boolean isCrossed(int arc, int[] arcs, int length) {
    if (marks.hasLink(arc)) {
      return true;
    }
    for (int i = 0; i < length; i++) {
      int used = arcs[i];
      if (used == arc || used == graph.reverse[arc]) {
        return true;
      }
    }
    return false;
  }

  private void noteGap(int risk, long penaltyGap, long weightGap) {
    if (penaltyGap > gapPenalty || (penaltyGap == gapPenalty && weightGap > gapWeight)) {
      gapRisk = risk;
      gapPenalty = penaltyGap;
      gapWeight = weightGap;
    }
  }
}
