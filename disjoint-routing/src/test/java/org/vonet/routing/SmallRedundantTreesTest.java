// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vonet.routing.TestNetwork.Edge;

/** All networks of a few vertices, with every root and every set of members. */
class SmallRedundantTreesTest {
  private static final long SEED = 20261121;

  @Test
  void allMultigraphsOfThreeVertices() {
    Random random = new Random(SEED);
    for (int code = 0; code < 64; code++) {
      for (int weights = 0; weights < 4; weights++) {
        TestNetwork network = new TestNetwork(3);
        int rest = code;
        for (int a = 0; a < 3; a++) {
          for (int b = a + 1; b < 3; b++) {
            for (int parallel = rest % 4; parallel > 0; parallel--) {
              network.add(a, b, random.nextInt(4), random.nextInt(4));
            }
            rest /= 4;
          }
        }
        checkAll(network, 0, network.size - 1);
      }
    }
  }

  @Test
  void allMultigraphsOfFourVertices() {
    Random random = new Random(SEED);
    for (int code = 0; code < 729; code++) {
      TestNetwork network = new TestNetwork(4);
      int rest = code;
      for (int a = 0; a < 4; a++) {
        for (int b = a + 1; b < 4; b++) {
          for (int parallel = rest % 3; parallel > 0; parallel--) {
            network.add(a, b, random.nextInt(4), random.nextInt(4));
          }
          rest /= 3;
        }
      }
      checkAll(network, 0, network.size - 1);
    }
  }

  /**
   * Some links have a parallel one, and some are open one way. The daily run takes one root for
   * each graph: among all graphs are those in which the other vertices have changed places with it.
   */
  @Test
  void allGraphsOfFiveVertices() {
    Random random = new Random(SEED);
    for (int code = 0; code < 1024; code++) {
      TestNetwork network = new TestNetwork(5);
      int bit = 0;
      for (int a = 0; a < 5; a++) {
        for (int b = a + 1; b < 5; b++) {
          if ((code & 1 << bit++) != 0) {
            network.add(a, b, random.nextInt(6), random.nextInt(6));
            if (random.nextInt(8) == 0) {
              network.add(a, b, random.nextInt(6), random.nextInt(6));
            }
          } else if (random.nextInt(8) == 0) {
            network.directed(a, b, random.nextInt(6));
          }
        }
      }
      if (FullRun.IS_ON) {
        checkAll(network, 0, 4);
      } else {
        checkAll(network, code % 5, code % 5);
      }
    }
  }

  private static void checkAll(TestNetwork network, int firstRoot, int lastRoot) {
    FailureTrials trials = new FailureTrials(network);
    Map<TreeEffort, RedundantTrees<Integer, Edge>> trees = new EnumMap<>(TreeEffort.class);
    for (TreeEffort effort : TreeEffort.values()) {
      trees.put(effort, new RedundantTrees<>(network.directedSnapshot(), effort));
    }
    for (int root = firstRoot; root <= lastRoot; root++) {
      TreeChecker checker = new TreeChecker(trials, root);
      for (int set = 0; set < 1 << network.size; set++) {
        List<Integer> members = new ArrayList<>();
        for (int v = 0; v < network.size; v++) {
          if ((set & 1 << v) != 0) {
            members.add(v);
          }
        }
        // Odd sets have member 0, even sets have not: the direction changes with another one.
        boolean isFromRoot = (set & 2) == 0;
        for (Disjointness disjointness : Disjointness.values()) {
          for (TreeEffort effort : TreeEffort.values()) {
            TreePair<Integer, Edge> pair =
                isFromRoot
                    ? trees.get(effort).fromRoot(root, members, disjointness)
                    : trees.get(effort).toRoot(root, members, disjointness);
            try {
              checker.check(pair, members, disjointness, isFromRoot);
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
                      + network
                      + " has "
                      + pair,
                  e);
            }
          }
        }
      }
    }
  }
}
