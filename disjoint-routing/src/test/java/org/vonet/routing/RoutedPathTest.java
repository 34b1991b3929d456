// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.jgrapht.Graph;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.jgrapht.graph.DirectedPseudograph;
import org.jgrapht.graph.GraphWalk;
import org.jgrapht.graph.Pseudograph;
import org.junit.jupiter.api.Test;

class RoutedPathTest {
  private final Graph<String, String> graph = square(new Pseudograph<>(String.class));

  private static Graph<String, String> square(Graph<String, String> graph) {
    for (String vertex : List.of("a", "b", "c", "d")) {
      graph.addVertex(vertex);
    }
    for (String edge : List.of("ab", "bc", "cd", "da")) {
      graph.addEdge(edge.substring(0, 1), edge.substring(1), edge);
    }
    return graph;
  }

  @Test
  void becomesAGraphPathAndComesBack() {
    RoutedPath<String, String> path =
        new DisjointPaths<>(TopologySnapshot.of(graph, edge -> edge.equals("da") ? 9 : 2))
            .shortestPath("a", "d")
            .orElseThrow();
    GraphPath<String, String> graphPath = path.toGraphPath(graph);
    assertEquals(List.of("a", "b", "c", "d"), graphPath.getVertexList());
    assertEquals(List.of("ab", "bc", "cd"), graphPath.getEdgeList());
    assertEquals(6.0, graphPath.getWeight());
    assertEquals(3, path.hops());
    assertEquals(List.of("b", "c"), path.transitVertices());
    assertEquals(path, RoutedPath.of(graphPath, edge -> 2));
    assertEquals(path.hashCode(), RoutedPath.of(graphPath, edge -> 2).hashCode());
    assertNotEquals(path, RoutedPath.of(graphPath, edge -> 3));
    assertEquals("[a, b, c, d] weight 6", path.toString());
  }

  @Test
  void takesPathsOfJGraphT() {
    GraphPath<String, String> found = DijkstraShortestPath.findPathBetween(graph, "a", "d");
    RoutedPath<String, String> path = RoutedPath.of(found, edge -> 1);
    assertEquals(List.of("da"), path.edges());
    assertEquals(found, path.toGraphPath(graph));
  }

  @Test
  void refusesPathsThatAreNotSimple() {
    GraphWalk<String, String> round = new GraphWalk<>(graph, List.of("a", "b", "c", "d", "a"), 4);
    assertRefused(() -> RoutedPath.of(round, edge -> 1), "visits a twice");
    GraphWalk<String, String> still = GraphWalk.singletonWalk(graph, "a");
    assertRefused(() -> RoutedPath.of(still, edge -> 1), "path of 1 vertices");
    GraphWalk<String, String> straight = new GraphWalk<>(graph, List.of("a", "b"), 1);
    assertRefused(() -> RoutedPath.of(straight, edge -> -1), "Edge ab has weight -1");
  }

  @Test
  void refusesGraphsWithOtherEdges() {
    RoutedPath<String, String> back =
        RoutedPath.of(DijkstraShortestPath.findPathBetween(graph, "d", "c"), edge -> 1);
    Graph<String, String> oneWay = square(new DirectedPseudograph<>(String.class));
    assertRefused(() -> back.toGraphPath(oneWay), "Edge cd does not lead from d to c");
    oneWay.removeEdge("cd");
    assertRefused(() -> back.toGraphPath(oneWay), "Edge cd does not lead from d to c");
  }

  @Test
  void followsEdgesFromAVertex() {
    RoutedPath<String, String> path =
        RoutedPath.of("d", List.of("da", "ab"), RoutedPathTest::next, edge -> 4);
    assertEquals(List.of("d", "a", "b"), path.vertices());
    assertEquals(List.of("da", "ab"), path.edges());
    assertEquals(8, path.weight());
    assertRefused(
        () -> RoutedPath.of("d", List.of(), RoutedPathTest::next, edge -> 1), "path of 1 vertices");
    assertRefused(
        () -> RoutedPath.of("d", List.of("da", "da"), RoutedPathTest::next, edge -> 1),
        "visits d twice");
    assertRefused(
        () -> RoutedPath.of("d", List.of("da"), RoutedPathTest::next, edge -> -1),
        "Edge da has weight -1");
  }

  private static String next(String vertex, String edge) {
    return edge.startsWith(vertex) ? edge.substring(1) : edge.substring(0, 1);
  }

  @Test
  void isFoundAgainWithTheWeightsOfNow() {
    TopologySnapshot<String, String> now = TopologySnapshot.of(graph, edge -> 3);
    RoutedPath<String, String> path =
        RoutedPath.find(now, "d", List.of("cd", "bc", "ab")).orElseThrow();
    assertEquals(List.of("d", "c", "b", "a"), path.vertices());
    assertEquals(9, path.weight());
    assertEquals(Optional.empty(), RoutedPath.find(now, "x", List.of("cd")));
    assertEquals(Optional.empty(), RoutedPath.find(now, "d", List.of("cd", "ab")));
    assertEquals(Optional.empty(), RoutedPath.find(now, "d", List.of("zz")));
    graph.removeEdge("bc");
    TopologySnapshot<String, String> later = TopologySnapshot.of(graph, edge -> 3);
    assertEquals(Optional.empty(), RoutedPath.find(later, "d", List.of("cd", "bc", "ab")));
    Graph<String, String> oneWay = square(new DirectedPseudograph<>(String.class));
    TopologySnapshot<String, String> directed = TopologySnapshot.of(oneWay, edge -> 1);
    assertEquals(Optional.empty(), RoutedPath.find(directed, "d", List.of("cd")));
    assertEquals(2, RoutedPath.find(directed, "c", List.of("cd", "da")).orElseThrow().weight());
    assertRefused(() -> RoutedPath.find(now, "d", List.of()), "path of 1 vertices");
    assertRefused(() -> RoutedPath.find(now, "d", List.of("cd", "cd")), "visits d twice");
  }

  private static void assertRefused(Runnable call, String says) {
    String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
    assertTrue(message.contains(says), () -> message + " does not say " + says);
  }
}
