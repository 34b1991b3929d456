// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vonet.routing.TestNetwork.Edge;

/** All networks of a few vertices against an enumeration of all pairs of simple paths. */
class SmallNetworksTest {
  private static final long SEED = 20261120;

  /** Every undirected network of four vertices with weights 0, 1 and 3: 4^6 of them. */
  @Test
  void allUndirectedNetworksOfFourVertices() {
    long[] weights = {TestNetwork.CLOSED, 0, 1, 3};
    int checked = 0;
    for (int code = 0; code < 4096; code++) {
      TestNetwork network = new TestNetwork(4);
      int rest = code;
      for (int a = 0; a < 4; a++) {
        for (int b = a + 1; b < 4; b++) {
          addUnlessClosed(network, a, b, weights[rest % 4]);
          rest /= 4;
        }
      }
      checkAllEnds(network, network.undirectedSnapshot());
      checkAllEnds(network, network.directedSnapshot());
      checked++;
    }
    assertEquals(4096, checked);
  }

  /** Every undirected multigraph of three vertices with up to three parallel links. */
  @Test
  void allMultigraphsOfThreeVertices() {
    long[] weights = {TestNetwork.CLOSED, 0, 2};
    for (int code = 0; code < 19683; code++) {
      TestNetwork network = new TestNetwork(3);
      int rest = code;
      for (int parallel = 0; parallel < 3; parallel++) {
        for (int a = 0; a < 3; a++) {
          for (int b = a + 1; b < 3; b++) {
            addUnlessClosed(network, a, b, weights[rest % 3]);
            rest /= 3;
          }
        }
      }
      checkAllEnds(network, network.undirectedSnapshot());
    }
  }

  /** Every directed network of four vertices, once as 12 links and once as up to six. */
  @Test
  void allDirectedNetworksOfFourVertices() {
    Random random = new Random(SEED);
    for (int code = 0; code < 4096; code++) {
      TestNetwork separate = new TestNetwork(4);
      TestNetwork joint = new TestNetwork(4);
      int bit = 0;
      for (int a = 0; a < 4; a++) {
        for (int b = a + 1; b < 4; b++) {
          long there = (code & 1 << bit++) == 0 ? TestNetwork.CLOSED : random.nextInt(4);
          long back = (code & 1 << bit++) == 0 ? TestNetwork.CLOSED : random.nextInt(4);
          if (there != TestNetwork.CLOSED) {
            separate.directed(a, b, there);
          }
          if (back != TestNetwork.CLOSED) {
            separate.directed(b, a, back);
          }
          if (there != TestNetwork.CLOSED || back != TestNetwork.CLOSED) {
            joint.add(a, b, there, back);
          }
        }
      }
      checkAllEnds(separate, TopologySnapshot.of(separate.directedGraph(), Edge::weight));
      checkAllEnds(separate, separate.directedSnapshot());
      checkAllEnds(joint, joint.directedSnapshot());
    }
  }

  /** Every undirected graph of five vertices, with random weights. */
  @Test
  void allUndirectedGraphsOfFiveVertices() {
    Random random = new Random(SEED);
    for (int code = 0; code < 1024; code++) {
      for (int bound : new int[] {1, 2, 3, 10, 10}) {
        TestNetwork network = new TestNetwork(5);
        int bit = 0;
        for (int a = 0; a < 5; a++) {
          for (int b = a + 1; b < 5; b++) {
            if ((code & 1 << bit++) != 0) {
              network.undirected(a, b, random.nextInt(bound));
            }
          }
        }
        checkAllEnds(network, network.undirectedSnapshot());
      }
    }
  }

  private static void addUnlessClosed(TestNetwork network, int a, int b, long weight) {
    if (weight != TestNetwork.CLOSED) {
      network.undirected(a, b, weight);
    }
  }

  private static void checkAllEnds(TestNetwork network, TopologySnapshot<Integer, Edge> snapshot) {
    DisjointPaths<Integer, Edge> paths = new DisjointPaths<>(snapshot);
    for (int source = 0; source < network.size; source++) {
      Verification.fromSource(network, paths, source);
      for (int target = 0; target < network.size; target++) {
        if (source != target) {
          Verification.againstEnumeration(network, paths, source, target);
        }
      }
    }
  }
}
