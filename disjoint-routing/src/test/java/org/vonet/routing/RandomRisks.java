// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vonet.routing.TestNetwork.Edge;
import org.vonet.routing.TestNetwork.Link;

/** Random risk groups on the links of a network. A seed gives the same ones each time. */
final class RandomRisks implements Function<Link, Collection<Integer>> {
  private final List<Set<Integer>> groupsOfLink = new ArrayList<>();

  /** How links come to share a risk. */
  enum Kind {
    /** A few links anywhere, groups overlap. */
    SCATTERED,
    /** Two or three links that leave one vertex: they start in one duct. */
    DUCTS,
    /** Half of the links of a vertex: they hang on one mast or power feed. */
    FEEDS,
    /** Large groups: each link is in each of a few groups with probability one third. */
    LARGE,
    /** Every link is in a group of its own, and all links are in one. */
    TOTAL,
    /** No groups. */
    NONE
  }

  RandomRisks(long seed, Kind kind, TestNetwork network, int count) {
    Random random = new Random(seed);
    for (int i = 0; i < network.links.size(); i++) {
      groupsOfLink.add(new TreeSet<>());
    }
    for (int group = 0; group < count && !network.links.isEmpty(); group++) {
      add(random, kind, network, group);
    }
    if (kind == Kind.TOTAL) {
      for (int link = 0; link < groupsOfLink.size(); link++) {
        groupsOfLink.get(link).add(0);
        groupsOfLink.get(link).add(1 + link);
      }
    }
  }

  private void add(Random random, Kind kind, TestNetwork network, int group) {
    switch (kind) {
      case SCATTERED:
        for (int size = 2 + random.nextInt(4); size > 0; size--) {
          groupsOfLink.get(random.nextInt(groupsOfLink.size())).add(group);
        }
        break;
      case DUCTS:
      case FEEDS:
        int vertex = random.nextInt(network.size);
        List<Link> incident =
            network.links.stream()
                .filter(link -> link.a == vertex || link.b == vertex)
                .collect(Collectors.toList());
        int size = kind == Kind.DUCTS ? 2 + random.nextInt(2) : (incident.size() + 1) / 2;
        for (Set<Link> chosen = new HashSet<>(); size > 0 && chosen.size() < incident.size(); ) {
          Link link = incident.get(random.nextInt(incident.size()));
          if (chosen.add(link)) {
            groupsOfLink.get(link.index).add(group);
            size--;
          }
        }
        break;
      case LARGE:
        for (Set<Integer> groups : groupsOfLink) {
          if (random.nextInt(3) == 0) {
            groups.add(group);
          }
        }
        break;
      default:
        break;
    }
  }

  @Override
  public Collection<Integer> apply(Link link) {
    return groupsOfLink.get(link.index);
  }

  /** Name of a group; names sort as numbers do. */
  static String name(int group) {
    return String.format("g%04d", group);
  }

  /** The same for the library, where groups may be given with one direction of a link only. */
  RiskGroups<Edge> of(TopologySnapshot<Integer, Edge> snapshot) {
    List<Edge> edges = new ArrayList<>();
    ArcGraph arcs = snapshot.arcs();
    for (int arc = 0; arc < arcs.arcCount(); arc++) {
      if (arcs.reverse[arc] == ArcGraph.NONE || arcs.tails[arc] < arcs.heads[arc]) {
        edges.add(snapshot.edge(arc));
      }
    }
    return RiskGroups.of(
        edges,
        edge -> apply(edge.link).stream().map(RandomRisks::name).collect(Collectors.toList()));
  }
}
