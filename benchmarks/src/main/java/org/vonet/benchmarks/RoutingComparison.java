// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;
import org.vonet.routing.TopologySnapshot;

/**
 * Runs {@link RoutingBenchmark} on all networks, and reports the times and their ratios.
 *
 * <p>Each contender runs in a process of its own, in several rounds. Within a round the contenders
 * on one network follow each other, so that a ratio compares times of the same few seconds.
 */
public final class RoutingComparison {
  private static final int ROUNDS = 3;

  /** For JMH's own code around the call; the call itself is warm by then. */
  private static final TimeValue WARMUP = TimeValue.milliseconds(200);

  private static final TimeValue MEASUREMENT = TimeValue.milliseconds(600);

  /** Enough memory for either, and the collector that leaves the second processor in peace. */
  private static final String[] JVM_ARGUMENTS = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"};

  /** Share of the time that may go by in waiting for a processor on a machine that is idle. */
  private static final double MOST_WAITING = 0.1;

  private RoutingComparison() {}

  /**
   * Runs everything: progress and warnings to standard error, the table to standard output.
   *
   * @param arguments the JSON file to write, then the networks to run on, or none for all
   */
  public static void main(String[] arguments) throws IOException, RunnerException {
    if (arguments.length == 0) {
      refuse("No file is given: give the JSON file to write, and networks to run on or none");
    }
    Set<BenchmarkNetwork> networks = EnumSet.noneOf(BenchmarkNetwork.class);
    for (int i = 1; i < arguments.length; i++) {
      try {
        networks.add(BenchmarkNetwork.titled(arguments[i]));
      } catch (IllegalArgumentException e) {
        refuse(e.getMessage());
      }
    }
    if (networks.isEmpty()) {
      networks = EnumSet.allOf(BenchmarkNetwork.class);
    }
    Path file = Path.of(arguments[0]).toAbsolutePath();
    Files.createDirectories(file.getParent());
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    RoutingReport report = measure(networks, load);
    Files.writeString(file, report.json());
    System.out.println(
        "Median microseconds for one question, over "
            + RoutingBenchmark.SAMPLE_SIZE
            + " pairs of switches that have a switch-disjoint pair of paths.");
    System.out.print(report.table());
    System.out.println(
        "Ratios are of medians within a round; 'by CPU time' of the mean processor time.");
    System.out.println("Details: " + file);
    warnIfDisturbed(report);
  }

  private static void refuse(String reason) {
    System.err.println("bench: " + reason);
    System.exit(2);
  }

  private static RoutingReport measure(Set<BenchmarkNetwork> networks, double load)
      throws RunnerException {
    RoutingReport report = new RoutingReport(header(load));
    Map<BenchmarkNetwork, Map<Contender, List<Timing.Round>>> rounds =
        new EnumMap<>(BenchmarkNetwork.class);
    for (int round = 1; round <= ROUNDS; round++) {
      for (BenchmarkNetwork network : networks) {
        System.err.printf("round %d of %d: %s%n", round, ROUNDS, network.title());
        for (Contender contender : Contender.values()) {
          rounds
              .computeIfAbsent(network, unused -> new EnumMap<>(Contender.class))
              .computeIfAbsent(contender, unused -> new ArrayList<>())
              .add(run(network, contender));
        }
      }
    }
    rounds.forEach(
        (network, roundsOfContender) -> {
          Map<Contender, Timing> timings = new EnumMap<>(Contender.class);
          roundsOfContender.forEach(
              (contender, itsRounds) -> timings.put(contender, new Timing(itsRounds)));
          TopologySnapshot<Integer, Network.Link> snapshot = network.load().snapshot();
          EndpointSample sample =
              EndpointSample.draw(snapshot, RoutingBenchmark.SAMPLE_SIZE, RoutingBenchmark.SEED);
          report.add(network.title(), snapshot, sample, timings);
        });
    return report;
  }

  private static Timing.Round run(BenchmarkNetwork network, Contender contender)
      throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(contender.benchmarkPattern())
            .param("network", network.name())
            .forks(1)
            .warmupIterations(1)
            .warmupTime(WARMUP)
            .measurementIterations(1)
            .measurementTime(MEASUREMENT)
            .jvmArgs(JVM_ARGUMENTS)
            .addProfiler(CpuTimeProfiler.class)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();
    RunResult result = new Runner(options).runSingle();
    Statistics statistics = result.getPrimaryResult().getStatistics();
    return new Timing.Round(
        statistics.getN(),
        result.getSecondaryResults().get(CpuTimeProfiler.LABEL).getScore(),
        statistics.getMean(),
        statistics.getPercentile(50),
        statistics.getPercentile(90),
        statistics.getPercentile(99));
  }

  private static Map<String, Object> header(double load) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("benchmark", "routing");
    header.put("startedAt", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    header.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
    header.put("processors", Runtime.getRuntime().availableProcessors());
    header.put("loadAverageAtStart", load);
    header.put("rounds", ROUNDS);
    header.put("measuredMillisOfRound", MEASUREMENT.convertTo(TimeUnit.MILLISECONDS));
    header.put("jvmArguments", String.join(" ", JVM_ARGUMENTS));
    header.put("sampledPairsOfNetwork", RoutingBenchmark.SAMPLE_SIZE);
    header.put("seed", RoutingBenchmark.SEED);
    header.put("weights", "delay in nanoseconds, integers");
    return header;
  }

  private static void warnIfDisturbed(RoutingReport report) {
    double waiting = report.largestWaitingShare();
    if (waiting > MOST_WAITING) {
      System.err.printf(
          Locale.ROOT,
          "The machine was busy: up to %.0f %% of the time went by waiting for a processor, more"
              + " for the slower. Only the ratio by CPU time is to be trusted; run again when the"
              + " machine is idle.%n",
          100 * waiting);
    }
  }
}
