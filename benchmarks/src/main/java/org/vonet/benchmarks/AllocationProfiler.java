// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

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
 * Adds to JMH's results the bytes that {@link RoutingBenchmark} counted for its sample.
 *
 * <p>JMH's own {@code gc.alloc.rate.norm} divides all that the process allocates by the number of
 * calls, some hundred kilobytes of JMH itself among it. Where calls are long and few, that is more
 * than the calls allocate.
 */
public final class AllocationProfiler implements InternalProfiler {
  /** Name of the result. */
  static final String LABEL = "allocated";

  @Override
  public String getDescription() {
    return "Bytes that the thread itself allocates for each call";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    // The benchmark has counted, or will have before its first call.
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    return List.of(
        new ScalarResult(LABEL, RoutingBenchmark.allocatedBytes(), "B/op", AggregationPolicy.AVG));
  }
}
