// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vonet.routing.TestNetwork.Edge;

/** Checks an answer against the definitions alone: it knows no algorithm, only the network. */
final class PairChecker {
  private PairChecker() {}

  /** What two paths have in common and weigh. */
  static final class Cost {
    final long switches;
    final long links;
    final long weight;

    Cost(long switches, long links, long weight) {
      this.switches = switches;
      this.links = links;
      this.weight = weight;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Cost && toString().equals(other.toString());
    }

    @Override
    public int hashCode() {
      return toString().hashCode();
    }

    @Override
    public String toString() {
      return switches + " switches, " + links + " links, weight " + weight;
    }
  }

  /** Fails unless the path is simple, connected, between the ends, and weighs what it says. */
  static void checkPath(RoutedPath<Integer, Edge> path, int source, int target) {
    assertEquals(source, path.source());
    assertEquals(target, path.target());
    assertEquals(path.hops(), path.edges().size());
    assertEquals(path.hops() + 1, path.vertices().size());
    assertEquals(
        path.vertices().size(), new HashSet<>(path.vertices()).size(), () -> "loop in " + path);
    long weight = 0;
    for (int i = 0; i < path.hops(); i++) {
      Edge edge = path.edges().get(i);
      int from = path.vertices().get(i);
      int to = path.vertices().get(i + 1);
      assertTrue(edge.leads(from, to), () -> edge + " does not lead from " + from + " to " + to);
      weight += edge.weight();
    }
    assertEquals(weight, path.weight());
  }

  /** Fails unless the pair is what it says to be. Returns what it shares and weighs. */
  static Cost check(DisjointPair<Integer, Edge> pair, int source, int target) {
    checkPath(pair.first(), source, target);
    checkPath(pair.second(), source, target);
    assertTrue(pair.first().weight() <= pair.second().weight(), () -> "order of " + pair);
    assertEquals(pair.first().weight() + pair.second().weight(), pair.totalWeight());

    List<Integer> sharedVertices = common(transit(pair.first()), transit(pair.second()));
    assertEquals(sharedVertices, pair.sharedVertices());
    assertEquals(
        sharedVertices,
        common(transit(pair.second()), transit(pair.first())),
        () -> "order of the shared switches differs: " + pair);

    Map<Integer, Integer> headOfLink = new HashMap<>();
    for (int i = 0; i < pair.first().hops(); i++) {
      headOfLink.put(pair.first().edges().get(i).link.index, pair.first().vertices().get(i + 1));
    }
    List<Edge> sharedEdges = new ArrayList<>();
    for (int i = 0; i < pair.second().hops(); i++) {
      Edge edge = pair.second().edges().get(i);
      Integer head = headOfLink.get(edge.link.index);
      if (head != null) {
        assertEquals(head, pair.second().vertices().get(i + 1), () -> "both ways in " + pair);
        sharedEdges.add(edge);
      }
    }
    assertEquals(sharedEdges, pair.sharedEdges());
    if (!sharedEdges.isEmpty()) {
      assertEquals(Optional.empty(), pair.achieved());
    } else {
      assertEquals(
          Optional.of(sharedVertices.isEmpty() ? Disjointness.SWITCH : Disjointness.LINK),
          pair.achieved());
    }
    assertEquals(sharedEdges.isEmpty(), pair.achieves(Disjointness.LINK));
    assertEquals(
        sharedEdges.isEmpty() && sharedVertices.isEmpty(), pair.achieves(Disjointness.SWITCH));
    checkPiecesAreDealt(pair);
    return new Cost(sharedVertices.size(), sharedEdges.size(), pair.totalWeight());
  }

  /** Between two places where the paths meet, the first has the lighter piece. */
  private static void checkPiecesAreDealt(DisjointPair<Integer, Edge> pair) {
    List<Integer> meetings = new ArrayList<>(pair.sharedVertices());
    meetings.add(0, pair.source());
    meetings.add(pair.target());
    for (int i = 0; i + 1 < meetings.size(); i++) {
      long first = weightBetween(pair.first(), meetings.get(i), meetings.get(i + 1));
      long second = weightBetween(pair.second(), meetings.get(i), meetings.get(i + 1));
      assertTrue(first <= second, () -> "first is not the lightest path in " + pair);
    }
  }

  private static long weightBetween(RoutedPath<Integer, Edge> path, Integer from, Integer to) {
    long weight = 0;
    for (int i = path.vertices().indexOf(from); i < path.vertices().indexOf(to); i++) {
      weight += path.edges().get(i).weight();
    }
    return weight;
  }

  private static List<Integer> transit(RoutedPath<Integer, Edge> path) {
    return path.vertices().subList(1, path.vertices().size() - 1);
  }

  private static List<Integer> common(List<Integer> one, List<Integer> other) {
    List<Integer> both = new ArrayList<>(one);
    both.retainAll(new HashSet<>(other));
    return Collections.unmodifiableList(both);
  }
}
