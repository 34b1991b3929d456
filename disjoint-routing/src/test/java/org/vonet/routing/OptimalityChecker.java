// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import org.vonet.routing.TestNetwork.Edge;
import org.vonet.routing.TestNetwork.Link;

/**
 * Proves that a pair of paths is the best: a flow has least cost if and only if its residual
 * network has no cycle of negative cost (Klein 1967). Finds none by Bellman and Ford's algorithm.
 *
 * <p>It needs no second solver, and works with exact integers on networks of any size.
 */
final class OptimalityChecker {
  private final TestNetwork network;
  private final int source;
  private final int target;
  private final boolean switches;
  private final int capacity;
  private final long linkPenalty;
  private final long switchPenalty;
  private final List<long[]> arcs = new ArrayList<>();

  /**
   * @param sharing whether the pair was to share as little as possible, rather than nothing
   */
  OptimalityChecker(
      TestNetwork network, int source, int target, Disjointness disjointness, boolean sharing) {
    this.network = network;
    this.source = source;
    this.target = target;
    switches = disjointness == Disjointness.SWITCH;
    capacity = sharing ? 2 : 1;
    long heaviest = 1;
    for (Link link : network.links) {
      heaviest = Math.max(heaviest, Math.max(link.forward, link.backward));
    }
    linkPenalty = Math.addExact(Math.multiplyExact(2L * network.size, heaviest), 1);
    switchPenalty = Math.multiplyExact(linkPenalty, network.size + 1L);
    Math.multiplyExact(switchPenalty, 2L * network.size);
  }

  /** Fails if there is a better pair. */
  void check(DisjointPair<Integer, Edge> pair) {
    int[] visits = new int[network.size];
    int[] net = new int[network.links.size()];
    for (RoutedPath<Integer, Edge> path : List.of(pair.first(), pair.second())) {
      for (int i = 0; i < path.hops(); i++) {
        Link link = path.edges().get(i).link;
        net[link.index] += path.vertices().get(i) == link.a ? 1 : -1;
        visits[path.vertices().get(i + 1)]++;
      }
    }
    arcs.clear();
    for (int v = 0; v < network.size; v++) {
      addSwitch(v, visits[v]);
    }
    for (Link link : network.links) {
      if (link.a != link.b) {
        addCrossing(link.a, link.b, net[link.index], link);
        addCrossing(link.b, link.a, -net[link.index], link);
      }
    }
    if (hasNegativeCycle()) {
      fail("There is a better pair than " + pair + " in " + network);
    }
  }

  private void addSwitch(int v, int visits) {
    boolean isBound = switches && v != source && v != target;
    if (!isBound) {
      addArc(2 * v, 2 * v + 1, 0);
      if (visits > 0) {
        addArc(2 * v + 1, 2 * v, 0);
      }
      return;
    }
    if (visits < capacity) {
      addArc(2 * v, 2 * v + 1, visits == 1 ? switchPenalty : 0);
    }
    if (visits > 0) {
      addArc(2 * v + 1, 2 * v, visits == 2 ? -switchPenalty : 0);
    }
  }

  /** One unit more from one end to the other: it takes back a unit that comes, or adds one. */
  private void addCrossing(int from, int to, int net, Link link) {
    if (net < 0) {
      // The unit left the one vertex by its exit and came in by the entrance of the other.
      addArc(2 * from, 2 * to + 1, -link.weight(to, from) - (net == -2 ? linkPenalty : 0));
    } else if (net < capacity && link.weight(from, to) != TestNetwork.CLOSED) {
      addArc(2 * from + 1, 2 * to, link.weight(from, to) + (net == 1 ? linkPenalty : 0));
    }
  }

  private void addArc(int from, int to, long cost) {
    arcs.add(new long[] {from, to, cost});
  }

  private boolean hasNegativeCycle() {
    long[] distance = new long[2 * network.size];
    for (int round = 0; round <= distance.length; round++) {
      boolean changed = false;
      for (long[] arc : arcs) {
        long candidate = distance[(int) arc[0]] + arc[2];
        if (candidate < distance[(int) arc[1]]) {
          distance[(int) arc[1]] = candidate;
          changed = true;
        }
      }
      if (!changed) {
        return false;
      }
    }
    return true;
  }
}
