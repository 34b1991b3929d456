// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vonet.routing.TestNetwork.Link;

/** All simple paths of a small network, as lists of link numbers, and what two of them cost. */
final class PairOracle {
  private static final Comparator<List<Long>> ORDER =
      Comparator.<List<Long>>comparingLong(cost -> cost.get(0))
          .thenComparingLong(cost -> cost.get(1))
          .thenComparingLong(cost -> cost.get(2));

  final List<List<Integer>> paths = new ArrayList<>();
  private final TestNetwork network;
  private final int source;
  private final int target;

  PairOracle(TestNetwork network, int source, int target) {
    this.network = network;
    this.source = source;
    this.target = target;
    List<Integer> visited = new ArrayList<>();
    visited.add(source);
    extend(visited, new ArrayList<>());
  }

  private void extend(List<Integer> visited, List<Integer> links) {
    int vertex = visited.get(visited.size() - 1);
    if (vertex == target) {
      paths.add(List.copyOf(links));
      return;
    }
    for (Link link : network.links) {
      int next = link.a == vertex ? link.b : link.a;
      if (link.weight(vertex, next) != TestNetwork.CLOSED && !visited.contains(next)) {
        visited.add(next);
        links.add(link.index);
        extend(visited, links);
        visited.remove(visited.size() - 1);
        links.remove(links.size() - 1);
      }
    }
  }

  /** Whether these links lead over these vertices now. */
  boolean has(List<Integer> links, List<Integer> vertices) {
    return paths.contains(links) && vertices(links).equals(vertices);
  }

  private List<Integer> vertices(List<Integer> links) {
    List<Integer> vertices = new ArrayList<>();
    vertices.add(source);
    for (int index : links) {
      Link link = network.links.get(index);
      int last = vertices.get(vertices.size() - 1);
      vertices.add(link.a == last ? link.b : link.a);
    }
    return vertices;
  }

  private long weight(List<Integer> links) {
    List<Integer> vertices = vertices(links);
    long weight = 0;
    for (int i = 0; i < links.size(); i++) {
      weight += network.links.get(links.get(i)).weight(vertices.get(i), vertices.get(i + 1));
    }
    return weight;
  }

  /** Shared switches (0 with LINK), shared links, and weight of two paths. */
  List<Long> cost(List<Integer> one, List<Integer> other, Disjointness disjointness) {
    long switches = common(vertices(one), vertices(other)) - 2;
    return List.of(
        disjointness == Disjointness.SWITCH ? switches : 0,
        common(one, other),
        weight(one) + weight(other));
  }

  private static long common(Collection<Integer> one, Collection<Integer> other) {
    Set<Integer> both = new HashSet<>(one);
    both.retainAll(other);
    return both.size();
  }

  List<Long> bestPartner(List<Integer> path, Disjointness disjointness) {
    return paths.stream().map(other -> cost(path, other, disjointness)).min(ORDER).orElseThrow();
  }

  List<Long> best(Disjointness disjointness) {
    return paths.stream().map(path -> bestPartner(path, disjointness)).min(ORDER).orElseThrow();
  }
}
