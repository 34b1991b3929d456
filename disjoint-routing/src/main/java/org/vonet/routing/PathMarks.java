// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

/**
 * Marks what one path uses, so that others can be compared with it: transit vertices, links,
 * groups.
 *
 * <p>Marking is linear in the length of the path and its groups, and forgets the path before in
 * O(1).
 */
final class PathMarks {
  private final RiskTable risks;
  private final ArcGraph graph;
  private final Marks transits;
  private final Marks arcsOfLinks;
  private final Marks groups;
  private final Marks countedGroups;

  PathMarks(RiskTable risks) {
    this.risks = risks;
    graph = risks.graph;
    transits = new Marks(graph.vertexCount);
    arcsOfLinks = new Marks(graph.arcCount());
    groups = new Marks(risks.groupCount);
    countedGroups = new Marks(risks.groupCount);
  }

  /** Forgets all marks and sets those of a path. */
  void set(int[] arcs, int length) {
    transits.clear();
    arcsOfLinks.clear();
    groups.clear();
    for (int i = 0; i < length; i++) {
      int arc = arcs[i];
      arcsOfLinks.add(arc);
      if (graph.reverse[arc] != ArcGraph.NONE) {
        arcsOfLinks.add(graph.reverse[arc]);
      }
      if (i + 1 < length) {
        transits.add(graph.heads[arc]);
      }
      for (int j = risks.groupOffsets[arc]; j < risks.groupOffsets[arc + 1]; j++) {
        groups.add(risks.groups[j]);
      }
    }
  }

  boolean hasTransit(int vertex) {
    return transits.contains(vertex);
  }

  /** Whether the path crosses the link of this arc, in either direction. */
  boolean hasLink(int arc) {
    return arcsOfLinks.contains(arc);
  }

  boolean hasGroup(int group) {
    return groups.contains(group);
  }

  /** The penalty for what another path has in common with the marked one, groups aside. */
  long sharingPenalty(int[] arcs, int length, boolean switches) {
    long penalty = 0;
    for (int i = 0; i < length; i++) {
      if (hasLink(arcs[i])) {
        penalty += PairSearch.SHARED_LINK;
      }
      if (switches && i + 1 < length && hasTransit(graph.heads[arcs[i]])) {
        penalty += PairSearch.SHARED_SWITCH;
      }
    }
    return penalty;
  }

  /** Number of groups that another path has in common with the marked one. */
  int sharedGroups(int[] arcs, int length) {
    countedGroups.clear();
    int shared = 0;
    for (int i = 0; i < length; i++) {
      for (int j = risks.groupOffsets[arcs[i]]; j < risks.groupOffsets[arcs[i] + 1]; j++) {
        int group = risks.groups[j];
        if (hasGroup(group) && !countedGroups.contains(group)) {
          countedGroups.add(group);
          shared++;
        }
      }
    }
    return shared;
  }

  /** The groups that another path has in common with the marked one, ascending. */
  int[] commonGroups(int[] arcs, int length) {
    int[] common = new int[sharedGroups(arcs, length)];
    int next = 0;
    for (int group = 0; next < common.length; group++) {
      if (countedGroups.contains(group)) {
        common[next++] = group;
      }
    }
    return common;
  }
}
