// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vonet.routing.TestNetwork.Edge;

class RiskDisjointPathsTest {
  /** Three ways from s to t by a, b and c. */
  private static TopologyBuilder<String, String> threeWays() {
    return TopologySnapshot.<String, String>builder()
        .addUndirected("s", "a", "sa", 1)
        .addUndirected("a", "t", "at", 1)
        .addUndirected("s", "b", "sb", 2)
        .addUndirected("b", "t", "bt", 2)
        .addUndirected("s", "c", "sc", 9)
        .addUndirected("c", "t", "ct", 9);
  }

  private static RiskDisjointPair<String, String> best(
      TopologyBuilder<String, String> network,
      RiskGroups.Builder<String> groups,
      Disjointness disjointness) {
    RiskDisjointPair<String, String> best =
        new RiskDisjointPaths<>(network.build(), groups.build())
            .pair("s", "t", disjointness)
            .orElseThrow();
    assertTrue(best.isProvenBest());
    assertEquals(best.sharedGroups().size(), best.leastSharedGroups());
    return best;
  }

  @Test
  void aDuctOfTwoPathsSendsOneOfThemRound() {
    RiskGroups.Builder<String> groups = RiskGroups.<String>builder().add("duct", "sa");
    for (Disjointness disjointness : Disjointness.values()) {
      RiskDisjointPair<String, String> before = best(threeWays(), groups, disjointness);
      assertEquals(6, before.pair().totalWeight());
      assertEquals(2, before.searches());
      RiskDisjointPair<String, String> after =
          best(
              threeWays(),
              RiskGroups.<String>builder().addAll("duct", List.of("sa", "bt")),
              disjointness);
      assertEquals(List.of(), after.sharedGroups());
      assertEquals(List.of("sa", "at"), after.pair().first().edges());
      assertEquals(List.of("sc", "ct"), after.pair().second().edges());
      assertEquals(Optional.of(Disjointness.SWITCH), after.pair().achieved());
    }
  }

  /** Both the shortest path and the lightest pair lead into the trap: neither has a partner. */
  @Test
  void leavesTheShortestPathWhereItHasNoPartner() {
    RiskGroups.Builder<String> groups =
        RiskGroups.<String>builder()
            .addAll("west", List.of("sa", "sb"))
            .addAll("east", List.of("at", "ct"));
    RiskDisjointPair<String, String> best = best(threeWays(), groups, Disjointness.SWITCH);
    assertEquals(List.of(), best.sharedGroups());
    assertEquals(List.of("sb", "bt"), best.pair().first().edges());
    assertEquals(List.of("sc", "ct"), best.pair().second().edges());
  }

  @Test
  void namesGroupsThatCannotBeAvoidedInOrder() {
    RiskGroups.Builder<String> groups =
        RiskGroups.<String>builder()
            .addAll("power", List.of("at", "bt", "ct"))
            .addAll("duct", List.of("sa", "sb", "sc"))
            .addAll("mast", List.of("sa", "bt"));
    RiskDisjointPair<String, String> best = best(threeWays(), groups, Disjointness.LINK);
    assertEquals(List.of("duct", "power"), best.sharedGroups());
    assertEquals(List.of("sa", "at"), best.pair().first().edges());
    assertEquals(List.of("sc", "ct"), best.pair().second().edges());
    assertTrue(best.toString().contains("shared groups [duct, power] proven best"));
  }

  /** The order of the four parts of a cost, by one network in which they disagree. */
  @Test
  void groupsComeBeforeSwitchesBeforeLinksBeforeWeight() {
    TopologyBuilder<String, String> network =
        TopologySnapshot.<String, String>builder()
            .addUndirected("s", "m", "sm", 0)
            .addUndirected("m", "t", "mt", 0)
            .addUndirected("s", "a", "sa", 50)
            .addUndirected("a", "t", "at", 50);
    RiskGroups.Builder<String> groups = RiskGroups.builder();
    assertEquals(100, best(network, groups, Disjointness.SWITCH).pair().totalWeight());
    groups.addAll("duct", List.of("sm", "at"));
    RiskDisjointPair<String, String> duct = best(network, groups, Disjointness.SWITCH);
    assertEquals(List.of("duct"), duct.sharedGroups());
    assertEquals(List.of(), duct.pair().sharedVertices());
    network.addUndirected("s", "m", "sm2", 70);
    RiskDisjointPair<String, String> withoutDuct = best(network, groups, Disjointness.SWITCH);
    assertEquals(List.of(), withoutDuct.sharedGroups());
    assertEquals(List.of("m"), withoutDuct.pair().sharedVertices());
    assertEquals(List.of("mt"), withoutDuct.pair().sharedEdges());
  }

  /** Straightened out, both paths would use both groups. */
  @Test
  void pathsMeetHeadOnWhereThatKeepsGroupsApart() {
    TopologyBuilder<String, String> network =
        TopologySnapshot.<String, String>builder()
            .addUndirected("s", "a", "sa", 1)
            .addUndirected("s", "b", "sb", 1)
            .addUndirected("a", "b", "ab", 1)
            .addUndirected("a", "t", "at", 1)
            .addUndirected("b", "t", "bt", 1);
    RiskGroups.Builder<String> groups =
        RiskGroups.<String>builder()
            .addAll("x", List.of("sa", "bt"))
            .addAll("y", List.of("sb", "at"));
    RiskDisjointPair<String, String> best = best(network, groups, Disjointness.LINK);
    assertEquals(List.of(), best.sharedGroups());
    assertEquals(List.of("ab"), best.pair().sharedEdges());
    assertEquals(6, best.pair().totalWeight());
    assertEquals(Optional.empty(), best.pair().achieved());
  }

  /** The group is given with one direction, and crossed in the other. */
  @Test
  void bothDirectionsOfALinkHaveItsGroups() {
    TopologySnapshot<String, String> snapshot =
        TopologySnapshot.<String, String>builder()
            .addDirected("a", "s", "as", 1, 1)
            .addDirected("s", "a", "sa", 1, 1)
            .addDirected("a", "t", "at", 1, 2)
            .addDirected("s", "t", "st", 1, 3)
            .addDirected("s", "t", "far", 9, 4)
            .build();
    RiskGroups<String> groups =
        RiskGroups.<String>builder().addAll("duct", List.of("as", "st", "gone")).build();
    RiskDisjointPair<String, String> best =
        new RiskDisjointPaths<>(snapshot, groups).pair("s", "t", Disjointness.LINK).orElseThrow();
    assertEquals(10, best.pair().totalWeight());
    assertEquals(List.of("st"), best.pair().first().edges());
    assertEquals(List.of("far"), best.pair().second().edges());
  }

  @Test
  void unreachableTargetsHaveNoAnswerAndBadQuestionsAreRefused() {
    RiskDisjointPaths<String, String> paths =
        new RiskDisjointPaths<>(
            threeWays().addVertex("x").build(), RiskGroups.<String>builder().build());
    assertEquals(Optional.empty(), paths.pair("s", "x", Disjointness.LINK));
    assertRefused(() -> paths.pair("s", "y", Disjointness.LINK), "target y is not among the 6");
    assertRefused(() -> paths.pair("s", "s", Disjointness.LINK), "are both s");
    assertRefused(
        () -> new RiskDisjointPaths<>(paths.snapshot(), RiskGroups.<String>builder().build(), 0),
        "budget of 0");
    assertRefused(() -> RiskGroups.builder().add(" ", "e"), "Edge e is in a group named \" \"");
    assertRefused(() -> RiskGroups.builder().add(null, "e"), "named null");
    assertRefused(() -> RiskGroups.of(List.of("e"), edge -> null), "Edge e has null");
  }

  private static void assertRefused(Runnable call, String says) {
    String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
    assertTrue(message.contains(says), () -> message + " does not say " + says);
  }

  @Test
  void groupsAreReadBackSorted() {
    RiskGroups<String> groups =
        RiskGroups.<String>builder().add("b", "e").add("a", "e").add("a", "e").build();
    assertEquals(List.of("a", "b"), List.copyOf(groups.names()));
    assertEquals(List.of("a", "b"), List.copyOf(groups.groupsOf("e")));
    assertEquals(List.of(), List.copyOf(groups.groupsOf("f")));
    assertThrows(UnsupportedOperationException.class, () -> groups.groupsOf("e").clear());
    assertThrows(UnsupportedOperationException.class, () -> groups.names().clear());
  }

  /** A ladder with random groups on its rails, as in the proofs that the problem is hard. */
  @Test
  void aBudgetEndsTheSearchAndTheAnswerSaysSo() {
    Random random = new Random(20261121);
    TestNetwork network = new TestNetwork(41);
    List<List<String>> names = new ArrayList<>();
    for (int rung = 0; rung < 40; rung++) {
      for (int parallel = 0; parallel < 3; parallel++) {
        network.undirected(rung, rung + 1, 1 + random.nextInt(9));
        names.add(List.of("g" + random.nextInt(30), "g" + random.nextInt(30)));
      }
    }
    TopologySnapshot<Integer, Edge> snapshot = network.undirectedSnapshot();
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < snapshot.arcs().arcCount(); i++) {
      edges.add(snapshot.edge(i));
    }
    RiskGroups<Edge> groups = RiskGroups.of(edges, edge -> names.get(edge.link.index));
    int before = Integer.MAX_VALUE;
    for (int budget : new int[] {1, 100, 10_000}) {
      RiskDisjointPaths<Integer, Edge> paths = new RiskDisjointPaths<>(snapshot, groups, budget);
      RiskDisjointPair<Integer, Edge> found = paths.pair(0, 40, Disjointness.LINK).orElseThrow();
      assertFalse(found.isProvenBest());
      assertTrue(found.leastSharedGroups() < found.sharedGroups().size());
      assertTrue(found.searches() >= budget && found.searches() <= budget + 4 + 30 + 12);
      assertTrue(found.sharedGroups().size() <= before);
      before = found.sharedGroups().size();
      RiskDisjointPair<Integer, Edge> again = paths.pair(0, 40, Disjointness.LINK).orElseThrow();
      assertEquals(found.toString(), again.toString());
    }
  }
}
