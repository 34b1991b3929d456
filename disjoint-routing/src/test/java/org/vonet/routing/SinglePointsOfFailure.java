// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.vonet.routing.TestNetwork.Edge;
import org.vonet.routing.TestNetwork.Link;

/**
 * The switches and links that no pair of paths can avoid sharing, found by failing each in turn.
 * Only those on the one path need trying: it survives the failure of any other.
 *
 * <p>By Menger's theorem a maximally disjoint pair shares those and nothing else.
 */
final class SinglePointsOfFailure {
  private static final int NOTHING = -1;

  private final TestNetwork network;
  private final int source;
  private final int target;
  private final List<List<Link>> linksAt = new ArrayList<>();

  SinglePointsOfFailure(TestNetwork network, int source, int target) {
    this.network = network;
    this.source = source;
    this.target = target;
    for (int v = 0; v < network.size; v++) {
      linksAt.add(new ArrayList<>());
    }
    for (Link link : network.links) {
      linksAt.get(link.a).add(link);
      linksAt.get(link.b).add(link);
    }
  }

  /** Fails unless the pair shares exactly what cannot be avoided. */
  void check(DisjointPair<Integer, Edge> pair, Disjointness disjointness) {
    Set<Integer> links = new HashSet<>();
    for (Edge edge : pair.first().edges()) {
      if (!isReachable(NOTHING, edge.link.index)) {
        links.add(edge.link.index);
      }
    }
    assertEquals(
        links,
        pair.sharedEdges().stream().map(edge -> edge.link.index).collect(Collectors.toSet()),
        () -> "links that " + pair + " shares in " + network);
    if (disjointness == Disjointness.SWITCH) {
      Set<Integer> switches = new HashSet<>();
      for (int v : pair.first().transitVertices()) {
        if (!isReachable(v, NOTHING)) {
          switches.add(v);
        }
      }
      assertEquals(
          switches,
          new HashSet<>(pair.sharedVertices()),
          () -> "switches that " + pair + " shares in " + network);
    }
  }

  private boolean isReachable(int failedSwitch, int failedLink) {
    boolean[] isSeen = new boolean[network.size];
    Deque<Integer> open = new ArrayDeque<>();
    isSeen[source] = true;
    open.add(source);
    while (!open.isEmpty()) {
      int v = open.remove();
      if (v == target) {
        return true;
      }
      for (Link link : linksAt.get(v)) {
        int next = link.a == v ? link.b : link.a;
        if (link.index != failedLink
            && next != failedSwitch
            && link.weight(v, next) != TestNetwork.CLOSED
            && !isSeen[next]) {
          isSeen[next] = true;
          open.add(next);
        }
      }
    }
    return false;
  }
}
