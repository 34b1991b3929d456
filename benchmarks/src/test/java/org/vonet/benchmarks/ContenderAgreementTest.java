// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.jgrapht.Graph;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.WeightedPseudograph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vonet.routing.DisjointPair;
import org.vonet.routing.DisjointPaths;
import org.vonet.routing.Disjointness;
import org.vonet.routing.RoutedPath;
import org.vonet.routing.TopologySnapshot;

/** The contenders give answers of the same weight, so that their times can be compared. */
final class ContenderAgreementTest {
  /** Ends drawn without regard to whether there is an answer. */
  private static final int ANY_ENDS = 40;

  @ParameterizedTest
  @EnumSource(BenchmarkNetwork.class)
  void agreeOnTheEndsThatAreTimed(BenchmarkNetwork network) {
    Contenders contenders = new Contenders(network.load());
    EndpointSample sample =
        EndpointSample.draw(
            contenders.snapshot, RoutingBenchmark.SAMPLE_SIZE, RoutingBenchmark.SEED);
    for (int i = 0; i < sample.size(); i++) {
      OptionalLong weight = contenders.agreedPairWeight(sample.source(i), sample.target(i));
      assertTrue(weight.isPresent(), "a timed question has no answer");
      contenders.checkShortestPath(sample.source(i), sample.target(i));
    }
  }

  @ParameterizedTest
  @EnumSource(BenchmarkNetwork.class)
  void agreeOnAnyEnds(BenchmarkNetwork network) {
    Network loaded = network.load();
    Contenders contenders = new Contenders(loaded);
    Random random = new Random(RoutingBenchmark.SEED + 1);
    for (int i = 0; i < ANY_ENDS; i++) {
      int source = random.nextInt(loaded.switchCount());
      int target = random.nextInt(loaded.switchCount());
      if (source != target) {
        contenders.agreedPairWeight(source, target);
      }
    }
  }

  @Test
  void takeParallelLinksForDifferentLinks() {
    Contenders contenders =
        new Contenders(
            new Network(
                3,
                List.of(
                    new Network.Link(0, 1, 5),
                    new Network.Link(0, 1, 7),
                    new Network.Link(1, 0, 6),
                    new Network.Link(1, 1, 0),
                    new Network.Link(1, 2, 1))));
    assertEquals(OptionalLong.of(5 + 6), contenders.agreedPairWeight(0, 1));
    assertEquals(OptionalLong.of(5 + 6), contenders.agreedPairWeight(1, 0));
    assertEquals(OptionalLong.empty(), contenders.agreedPairWeight(0, 2));
  }

  @Test
  void findThePairThatTakesLinksBack() {
    Contenders contenders =
        new Contenders(
            new Network(
                4,
                List.of(
                    new Network.Link(0, 1, 1),
                    new Network.Link(1, 2, 1),
                    new Network.Link(2, 3, 1),
                    new Network.Link(0, 2, 4),
                    new Network.Link(1, 3, 4))));
    assertEquals(OptionalLong.of(10), contenders.agreedPairWeight(0, 3));
  }

  private static final class Contenders {
    final TopologySnapshot<Integer, Network.Link> snapshot;
    private final DisjointPaths<Integer, Network.Link> paths;
    private final SplitNodeSuurballe suurballe;
    private final Graph<Integer, DefaultWeightedEdge> graph;

    Contenders(Network network) {
      snapshot = network.snapshot();
      paths = new DisjointPaths<>(snapshot);
      suurballe = new SplitNodeSuurballe(network);
      graph = new WeightedPseudograph<>(DefaultWeightedEdge.class);
      for (int i = 0; i < network.switchCount(); i++) {
        graph.addVertex(i);
      }
      for (Network.Link link : network.links()) {
        graph.setEdgeWeight(graph.addEdge(link.a, link.b), link.delayNanos);
      }
    }

    /** Weight of the pair on which both agree, or empty if both find none. */
    OptionalLong agreedPairWeight(int source, int target) {
      Optional<DisjointPair<Integer, Network.Link>> ours =
          paths.pair(source, target, Disjointness.SWITCH);
      List<GraphPath<Integer, DefaultWeightedEdge>> theirs = suurballe.pair(source, target);
      String ends = source + " to " + target;
      assertEquals(theirs.size() == 2, ours.isPresent(), () -> "a pair exists, " + ends);
      if (ours.isEmpty()) {
        return OptionalLong.empty();
      }
      double theirWeight = theirs.get(0).getWeight() + theirs.get(1).getWeight();
      assertEquals(theirWeight, ours.get().totalWeight(), 0, ends);
      return OptionalLong.of(ours.get().totalWeight());
    }

    void checkShortestPath(int source, int target) {
      RoutedPath<Integer, Network.Link> ours = paths.shortestPath(source, target).orElseThrow();
      double theirWeight = new DijkstraShortestPath<>(graph).getPathWeight(source, target);
      assertEquals(theirWeight, ours.weight(), 0, source + " to " + target);
    }
  }
}
