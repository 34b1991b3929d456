// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.Arrays;

/**
 * Marks what one path uses, so that others can be compared with it: transit vertices, links,
 * groups.
 *
 * <p>Marking is linear in the length of the path and its groups, and forgets the path before in
 * O(1): a mark belongs to the generation in which it was set.
 */
final class PathMarks {
  /** One shared switch outweighs any number of shared links, as in {@link PairSearch}. */
  static final long SHARED_SWITCH = 1L << 32;

  static final long SHARED_LINK = 1;

  private final RiskTable risks;
  private final ArcGraph graph;
  private final int[] vertexMarks;
  private final int[] arcMarks;
  private final int[] groupMarks;
  private final int[] countedGroups;
  private int generation;
  private int count;

  PathMarks(RiskTable risks) {
    this.risks = risks;
    graph = risks.graph;
    vertexMarks = new int[graph.vertexCount];
    arcMarks = new int[graph.arcCount()];
    groupMarks = new int[risks.groupCount];
    countedGroups = new int[risks.groupCount];
  }

  /** Forgets all marks and sets those of a path. */
  void set(int[] arcs, int length) {
    if (++generation == 0) {
      // After 2^32 paths the counter is back where it began, where old marks would look new.
      Arrays.fill(vertexMarks, 0);
      Arrays.fill(arcMarks, 0);
      Arrays.fill(groupMarks, 0);
      generation = 1;
    }
    for (int i = 0; i < length; i++) {
      int arc = arcs[i];
      arcMarks[arc] = generation;
      if (graph.reverse[arc] != ArcGraph.NONE) {
        arcMarks[graph.reverse[arc]] = generation;
      }
      if (i + 1 < length) {
        vertexMarks[graph.heads[arc]] = generation;
      }
      for (int j = risks.groupOffsets[arc]; j < risks.groupOffsets[arc + 1]; j++) {
        groupMarks[risks.groups[j]] = generation;
      }
    }
  }

  boolean hasTransit(int vertex) {
    return vertexMarks[vertex] == generation;
  }

  /** Whether the path crosses the link of this arc, in either direction. */
  boolean hasLink(int arc) {
    return arcMarks[arc] == generation;
  }

  boolean hasGroup(int group) {
    return groupMarks[group] == generation;
  }

  /** The penalty for what another path has in common with the marked one, groups aside. */
  long sharingPenalty(int[] arcs, int length, boolean switches) {
    long penalty = 0;
    for (int i = 0; i < length; i++) {
      if (hasLink(arcs[i])) {
        penalty += SHARED_LINK;
      }
      if (switches && i + 1 < length && hasTransit(graph.heads[arcs[i]])) {
        penalty += SHARED_SWITCH;
      }
    }
    return penalty;
  }

  /** Number of groups that another path has in common with the marked one. */
  int sharedGroups(int[] arcs, int length) {
    if (++count == 0) {
      Arrays.fill(countedGroups, 0);
      count = 1;
    }
    int shared = 0;
    for (int i = 0; i < length; i++) {
      for (int j = risks.groupOffsets[arcs[i]]; j < risks.groupOffsets[arcs[i] + 1]; j++) {
        int group = risks.groups[j];
        if (hasGroup(group) && countedGroups[group] != count) {
          countedGroups[group] = count;
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
      if (countedGroups[group] == count) {
        common[next++] = group;
      }
    }
    return common;
  }
}
