// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vonet.routing.TestNetwork.Edge;
import org.vonet.topologies.CatalogueEntry;
import org.vonet.topologies.Topologies;
import org.vonet.topologies.Weighing;

/** Operator networks with random ducts and feeds: what the default budget is worth. */
class RealRisksTest {
  private static final long SEED = 20261121;
  private static final int SAMPLE = FullRun.IS_ON ? 400 : 8;

  @ParameterizedTest
  @EnumSource(names = {"SCATTERED", "DUCTS", "FEEDS"})
  void mostAnswersAreProvenBest(RandomRisks.Kind kind) {
    int asked = 0;
    int proven = 0;
    for (CatalogueEntry entry : Topologies.all()) {
      TestNetwork network = TestNetwork.of(entry.read(), Weighing.DELAY);
      TopologySnapshot<Integer, Edge> snapshot = network.undirectedSnapshot();
      int count = kind == RandomRisks.Kind.SCATTERED ? network.links.size() / 4 : network.size / 3;
      RandomRisks risks = new RandomRisks(SEED, kind, network, count);
      RiskDisjointPaths<Integer, Edge> paths =
          new RiskDisjointPaths<>(snapshot, risks.of(snapshot));
      DisjointPaths<Integer, Edge> plain = new DisjointPaths<>(snapshot);
      Random random = new Random(SEED);
      for (int i = 0; i < SAMPLE; i++) {
        int source = random.nextInt(network.size);
        int target = (source + 1 + random.nextInt(network.size - 1)) % network.size;
        Optional<RiskDisjointPair<Integer, Edge>> pair =
            paths.pair(source, target, Disjointness.SWITCH);
        Optional<DisjointPair<Integer, Edge>> without =
            plain.maximallyDisjointPair(source, target, Disjointness.SWITCH);
        assertEquals(without.isPresent(), pair.isPresent());
        if (pair.isPresent()) {
          RiskChecker.check(pair.get(), risks, source, target);
          asked++;
          proven += pair.get().isProvenBest() ? 1 : 0;
        }
      }
    }
    double share = kind == RandomRisks.Kind.SCATTERED ? 0.95 : 0.99;
    assertTrue(proven >= share * asked, proven + " of " + asked + " proven");
  }
}
