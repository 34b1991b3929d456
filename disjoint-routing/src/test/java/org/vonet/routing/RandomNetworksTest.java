// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.vonet.routing.RandomNetworks.Kind;
import org.vonet.routing.TestNetwork.Edge;

/**
 * Random networks against enumeration where they are small, and against JGraphT's flows where they
 * are not. On a failure jqwik prints its seed and the smallest sample; a message names the network.
 */
class RandomNetworksTest {
  @Property(tries = 1500)
  void smallUndirectedNetworks(
      @ForAll long seed, @ForAll Kind kind, @ForAll @IntRange(min = 2, max = 8) int size) {
    TestNetwork network = thinned(RandomNetworks.network(seed, kind, size, 0));
    enumerate(network, network.undirectedSnapshot(), seed);
  }

  @Property(tries = 1500)
  void smallDirectedNetworks(
      @ForAll long seed, @ForAll Kind kind, @ForAll @IntRange(min = 2, max = 7) int size) {
    TestNetwork network = thinned(RandomNetworks.network(seed, kind, size, 0.7));
    enumerate(network, network.directedSnapshot(), seed);
  }

  @Property(tries = 400)
  void largerUndirectedNetworks(
      @ForAll long seed, @ForAll Kind kind, @ForAll @IntRange(min = 8, max = 60) int size) {
    TestNetwork network = RandomNetworks.network(seed, kind, size, 0);
    solve(network, network.undirectedSnapshot(), seed);
  }

  @Property(tries = 400)
  void largerDirectedNetworks(
      @ForAll long seed, @ForAll Kind kind, @ForAll @IntRange(min = 8, max = 60) int size) {
    TestNetwork network = RandomNetworks.network(seed, kind, size, 0.5);
    solve(network, network.directedSnapshot(), seed);
  }

  /** Enumeration is exponential in the number of links: leave out those after the first few. */
  private static TestNetwork thinned(TestNetwork network) {
    TestNetwork thinned = new TestNetwork(network.size);
    for (TestNetwork.Link link : network.links) {
      if (thinned.links.size() < 14) {
        thinned.add(link.a, link.b, link.forward, link.backward);
      }
    }
    return thinned;
  }

  private static void enumerate(
      TestNetwork network, TopologySnapshot<Integer, Edge> snapshot, long seed) {
    Random random = new Random(~seed);
    DisjointPaths<Integer, Edge> paths = new DisjointPaths<>(snapshot);
    for (int i = 0; i < 4; i++) {
      int source = random.nextInt(network.size);
      int target = (source + 1 + random.nextInt(network.size - 1)) % network.size;
      Verification.againstEnumeration(network, paths, source, target);
      Verification.fromSource(network, paths, source);
    }
  }

  private static void solve(
      TestNetwork network, TopologySnapshot<Integer, Edge> snapshot, long seed) {
    Random random = new Random(~seed);
    DisjointPaths<Integer, Edge> paths = new DisjointPaths<>(snapshot);
    for (int i = 0; i < 3; i++) {
      int source = random.nextInt(network.size);
      int target = (source + 1 + random.nextInt(network.size - 1)) % network.size;
      Verification.againstFlows(network, paths, source, target);
      Verification.fromSource(network, paths, source);
    }
  }
}
