// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.BiconnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;
import org.vonet.routing.TestNetwork.Edge;
import org.vonet.routing.TestNetwork.Link;

/**
 * Knows what cannot be avoided from the blocks that JGraphT finds, once for all roots: a path can
 * avoid a switch unless it changes from one block to another there, and a link unless it is a block
 * of its own.
 */
final class BlockInspection implements TreeChecker.Unavoidable {
  private final Map<Integer, Graph<Integer, DefaultEdge>> componentOf = new HashMap<>();
  private final Map<List<Integer>, Integer> blockOf = new HashMap<>();
  private final Map<List<Integer>, Integer> linksBetween = new HashMap<>();
  private final Set<List<Integer>> bridges = new HashSet<>();

  BlockInspection(TestNetwork network) {
    Graph<Integer, DefaultEdge> graph = new SimpleGraph<>(DefaultEdge.class);
    for (int v = 0; v < network.size; v++) {
      graph.addVertex(v);
    }
    for (Link link : network.links) {
      boolean isTwoWay = link.forward != TestNetwork.CLOSED && link.backward != TestNetwork.CLOSED;
      if (isTwoWay && link.a != link.b) {
        graph.addEdge(link.a, link.b);
        linksBetween.merge(ends(link.a, link.b), 1, Integer::sum);
      }
    }
    BiconnectivityInspector<Integer, DefaultEdge> inspector = new BiconnectivityInspector<>(graph);
    for (Graph<Integer, DefaultEdge> component : inspector.getConnectedComponents()) {
      component.vertexSet().forEach(v -> componentOf.put(v, component));
    }
    int block = 0;
    for (Graph<Integer, DefaultEdge> found : inspector.getBlocks()) {
      for (DefaultEdge edge : found.edgeSet()) {
        blockOf.put(ends(graph.getEdgeSource(edge), graph.getEdgeTarget(edge)), block);
      }
      block++;
    }
    for (DefaultEdge edge : inspector.getBridges()) {
      bridges.add(ends(graph.getEdgeSource(edge), graph.getEdgeTarget(edge)));
    }
  }

  private static List<Integer> ends(int a, int b) {
    return List.of(Math.min(a, b), Math.max(a, b));
  }

  @Override
  public boolean isReachable(int root, int vertex) {
    return componentOf.get(root) == componentOf.get(vertex);
  }

  @Override
  public Set<Integer> links(RoutedPath<Integer, Edge> path) {
    Set<Integer> links = new HashSet<>();
    for (int i = 0; i < path.hops(); i++) {
      List<Integer> ends = ends(path.vertices().get(i), path.vertices().get(i + 1));
      if (bridges.contains(ends) && linksBetween.get(ends) == 1) {
        links.add(path.edges().get(i).link.index);
      }
    }
    return links;
  }

  @Override
  public Set<Integer> switches(RoutedPath<Integer, Edge> path) {
    Set<Integer> switches = new HashSet<>();
    for (int i = 1; i < path.hops(); i++) {
      int before = path.vertices().get(i - 1);
      int v = path.vertices().get(i);
      int after = path.vertices().get(i + 1);
      if (!blockOf.get(ends(before, v)).equals(blockOf.get(ends(v, after)))) {
        switches.add(v);
      }
    }
    return switches;
  }
}
