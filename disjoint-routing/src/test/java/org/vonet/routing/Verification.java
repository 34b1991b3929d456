// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Optional;
import org.vonet.routing.PairChecker.Cost;
import org.vonet.routing.TestNetwork.Edge;

/** Compares all the answers for one pair of ends with what an oracle says. */
final class Verification {
  private Verification() {}

  /** Every kind of question, against enumeration. */
  static void againstEnumeration(
      TestNetwork network, DisjointPaths<Integer, Edge> paths, int source, int target) {
    String where = source + " to " + target + " of " + network;
    ExhaustiveOracle oracle = new ExhaustiveOracle(network, source, target);
    Optional<RoutedPath<Integer, Edge>> path = paths.shortestPath(source, target);
    path.ifPresent(found -> PairChecker.checkPath(found, source, target));
    assertEquals(oracle.lightestPath(), path.map(RoutedPath::weight), () -> "path " + where);
    for (Disjointness disjointness : Disjointness.values()) {
      Optional<Cost> best = oracle.best(disjointness);
      comparePair(
          paths,
          source,
          target,
          disjointness,
          best.filter(cost -> isDisjoint(cost, disjointness)),
          where);
      compareMaximal(network, paths, source, target, disjointness, best, where);
    }
  }

  /** Every kind of question about pairs, against flows. */
  static void againstFlows(
      TestNetwork network, DisjointPaths<Integer, Edge> paths, int source, int target) {
    String where = source + " to " + target + " of " + network;
    FlowOracle oracle = new FlowOracle(network);
    for (Disjointness disjointness : Disjointness.values()) {
      boolean exists = oracle.disjointPathCount(source, target, disjointness) >= 2;
      Optional<Cost> disjoint = oracle.best(source, target, disjointness, false);
      assertEquals(exists, disjoint.isPresent(), () -> "the oracles disagree: " + where);
      comparePair(paths, source, target, disjointness, disjoint, where);
      compareMaximal(
          network,
          paths,
          source,
          target,
          disjointness,
          oracle.best(source, target, disjointness, true),
          where);
    }
  }

  /** Pairs: existence against maximum flow, and a proof that there are no better ones. */
  static void certified(
      TestNetwork network, DisjointPaths<Integer, Edge> paths, int source, int target) {
    String where = source + " to " + target + " of " + network.size + " vertices";
    FlowOracle oracle = new FlowOracle(network);
    for (Disjointness disjointness : Disjointness.values()) {
      boolean isReachable = oracle.disjointPathCount(source, target, Disjointness.LINK) >= 1;
      boolean isDisjoint = oracle.disjointPathCount(source, target, disjointness) >= 2;
      Optional<DisjointPair<Integer, Edge>> pair = paths.pair(source, target, disjointness);
      Optional<DisjointPair<Integer, Edge>> maximal =
          paths.maximallyDisjointPair(source, target, disjointness);
      assertEquals(isDisjoint, pair.isPresent(), () -> disjointness + " pair " + where);
      assertEquals(isReachable, maximal.isPresent(), () -> "maximal " + disjointness + where);
      pair.ifPresent(
          found -> {
            assertTrue(isDisjoint(PairChecker.check(found, source, target), disjointness));
            new OptimalityChecker(network, source, target, disjointness, false).check(found);
            assertEquals(pair, maximal);
          });
      maximal.ifPresent(
          found -> {
            PairChecker.check(found, source, target);
            new OptimalityChecker(network, source, target, disjointness, true).check(found);
            new SinglePointsOfFailure(network, source, target).check(found, disjointness);
          });
    }
  }

  private static boolean isDisjoint(Cost cost, Disjointness disjointness) {
    return cost.links == 0 && (disjointness == Disjointness.LINK || cost.switches == 0);
  }

  private static void comparePair(
      DisjointPaths<Integer, Edge> paths,
      int source,
      int target,
      Disjointness disjointness,
      Optional<Cost> expected,
      String where) {
    Optional<DisjointPair<Integer, Edge>> pair = paths.pair(source, target, disjointness);
    assertEquals(
        expected.map(cost -> cost.weight),
        pair.map(DisjointPair::totalWeight),
        () -> disjointness + " pair " + where);
    if (pair.isPresent()) {
      assertTrue(
          isDisjoint(PairChecker.check(pair.get(), source, target), disjointness),
          () -> disjointness + " pair " + where + " is " + pair);
    }
  }

  private static void compareMaximal(
      TestNetwork network,
      DisjointPaths<Integer, Edge> paths,
      int source,
      int target,
      Disjointness disjointness,
      Optional<Cost> expected,
      String where) {
    Optional<DisjointPair<Integer, Edge>> pair =
        paths.maximallyDisjointPair(source, target, disjointness);
    assertEquals(
        expected.isPresent(), pair.isPresent(), () -> "maximal " + disjointness + " " + where);
    if (pair.isEmpty()) {
      return;
    }
    Cost cost;
    try {
      cost = PairChecker.check(pair.get(), source, target);
    } catch (AssertionError e) {
      fail("maximal " + disjointness + " " + where + " is " + pair, e);
      return;
    }
    new SinglePointsOfFailure(network, source, target).check(pair.get(), disjointness);
    Cost wanted = expected.get();
    String all = "maximal " + disjointness + " " + where + " is " + pair;
    assertEquals(wanted.links, cost.links, () -> "shared links, " + all);
    assertEquals(wanted.weight, cost.weight, () -> "weight, " + all);
    if (disjointness == Disjointness.SWITCH) {
      assertEquals(wanted.switches, cost.switches, () -> "shared switches, " + all);
    }
  }
}
