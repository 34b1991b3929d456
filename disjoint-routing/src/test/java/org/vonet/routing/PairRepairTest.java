// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.vonet.routing.RepairedPair.Kept;
import org.vonet.routing.TestNetwork.Edge;

class PairRepairTest {
  private static TopologyBuilder<String, String> without(String... gone) {
    TopologyBuilder<String, String> builder =
        TopologySnapshot.<String, String>builder().addVertex("s").addVertex("t");
    String[] links = {"sa 1", "ab 1", "bt 1", "sb 4", "at 4", "st 30"};
    for (String link : links) {
      String name = link.substring(0, 2);
      if (!List.of(gone).contains(name)) {
        builder.addUndirected(
            link.substring(0, 1), link.substring(1, 2), name, Long.parseLong(link.substring(3)));
      }
    }
    return builder;
  }

  private static DisjointPair<String, String> planned() {
    return new DisjointPaths<>(without().build()).pair("s", "t", Disjointness.SWITCH).orElseThrow();
  }

  @Test
  void aPairThatWorksComesBackAsItWas() {
    PathPair<String, String> pair = PathPair.of(planned());
    RepairedPair<String, String> repaired =
        new PairRepair<>(without("ab", "st").build())
            .repair(pair, Disjointness.SWITCH)
            .orElseThrow();
    assertEquals(Kept.BOTH, repaired.kept());
    assertEquals(pair, repaired.pair());
    assertEquals(pair.hashCode(), repaired.pair().hashCode());
    assertTrue(repaired.isMaximallyDisjoint());
  }

  /** The living path is the second, and lighter than the one that replaces the first. */
  @Test
  void aPathThatWorksKeepsItsPlaceAndItsRole() {
    DisjointPair<String, String> pair = planned();
    assertEquals(List.of("sa", "at"), pair.first().edges());
    RepairedPair<String, String> repaired =
        new PairRepair<>(without("at").build()).repair(pair, Disjointness.SWITCH).orElseThrow();
    assertEquals(Kept.SECOND, repaired.kept());
    assertEquals(pair.second(), repaired.pair().second());
    assertEquals(List.of("st"), repaired.pair().first().edges());
    assertTrue(repaired.isMaximallyDisjoint());
    assertTrue(repaired.toString().contains("kept SECOND, no pair shares less"));
  }

  /** The living path lies across: every partner shares with it, though a disjoint pair exists. */
  @Test
  void saysWhenANewPlanWouldShareLess() {
    RoutedPath<String, String> across =
        new DisjointPaths<>(without("st").build()).shortestPath("s", "t").orElseThrow();
    PathPair<String, String> pair =
        PathPair.of(
            new DisjointPair<>(
                across,
                new DisjointPaths<>(without().build()).shortestPath("s", "t").orElseThrow(),
                List.of("a", "b"),
                List.of("sa", "ab", "bt")));
    RepairedPair<String, String> repaired =
        new PairRepair<>(without("st").build()).repair(pair, Disjointness.SWITCH).orElseThrow();
    assertEquals(Kept.BOTH, repaired.kept());
    assertFalse(repaired.isMaximallyDisjoint());
    assertTrue(repaired.toString().contains("a new pair would share less"));

    PathPair<String, String> withDirect =
        PathPair.of(
            new DisjointPair<>(
                across,
                new DisjointPaths<>(without("sa", "sb").build())
                    .shortestPath("s", "t")
                    .orElseThrow(),
                List.of(),
                List.of()));
    RepairedPair<String, String> trapped =
        new PairRepair<>(without("st").build())
            .repair(withDirect, Disjointness.SWITCH)
            .orElseThrow();
    assertEquals(Kept.FIRST, trapped.kept());
    assertEquals(across, trapped.pair().first());
    assertEquals(1, trapped.pair().sharedVertices().size());
    assertEquals(1, trapped.pair().sharedEdges().size());
    assertFalse(trapped.isMaximallyDisjoint());
  }

  @Test
  void plansAnewWhereNothingWorksAndGivesUpWhereNothingCan() {
    DisjointPair<String, String> pair = planned();
    RepairedPair<String, String> repaired =
        new PairRepair<>(without("sa", "bt").build())
            .repair(pair, Disjointness.SWITCH)
            .orElseThrow();
    assertEquals(Kept.NEITHER, repaired.kept());
    assertEquals(
        PathPair.of(
            new DisjointPaths<>(without("sa", "bt").build())
                .maximallyDisjointPair("s", "t", Disjointness.SWITCH)
                .orElseThrow()),
        repaired.pair());
    assertTrue(repaired.isMaximallyDisjoint());
    assertEquals(
        Optional.empty(),
        new PairRepair<>(without("sa", "sb", "st").build()).repair(pair, Disjointness.LINK));
    assertEquals(
        Optional.empty(),
        new PairRepair<>(
                TopologySnapshot.<String, String>builder().addVertex("s").addVertex("a").build())
            .repair(pair, Disjointness.LINK));
  }

  @Test
  void aKeptPathWeighsWhatItWeighsNow() {
    TopologySnapshot<String, String> heavier =
        TopologySnapshot.<String, String>builder()
            .addUndirected("s", "a", "sa", 100)
            .addUndirected("a", "t", "at", 100)
            .addUndirected("s", "b", "sb", 4)
            .addUndirected("b", "t", "bt", 1)
            .build();
    RepairedPair<String, String> repaired =
        new PairRepair<>(heavier).repair(planned(), Disjointness.LINK).orElseThrow();
    assertEquals(Kept.BOTH, repaired.kept());
    assertEquals(200, repaired.pair().first().weight());
    assertEquals(5, repaired.pair().second().weight());
    assertEquals(List.of("sa", "at"), repaired.pair().first().edges());
  }

  @Property(tries = 600)
  void repairsAreTheBestThatTheLivingPathAllows(
      @ForAll long seed,
      @ForAll RandomNetworks.Kind kind,
      @ForAll boolean isDirected,
      @ForAll @IntRange(min = 3, max = 8) int size) {
    TestNetwork whole = RandomNetworks.network(seed, kind, size, isDirected ? 0.5 : 0);
    TestNetwork network = new TestNetwork(whole.size);
    whole.links.stream()
        .limit(14)
        .forEach(link -> network.add(link.a, link.b, link.forward, link.backward));
    ChangingNetwork changing = new ChangingNetwork(network, isDirected, seed);
    Random random = new Random(~seed);
    int source = random.nextInt(size);
    int target = (source + 1 + random.nextInt(size - 1)) % size;
    for (Disjointness disjointness : Disjointness.values()) {
      Optional<PathPair<Integer, Edge>> pair = Optional.empty();
      for (int step = 0; step < 8; step++) {
        TopologySnapshot<Integer, Edge> snapshot = changing.snapshot();
        if (pair.isEmpty() && changing.isUp(source) && changing.isUp(target)) {
          pair =
              new DisjointPaths<>(snapshot)
                  .maximallyDisjointPair(source, target, disjointness)
                  .map(PathPair::of);
        } else if (pair.isPresent()) {
          pair = repair(changing, snapshot, pair.get(), disjointness);
        }
        changing.change(2, random.nextInt(5) == 0 ? 1 : 0, 1);
      }
    }
  }

  private static Optional<PathPair<Integer, Edge>> repair(
      ChangingNetwork changing,
      TopologySnapshot<Integer, Edge> snapshot,
      PathPair<Integer, Edge> old,
      Disjointness disjointness) {
    int source = old.source();
    int target = old.target();
    PairRepair<Integer, Edge> repair = new PairRepair<>(snapshot);
    Optional<RepairedPair<Integer, Edge>> repaired = repair.repair(old, disjointness);
    assertEquals(String.valueOf(repaired), String.valueOf(repair.repair(old, disjointness)));
    PairOracle oracle = new PairOracle(changing.present(), source, target);
    boolean isCut = oracle.paths.isEmpty() || !changing.isUp(source) || !changing.isUp(target);
    assertEquals(isCut, repaired.isEmpty());
    if (isCut) {
      return Optional.empty();
    }
    PathPair<Integer, Edge> pair = repaired.get().pair();
    boolean isFirstAlive = oracle.has(links(old.first()), old.first().vertices());
    boolean isSecondAlive = oracle.has(links(old.second()), old.second().vertices());
    assertEquals(
        isFirstAlive
            ? isSecondAlive ? Kept.BOTH : Kept.FIRST
            : isSecondAlive ? Kept.SECOND : Kept.NEITHER,
        repaired.get().kept());
    if (isFirstAlive) {
      assertEquals(old.first().edges(), pair.first().edges());
    }
    if (isSecondAlive) {
      assertEquals(old.second().edges(), pair.second().edges());
    }
    List<Long> cost = oracle.cost(links(pair.first()), links(pair.second()), disjointness);
    assertEquals((long) pair.sharedEdges().size(), cost.get(1));
    assertEquals(pair.totalWeight(), cost.get(2));
    List<Long> best = oracle.best(disjointness);
    assertEquals(
        best.subList(0, 2).equals(cost.subList(0, 2)), repaired.get().isMaximallyDisjoint());
    if (isFirstAlive != isSecondAlive) {
      RoutedPath<Integer, Edge> living = isFirstAlive ? pair.first() : pair.second();
      assertEquals(oracle.bestPartner(links(living), disjointness), cost);
    } else if (!isFirstAlive) {
      assertEquals(best, cost);
    }
    return Optional.of(pair);
  }

  private static List<Integer> links(RoutedPath<Integer, Edge> path) {
    List<Integer> links = new ArrayList<>();
    path.edges().forEach(edge -> links.add(edge.link.index));
    return links;
  }
}
