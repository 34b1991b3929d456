// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Asks all questions on all networks, and reports times, ratios and what became of the targets.
 *
 * <p>Each contender runs in a process of its own, in several rounds. Within a round the contenders
 * on one network follow each other, so that a ratio compares times of the same few seconds.
 */
public final class RoutingComparison {
  private static final int ROUNDS = 3;

  /** Share of the time that may go by in waiting for a processor on a machine that is idle. */
  private static final double MOST_WAITING = 0.1;

  private RoutingComparison() {}

  /**
   * Runs everything: progress and warnings to standard error, the tables to standard output.
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
    Map<String, Object> header = header();
    Measurements measurements = measure(networks);
    RoutingReport report = new RoutingReport(header, measurements);
    Files.writeString(file, report.json());
    System.out.print(report.text());
    System.out.println();
    System.out.println(
        "Ratios are of medians within a round; 'by CPU' of the mean processor time.");
    System.out.println("Details: " + file);
    warnIfDisturbed(measurements);
  }

  private static void refuse(String reason) {
    System.err.println("bench: " + reason);
    System.exit(2);
  }

  private static Measurements measure(Set<BenchmarkNetwork> networks) throws RunnerException {
    Measurements measurements = new Measurements();
    for (int round = 1; round <= ROUNDS; round++) {
      for (Question question : Question.values()) {
        for (BenchmarkNetwork network : question.networks()) {
          if (networks.contains(network)) {
            System.err.printf(
                "round %d of %d: %s on %s%n", round, ROUNDS, question, network.title());
            for (Contender contender : question.contenders()) {
              measurements.add(network, contender, JmhRound.run(network, contender));
            }
          }
        }
      }
    }
    for (BenchmarkNetwork network : networks) {
      System.err.println("answers on " + network.title());
      measurements.add(network, NetworkFacts.of(network));
    }
    return measurements;
  }

  private static Map<String, Object> header() {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("benchmark", "routing");
    header.put("startedAt", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    header.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
    header.put("processors", Runtime.getRuntime().availableProcessors());
    header.put(
        "loadAverageAtStart", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    header.put("rounds", ROUNDS);
    header.putAll(JmhRound.settings());
    return header;
  }

  private static void warnIfDisturbed(Measurements measurements) {
    double waiting = measurements.largestWaitingShare();
    if (waiting > MOST_WAITING) {
      System.err.printf(
          Locale.ROOT,
          "The machine was busy: up to %.0f %% of the time went by waiting for a processor, more"
              + " for the slower. Only the ratio by CPU is to be trusted; run again when the"
              + " machine is idle.%n",
          100 * waiting);
    }
  }
}
