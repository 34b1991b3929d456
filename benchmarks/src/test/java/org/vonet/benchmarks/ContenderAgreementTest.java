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
import org.junit.jupiter.params.provider.MethodSource;
import org.vonet.routing.DisjointPair;
import org.vonet.routing.DisjointPaths;
import org.vonet.routing.Disjointness;
import org.vonet.routing.RoutedPath;
import org.vonet.routing.TopologySnapshot;

/** The contenders give answers of the same weight, so that their times can be compared. */
final class ContenderAgreementTest {
  /** Ends drawn without regard to whether there is an answer. */
  private static final int ANY_ENDS = 40;

  /** The slower contenders are asked so often, divided by the number of switches. */
  private static final int JGRAPHT_WORK = 40_000;

  private static final int ONOS_WORK = 5_000;

  static List<BenchmarkNetwork> timed() {
    return Question.PAIR.networks();
  }

  private static int questions(int work, Network network) {
    return Math.max(1, Math.min(RoutingBenchmark.SAMPLE_SIZE, work / network.switchCount()));
  }

  private static EndpointSample sample(Network network) {
    return EndpointSample.draw(
        network.snapshot(), RoutingBenchmark.SAMPLE_SIZE, RoutingBenchmark.SEED);
  }

  @ParameterizedTest
  @MethodSource("timed")
  void agreeOnTheEndsThatAreTimed(BenchmarkNetwork network) {
    Network loaded = network.load();
    Contenders contenders = new Contenders(loaded);
    EndpointSample sample = sample(loaded);
    for (int i = 0; i < questions(JGRAPHT_WORK, loaded); i++) {
      OptionalLong weight = contenders.agreedPairWeight(sample.source(i), sample.target(i));
      assertTrue(weight.isPresent(), "a timed question has no answer");
      contenders.checkShortestPath(sample.source(i), sample.target(i));
    }
  }

  /** On its own graph ONOS finds too little; on split switches it is right, so we use it right. */
  @ParameterizedTest
  @EnumSource(
      value = BenchmarkNetwork.class,
      names = {"ABILENE", "COGENTCO", "GABRIEL_500", "KDL"})
  void onosFindsNothingLighter(BenchmarkNetwork network) {
    Network loaded = network.load();
    DisjointPaths<Integer, Network.Link> paths = new DisjointPaths<>(loaded.snapshot());
    OnosSuurballe onSwitches = OnosSuurballe.onSwitches(loaded);
    OnosSuurballe onSplitSwitches = OnosSuurballe.onSplitSwitches(loaded);
    EndpointSample sample = sample(loaded);
    for (int i = 0; i < questions(ONOS_WORK, loaded); i++) {
      long best =
          paths
              .pair(sample.source(i), sample.target(i), Disjointness.SWITCH)
              .orElseThrow()
              .totalWeight();
      onSwitches
          .pair(sample.source(i), sample.target(i))
          .ifPresent(pair -> assertTrue(OnosSuurballe.totalNanos(pair) >= best));
      assertEquals(
          Optional.of(best),
          onSplitSwitches.pair(sample.source(i), sample.target(i)).map(OnosSuurballe::totalNanos));
    }
  }

  @ParameterizedTest
  @MethodSource("timed")
  void oneToAllAgreesWithOneToOne(BenchmarkNetwork network) {
    Network loaded = network.load();
    DisjointPaths<Integer, Network.Link> paths = new DisjointPaths<>(loaded.snapshot());
    EndpointSample sample = sample(loaded);
    for (int i = 0; i < questions(JGRAPHT_WORK, loaded); i++) {
      Integer source = sample.source(i);
      Integer target = sample.target(i);
      assertEquals(
          paths.pair(source, target, Disjointness.SWITCH).orElseThrow().totalWeight(),
          paths.pairsFrom(source, Disjointness.SWITCH).totalWeight(target).orElseThrow());
      assertEquals(
          paths.shortestPath(source, target).orElseThrow().weight(),
          paths.shortestPaths(source).path(target).orElseThrow().weight());
    }
  }

  @ParameterizedTest
  @MethodSource("timed")
  void agreeOnAnyEnds(BenchmarkNetwork network) {
    Network loaded = network.load();
    Contenders contenders = new Contenders(loaded);
    Random random = new Random(RoutingBenchmark.SEED + 1);
    for (int i = 0; i < Math.min(ANY_ENDS, questions(JGRAPHT_WORK, loaded)); i++) {
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
        graph.setEdgeWeight(graph.addEdge(link.a, link.b), (double) link.delayNanos);
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
      assertEquals(theirWeight, (double) ours.get().totalWeight(), 0, ends);
      return OptionalLong.of(ours.get().totalWeight());
    }

    void checkShortestPath(int source, int target) {
      RoutedPath<Integer, Network.Link> ours = paths.shortestPath(source, target).orElseThrow();
      double theirWeight = new DijkstraShortestPath<>(graph).getPathWeight(source, target);
      assertEquals(theirWeight, (double) ours.weight(), 0, source + " to " + target);
    }
  }
}
