// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** One switch-disjoint pair of paths, by this project, by JGraphT and by ONOS. */
final class PairSection implements ReportSection {
  private static final double LEAST_TO_JGRAPHT = 10;
  private static final double LEAST_TO_ONOS = 50;

  private final Measurements measurements;

  PairSection(Measurements measurements) {
    this.measurements = measurements;
  }

  @Override
  public String title() {
    return "One switch-disjoint pair: median microseconds over "
        + RoutingBenchmark.SAMPLE_SIZE
        + " pairs of switches that have one";
  }

  @Override
  public List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "network",
            "switches",
            "links",
            "have a pair",
            "shortest path",
            "pair",
            "JGraphT",
            "ONOS",
            "JGraphT/pair",
            "by CPU",
            "ONOS/pair",
            "by CPU",
            "ONOS finds none"));
    for (BenchmarkNetwork network : measurements.networks(Question.PAIR)) {
      NetworkFacts facts = measurements.facts(network);
      rows.add(
          List.of(
              network.title(),
              Integer.toString(facts.switchCount()),
              Integer.toString(facts.linkCount()),
              String.format(Locale.ROOT, "%.0f %%", 100 * facts.feasibleShare()),
              median(network, Contender.SHORTEST_PATH),
              median(network, Contender.DISJOINT_PAIR),
              median(network, Contender.JGRAPHT_PAIR),
              median(network, Contender.ONOS_PAIR),
              Figures.ratio(ratio(network, Contender.JGRAPHT_PAIR)),
              Figures.ratio(cpuRatio(network, Contender.JGRAPHT_PAIR)),
              Figures.ratio(ratio(network, Contender.ONOS_PAIR)),
              Figures.ratio(cpuRatio(network, Contender.ONOS_PAIR)),
              facts.onosMisses() + " of " + facts.onosQuestions()));
    }
    return rows;
  }

  @Override
  public List<Verdict> verdicts() {
    List<Verdict> verdicts = new ArrayList<>();
    verdict(Contender.JGRAPHT_PAIR, "JGraphT", LEAST_TO_JGRAPHT).ifPresent(verdicts::add);
    verdict(Contender.ONOS_PAIR, "ONOS", LEAST_TO_ONOS).ifPresent(verdicts::add);
    return verdicts;
  }

  private Optional<Verdict> verdict(Contender other, String name, double least) {
    List<BenchmarkNetwork> large =
        measurements.networks(Question.PAIR).stream()
            .filter(network -> network.compareTo(BenchmarkNetwork.KDL) >= 0)
            .collect(Collectors.toList());
    return large.stream()
        .min(Comparator.comparingDouble(network -> ratio(network, other)))
        .map(
            worst ->
                new Verdict(
                    String.format(
                        Locale.ROOT,
                        "a pair %.0f times as fast as %s, on Kdl and larger",
                        least,
                        name),
                    Figures.ratio(ratio(worst, other)) + " on " + worst.title() + ", the least",
                    ratio(worst, other) >= least));
  }

  private double ratio(BenchmarkNetwork network, Contender other) {
    return measurements.ratio(network, other, Contender.DISJOINT_PAIR, Measurements.CLOCK);
  }

  private double cpuRatio(BenchmarkNetwork network, Contender other) {
    return measurements.ratio(network, other, Contender.DISJOINT_PAIR, Measurements.CPU);
  }

  private String median(BenchmarkNetwork network, Contender contender) {
    return Figures.measured(measurements.timing(network, contender).typical(Measurements.CLOCK));
  }
}
