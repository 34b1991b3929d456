// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import org.vonet.routing.RandomNetworks.Kind;
import org.vonet.routing.TestNetwork.Edge;

/**
 * Random networks against enumeration where they are small, and against JGraphT's flows where they
 * are not. On a failure jqwik prints its seed and the smallest sample; a message names the network.
 */
class RandomNetworksTest {
  private static final int ENUMERATED_PAIRS = FullRun.IS_ON ? 60 : 4;
  private static final int SOLVED_PAIRS = FullRun.IS_ON ? 80 : 3;
  private static final AtomicLong CHECKED = new AtomicLong();

  /** The full run promises at least 200,000. */
  @AfterContainer
  static void tellHowMany() {
    System.out.println("Pairs of ends in random networks, checked by oracles: " + CHECKED);
  }

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
    for (int i = 0; i < ENUMERATED_PAIRS; i++) {
      int source = random.nextInt(network.size);
      int target = (source + 1 + random.nextInt(network.size - 1)) % network.size;
      CHECKED.incrementAndGet();
      Verification.againstEnumeration(network, paths, source, target);
      Verification.fromSource(network, paths, source);
    }
  }

  private static void solve(
      TestNetwork network, TopologySnapshot<Integer, Edge> snapshot, long seed) {
    Random random = new Random(~seed);
    DisjointPaths<Integer, Edge> paths = new DisjointPaths<>(snapshot);
    for (int i = 0; i < SOLVED_PAIRS; i++) {
      int source = random.nextInt(network.size);
      int target = (source + 1 + random.nextInt(network.size - 1)) % network.size;
      CHECKED.incrementAndGet();
      Verification.againstFlows(network, paths, source, target);
      Verification.fromSource(network, paths, source);
    }
  }
}
