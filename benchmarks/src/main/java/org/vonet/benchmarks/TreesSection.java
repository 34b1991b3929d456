// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Redundant trees from one switch to all others, on networks of one kind and growing size. */
final class TreesSection implements ReportSection {
  private static final double MOST_GROWTH = 2;
  private static final double NANOS_PER_MICRO = 1000;

  private final Measurements measurements;

  TreesSection(Measurements measurements) {
    this.measurements = measurements;
  }

  @Override
  public String title() {
    return "Redundant trees from one switch to all: median microseconds over "
        + RoutingBenchmark.SAMPLE_SIZE
        + " switches, and nanoseconds for each link";
  }

  @Override
  public List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("network", "switches", "links", "linear", "a link", "light", "a link"));
    for (BenchmarkNetwork network : measurements.networks(Question.TREES)) {
      NetworkFacts facts = measurements.facts(network);
      rows.add(
          List.of(
              network.title(),
              Integer.toString(facts.switchCount()),
              Integer.toString(facts.linkCount()),
              Figures.measured(micros(network, Contender.LINEAR_TREES)),
              Figures.measured(nanosPerLink(network, Contender.LINEAR_TREES)),
              Figures.measured(micros(network, Contender.LIGHT_TREES)),
              Figures.measured(nanosPerLink(network, Contender.LIGHT_TREES))));
    }
    return rows;
  }

  @Override
  public List<Verdict> verdicts() {
    List<BenchmarkNetwork> networks = measurements.networks(Question.TREES);
    List<Verdict> verdicts = new ArrayList<>();
    // Flatness is that of the whole range: a part of it says nothing.
    if (networks.equals(Question.TREES.networks())) {
      for (Contender contender : Question.TREES.contenders()) {
        double least =
            networks.stream().mapToDouble(n -> nanosPerLink(n, contender)).min().orElseThrow();
        double most =
            networks.stream().mapToDouble(n -> nanosPerLink(n, contender)).max().orElseThrow();
        verdicts.add(
            new Verdict(
                "time of "
                    + contender.title()
                    + " for each link within a factor of 2, from 1,000 to 100,000 links",
                String.format(
                    Locale.ROOT,
                    "%s to %s ns, factor %.2f",
                    Figures.measured(least),
                    Figures.measured(most),
                    most / least),
                most / least <= MOST_GROWTH));
      }
    }
    return verdicts;
  }

  private double micros(BenchmarkNetwork network, Contender contender) {
    return measurements.timing(network, contender).typical(Measurements.CLOCK);
  }

  private double nanosPerLink(BenchmarkNetwork network, Contender contender) {
    return NANOS_PER_MICRO * micros(network, contender) / measurements.facts(network).linkCount();
  }
}
