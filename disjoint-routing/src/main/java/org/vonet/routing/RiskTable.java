// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The risk groups of the links of one snapshot, as numbers on primitive arrays, both ways.
 *
 * <p>Groups are numbered in the natural order of their names, and only those that hold a link of
 * the snapshot. A link is named by the lower of its arcs; both of its arcs list the same groups.
 */
final class RiskTable {
  final ArcGraph graph;
  final int groupCount;

  /**
   * The groups of arc {@code a} are {@code groups[groupOffsets[a]] … groups[groupOffsets[a+1]-1]}.
   */
  final int[] groupOffsets;

  final int[] groups;

  /** The links of group {@code g}, as lower arcs, from {@code linkOffsets[g]}, ascending. */
  final int[] linkOffsets;

  final int[] links;
  private final List<String> names;

  /** A table of no groups. */
  RiskTable(ArcGraph graph) {
    this(graph, new int[graph.arcCount() + 1], new int[0], List.of());
  }

  private RiskTable(ArcGraph graph, int[] groupOffsets, int[] groups, List<String> names) {
    this.graph = graph;
    this.groupOffsets = groupOffsets;
    this.groups = groups;
    this.names = names;
    groupCount = names.size();
    linkOffsets = new int[groupCount + 1];
    for (int arc = 0; arc < graph.arcCount(); arc++) {
      for (int i = groupOffsets[arc]; link(graph, arc) == arc && i < groupOffsets[arc + 1]; i++) {
        linkOffsets[groups[i] + 1]++;
      }
    }
    for (int group = 0; group < groupCount; group++) {
      linkOffsets[group + 1] += linkOffsets[group];
    }
    links = new int[linkOffsets[groupCount]];
    int[] nextFree = Arrays.copyOf(linkOffsets, groupCount);
    for (int arc = 0; arc < graph.arcCount(); arc++) {
      for (int i = groupOffsets[arc]; link(graph, arc) == arc && i < groupOffsets[arc + 1]; i++) {
        links[nextFree[groups[i]]++] = arc;
      }
    }
  }

  /** Looks up the groups of all edges, in O(arcs + memberships · log groups). */
  static <E> RiskTable of(TopologySnapshot<?, E> snapshot, RiskGroups<E> risks) {
    ArcGraph graph = snapshot.arcs();
    TreeMap<String, Integer> numbers = new TreeMap<>();
    List<TreeSet<String>> namesOfLink = new ArrayList<>();
    for (int arc = 0; arc < graph.arcCount(); arc++) {
      int link = link(graph, arc);
      namesOfLink.add(link == arc ? new TreeSet<>() : namesOfLink.get(link));
      namesOfLink.get(arc).addAll(risks.groupsOf(snapshot.edge(arc)));
    }
    namesOfLink.forEach(names -> names.forEach(name -> numbers.put(name, 0)));
    List<String> names = new ArrayList<>(numbers.keySet());
    for (int group = 0; group < names.size(); group++) {
      numbers.put(names.get(group), group);
    }
    int[] offsets = new int[graph.arcCount() + 1];
    for (int arc = 0; arc < graph.arcCount(); arc++) {
      offsets[arc + 1] = offsets[arc] + namesOfLink.get(arc).size();
    }
    int[] groups = new int[offsets[graph.arcCount()]];
    int next = 0;
    for (TreeSet<String> ofLink : namesOfLink) {
      for (String name : ofLink) {
        groups[next++] = numbers.get(name);
      }
    }
    return new RiskTable(graph, offsets, groups, names);
  }

  /** The lower arc of the link that an arc belongs to. */
  static int link(ArcGraph graph, int arc) {
    int reverse = graph.reverse[arc];
    return reverse == ArcGraph.NONE ? arc : Math.min(arc, reverse);
  }

  String name(int group) {
    return names.get(group);
  }
}
