// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vonet.routing.TestNetwork.Edge;
import org.vonet.routing.TestNetwork.Link;

/** Finds what cannot be avoided by failing one thing after another. For small networks. */
final class FailureTrials implements TreeChecker.Unavoidable {
  private static final int NOTHING = -1;

  private final TestNetwork network;
  private final List<List<Link>> linksAt = new ArrayList<>();

  FailureTrials(TestNetwork network) {
    this.network = network;
    for (int v = 0; v < network.size; v++) {
      linksAt.add(new ArrayList<>());
    }
    for (Link link : network.links) {
      boolean isTwoWay = link.forward != TestNetwork.CLOSED && link.backward != TestNetwork.CLOSED;
      if (isTwoWay && link.a != link.b) {
        linksAt.get(link.a).add(link);
        linksAt.get(link.b).add(link);
      }
    }
  }

  @Override
  public boolean isReachable(int root, int vertex) {
    return survives(root, vertex, NOTHING, NOTHING);
  }

  @Override
  public Set<Integer> links(RoutedPath<Integer, Edge> path) {
    Set<Integer> links = new HashSet<>();
    for (Edge edge : path.edges()) {
      if (!survives(path.source(), path.target(), NOTHING, edge.link.index)) {
        links.add(edge.link.index);
      }
    }
    return links;
  }

  @Override
  public Set<Integer> switches(RoutedPath<Integer, Edge> path) {
    Set<Integer> switches = new HashSet<>();
    for (int v : path.transitVertices()) {
      if (!survives(path.source(), path.target(), v, NOTHING)) {
        switches.add(v);
      }
    }
    return switches;
  }

  private boolean survives(int from, int to, int failedSwitch, int failedLink) {
    boolean[] isSeen = new boolean[network.size];
    Deque<Integer> open = new ArrayDeque<>();
    isSeen[from] = true;
    open.add(from);
    while (!open.isEmpty()) {
      int v = open.remove();
      if (v == to) {
        return true;
      }
      for (Link link : linksAt.get(v)) {
        int next = link.a == v ? link.b : link.a;
        if (link.index != failedLink && next != failedSwitch && !isSeen[next]) {
          isSeen[next] = true;
          open.add(next);
        }
      }
    }
    return false;
  }
}
