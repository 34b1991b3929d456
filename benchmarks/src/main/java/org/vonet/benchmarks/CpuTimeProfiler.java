// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Adds to JMH's results the processor time of the whole process for each call, in microseconds.
 *
 * <p>Time on the clock counts while other processes have the processor. A call of milliseconds is
 * nearly always interrupted on a busy machine and one of microseconds hardly ever, so that even the
 * ratio of two such times says little there. Processor time does not count the waiting. It does
 * count garbage collection, and what is still compiled in the background.
 */
public final class CpuTimeProfiler implements InternalProfiler {
  /** Name of the result. */
  static final String LABEL = "cpu";

  private static final double NANOS_PER_MICRO = 1000;

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private long nanosBefore;

  @Override
  public String getDescription() {
    return "Processor time of the process for each call";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    nanosBefore = system.getProcessCpuTime();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    long nanos = system.getProcessCpuTime() - nanosBefore;
    long calls = result.getMetadata().getAllOps();
    return List.of(
        new ScalarResult(LABEL, nanos / NANOS_PER_MICRO / calls, "us/op", AggregationPolicy.AVG));
  }
}
