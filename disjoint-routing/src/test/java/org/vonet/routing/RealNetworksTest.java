// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vonet.routing.TestNetwork.Edge;
import org.vonet.routing.TopologyFiles.Weighing;

/** Operator networks: every answer proved to be the best, existence against maximum flow. */
class RealNetworksTest {
  private static final long SEED = 20261120;

  /** Number of pairs of ends that are tried in a large network. */
  private static final int SAMPLE = 120;

  static Stream<Arguments> networks() {
    return TopologyFiles.all().stream()
        .flatMap(
            file -> Stream.of(Weighing.values()).map(weighing -> Arguments.of(file, weighing)));
  }

  @Test
  void areManyAndRead() throws IOException {
    assertTrue(TopologyFiles.all().size() >= 25);
    TestNetwork abilene = TopologyFiles.read(named("Abilene.graphml"), Weighing.DELAY);
    assertEquals(11, abilene.size);
    assertEquals(14, abilene.links.size());
    assertTrue(abilene.links.stream().allMatch(link -> link.forward > 500_000));
    TestNetwork gabriel = TopologyFiles.read(named("gabriel-25-0.gml"), Weighing.DELAY);
    assertEquals(25, gabriel.size);
    assertEquals(127.58 * 5000, gabriel.links.get(0).forward, 0.5);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("networks")
  void answersAreTheBest(Path file, Weighing weighing) throws IOException {
    TestNetwork network = TopologyFiles.read(file, weighing);
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

  private static Path named(String name) {
    return TopologyFiles.all().stream().filter(file -> file.endsWith(name)).findAny().orElseThrow();
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
    return all.subList(0, Math.min(all.size(), SAMPLE));
  }
}
