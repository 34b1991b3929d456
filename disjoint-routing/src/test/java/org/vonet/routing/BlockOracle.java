// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.BiconnectivityInspector;
import org.jgrapht.alg.util.UnionFind;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;
import org.vonet.routing.TestNetwork.Link;

/**
 * Tells by JGraphT's blocks and bridges which vertices of an undirected network have disjoint
 * paths.
 *
 * <p>Two vertices have switch-disjoint paths if and only if they are in one block that is more than
 * a single link, and link-disjoint paths if and only if no bridge separates them.
 */
final class BlockOracle {
  private final Map<Integer, Set<Integer>> blocksOf = new HashMap<>();
  private final Map<Integer, Boolean> isBridge = new HashMap<>();
  private final UnionFind<Integer> components;

  BlockOracle(TestNetwork network) {
    Graph<Integer, DefaultEdge> graph = new SimpleGraph<>(DefaultEdge.class);
    for (int v = 0; v < network.size; v++) {
      graph.addVertex(v);
    }
    Set<DefaultEdge> parallel = new HashSet<>();
    for (Link link : network.links) {
      if (link.a != link.b && graph.addEdge(link.a, link.b) == null) {
        parallel.add(graph.getEdge(link.a, link.b));
      }
    }
    BiconnectivityInspector<Integer, DefaultEdge> inspector = new BiconnectivityInspector<>(graph);
    int block = 0;
    for (Graph<Integer, DefaultEdge> each : inspector.getBlocks()) {
      isBridge.put(
          block,
          each.vertexSet().size() == 2 && !parallel.contains(each.edgeSet().iterator().next()));
      for (Integer v : each.vertexSet()) {
        blocksOf.computeIfAbsent(v, unused -> new HashSet<>()).add(block);
      }
      block++;
    }
    components = new UnionFind<>(graph.vertexSet());
    Set<DefaultEdge> bridges = new HashSet<>(inspector.getBridges());
    bridges.removeAll(parallel);
    for (DefaultEdge edge : graph.edgeSet()) {
      if (!bridges.contains(edge)) {
        components.union(graph.getEdgeSource(edge), graph.getEdgeTarget(edge));
      }
    }
  }

  boolean hasPair(int one, int other, Disjointness disjointness) {
    if (disjointness == Disjointness.LINK) {
      return components.inSameSet(one, other);
    }
    Set<Integer> common = new HashSet<>(blocksOf.getOrDefault(one, Set.of()));
    common.retainAll(blocksOf.getOrDefault(other, Set.of()));
    return common.stream().anyMatch(block -> !isBridge.get(block));
  }
}
