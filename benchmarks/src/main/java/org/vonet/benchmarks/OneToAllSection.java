// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The switch-disjoint pairs from one switch to all others, next to plain shortest paths. */
final class OneToAllSection implements ReportSection {
  private static final double MOST_TO_SHORTEST = 3;

  private final Measurements measurements;

  OneToAllSection(Measurements measurements) {
    this.measurements = measurements;
  }

  @Override
  public String title() {
    return "From one switch to all: median microseconds over "
        + RoutingBenchmark.SAMPLE_SIZE
        + " switches";
  }

  @Override
  public List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "network",
            "switches",
            "links",
            "shortest paths",
            "disjoint pairs",
            "pairs/shortest",
            "by CPU",
            "for each pair"));
    for (BenchmarkNetwork network : measurements.networks(Question.ONE_TO_ALL)) {
      NetworkFacts facts = measurements.facts(network);
      double pairs =
          measurements.timing(network, Contender.PAIRS_TO_ALL).typical(Measurements.CLOCK);
      double shortest =
          measurements.timing(network, Contender.SHORTEST_TO_ALL).typical(Measurements.CLOCK);
      rows.add(
          List.of(
              network.title(),
              Integer.toString(facts.switchCount()),
              Integer.toString(facts.linkCount()),
              Figures.measured(shortest),
              Figures.measured(pairs),
              String.format(Locale.ROOT, "%.2f", ratio(network)),
              String.format(
                  Locale.ROOT,
                  "%.2f",
                  measurements.ratio(
                      network,
                      Contender.PAIRS_TO_ALL,
                      Contender.SHORTEST_TO_ALL,
                      Measurements.CPU)),
              Figures.measured(pairs / (facts.switchCount() - 1))));
    }
    return rows;
  }

  @Override
  public List<Verdict> verdicts() {
    return measurements.networks(Question.ONE_TO_ALL).stream()
        .max(Comparator.comparingDouble(this::ratio))
        .map(
            worst ->
                new Verdict(
                    "pairs to all in 3 times the time of shortest paths to all",
                    String.format(Locale.ROOT, "%.2f on %s, the most", ratio(worst), worst.title()),
                    ratio(worst) <= MOST_TO_SHORTEST))
        .stream()
        .collect(Collectors.toList());
  }

  private double ratio(BenchmarkNetwork network) {
    return measurements.ratio(
        network, Contender.PAIRS_TO_ALL, Contender.SHORTEST_TO_ALL, Measurements.CLOCK);
  }
}
