// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.vonet.routing.TestNetwork.Edge;

class ArrivalsTest {
  private static TopologyBuilder<String, String> square() {
    return TopologySnapshot.<String, String>builder()
        .addUndirected("s", "a", "sa", 1)
        .addUndirected("a", "t", "at", 1)
        .addUndirected("s", "b", "sb", 5)
        .addUndirected("b", "t", "bt", 5)
        .addUndirected("t", "x", "tx", 1)
        .addVertex("y");
  }

  private static boolean canImprove(String from, String to, TopologyBuilder<String, String> after) {
    TopologySnapshot<String, String> before = square().build();
    DisjointPair<String, String> pair =
        new DisjointPaths<>(before)
            .maximallyDisjointPair(from, to, Disjointness.SWITCH)
            .orElseThrow();
    return new Arrivals<>(TopologyChange.between(before, after.build()))
        .canImprove(PathPair.of(pair), Disjointness.SWITCH);
  }

  @Test
  void onlyALinkThatIsLightEnoughCanImproveADisjointPair() {
    assertTrue(canImprove("s", "t", square().addUndirected("s", "t", "st", 9)));
    assertFalse(canImprove("s", "t", square().addUndirected("s", "t", "st", 10)));
    assertFalse(canImprove("s", "t", square().addUndirected("x", "y", "xy", 0)));
    assertFalse(canImprove("s", "t", square()));
  }

  @Test
  void anyLinkBetweenTheEndsMayImproveAPairThatShares() {
    assertTrue(canImprove("s", "x", square().addUndirected("a", "x", "ax", 1000)));
    assertFalse(canImprove("s", "x", square().addDirected("x", "y", "xy", 0).addVertex("z")));
  }

  @Test
  void refusesPairsWhoseEndsAreGone() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            canImprove(
                "s",
                "t",
                TopologySnapshot.<String, String>builder().addUndirected("s", "b", "sb", 5)));
  }

  @Property(tries = 400)
  void whatCannotBeImprovedIsStillTheBest(
      @ForAll long seed,
      @ForAll RandomNetworks.Kind kind,
      @ForAll boolean isDirected,
      @ForAll @IntRange(min = 4, max = 40) int size,
      @ForAll @IntRange(min = 1, max = 12) int changes) {
    ChangingNetwork changing =
        new ChangingNetwork(
            RandomNetworks.network(seed, kind, size, isDirected ? 0.5 : 0), isDirected, seed);
    changing.change(size / 3, 0, 0);
    TopologySnapshot<Integer, Edge> before = changing.snapshot();
    changing.change(changes, 0, changes);
    TopologySnapshot<Integer, Edge> after = changing.snapshot();
    TopologyChange<Integer, Edge> change = TopologyChange.between(before, after);
    Arrivals<Integer, Edge> arrivals = new Arrivals<>(change);
    DisjointPaths<Integer, Edge> oldPaths = new DisjointPaths<>(before);
    DisjointPaths<Integer, Edge> newPaths = new DisjointPaths<>(after);
    RouteIndex<Integer, Integer, Edge> index = new RouteIndex<>();
    for (Disjointness disjointness : Disjointness.values()) {
      Map<Integer, PathPair<Integer, Edge>> pairs = new HashMap<>();
      int source = new Random(seed).nextInt(size);
      for (int target = 0; target < size; target++) {
        if (source != target) {
          int key = target;
          oldPaths
              .maximallyDisjointPair(source, target, disjointness)
              .ifPresent(pair -> pairs.put(key, PathPair.of(pair)));
        }
      }
      pairs.forEach(index::put);
      Set<Integer> touched = new HashSet<>(index.touchedBy(change));
      pairs.forEach(
          (target, pair) -> {
            if (!touched.contains(target) && !arrivals.canImprove(pair, disjointness)) {
              DisjointPair<Integer, Edge> best =
                  newPaths.maximallyDisjointPair(source, target, disjointness).orElseThrow();
              assertEquals(best.totalWeight(), pair.totalWeight());
              assertEquals(best.sharedEdges().size(), pair.sharedEdges().size());
              if (disjointness == Disjointness.SWITCH) {
                assertEquals(best.sharedVertices().size(), pair.sharedVertices().size());
              }
            }
          });
    }
  }
}
