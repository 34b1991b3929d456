// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.vonet.routing.TestNetwork.Edge;

/** Random networks with random risk groups against an enumeration of all pairs of paths. */
class RandomRisksTest {
  /** Ends of each network that are tried: more in a full run. */
  private static final int ENDS = FullRun.IS_ON ? 100 : 4;

  @Property(tries = 1500)
  void provenPairsAreTheBestOfUndirectedNetworks(
      @ForAll long seed,
      @ForAll RandomNetworks.Kind kind,
      @ForAll RandomRisks.Kind riskKind,
      @ForAll @IntRange(min = 2, max = 9) int size,
      @ForAll @IntRange(min = 0, max = 9) int groups) {
    TestNetwork network = thinned(RandomNetworks.network(seed, kind, size, 0));
    compare(
        network,
        network.undirectedSnapshot(),
        new RandomRisks(seed, riskKind, network, groups),
        seed);
  }

  @Property(tries = 1000)
  void provenPairsAreTheBestOfDirectedNetworks(
      @ForAll long seed,
      @ForAll RandomNetworks.Kind kind,
      @ForAll RandomRisks.Kind riskKind,
      @ForAll @IntRange(min = 2, max = 8) int size,
      @ForAll @IntRange(min = 0, max = 9) int groups) {
    TestNetwork network = thinned(RandomNetworks.network(seed, kind, size, 0.7));
    compare(
        network,
        network.directedSnapshot(),
        new RandomRisks(seed, riskKind, network, groups),
        seed);
  }

  /** Enumeration is exponential in the number of links: leave out those after the first few. */
  private static TestNetwork thinned(TestNetwork network) {
    TestNetwork thinned = new TestNetwork(network.size);
    for (TestNetwork.Link link : network.links) {
      if (thinned.links.size() < 17) {
        thinned.add(link.a, link.b, link.forward, link.backward);
      }
    }
    return thinned;
  }

  private static void compare(
      TestNetwork network, TopologySnapshot<Integer, Edge> snapshot, RandomRisks risks, long seed) {
    Random random = new Random(~seed);
    RiskGroups<Edge> groups = risks.of(snapshot);
    RiskDisjointPaths<Integer, Edge> unlimited =
        new RiskDisjointPaths<>(snapshot, groups, Integer.MAX_VALUE);
    RiskDisjointPaths<Integer, Edge> hasty =
        new RiskDisjointPaths<>(snapshot, groups, 1 + random.nextInt(30));
    for (int i = 0; i < ENDS; i++) {
      int source = random.nextInt(network.size);
      int target = (source + 1 + random.nextInt(network.size - 1)) % network.size;
      RiskOracle oracle = new RiskOracle(network, risks, source, target);
      for (Disjointness disjointness : Disjointness.values()) {
        String where = disjointness + " " + source + " to " + target + " of " + network;
        Optional<List<Long>> best = oracle.best(disjointness);
        Optional<RiskDisjointPair<Integer, Edge>> pair =
            unlimited.pair(source, target, disjointness);
        Optional<RiskDisjointPair<Integer, Edge>> first = hasty.pair(source, target, disjointness);
        assertEquals(best.isPresent(), pair.isPresent(), () -> where);
        assertEquals(best.isPresent(), first.isPresent(), () -> where);
        if (best.isPresent()) {
          assertTrue(pair.get().isProvenBest(), () -> where);
          assertEquals(
              best.get(), cost(pair.get(), risks, source, target, disjointness), () -> where);
          List<Long> found = cost(first.get(), risks, source, target, disjointness);
          assertTrue(first.get().leastSharedGroups() <= best.get().get(0), () -> where);
          if (first.get().isProvenBest()) {
            assertEquals(best.get(), found, () -> where);
          }
        }
      }
    }
  }

  private static List<Long> cost(
      RiskDisjointPair<Integer, Edge> pair,
      RandomRisks risks,
      int source,
      int target,
      Disjointness disjointness) {
    List<Long> cost = RiskChecker.check(pair, risks, source, target);
    return List.of(
        cost.get(0),
        disjointness == Disjointness.SWITCH ? cost.get(1) : 0,
        cost.get(2),
        cost.get(3));
  }
}
