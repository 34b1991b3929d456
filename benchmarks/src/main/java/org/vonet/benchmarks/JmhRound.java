// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Runs {@link RoutingBenchmark} once, in a process of its own, for a contender on a network. */
final class JmhRound {
  /** For JMH's own code around the call; the call itself is warm by then. */
  private static final TimeValue WARMUP = TimeValue.milliseconds(100);

  private static final TimeValue MEASUREMENT = TimeValue.milliseconds(500);

  /** Enough memory for any, and the collector that leaves the second processor in peace. */
  private static final String[] JVM_ARGUMENTS = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"};

  private static final String JMH_ALLOCATED = "gc.alloc.rate.norm";

  private JmhRound() {}

  static Timing.Round run(BenchmarkNetwork network, Contender contender) throws RunnerException {
    RunResult result =
        new Runner(
                new OptionsBuilder()
                    .include(RoutingBenchmark.class.getName().replace(".", "\\.") + "\\.")
                    .param("network", network.name())
                    .param("contender", contender.name())
                    .forks(1)
                    .warmupIterations(1)
                    .warmupTime(WARMUP)
                    .measurementIterations(1)
                    .measurementTime(MEASUREMENT)
                    .jvmArgs(JVM_ARGUMENTS)
                    .addProfiler(CpuTimeProfiler.class)
                    .addProfiler(GCProfiler.class)
                    .addProfiler(AllocationProfiler.class)
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .runSingle();
    Statistics statistics = result.getPrimaryResult().getStatistics();
    return new Timing.Round(
        statistics.getN(),
        result.getSecondaryResults().get(CpuTimeProfiler.LABEL).getScore(),
        statistics.getMean(),
        statistics.getPercentile(50),
        statistics.getPercentile(90),
        statistics.getPercentile(99),
        result.getSecondaryResults().get(AllocationProfiler.LABEL).getScore(),
        result.getSecondaryResults().get(JMH_ALLOCATED).getScore());
  }

  /** How it is measured, for reports. */
  static Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("measuredMillisOfRound", MEASUREMENT.convertTo(TimeUnit.MILLISECONDS));
    settings.put("jvmArguments", String.join(" ", JVM_ARGUMENTS));
    settings.put("sampledPairsOfNetwork", RoutingBenchmark.SAMPLE_SIZE);
    settings.put("seed", RoutingBenchmark.SEED);
    settings.put("weights", "delay in nanoseconds, integers");
    return settings;
  }
}
