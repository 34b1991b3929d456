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
 * Operator networks: trees to all vertices and to some, from every root of a network of up to 200
 * vertices in the full run ({@code -Dvon.proof=true}) and from some roots otherwise, against the
 * blocks that JGraphT finds.
 */
class RealRedundantTreesTest {
  private static final long SEED = 20261121;
  private static final boolean IS_FULL = Boolean.getBoolean("von.proof");
  private static final int ALL_ROOTS_UP_TO = IS_FULL ? 200 : 12;
  private static final int SAMPLE = IS_FULL ? 60 : 2;

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
        for (TreeEffort effort : TreeEffort.values()) {
          long linkWeight = 0;
          RedundantTrees<Integer, Edge> trees = new RedundantTrees<>(snapshot, effort);
          for (Disjointness disjointness : Disjointness.values()) {
            TreePair<Integer, Edge> pair = trees.fromRoot(root, members, disjointness);
            checker.check(pair, members, disjointness, true);
            if (disjointness == Disjointness.LINK) {
              linkWeight = pair.totalWeight();
            } else {
              assertTrue(linkWeight <= pair.totalWeight(), "less apart must not weigh more");
            }
          }
        }
      }
    }
  }

  private static List<Integer> roots(int size, Random random) {
    List<Integer> roots = new ArrayList<>();
    for (int v = 0; v < size; v++) {
      roots.add(v);
    }
    if (size <= ALL_ROOTS_UP_TO) {
      return roots;
    }
    Collections.shuffle(roots, random);
    return roots.subList(0, SAMPLE);
  }
}
