// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
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
      for (int count = 1; count <= DisjointPaths.MOST_PATHS; count++) {
        compareMany(paths, oracle, source, target, count, disjointness, where);
      }
    }
  }

  /** As many paths as there are, up to a number, against enumeration. */
  private static void compareMany(
      DisjointPaths<Integer, Edge> paths,
      ExhaustiveOracle oracle,
      int source,
      int target,
      int most,
      Disjointness disjointness,
      String where) {
    List<RoutedPath<Integer, Edge>> found = paths.disjointPaths(source, target, most, disjointness);
    checkMany(found, source, target, disjointness, where);
    assertTrue(found.size() <= most);
    assertEquals(
        found.isEmpty() ? Optional.empty() : Optional.of(total(found)),
        oracle.lightestDisjoint(Math.max(1, found.size()), disjointness),
        () -> most + " " + disjointness + " paths " + where + " are " + found);
    if (found.size() < most) {
      assertEquals(
          Optional.empty(),
          oracle.lightestDisjoint(found.size() + 1, disjointness),
          () -> "more than " + found + " " + where);
    }
  }

  private static long total(List<RoutedPath<Integer, Edge>> paths) {
    return paths.stream().mapToLong(RoutedPath::weight).sum();
  }

  private static void checkMany(
      List<RoutedPath<Integer, Edge>> found,
      int source,
      int target,
      Disjointness disjointness,
      String where) {
    Set<Integer> links = new HashSet<>();
    Set<Integer> switches = new HashSet<>();
    long lastWeight = 0;
    for (RoutedPath<Integer, Edge> path : found) {
      PairChecker.checkPath(path, source, target);
      assertTrue(lastWeight <= path.weight(), () -> "order of " + found + " " + where);
      lastWeight = path.weight();
      for (Edge edge : path.edges()) {
        assertTrue(links.add(edge.link.index), () -> "link twice in " + found + " " + where);
      }
      for (Integer transit : path.transitVertices()) {
        assertTrue(
            switches.add(transit) || disjointness == Disjointness.LINK,
            () -> "switch twice in " + found + " " + where);
      }
    }
  }

  /** The pairs and paths from one source to all others, against those to one at a time. */
  static void fromSource(TestNetwork network, DisjointPaths<Integer, Edge> paths, int source) {
    ShortestPaths<Integer, Edge> shortest = paths.shortestPaths(source);
    assertEquals(OptionalLong.of(0), shortest.weight(source));
    for (Disjointness disjointness : Disjointness.values()) {
      PairsFromSource<Integer, Edge> pairs = paths.pairsFrom(source, disjointness);
      for (int target = 0; target < network.size; target++) {
        if (target != source) {
          compareFromSource(network, paths, shortest, pairs, target);
        }
      }
    }
  }

  private static void compareFromSource(
      TestNetwork network,
      DisjointPaths<Integer, Edge> paths,
      ShortestPaths<Integer, Edge> shortest,
      PairsFromSource<Integer, Edge> pairs,
      int target) {
    int source = pairs.source();
    Disjointness disjointness = pairs.disjointness();
    String where = disjointness + " " + source + " to " + target + " of " + network;
    Optional<Long> weight = paths.shortestPath(source, target).map(RoutedPath::weight);
    assertEquals(weight, boxed(shortest.weight(target)), where);
    assertEquals(weight, boxed(pairs.shortestWeight(target)), where);
    Optional<RoutedPath<Integer, Edge>> path = shortest.path(target);
    assertEquals(weight, path.map(RoutedPath::weight), where);
    path.ifPresent(found -> PairChecker.checkPath(found, source, target));

    Optional<DisjointPair<Integer, Edge>> expected = paths.pair(source, target, disjointness);
    Optional<DisjointPair<Integer, Edge>> pair = pairs.pair(target);
    assertEquals(
        expected.map(DisjointPair::totalWeight), pair.map(DisjointPair::totalWeight), where);
    assertEquals(expected.map(DisjointPair::totalWeight), boxed(pairs.totalWeight(target)), where);
    pair.ifPresent(
        found ->
            assertTrue(
                isDisjoint(PairChecker.check(found, source, target), disjointness),
                () -> found + " " + where));
  }

  private static Optional<Long> boxed(OptionalLong value) {
    return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
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
    Certificate certificate = paths.certificate(source, target, disjointness);
    if (pair.isEmpty()) {
      assertEquals(
          Optional.empty(),
          Certificates.flawOfSeparation(paths.snapshot(), source, target, certificate));
      return;
    }
    assertEquals(
        Optional.empty(),
        Certificates.flaw(paths.snapshot(), pair.get(), disjointness, certificate),
        () -> "certificate of " + disjointness + " " + where + " is " + pair);
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
