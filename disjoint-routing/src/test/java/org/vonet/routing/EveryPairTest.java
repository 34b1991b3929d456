// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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
 * Every pair of vertices of every network of up to 200, and those of some sources in larger ones:
 * existence against JGraphT's blocks and bridges, best by certificate, and found from the source
 * with the same weight.
 */
class EveryPairTest {
  private static final long SEED = 20261121;
  private static final int SMALL = 200;
  private static final int SOURCES_OF_LARGE = FullRun.IS_ON ? 60 : 3;

  static Stream<Arguments> networks() {
    List<Weighing> weighings = FullRun.IS_ON ? List.of(Weighing.values()) : List.of(Weighing.DELAY);
    return Topologies.all().stream()
        .flatMap(entry -> weighings.stream().map(weighing -> Arguments.of(entry, weighing)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("networks")
  void isProven(CatalogueEntry entry, Weighing weighing) {
    TestNetwork network = TestNetwork.of(entry.read(), weighing);
    BlockOracle oracle = new BlockOracle(network);
    DisjointPaths<Integer, Edge> paths = new DisjointPaths<>(network.undirectedSnapshot());
    List<Integer> sources = new ArrayList<>(paths.snapshot().vertices());
    boolean isEverySource = network.size <= SMALL;
    if (!isEverySource) {
      Collections.shuffle(sources, new Random(SEED));
      sources = sources.subList(0, SOURCES_OF_LARGE);
    }
    for (Disjointness disjointness : Disjointness.values()) {
      for (int source : sources) {
        PairsFromSource<Integer, Edge> pairs = paths.pairsFrom(source, disjointness);
        // The network is undirected: one direction of each pair will do from day to day.
        int first = isEverySource && !FullRun.IS_ON ? source + 1 : 0;
        for (int target = first; target < network.size; target++) {
          if (target != source) {
            prove(paths, pairs, target, oracle.hasPair(source, target, disjointness));
          }
        }
      }
    }
  }

  private static void prove(
      DisjointPaths<Integer, Edge> paths,
      PairsFromSource<Integer, Edge> pairs,
      int target,
      boolean exists) {
    int source = pairs.source();
    Disjointness disjointness = pairs.disjointness();
    String where = disjointness + " " + source + " to " + target;
    Certificate certificate = paths.certificate(source, target, disjointness);
    Optional<DisjointPair<Integer, Edge>> best =
        paths.maximallyDisjointPair(source, target, disjointness);
    if (best.isEmpty()) {
      assertEquals(
          Optional.empty(),
          Certificates.flawOfSeparation(paths.snapshot(), source, target, certificate),
          where);
    } else {
      assertEquals(
          Optional.empty(),
          Certificates.flaw(paths.snapshot(), best.get(), disjointness, certificate),
          where);
    }
    boolean isFound = best.isPresent() && best.get().achieves(disjointness);
    assertEquals(exists, isFound, where);
    assertEquals(best.filter(unused -> isFound), paths.pair(source, target, disjointness), where);
    Optional<DisjointPair<Integer, Edge>> fromSource = pairs.pair(target);
    assertEquals(isFound, fromSource.isPresent(), where);
    if (isFound) {
      // Of the same weight as the best, it is the best by the same certificate.
      assertEquals(best.get().totalWeight(), fromSource.get().totalWeight(), where);
      assertTrue(fromSource.get().achieves(disjointness), where);
      assertEquals(
          Optional.empty(),
          Certificates.flaw(paths.snapshot(), fromSource.get(), disjointness, certificate),
          where);
    }
  }
}
