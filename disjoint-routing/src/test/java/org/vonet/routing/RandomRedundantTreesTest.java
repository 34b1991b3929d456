// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.vonet.routing.RandomNetworks.Kind;
import org.vonet.routing.TestNetwork.Edge;

/** Random networks, roots and members, against failures of one thing after another. */
class RandomRedundantTreesTest {
  private static final long SEED = 20261121;

  @Property(tries = 300)
  void treesShareWhatCannotBeAvoided(
      @ForAll long seed,
      @ForAll Kind kind,
      @ForAll @IntRange(min = 2, max = 60) int size,
      @ForAll boolean hasOneWayLinks) {
    check(seed, kind, size, hasOneWayLinks);
  }

  /** Trees to one member are a pair of paths: none is lighter than the lightest pair. */
  @Property(tries = 300)
  void treesToOneMemberAreALightestPair(
      @ForAll long seed, @ForAll Kind kind, @ForAll @IntRange(min = 2, max = 60) int size) {
    TopologySnapshot<Integer, Edge> snapshot =
        RandomNetworks.network(seed, kind, size, 0).undirectedSnapshot();
    RedundantTrees<Integer, Edge> trees = new RedundantTrees<>(snapshot);
    DisjointPaths<Integer, Edge> paths = new DisjointPaths<>(snapshot);
    for (int member = 1; member < size; member++) {
      for (Disjointness disjointness : Disjointness.values()) {
        assertEquals(
            paths
                .maximallyDisjointPair(0, member, disjointness)
                .map(DisjointPair::totalWeight)
                .orElse(0L),
            trees.fromRoot(0, List.of(member), disjointness).totalWeight());
      }
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "von.proof", matches = "true")
  void inTheFullRunManyMore() {
    Random random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
      check(random.nextLong(), kind, 2 + random.nextInt(59), random.nextBoolean());
    }
  }

  private static void check(long seed, Kind kind, int size, boolean hasOneWayLinks) {
    TestNetwork network = RandomNetworks.network(seed, kind, size, hasOneWayLinks ? 0.3 : 0);
    Random random = new Random(~seed);
    FailureTrials trials = new FailureTrials(network);
    BlockInspection inspection = new BlockInspection(network);
    TopologySnapshot<Integer, Edge> snapshot = network.directedSnapshot();
    for (TreeEffort effort : TreeEffort.values()) {
      RedundantTrees<Integer, Edge> used = new RedundantTrees<>(snapshot, effort);
      for (int i = 0; i < 3; i++) {
        int root = random.nextInt(size);
        List<Integer> members = new ArrayList<>();
        int share = random.nextInt(8);
        for (int v = 0; v < size; v++) {
          if (random.nextInt(8) <= share) {
            members.add(v);
          }
        }
        for (Disjointness disjointness : Disjointness.values()) {
          TreePair<Integer, Edge> pair = used.fromRoot(root, members, disjointness);
          try {
            new TreeChecker(trials, root).check(pair, members, disjointness, true);
            new TreeChecker(inspection, root).check(pair, members, disjointness, true);
            TreePair<Integer, Edge> back = used.toRoot(root, members, disjointness);
            new TreeChecker(trials, root).check(back, members, disjointness, false);
          } catch (AssertionError e) {
            throw new AssertionError(
                effort
                    + " "
                    + disjointness
                    + " root "
                    + root
                    + " members "
                    + members
                    + " of "
                    + network,
                e);
          }
          assertEquals(
              new RedundantTrees<>(snapshot, effort).fromRoot(root, members, disjointness), pair);
        }
      }
    }
  }
}
