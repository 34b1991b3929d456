// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The switch-disjoint pairs between all switches of a network, on one processor. */
final class AllPairsSection implements ReportSection {
  private static final double MOST_SECONDS = 2;
  private static final double MICROS_PER_SECOND = 1e6;

  private final Measurements measurements;

  AllPairsSection(Measurements measurements) {
    this.measurements = measurements;
  }

  @Override
  public String title() {
    return "Between all switches: seconds on one processor";
  }

  @Override
  public List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("network", "ordered pairs", "weights", "all pairs made"));
    for (BenchmarkNetwork network : measurements.networks(Question.ALL_PAIRS)) {
      long switches = measurements.facts(network).switchCount();
      rows.add(
          List.of(
              network.title(),
              Long.toString(switches * (switches - 1)),
              seconds(network, Contender.ALL_WEIGHTS),
              seconds(network, Contender.ALL_MADE)));
    }
    return rows;
  }

  @Override
  public List<Verdict> verdicts() {
    List<Verdict> verdicts = new ArrayList<>();
    for (BenchmarkNetwork network : measurements.networks(Question.ALL_PAIRS)) {
      for (Contender contender : Question.ALL_PAIRS.contenders()) {
        verdicts.add(
            new Verdict(
                "all pairs of " + network.title() + " under 2 s, by " + contender.title(),
                seconds(network, contender) + " s",
                micros(network, contender) < MOST_SECONDS * MICROS_PER_SECOND));
      }
    }
    return verdicts;
  }

  private double micros(BenchmarkNetwork network, Contender contender) {
    return measurements.timing(network, contender).typical(Measurements.CLOCK);
  }

  private String seconds(BenchmarkNetwork network, Contender contender) {
    return String.format(Locale.ROOT, "%.2f", micros(network, contender) / MICROS_PER_SECOND);
  }
}
