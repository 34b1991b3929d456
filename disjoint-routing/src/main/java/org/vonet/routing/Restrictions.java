// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

/**
 * The restrictions on two paths at one place of a branch-and-bound search, and the prices in force.
 *
 * <p>A <em>risk</em> is a group, a switch or a link. About each of them it can be decided that the
 * first path avoids it, that the second does, or that sharing it is paid for in advance. While
 * nothing is decided about an element, each path pays its price for using it; after a decision it
 * costs nothing, since what the price stood for, the limit to one path, has been settled otherwise.
 */
final class Restrictions {
  static final byte FIRST_AVOIDS = 1;
  static final byte SECOND_AVOIDS = 2;
  static final byte PAID = 4;

  private final RiskTable risks;
  private final ArcGraph graph;
  private final SharingPrices prices;
  private final byte[] arcStates;
  private final byte[] vertexStates;
  private final byte[] groupStates;
  private final int[] decided;
  private int decidedCount;

  /** The groups for which sharing is paid. */
  final boolean[] paidGroups;

  int paidGroupCount;

  /** What was paid for switches and links in advance, less all prices in force. */
  long constantPenalty;

  long constantWeight;

  Restrictions(RiskTable risks, SharingPrices prices) {
    this.risks = risks;
    this.prices = prices;
    graph = risks.graph;
    arcStates = new byte[graph.arcCount()];
    vertexStates = new byte[graph.vertexCount];
    groupStates = new byte[risks.groupCount];
    paidGroups = new boolean[risks.groupCount];
    decided = new int[riskCount()];
  }

  private int riskCount() {
    return risks.groupCount + graph.vertexCount + graph.arcCount();
  }

  static int riskOfGroup(int group) {
    return group;
  }

  int riskOfVertex(int vertex) {
    return risks.groupCount + vertex;
  }

  int riskOfLink(int arc) {
    return risks.groupCount + graph.vertexCount + RiskTable.link(graph, arc);
  }

  /** Takes back all decisions. Also needed after the prices have changed. */
  void clear() {
    for (int i = 0; i < decidedCount; i++) {
      reset(decided[i]);
    }
    decidedCount = 0;
    paidGroupCount = 0;
    constantPenalty = 0;
    constantWeight = 0;
    for (int i = 0; i < prices.pricedLinkCount; i++) {
      constantPenalty -= prices.arcPenalties[prices.pricedLinks[i]];
      constantWeight -= prices.arcWeights[prices.pricedLinks[i]];
    }
    for (int i = 0; i < prices.pricedVertexCount; i++) {
      constantPenalty -= prices.vertexPenalties[prices.pricedVertices[i]];
      constantWeight -= prices.vertexWeights[prices.pricedVertices[i]];
    }
  }

  private void reset(int risk) {
    if (risk < risks.groupCount) {
      groupStates[risk] = 0;
      paidGroups[risk] = false;
      for (int i = risks.linkOffsets[risk]; i < risks.linkOffsets[risk + 1]; i++) {
        setArcState(risks.links[i], (byte) 0);
      }
    } else if (risk < risks.groupCount + graph.vertexCount) {
      vertexStates[risk - risks.groupCount] = 0;
    } else {
      setArcState(risk - risks.groupCount - graph.vertexCount, (byte) 0);
    }
  }

  private void setArcState(int arc, byte state) {
    arcStates[arc] = state;
    if (graph.reverse[arc] != ArcGraph.NONE) {
      arcStates[graph.reverse[arc]] = state;
    }
  }

  /** Makes a decision about a risk of which nothing is decided. */
  void decide(int risk, byte decision) {
    decided[decidedCount++] = risk;
    if (risk < risks.groupCount) {
      decideGroup(risk, decision);
    } else if (risk < risks.groupCount + graph.vertexCount) {
      int vertex = risk - risks.groupCount;
      vertexStates[vertex] = decision;
      constantPenalty += prices.vertexPenalties[vertex];
      constantWeight += prices.vertexWeights[vertex];
      if (decision == PAID) {
        constantPenalty += PairSearch.SHARED_SWITCH;
      }
    } else {
      decideLink(risk - risks.groupCount - graph.vertexCount, decision);
      if (decision == PAID) {
        constantPenalty += PairSearch.SHARED_LINK;
      }
    }
  }

  private void decideGroup(int group, byte decision) {
    groupStates[group] = decision;
    if (decision == PAID) {
      paidGroups[group] = true;
      paidGroupCount++;
      return;
    }
    for (int i = risks.linkOffsets[group]; i < risks.linkOffsets[group + 1]; i++) {
      decideLink(risks.links[i], decision);
    }
  }

  private void decideLink(int arc, byte decision) {
    if (arcStates[arc] == 0) {
      constantPenalty += prices.arcPenalties[arc];
      constantWeight += prices.arcWeights[arc];
    }
    setArcState(arc, (byte) (arcStates[arc] | decision));
  }

  /** Whether a path may not take an arc, for its link or the vertex that it leads to. */
  boolean forbids(int arc, byte avoids) {
    return ((arcStates[arc] | vertexStates[graph.heads[arc]]) & avoids) != 0;
  }

  /** The penalty that a path pays for an arc and the vertex that it leads to. */
  long penalty(int arc) {
    int head = graph.heads[arc];
    return (arcStates[arc] == 0 ? prices.arcPenalties[arc] : 0)
        + (vertexStates[head] == 0 ? prices.vertexPenalties[head] : 0);
  }

  /** The weight of an arc, with the prices of its link and of the vertex that it leads to. */
  long weight(int arc) {
    int head = graph.heads[arc];
    return graph.weights[arc]
        + (arcStates[arc] == 0 ? prices.arcWeights[arc] : 0)
        + (vertexStates[head] == 0 ? prices.vertexWeights[head] : 0);
  }

  boolean isOpenGroup(int group) {
    return groupStates[group] == 0;
  }

  boolean isOpenLink(int arc) {
    return arcStates[arc] == 0;
  }

  boolean isOpenVertex(int vertex) {
    return vertexStates[vertex] == 0;
  }
}
