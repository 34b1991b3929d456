// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jgrapht.GraphPath;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.Blackhole;
import org.vonet.routing.DisjointPair;
import org.vonet.routing.DisjointPaths;
import org.vonet.routing.Disjointness;
import org.vonet.routing.RoutedPath;
import org.vonet.routing.TopologySnapshot;

/**
 * What JMH times: one question about one pair of switches, the next pair at each call.
 *
 * <p>Single calls are timed, so the percentiles are those over calls and over the pairs of the
 * sample. Reading the clock adds about 30 ns to each.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RoutingBenchmark {
  /**
   * How many pairs of switches are asked about, in turn: few enough for the slowest contender to
   * come round in the few measured calls it gets through.
   */
  static final int SAMPLE_SIZE = 64;

  /** Seed of the sample. */
  static final long SEED = 19_740_401;

  /** The network that is asked. */
  @Param public BenchmarkNetwork network;

  private EndpointSample sample;
  private DisjointPaths<Integer, Network.Link> paths;
  private SplitNodeSuurballe suurballe;
  private int next;

  /**
   * Makes what the contenders keep between questions, and warms the one up that is timed.
   *
   * <p>JMH's own warm-up is by the clock, and ends too soon on a machine that is busy with other
   * things; this one is by processor time.
   */
  @Setup
  public void prepare(BenchmarkParams parameters, Blackhole blackhole) {
    Network loaded = network.load();
    TopologySnapshot<Integer, Network.Link> snapshot = loaded.snapshot();
    sample = EndpointSample.draw(snapshot, SAMPLE_SIZE, SEED);
    paths = new DisjointPaths<>(snapshot);
    suurballe = new SplitNodeSuurballe(loaded);

    Contender contender = Contender.ofBenchmark(parameters.getBenchmark());
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long endNanos =
        system.getProcessCpuTime() + TimeUnit.MILLISECONDS.toNanos(contender.warmupCpuMillis());
    while (system.getProcessCpuTime() < endNanos) {
      blackhole.consume(ask(contender));
    }
  }

  private Object ask(Contender contender) {
    switch (contender) {
      case SHORTEST_PATH:
        return shortestPath();
      case DISJOINT_PAIR:
        return disjointPair();
      case JGRAPHT_PAIR:
        return jgraphtPair();
    }
    throw new IllegalArgumentException("No method asks " + contender + ": add one");
  }

  /** A lightest path, by the routing library. */
  @Benchmark
  public Optional<RoutedPath<Integer, Network.Link>> shortestPath() {
    int i = advance();
    return paths.shortestPath(sample.source(i), sample.target(i));
  }

  /** A lightest switch-disjoint pair, by the routing library. */
  @Benchmark
  public Optional<DisjointPair<Integer, Network.Link>> disjointPair() {
    int i = advance();
    return paths.pair(sample.source(i), sample.target(i), Disjointness.SWITCH);
  }

  /** A lightest switch-disjoint pair, by JGraphT. */
  @Benchmark
  public List<GraphPath<Integer, DefaultWeightedEdge>> jgraphtPair() {
    int i = advance();
    return suurballe.pair(sample.source(i), sample.target(i));
  }

  private int advance() {
    next = next + 1 == sample.size() ? 0 : next + 1;
    return next;
  }
}
