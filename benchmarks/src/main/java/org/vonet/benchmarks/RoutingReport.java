// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vonet.routing.TopologySnapshot;

/** The outcome of a comparison, as a table for people and as JSON for programs. */
final class RoutingReport {
  private static final int JSON_DECIMALS = 3;

  private final Map<String, Object> header;
  private final List<Row> rows = new ArrayList<>();

  /**
   * Starts a report.
   *
   * @param header machine and method, in the form that {@link Json#write} takes
   */
  RoutingReport(Map<String, Object> header) {
    this.header = new LinkedHashMap<>(header);
  }

  private static final class Row {
    final String network;
    final TopologySnapshot<Integer, Network.Link> snapshot;
    final EndpointSample sample;
    final Map<Contender, Timing> timings;

    Row(
        String network,
        TopologySnapshot<Integer, Network.Link> snapshot,
        EndpointSample sample,
        Map<Contender, Timing> timings) {
      this.network = network;
      this.snapshot = snapshot;
      this.sample = sample;
      this.timings = timings;
    }

    Timing timing(Contender contender) {
      return timings.get(contender);
    }

    double ratio(Contender of, Contender to) {
      return Timing.median(timing(of).ratiosTo(timing(to)));
    }
  }

  /**
   * Adds what was found on one network.
   *
   * @throws IllegalArgumentException if a contender is missing
   */
  void add(
      String network,
      TopologySnapshot<Integer, Network.Link> snapshot,
      EndpointSample sample,
      Map<Contender, Timing> timings) {
    for (Contender contender : Contender.values()) {
      if (!timings.containsKey(contender)) {
        throw new IllegalArgumentException(
            "No timing of " + contender.title() + " on " + network + ": run all contenders");
      }
    }
    rows.add(new Row(network, snapshot, sample, new EnumMap<>(timings)));
  }

  /** One line for each network: sizes, medians in microseconds, ratios. */
  String table() {
    StringBuilder text = new StringBuilder();
    text.append(
        line(
            "network",
            "switches",
            "links",
            "have a pair",
            "shortest path",
            "pair",
            "JGraphT's pair",
            "JGraphT/pair",
            "(rounds)",
            "pair/shortest"));
    for (Row row : rows) {
      double[] ratios =
          row.timing(Contender.JGRAPHT_PAIR).ratiosTo(row.timing(Contender.DISJOINT_PAIR));
      text.append(
          line(
              row.network,
              Integer.toString(row.snapshot.vertexCount()),
              Integer.toString(row.snapshot.linkCount()),
              String.format(Locale.ROOT, "%.0f %%", 100 * row.sample.feasibleShare()),
              micros(row.timing(Contender.SHORTEST_PATH)),
              micros(row.timing(Contender.DISJOINT_PAIR)),
              micros(row.timing(Contender.JGRAPHT_PAIR)),
              String.format(Locale.ROOT, "%.1f", Timing.median(ratios)),
              String.format(Locale.ROOT, "%.1f-%.1f", ratios[0], ratios[ratios.length - 1]),
              String.format(
                  Locale.ROOT,
                  "%.1f",
                  row.ratio(Contender.DISJOINT_PAIR, Contender.SHORTEST_PATH))));
    }
    return text.toString();
  }

  /** The header and one object for each network and contender. */
  String json() {
    List<Object> results = new ArrayList<>();
    for (Row row : rows) {
      for (Contender contender : Contender.values()) {
        results.add(result(row, contender));
      }
    }
    Map<String, Object> report = new LinkedHashMap<>(header);
    report.put("ratio", "median of this / median of " + Contender.DISJOINT_PAIR.title());
    report.put("results", results);
    return Json.write(report, JSON_DECIMALS);
  }

  private static Map<String, Object> result(Row row, Contender contender) {
    Timing timing = row.timing(contender);
    List<Object> medians = new ArrayList<>();
    timing.rounds().forEach(round -> medians.add(round.medianMicros));
    List<Object> ratios = new ArrayList<>();
    for (double ratio : timing.ratiosTo(row.timing(Contender.DISJOINT_PAIR))) {
      ratios.add(ratio);
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("network", row.network);
    result.put("switches", row.snapshot.vertexCount());
    result.put("links", row.snapshot.linkCount());
    result.put("shareOfPairsWithAnswer", row.sample.feasibleShare());
    result.put("question", contender.question());
    result.put("name", contender.title());
    result.put("medianMicros", timing.typical(round -> round.medianMicros));
    result.put("p90Micros", timing.typical(round -> round.p90Micros));
    result.put("p99Micros", timing.typical(round -> round.p99Micros));
    result.put("meanMicros", timing.typical(round -> round.meanMicros));
    result.put("ratio", row.ratio(contender, Contender.DISJOINT_PAIR));
    result.put("ratioOfRounds", ratios);
    result.put("medianMicrosOfRounds", medians);
    result.put("timedCalls", timing.calls());
    return result;
  }

  private static String micros(Timing timing) {
    double micros = timing.typical(round -> round.medianMicros);
    return String.format(Locale.ROOT, micros < 10 ? "%.2f" : "%.0f", micros);
  }

  private static String line(String first, String... others) {
    StringBuilder text = new StringBuilder(String.format("%-12s", first));
    for (String other : others) {
      text.append(String.format("  %" + Math.max(other.length(), 9) + "s", other));
    }
    return text.append('\n').toString();
  }
}
