// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import org.vonet.routing.DisjointPaths;
import org.vonet.routing.Disjointness;
import org.vonet.routing.PairsFromSource;
import org.vonet.routing.RedundantTrees;
import org.vonet.routing.TopologySnapshot;
import org.vonet.routing.TreeEffort;

/** What is timed: a question, and who answers it. */
public enum Contender {
  /** Plain Dijkstra on the same snapshot: what any answer costs at least. */
  SHORTEST_PATH(Question.PAIR, "DisjointPaths.shortestPath", Contender.QUICK) {
    @Override
    Solver on(Network network) {
      DisjointPaths<Integer, Network.Link> paths = new DisjointPaths<>(network.snapshot());
      return Solver.of(paths, paths::shortestPath);
    }
  },
  /** The routing library. */
  DISJOINT_PAIR(Question.PAIR, "DisjointPaths.pair", Contender.QUICK) {
    @Override
    Solver on(Network network) {
      DisjointPaths<Integer, Network.Link> paths = new DisjointPaths<>(network.snapshot());
      return Solver.of(paths, (source, target) -> paths.pair(source, target, Disjointness.SWITCH));
    }
  },
  /** JGraphT on the graph of split switches. */
  JGRAPHT_PAIR(
      Question.PAIR, "JGraphT SuurballeKDisjointShortestPaths, split switches", Contender.SLOW) {
    @Override
    Solver on(Network network) {
      SplitNodeSuurballe suurballe = new SplitNodeSuurballe(network);
      return Solver.of(suurballe, suurballe::pair);
    }
  },
  /** ONOS, the way it searches its own topology. */
  ONOS_PAIR(Question.PAIR, "ONOS SuurballeGraphSearch", Contender.SLOW) {
    @Override
    Solver on(Network network) {
      OnosSuurballe suurballe = OnosSuurballe.onSwitches(network);
      return Solver.of(suurballe, suurballe::pair);
    }
  },
  /** Plain Dijkstra to all. */
  SHORTEST_TO_ALL(Question.ONE_TO_ALL, "DisjointPaths.shortestPaths", Contender.QUICK) {
    @Override
    Solver on(Network network) {
      DisjointPaths<Integer, Network.Link> paths = new DisjointPaths<>(network.snapshot());
      return Solver.of(paths, (source, target) -> paths.shortestPaths(source));
    }
  },
  /** The routing library, weights of all pairs, each pair to be had on demand. */
  PAIRS_TO_ALL(Question.ONE_TO_ALL, "DisjointPaths.pairsFrom", Contender.QUICK) {
    @Override
    Solver on(Network network) {
      DisjointPaths<Integer, Network.Link> paths = new DisjointPaths<>(network.snapshot());
      return Solver.of(paths, (source, target) -> paths.pairsFrom(source, Disjointness.SWITCH));
    }
  },
  /** Sum of the weights of the pairs between all switches. */
  ALL_WEIGHTS(Question.ALL_PAIRS, "PairsFromSource.totalWeight", Contender.QUICK) {
    @Override
    Solver on(Network network) {
      DisjointPaths<Integer, Network.Link> paths = new DisjointPaths<>(network.snapshot());
      return Solver.of(
          paths,
          (source, target) -> {
            long sum = 0;
            for (Integer from : paths.snapshot().vertices()) {
              PairsFromSource<Integer, Network.Link> pairs =
                  paths.pairsFrom(from, Disjointness.SWITCH);
              for (Integer to : paths.snapshot().vertices()) {
                sum += from.equals(to) ? 0 : pairs.totalWeight(to).orElse(0);
              }
            }
            return sum;
          });
    }
  },
  /** Number of hops of the pairs between all switches, each pair made as an object. */
  ALL_MADE(Question.ALL_PAIRS, "PairsFromSource.pair", Contender.QUICK) {
    @Override
    Solver on(Network network) {
      DisjointPaths<Integer, Network.Link> paths = new DisjointPaths<>(network.snapshot());
      return Solver.of(
          paths,
          (source, target) -> {
            long sum = 0;
            for (Integer from : paths.snapshot().vertices()) {
              PairsFromSource<Integer, Network.Link> pairs =
                  paths.pairsFrom(from, Disjointness.SWITCH);
              for (Integer to : paths.snapshot().vertices()) {
                sum +=
                    from.equals(to)
                        ? 0
                        : pairs.pair(to).map(p -> p.first().hops() + p.second().hops()).orElse(0);
              }
            }
            return sum;
          });
    }
  },
  /** Redundant trees in linear time. */
  LINEAR_TREES(Question.TREES, "RedundantTrees, linear", Contender.QUICK) {
    @Override
    Solver on(Network network) {
      return trees(network, TreeEffort.LINEAR);
    }
  },
  /** Redundant trees that are light. */
  LIGHT_TREES(Question.TREES, "RedundantTrees, light", Contender.QUICK) {
    @Override
    Solver on(Network network) {
      return trees(network, TreeEffort.LIGHT);
    }
  };

  /** Processor time after which the times of a small piece of code fall no more. */
  private static final int QUICK = 1_000;

  /** The same for libraries of which there is much more to compile. */
  private static final int SLOW = 2_500;

  private final Question question;
  private final String title;
  private final int warmupCpuMillis;

  Contender(Question question, String title, int warmupCpuMillis) {
    this.question = question;
    this.title = title;
    this.warmupCpuMillis = warmupCpuMillis;
  }

  private static Solver trees(Network network, TreeEffort effort) {
    TopologySnapshot<Integer, Network.Link> snapshot = network.snapshot();
    RedundantTrees<Integer, Network.Link> trees = new RedundantTrees<>(snapshot, effort);
    return Solver.of(
        trees,
        (source, target) -> trees.fromRoot(source, snapshot.vertices(), Disjointness.SWITCH));
  }

  /** What is asked. */
  Question question() {
    return question;
  }

  /** Who answers, in reports. */
  String title() {
    return title;
  }

  /** Processor time of the process, in milliseconds, that is spent on warming up. */
  int warmupCpuMillis() {
    return warmupCpuMillis;
  }

  /** Whether it is this project's own, so that what it allocates is of interest. */
  boolean isOurs() {
    return this != JGRAPHT_PAIR && this != ONOS_PAIR;
  }

  /** Whether its answer is an object to keep, and not a sum of figures. */
  boolean hasAnswerToKeep() {
    return isOurs() && question != Question.ALL_PAIRS;
  }

  /** Makes what it keeps between questions. */
  abstract Solver on(Network network);
}
