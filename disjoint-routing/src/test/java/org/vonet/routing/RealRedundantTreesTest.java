// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertTrue;

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
 * Operator networks and power grids: trees to all vertices, to a fifth, and to a twentieth of them,
 * against the blocks that JGraphT finds.
 */
class RealRedundantTreesTest {
  private static final long SEED = 20261121;

  /** The full run takes every root of a network of up to so many vertices, and some of others. */
  private static final int ALL_ROOTS_UP_TO = 200;

  private static final int FULL_SAMPLE = 40;

  /** The daily run takes so many roots divided by the number of vertices, one at least. */
  private static final int DAILY_WORK = 250;

  static Stream<Arguments> networks() {
    return Topologies.all().stream()
        .flatMap(
            entry -> Stream.of(Weighing.values()).map(weighing -> Arguments.of(entry, weighing)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("networks")
  void treesShareWhatCannotBeAvoided(CatalogueEntry entry, Weighing weighing) {
    TestNetwork network = TestNetwork.of(entry.read(), weighing);
    BlockInspection inspection = new BlockInspection(network);
    TopologySnapshot<Integer, Edge> snapshot = network.undirectedSnapshot();
    Random random = new Random(SEED);
    for (int root : roots(network.size, random)) {
      TreeChecker checker = new TreeChecker(inspection, root);
      List<Integer> all = new ArrayList<>(snapshot.vertices());
      Collections.shuffle(all, random);
      for (int share : new int[] {100, 20, 5}) {
        List<Integer> members = all.subList(0, Math.max(1, all.size() * share / 100));
        long linearWeight = weight(checker, snapshot, TreeEffort.LINEAR, root, members);
        long lightWeight = weight(checker, snapshot, TreeEffort.LIGHT, root, members);
        assertTrue(lightWeight <= linearWeight, "light trees must not weigh more");
      }
    }
  }

  /** Checks the trees of either kind, and weighs the one that keeps switches apart. */
  private static long weight(
      TreeChecker checker,
      TopologySnapshot<Integer, Edge> snapshot,
      TreeEffort effort,
      int root,
      List<Integer> members) {
    RedundantTrees<Integer, Edge> trees = new RedundantTrees<>(snapshot, effort);
    TreePair<Integer, Edge> apart = trees.fromRoot(root, members, Disjointness.SWITCH);
    TreePair<Integer, Edge> crossing = trees.fromRoot(root, members, Disjointness.LINK);
    checker.check(apart, members, Disjointness.SWITCH, true);
    checker.check(crossing, members, Disjointness.LINK, true);
    assertTrue(crossing.totalWeight() <= apart.totalWeight(), "less apart must not weigh more");
    return apart.totalWeight();
  }

  private static List<Integer> roots(int size, Random random) {
    List<Integer> roots = new ArrayList<>();
    for (int v = 0; v < size; v++) {
      roots.add(v);
    }
    Collections.shuffle(roots, random);
    return roots.subList(0, Math.min(size, sampleSize(size)));
  }

  private static int sampleSize(int size) {
    if (FullRun.IS_ON) {
      return size <= ALL_ROOTS_UP_TO ? size : FULL_SAMPLE;
    }
    return Math.max(1, DAILY_WORK / size);
  }
}
