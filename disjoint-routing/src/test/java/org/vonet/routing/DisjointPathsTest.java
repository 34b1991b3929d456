// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.vonet.routing.RandomNetworks.Kind;
import org.vonet.routing.TestNetwork.Edge;

class DisjointPathsTest {
  /** The shortest path runs across; the pair has to take a part of it back. */
  private static TopologySnapshot<String, String> trap() {
    return TopologySnapshot.<String, String>builder()
        .addUndirected("s", "a", "sa", 1)
        .addUndirected("a", "b", "ab", 1)
        .addUndirected("b", "t", "bt", 1)
        .addUndirected("s", "b", "sb", 4)
        .addUndirected("a", "t", "at", 4)
        .build();
  }

  @Test
  void takesBackALinkOfTheShortestPath() {
    DisjointPaths<String, String> paths = new DisjointPaths<>(trap());
    assertEquals(List.of("sa", "ab", "bt"), paths.shortestPath("s", "t").orElseThrow().edges());
    for (Disjointness disjointness : Disjointness.values()) {
      DisjointPair<String, String> pair = paths.pair("s", "t", disjointness).orElseThrow();
      assertEquals(List.of("sa", "at"), pair.first().edges());
      assertEquals(List.of("sb", "bt"), pair.second().edges());
      assertEquals(10, pair.totalWeight());
      assertEquals(Optional.of(Disjointness.SWITCH), pair.achieved());
      assertEquals("s", pair.source());
      assertEquals("t", pair.target());
    }
  }

  /** Two triangles with a common corner: the switch there cannot be avoided. */
  @Test
  void namesTheSwitchThatCannotBeAvoided() {
    DisjointPaths<String, String> paths =
        new DisjointPaths<>(
            TopologySnapshot.<String, String>builder()
                .addUndirected("s", "a", "sa", 1)
                .addUndirected("a", "m", "am", 1)
                .addUndirected("s", "m", "sm", 5)
                .addUndirected("m", "b", "mb", 1)
                .addUndirected("b", "t", "bt", 1)
                .addUndirected("m", "t", "mt", 5)
                .build());
    assertEquals(Optional.empty(), paths.pair("s", "t", Disjointness.SWITCH));
    DisjointPair<String, String> pair =
        paths.maximallyDisjointPair("s", "t", Disjointness.SWITCH).orElseThrow();
    assertEquals(List.of("m"), pair.sharedVertices());
    assertEquals(List.of(), pair.sharedEdges());
    assertEquals(Optional.of(Disjointness.LINK), pair.achieved());
    assertEquals(List.of("sa", "am", "mb", "bt"), pair.first().edges());
    assertEquals(List.of("sm", "mt"), pair.second().edges());
    assertEquals(Optional.of(pair), paths.pair("s", "t", Disjointness.LINK));
  }

  @Test
  void namesTheLinkThatCannotBeAvoided() {
    DisjointPaths<String, String> paths =
        new DisjointPaths<>(
            TopologySnapshot.<String, String>builder()
                .addUndirected("s", "a", "sa1", 1)
                .addUndirected("s", "a", "sa2", 2)
                .addUndirected("a", "t", "at", 3)
                .build());
    for (Disjointness disjointness : Disjointness.values()) {
      assertEquals(Optional.empty(), paths.pair("s", "t", disjointness));
      DisjointPair<String, String> pair =
          paths.maximallyDisjointPair("s", "t", disjointness).orElseThrow();
      assertEquals(List.of("sa1", "at"), pair.first().edges());
      assertEquals(List.of("sa2", "at"), pair.second().edges());
      assertEquals(List.of("a"), pair.sharedVertices());
      assertEquals(List.of("at"), pair.sharedEdges());
      assertEquals(Optional.empty(), pair.achieved());
      assertFalse(pair.achieves(Disjointness.LINK));
      assertTrue(pair.toString().contains("shared switches [a] shared links [at]"));
    }
  }

  /** A detour of any weight is taken rather than a shared link. */
  @Test
  void sharesNothingThatWeightCanAvoid() {
    long heavy = TopologySnapshot.MAX_WEIGHT;
    DisjointPaths<String, String> paths =
        new DisjointPaths<>(
            TopologySnapshot.<String, String>builder()
                .addUndirected("s", "m", "sm", 0)
                .addUndirected("m", "t", "mt1", 0)
                .addUndirected("m", "t", "mt2", heavy)
                .addUndirected("s", "a", "sa", heavy)
                .addUndirected("a", "b", "ab", heavy)
                .addUndirected("b", "m", "bm", heavy)
                .build());
    for (Disjointness disjointness : Disjointness.values()) {
      DisjointPair<String, String> pair =
          paths.maximallyDisjointPair("s", "t", disjointness).orElseThrow();
      assertEquals(List.of("m"), pair.sharedVertices());
      assertEquals(List.of(), pair.sharedEdges());
      assertEquals(List.of("sm", "mt1"), pair.first().edges());
      assertEquals(4 * heavy, pair.second().weight());
    }
  }

  @Test
  void neighboursAreSwitchDisjointOnlyOverTwoLinks() {
    TopologyBuilder<String, String> builder =
        TopologySnapshot.<String, String>builder().addUndirected("s", "t", "direct", 1);
    assertEquals(
        Optional.empty(), new DisjointPaths<>(builder.build()).pair("s", "t", Disjointness.SWITCH));
    DisjointPair<String, String> same =
        new DisjointPaths<>(builder.build())
            .maximallyDisjointPair("s", "t", Disjointness.SWITCH)
            .orElseThrow();
    assertEquals(same.first(), same.second());
    assertEquals(List.of("direct"), same.sharedEdges());
    assertEquals(List.of(), same.sharedVertices());
    builder.addUndirected("s", "t", "parallel", 1);
    assertEquals(
        List.of("parallel"),
        new DisjointPaths<>(builder.build())
            .pair("s", "t", Disjointness.SWITCH)
            .orElseThrow()
            .second()
            .edges());
  }

  /** Crossing a link both ways is never needed: the paths change places in front of it. */
  @Test
  void pathsNeverMeetHeadOn() {
    TestNetwork network =
        new TestNetwork(4)
            .directed(0, 1, 1)
            .add(1, 2, 0, 0)
            .directed(2, 3, 1)
            .directed(0, 2, 2)
            .directed(1, 3, 2);
    List<TopologySnapshot<Integer, Edge>> snapshots =
        List.of(
            network.directedSnapshot(), TopologySnapshot.of(network.directedGraph(), Edge::weight));
    for (TopologySnapshot<Integer, Edge> snapshot : snapshots) {
      for (Disjointness disjointness : Disjointness.values()) {
        DisjointPair<Integer, Edge> pair =
            new DisjointPaths<>(snapshot).pair(0, 3, disjointness).orElseThrow();
        assertEquals(6, pair.totalWeight());
        assertEquals(List.of(0, 1, 3), pair.first().vertices());
        assertEquals(List.of(0, 2, 3), pair.second().vertices());
      }
    }
  }

  /** The second path goes 3 1 2, round the first one's 2 4 3, for nothing. */
  @Test
  void cyclesWithoutWeightAreRemoved() {
    TestNetwork network =
        new TestNetwork(6)
            .directed(0, 2, 0)
            .directed(2, 4, 0)
            .directed(4, 3, 0)
            .directed(3, 5, 0)
            .directed(0, 3, 1)
            .directed(3, 1, 0)
            .directed(1, 2, 0)
            .directed(2, 5, 1);
    DisjointPaths<Integer, Edge> paths = new DisjointPaths<>(network.directedSnapshot());
    assertEquals(List.of(0, 2, 4, 3, 5), paths.shortestPath(0, 5).orElseThrow().vertices());
    DisjointPair<Integer, Edge> pair = paths.pair(0, 5, Disjointness.LINK).orElseThrow();
    PairChecker.check(pair, 0, 5);
    assertEquals(2, pair.totalWeight());
    assertEquals(Optional.of(Disjointness.SWITCH), pair.achieved());
  }

  @Test
  void unreachableTargetsHaveNoAnswer() {
    DisjointPaths<String, String> paths =
        new DisjointPaths<>(
            TopologySnapshot.<String, String>builder()
                .addDirected("a", "b", "ab", 1)
                .addVertex("c")
                .build());
    for (String[] ends : new String[][] {{"b", "a"}, {"a", "c"}, {"c", "a"}}) {
      assertEquals(Optional.empty(), paths.shortestPath(ends[0], ends[1]));
      for (Disjointness disjointness : Disjointness.values()) {
        assertEquals(Optional.empty(), paths.pair(ends[0], ends[1], disjointness));
        assertEquals(Optional.empty(), paths.maximallyDisjointPair(ends[0], ends[1], disjointness));
      }
    }
  }

  @Test
  void refusesUnknownAndEqualEnds() {
    DisjointPaths<String, String> paths = new DisjointPaths<>(trap());
    assertRefused(() -> paths.shortestPath("x", "t"), "source x is not among the 4 vertices");
    assertRefused(
        () -> paths.pair("s", "x", Disjointness.LINK), "target x is not among the 4 vertices");
    assertRefused(() -> paths.maximallyDisjointPair("s", "s", Disjointness.LINK), "are both s");
    assertRefused(() -> paths.shortestPath(null, "t"), "source null is not among");
    assertEquals(3, paths.shortestPath("s", "t").orElseThrow().weight());
  }

  private static void assertRefused(Runnable call, String says) {
    String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
    assertTrue(message.contains(says), () -> message + " does not say " + says);
  }

  /** Earlier questions leave no trace, and names of vertices have no influence. */
  @Test
  void answersDependOnTheQuestionAlone() {
    for (Kind kind : Kind.values()) {
      TestNetwork network = RandomNetworks.network(7, kind, 30, 0.3);
      TopologyBuilder<Object, Edge> anonymous = TopologySnapshot.builder();
      List<Object> names = new ArrayList<>();
      Map<Object, Integer> numbers = new HashMap<>();
      for (int v = 0; v < network.size; v++) {
        names.add(new Object());
        numbers.put(names.get(v), v);
        anonymous.addVertex(names.get(v));
      }
      for (Edge edge : network.directedGraph().edgeSet()) {
        anonymous.addDirected(
            names.get(edge.from()), names.get(edge.to()), edge, edge.weight(), edge.link.index);
      }
      DisjointPaths<Integer, Edge> used = new DisjointPaths<>(network.directedSnapshot());
      DisjointPaths<Object, Edge> renamed = new DisjointPaths<>(anonymous.build());
      for (int target = network.size - 1; target > 0; target--) {
        for (Disjointness disjointness : Disjointness.values()) {
          String reused = String.valueOf(used.maximallyDisjointPair(0, target, disjointness));
          assertEquals(
              String.valueOf(
                  new DisjointPaths<>(network.directedSnapshot())
                      .maximallyDisjointPair(0, target, disjointness)),
              reused);
          assertEquals(
              reused,
              String.valueOf(
                  renamed
                      .maximallyDisjointPair(names.get(0), names.get(target), disjointness)
                      .map(pair -> named(pair, numbers))));
        }
      }
    }
  }

  private static DisjointPair<Integer, Edge> named(
      DisjointPair<Object, Edge> pair, Map<Object, Integer> numbers) {
    List<Integer> shared = new ArrayList<>();
    pair.sharedVertices().forEach(vertex -> shared.add(numbers.get(vertex)));
    return new DisjointPair<>(
        named(pair.first(), numbers), named(pair.second(), numbers), shared, pair.sharedEdges());
  }

  private static RoutedPath<Integer, Edge> named(
      RoutedPath<Object, Edge> path, Map<Object, Integer> numbers) {
    List<Integer> vertices = new ArrayList<>();
    path.vertices().forEach(vertex -> vertices.add(numbers.get(vertex)));
    return new RoutedPath<>(vertices, path.edges(), path.weight());
  }

  /** Several searches share a snapshot without a word to each other. */
  @Test
  void aSnapshotServesManyThreads() throws InterruptedException, ExecutionException {
    TestNetwork network = RandomNetworks.network(11, Kind.GRID, 100, 0);
    TopologySnapshot<Integer, Edge> snapshot = network.undirectedSnapshot();
    List<String> expected = allPairs(snapshot);
    ExecutorService executor = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<String>>> answers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        answers.add(executor.submit(() -> allPairs(snapshot)));
      }
      for (Future<List<String>> answer : answers) {
        assertEquals(expected, answer.get());
      }
    } finally {
      executor.shutdownNow();
    }
  }

  private static List<String> allPairs(TopologySnapshot<Integer, Edge> snapshot) {
    DisjointPaths<Integer, Edge> paths = new DisjointPaths<>(snapshot);
    List<String> answers = new ArrayList<>();
    for (int target = 1; target < snapshot.vertexCount(); target++) {
      answers.add(String.valueOf(paths.maximallyDisjointPair(0, target, Disjointness.SWITCH)));
    }
    return answers;
  }
}
