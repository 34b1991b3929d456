// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vonet.routing.TestNetwork.Edge;
import org.vonet.topologies.CatalogueEntry;
import org.vonet.topologies.Topologies;
import org.vonet.topologies.Weighing;

/**
 * Networks of operators and power grids, and synthetic ones: every answer proved to be the best,
 * existence against maximum flow.
 */
class RealNetworksTest {
  private static final long SEED = 20261120;

  /** Number of pairs of ends that are tried in a network, in the full run. */
  private static final int FULL_SAMPLE = 120;

  /** The daily run tries fewer in larger networks: so many divided by the number of vertices. */
  private static final int DAILY_WORK = 1_500;

  private static final int LEAST_SAMPLE = 4;

  static Stream<Arguments> networks() {
    return Topologies.all().stream()
        .flatMap(
            entry -> Stream.of(Weighing.values()).map(weighing -> Arguments.of(entry, weighing)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("networks")
  void answersAreTheBest(CatalogueEntry entry, Weighing weighing) {
    TestNetwork network = TestNetwork.of(entry.read(), weighing);
    DisjointPaths<Integer, Edge> undirected = new DisjointPaths<>(network.undirectedSnapshot());
    DisjointPaths<Integer, Edge> directed = new DisjointPaths<>(network.directedSnapshot());
    for (int[] ends : sample(network.size)) {
      Verification.certified(network, undirected, ends[0], ends[1]);
      for (Disjointness disjointness : Disjointness.values()) {
        assertEquals(
            undirected.pair(ends[0], ends[1], disjointness).map(DisjointPair::totalWeight),
            directed.pair(ends[0], ends[1], disjointness).map(DisjointPair::totalWeight));
      }
    }
  }

  private static List<int[]> sample(int size) {
    List<int[]> all = new ArrayList<>();
    for (int source = 0; source < size; source++) {
      for (int target = 0; target < size; target++) {
        if (source != target) {
          all.add(new int[] {source, target});
        }
      }
    }
    Collections.shuffle(all, new Random(SEED));
    return all.subList(0, Math.min(all.size(), sampleSize(size)));
  }

  private static int sampleSize(int size) {
    return FullRun.IS_ON
        ? FULL_SAMPLE
        : Math.max(LEAST_SAMPLE, Math.min(FULL_SAMPLE, DAILY_WORK / size));
  }
}
