// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vonet.routing.RandomNetworks.Kind;
import org.vonet.routing.TestNetwork.Edge;
import org.vonet.routing.TestNetwork.Link;

class BreadthFirstOrderTest {
  @Test
  void walksEachComponentFromItsFirstVertex() {
    // 0 - 3 - 1, 3 - 5, and apart from them 2 - 4.
    int[] tails = {3, 3, 5, 4};
    int[] heads = {0, 1, 3, 2};
    assertArrayEquals(new int[] {0, 3, 1, 5, 2, 4}, BreadthFirstOrder.of(6, tails, heads));
    assertArrayEquals(new int[0], BreadthFirstOrder.of(0, new int[0], new int[0]));
  }

  /** The numbers inside are nobody's business: large networks answer as small ones do. */
  @Test
  void largeNetworksAreNumberedAnewAndAnswerAsBefore() {
    int size = TopologySnapshot.MOST_IN_GIVEN_ORDER + 1;
    TestNetwork rowByRow = RandomNetworks.network(5, Kind.GRID, size, 0.2);
    List<Integer> names = new ArrayList<>();
    for (int v = 0; v < size; v++) {
      names.add(v);
    }
    Collections.shuffle(names, new Random(5));
    TestNetwork network = new TestNetwork(size);
    for (Link link : rowByRow.links) {
      network.add(names.get(link.a), names.get(link.b), link.forward, link.backward);
    }
    TopologySnapshot<Integer, Edge> snapshot = network.directedSnapshot();
    TopologySnapshot<Integer, Edge> original = rowByRow.directedSnapshot();
    assertEquals(size - 1, snapshot.vertices().get(size - 1));
    assertNotEquals(size - 1, snapshot.indexOf(size - 1));
    assertTrue(span(snapshot.arcs()) < size / 20, "neighbours lie near each other");

    DisjointPaths<Integer, Edge> paths = new DisjointPaths<>(snapshot);
    DisjointPaths<Integer, Edge> expected = new DisjointPaths<>(original);
    PairsFromSource<Integer, Edge> all = paths.pairsFrom(names.get(0), Disjointness.SWITCH);
    TreePair<Integer, Edge> trees =
        new RedundantTrees<>(snapshot)
            .fromRoot(names.get(0), snapshot.vertices(), Disjointness.SWITCH);
    Random random = new Random(7);
    for (int i = 0; i < 40; i++) {
      int target = 1 + random.nextInt(size - 1);
      int renamed = names.get(target);
      Optional<DisjointPair<Integer, Edge>> best =
          paths.maximallyDisjointPair(names.get(0), renamed, Disjointness.SWITCH);
      assertEquals(
          expected
              .maximallyDisjointPair(0, target, Disjointness.SWITCH)
              .map(pair -> pair.totalWeight()),
          best.map(pair -> pair.totalWeight()));
      best.ifPresent(
          pair -> {
            PairChecker.check(pair, names.get(0), renamed);
            assertEquals(
                Optional.empty(),
                Certificates.flaw(
                    snapshot,
                    pair,
                    Disjointness.SWITCH,
                    paths.certificate(names.get(0), renamed, Disjointness.SWITCH)));
          });
      assertEquals(
          expected.pair(0, target, Disjointness.SWITCH).map(DisjointPair::totalWeight),
          all.pair(renamed).map(DisjointPair::totalWeight));
      if (trees.members().contains(renamed)) {
        PairChecker.checkPath(trees.red().path(renamed), names.get(0), renamed);
        PairChecker.checkPath(trees.blue().path(renamed), names.get(0), renamed);
      }
    }
  }

  /** Mean difference of the numbers of the two ends of an arc. */
  private static double span(ArcGraph graph) {
    long sum = 0;
    for (int arc = 0; arc < graph.arcCount(); arc++) {
      sum += Math.abs(graph.heads[arc] - graph.tails[arc]);
    }
    return (double) sum / graph.arcCount();
  }
}
