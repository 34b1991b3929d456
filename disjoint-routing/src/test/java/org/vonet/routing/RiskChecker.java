// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vonet.routing.TestNetwork.Edge;
import org.vonet.routing.TestNetwork.Link;

/** Checks pairs in fixed roles against the definitions alone. */
final class RiskChecker {
  private RiskChecker() {}

  /** Fails unless the pair shares what it says. Returns shared switches, links, and weight. */
  static List<Long> check(PathPair<Integer, Edge> pair, int source, int target) {
    PairChecker.checkPath(pair.first(), source, target);
    PairChecker.checkPath(pair.second(), source, target);
    List<Integer> switches = new ArrayList<>(pair.first().transitVertices());
    switches.retainAll(pair.second().transitVertices());
    assertEquals(switches, pair.sharedVertices());
    List<Link> crossed =
        pair.second().edges().stream().map(edge -> edge.link).collect(Collectors.toList());
    List<Edge> edges = new ArrayList<>(pair.first().edges());
    edges.removeIf(edge -> !crossed.contains(edge.link));
    assertEquals(edges, pair.sharedEdges());
    assertEquals(edges.isEmpty(), pair.achieves(Disjointness.LINK));
    assertEquals(edges.isEmpty() && switches.isEmpty(), pair.achieves(Disjointness.SWITCH));
    assertEquals(pair.achieves(Disjointness.LINK), pair.achieved().isPresent());
    assertEquals(pair.first().weight() + pair.second().weight(), pair.totalWeight());
    return List.of((long) switches.size(), (long) edges.size(), pair.totalWeight());
  }

  /** Fails unless the answer is what it says. Returns shared groups, switches, links, weight. */
  static List<Long> check(
      RiskDisjointPair<Integer, Edge> found,
      Function<Link, Collection<Integer>> groupsOf,
      int source,
      int target) {
    List<Long> cost = check(found.pair(), source, target);
    assertTrue(found.pair().first().weight() <= found.pair().second().weight());
    SortedSet<String> shared = names(found.pair().first(), groupsOf);
    shared.retainAll(names(found.pair().second(), groupsOf));
    assertEquals(List.copyOf(shared), found.sharedGroups());
    assertTrue(found.leastSharedGroups() <= shared.size());
    assertTrue(!found.isProvenBest() || found.leastSharedGroups() == shared.size());
    return List.of((long) shared.size(), cost.get(0), cost.get(1), cost.get(2));
  }

  private static SortedSet<String> names(
      RoutedPath<Integer, Edge> path, Function<Link, Collection<Integer>> groupsOf) {
    SortedSet<String> names = new TreeSet<>();
    for (Edge edge : path.edges()) {
      groupsOf.apply(edge.link).forEach(group -> names.add(RandomRisks.name(group)));
    }
    return names;
  }
}
