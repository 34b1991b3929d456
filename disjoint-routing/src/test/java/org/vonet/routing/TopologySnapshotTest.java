// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.jgrapht.Graph;
import org.jgrapht.GraphType;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DefaultGraphType;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.DirectedPseudograph;
import org.jgrapht.graph.GraphDelegator;
import org.jgrapht.graph.Pseudograph;
import org.jgrapht.graph.WeightedPseudograph;
import org.junit.jupiter.api.Test;

class TopologySnapshotTest {
  @Test
  void countsVerticesEdgesAndLinks() {
    Graph<String, String> graph = new DirectedPseudograph<>(String.class);
    for (String vertex : List.of("c", "a", "b")) {
      graph.addVertex(vertex);
    }
    graph.addEdge("a", "b", "ab");
    graph.addEdge("b", "a", "ba");
    graph.addEdge("b", "c", "bc");
    graph.addEdge("c", "c", "cc");
    TopologySnapshot<String, String> separate = TopologySnapshot.of(graph, edge -> 1);
    assertEquals(List.of("c", "a", "b"), separate.vertices());
    assertEquals("3 vertices, 3 edges, 3 links", separate.toString());
    TopologySnapshot<String, String> joint =
        TopologySnapshot.of(graph, edge -> 1, edge -> edge.contains("a"));
    assertEquals("3 vertices, 3 edges, 2 links", joint.toString());
    assertTrue(joint.contains("c"));
    assertFalse(joint.contains("d"));
  }

  /** The graph may change afterwards: the snapshot does not. */
  @Test
  void isACopy() {
    Graph<String, DefaultEdge> graph = new Pseudograph<>(DefaultEdge.class);
    graph.addVertex("a");
    graph.addVertex("b");
    DefaultEdge edge = graph.addEdge("a", "b");
    TopologySnapshot<String, DefaultEdge> snapshot = TopologySnapshot.of(graph, unused -> 1);
    graph.removeEdge(edge);
    graph.removeVertex("a");
    assertTrue(new DisjointPaths<>(snapshot).shortestPath("a", "b").isPresent());
    assertThrows(UnsupportedOperationException.class, () -> snapshot.vertices().add("c"));
  }

  /** Weights of JGraphT are fractions; a unit makes whole numbers of them. */
  @Test
  void takesFractionsInUnits() {
    Graph<String, DefaultWeightedEdge> graph = new WeightedPseudograph<>(DefaultWeightedEdge.class);
    for (String vertex : List.of("a", "b", "c")) {
      graph.addVertex(vertex);
    }
    graph.setEdgeWeight(graph.addEdge("a", "b"), 0.1);
    graph.setEdgeWeight(graph.addEdge("b", "c"), 0.2);
    graph.setEdgeWeight(graph.addEdge("a", "c"), 0.3);
    DisjointPaths<String, DefaultWeightedEdge> paths =
        new DisjointPaths<>(TopologySnapshot.ofWeighted(graph, 0.001));
    assertEquals(600, paths.pair("a", "c", Disjointness.LINK).orElseThrow().totalWeight());
    for (double unit : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertRefused(() -> TopologySnapshot.ofWeighted(graph, unit), "The unit is " + unit);
    }
    assertRefused(() -> TopologySnapshot.ofWeighted(graph, 1e-20), "has weight 0.1, outside 0 to");
    for (double weight : new double[] {-0.5, Double.NaN, Double.POSITIVE_INFINITY}) {
      graph.setEdgeWeight(graph.getEdge("a", "c"), weight);
      assertRefused(() -> TopologySnapshot.ofWeighted(graph, 1), "(a : c) has weight " + weight);
    }
  }

  @Test
  void selfLoopsAreNeitherWeighedNorCounted() {
    Graph<String, DefaultEdge> graph = new Pseudograph<>(DefaultEdge.class);
    graph.addVertex("a");
    graph.addEdge("a", "a");
    assertEquals(0, TopologySnapshot.of(graph, edge -> -7).edgeCount());
    assertEquals(
        1,
        TopologySnapshot.<String, String>builder()
            .addUndirected("a", "a", "e", 1)
            .build()
            .vertexCount());
  }

  /** A later, cheaper edge the same way over a link replaces the one before; a dearer does not. */
  @Test
  void keepsTheLightestEdgeOfEachDirectionOfALink() {
    TopologySnapshot<String, String> snapshot =
        TopologySnapshot.<String, String>builder()
            .addDirected("a", "b", "dear", 5, "link")
            .addDirected("a", "b", "cheap", 3, "link")
            .addDirected("a", "b", "equal", 3, "link")
            .addDirected("b", "a", "back", 9, "link")
            .build();
    DisjointPaths<String, String> paths = new DisjointPaths<>(snapshot);
    assertEquals(List.of("cheap"), paths.shortestPath("a", "b").orElseThrow().edges());
    assertEquals(List.of("back"), paths.shortestPath("b", "a").orElseThrow().edges());
    assertEquals(Optional.empty(), paths.pair("a", "b", Disjointness.LINK));
    assertEquals(
        List.of("cheap"),
        paths.maximallyDisjointPair("a", "b", Disjointness.LINK).orElseThrow().sharedEdges());
  }

  @Test
  void anUndirectedEdgeAndDirectedOnesCanBeOneLink() {
    TopologySnapshot<String, String> snapshot =
        TopologySnapshot.<String, String>builder()
            .addUndirected("a", "b", "both", 5, "link")
            .addDirected("b", "a", "down", 1, "link")
            .build();
    DisjointPaths<String, String> paths = new DisjointPaths<>(snapshot);
    assertEquals(1, snapshot.linkCount());
    assertEquals(2, snapshot.edgeCount());
    assertEquals(List.of("both"), paths.shortestPath("a", "b").orElseThrow().edges());
    assertEquals(List.of("down"), paths.shortestPath("b", "a").orElseThrow().edges());
  }

  @Test
  void aBuilderCanGoOnAfterASnapshot() {
    TopologyBuilder<Integer, String> builder =
        TopologySnapshot.<Integer, String>builder().addUndirected(0, 1, "01", 1);
    TopologySnapshot<Integer, String> before = builder.build();
    for (int v = 1; v < 100; v++) {
      builder.addUndirected(v, v + 1, v + "" + (v + 1), 1);
    }
    builder.addUndirected(0, 1, "lighter", 0);
    assertEquals(1, before.edgeCount());
    assertEquals(2, before.vertexCount());
    assertEquals(
        List.of("01"), new DisjointPaths<>(before).shortestPath(0, 1).orElseThrow().edges());
    assertEquals(
        99, new DisjointPaths<>(builder.build()).shortestPath(0, 100).orElseThrow().weight());
  }

  @Test
  void refusesWeightsOutOfRange() {
    TopologyBuilder<String, String> builder = TopologySnapshot.builder();
    long tooLarge = TopologySnapshot.MAX_WEIGHT + 1;
    for (long weight : new long[] {-1, Long.MIN_VALUE, tooLarge, Long.MAX_VALUE}) {
      assertRefused(
          () -> builder.addUndirected("a", "b", "ab", weight),
          "Edge ab has weight " + weight,
          "1099511627776",
          "coarser unit");
    }
    assertEquals("0 vertices, 0 edges, 0 links", builder.build().toString());
    builder.addUndirected("a", "b", "ab", TopologySnapshot.MAX_WEIGHT);
    assertEquals("2 vertices, 1 edges, 1 links", builder.build().toString());
  }

  /** Nothing overflows on the longest path of the heaviest edges that there can be. */
  @Test
  void largestWeightsAddUp() {
    TopologyBuilder<Integer, Integer> builder = TopologySnapshot.builder();
    int last = TopologySnapshot.MAX_VERTICES - 1;
    for (int v = 0; v < last; v++) {
      builder.addUndirected(v, v + 1, v, TopologySnapshot.MAX_WEIGHT);
    }
    DisjointPaths<Integer, Integer> paths = new DisjointPaths<>(builder.build());
    DisjointPair<Integer, Integer> pair =
        paths.maximallyDisjointPair(0, last, Disjointness.SWITCH).orElseThrow();
    assertEquals(2 * (long) last * TopologySnapshot.MAX_WEIGHT, pair.totalWeight());
    assertEquals(last, pair.sharedEdges().size());
    assertEquals(last - 1, pair.sharedVertices().size());
    builder.addUndirected(last, 0, last, 0);
    pair = new DisjointPaths<>(builder.build()).pair(0, last, Disjointness.SWITCH).orElseThrow();
    assertEquals(last * TopologySnapshot.MAX_WEIGHT, pair.totalWeight());
    assertRefused(() -> builder.addVertex(-1), "more than 1048576 vertices");
    assertRefused(() -> builder.addUndirected(-1, 0, -1, 1), "more than 1048576 vertices");
    assertEquals(last + 1, builder.build().vertexCount());
  }

  @Test
  void refusesALinkBetweenMoreThanTwoVertices() {
    TopologyBuilder<String, String> builder =
        TopologySnapshot.<String, String>builder().addUndirected("a", "b", "ab", 1, "duct");
    assertRefused(
        () -> builder.addDirected("b", "c", "bc", 1, "duct"),
        "Edge bc from b to c has link key duct",
        "between a and b",
        "their own keys");
    assertEquals("2 vertices, 1 edges, 1 links", builder.build().toString());
    assertRefused(() -> builder.addDirected("a", "b", "x", 1, null), "Edge x has link key null");
  }

  @Test
  void refusesMixedGraphs() {
    Graph<String, DefaultEdge> mixed =
        new GraphDelegator<>(new Pseudograph<String, DefaultEdge>(DefaultEdge.class)) {
          @Override
          public GraphType getType() {
            return DefaultGraphType.mixed();
          }
        };
    assertRefused(() -> TopologySnapshot.of(mixed, edge -> 1), "mixes directed and undirected");
  }

  private static void assertRefused(Runnable call, String... says) {
    String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
    for (String part : says) {
      assertTrue(message.contains(part), () -> message + " does not say " + part);
    }
  }
}
