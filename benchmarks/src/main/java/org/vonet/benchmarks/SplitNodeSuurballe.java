// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.shortestpath.SuurballeKDisjointShortestPaths;
import org.jgrapht.alg.util.UnorderedPair;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;

/**
 * Switch-disjoint pairs by JGraphT's edge-disjoint Suurballe, on a graph with every switch split.
 *
 * <p>A switch is an entrance and an exit with one arc of weight 0 between them, which at most one
 * path can take. A link is an arc from exit to entrance each way. JGraphT wants a simple graph, so
 * a parallel link goes through a node of its own. The graph and the algorithm object are made once
 * for all questions, the quickest way to use it; that it copies the graph in each is its own doing.
 */
final class SplitNodeSuurballe {
  private final SuurballeKDisjointShortestPaths<Integer, DefaultWeightedEdge> algorithm;

  SplitNodeSuurballe(Network network) {
    algorithm = new SuurballeKDisjointShortestPaths<>(split(network));
  }

  /** Finds two paths of least total weight, or fewer than two if the network has no pair. */
  List<GraphPath<Integer, DefaultWeightedEdge>> pair(Integer source, Integer target) {
    return algorithm.getPaths(exit(source), entrance(target), 2);
  }

  private static int entrance(int vertex) {
    return 2 * vertex;
  }

  private static int exit(int vertex) {
    return 2 * vertex + 1;
  }

  private static Graph<Integer, DefaultWeightedEdge> split(Network network) {
    Graph<Integer, DefaultWeightedEdge> graph =
        new SimpleDirectedWeightedGraph<>(DefaultWeightedEdge.class);
    for (int i = 0; i < network.switchCount(); i++) {
      graph.addVertex(entrance(i));
      graph.addVertex(exit(i));
      addArc(graph, entrance(i), exit(i), 0);
    }
    Set<UnorderedPair<Integer, Integer>> joined = new HashSet<>();
    int nextNode = 2 * network.switchCount();
    for (Network.Link link : network.links()) {
      if (link.a == link.b) {
        continue;
      }
      if (joined.add(new UnorderedPair<>(link.a, link.b))) {
        addArc(graph, exit(link.a), entrance(link.b), link.delayNanos);
        addArc(graph, exit(link.b), entrance(link.a), link.delayNanos);
      } else {
        addThrough(graph, nextNode++, exit(link.a), entrance(link.b), link.delayNanos);
        addThrough(graph, nextNode++, exit(link.b), entrance(link.a), link.delayNanos);
      }
    }
    return graph;
  }

  private static void addThrough(
      Graph<Integer, DefaultWeightedEdge> graph, int node, int from, int to, long delayNanos) {
    graph.addVertex(node);
    addArc(graph, from, node, delayNanos);
    addArc(graph, node, to, 0);
  }

  private static void addArc(
      Graph<Integer, DefaultWeightedEdge> graph, int from, int to, long delayNanos) {
    graph.setEdgeWeight(graph.addEdge(from, to), (double) delayNanos);
  }
}
