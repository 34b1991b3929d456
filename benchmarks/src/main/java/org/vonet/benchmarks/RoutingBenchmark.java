// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What JMH times: one question about one pair of switches, the next pair at each call.
 *
 * <p>Single calls are timed, so the percentiles are those over calls and over the pairs of the
 * sample. Reading the clock adds about 30 ns to each. A process asks one contender only, so that
 * the call of the solver is compiled as if it were written here.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RoutingBenchmark {
  /**
   * How many pairs of switches are asked about, in turn: few enough for the slower contenders to
   * come round in the few measured calls they get through.
   */
  static final int SAMPLE_SIZE = 64;

  /** Seed of the sample. */
  static final long SEED = 19_740_401;

  /** Mean over the sample, not a number until it is counted. JMH makes its profilers apart. */
  private static volatile double allocatedBytes = Double.NaN;

  /** The network that is asked. */
  @Param public BenchmarkNetwork network;

  /** Who is asked what. */
  @Param public Contender contender;

  private EndpointSample sample;
  private Solver solver;
  private int next;

  /**
   * Makes what the contender keeps between questions, warms it up, and counts what it allocates.
   *
   * <p>JMH's own warm-up is by the clock, and ends too soon on a machine that is busy with other
   * things; this one is by processor time.
   */
  @Setup
  public void prepare(Blackhole blackhole) {
    Network loaded = network.load();
    sample = EndpointSample.draw(loaded.snapshot(), SAMPLE_SIZE, SEED);
    solver = contender.on(loaded);
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long endNanos =
        system.getProcessCpuTime() + TimeUnit.MILLISECONDS.toNanos(contender.warmupCpuMillis());
    while (system.getProcessCpuTime() < endNanos) {
      blackhole.consume(answer());
    }
    if (contender.hasAnswerToKeep()) {
      countAllocation(blackhole);
    }
  }

  /** Bytes that the thread allocates for a question, or not a number for other people's solvers. */
  static double allocatedBytes() {
    return allocatedBytes;
  }

  private void countAllocation(Blackhole blackhole) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long nothing = threads.getThreadAllocatedBytes(thread);
    nothing = threads.getThreadAllocatedBytes(thread) - nothing;
    long before = threads.getThreadAllocatedBytes(thread);
    for (int i = 0; i < sample.size(); i++) {
      blackhole.consume(answer());
    }
    long after = threads.getThreadAllocatedBytes(thread);
    allocatedBytes = (double) (after - before - nothing) / sample.size();
  }

  /** The contender's answer to the next question. */
  @Benchmark
  public Object answer() {
    next = next + 1 == sample.size() ? 0 : next + 1;
    return solver.answer(sample.source(next), sample.target(next));
  }
}
