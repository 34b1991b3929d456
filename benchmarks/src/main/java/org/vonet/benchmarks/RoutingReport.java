// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.vonet.routing.TopologySnapshot;

/** The outcome of a comparison, as a table for people and as JSON for programs. */
final class RoutingReport {
  private static final int JSON_DECIMALS = 3;
  private static final ToDoubleFunction<Timing.Round> MEDIAN_ON_THE_CLOCK =
      round -> round.medianMicros;
  private static final ToDoubleFunction<Timing.Round> PROCESSOR_TIME = round -> round.cpuMicros;

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

    /** Ratio of a figure in each round, ascending. */
    double[] ratios(Contender of, Contender to, ToDoubleFunction<Timing.Round> figure) {
      return timing(of).ratiosTo(timing(to), figure);
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
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of(
            "network",
            "switches",
            "links",
            "have a pair",
            "shortest path",
            "pair",
            "JGraphT's pair",
            "JGraphT/pair",
            "(rounds)",
            "by CPU time",
            "pair/shortest"));
    for (Row row : rows) {
      double[] ratios =
          row.ratios(Contender.JGRAPHT_PAIR, Contender.DISJOINT_PAIR, MEDIAN_ON_THE_CLOCK);
      double[] cpuRatios =
          row.ratios(Contender.JGRAPHT_PAIR, Contender.DISJOINT_PAIR, PROCESSOR_TIME);
      double[] dearer =
          row.ratios(Contender.DISJOINT_PAIR, Contender.SHORTEST_PATH, MEDIAN_ON_THE_CLOCK);
      lines.add(
          List.of(
              row.network,
              Integer.toString(row.snapshot.vertexCount()),
              Integer.toString(row.snapshot.linkCount()),
              String.format(Locale.ROOT, "%.0f %%", 100 * row.sample.feasibleShare()),
              micros(row.timing(Contender.SHORTEST_PATH)),
              micros(row.timing(Contender.DISJOINT_PAIR)),
              micros(row.timing(Contender.JGRAPHT_PAIR)),
              oneDecimal(Timing.median(ratios)),
              oneDecimal(ratios[0]) + "-" + oneDecimal(ratios[ratios.length - 1]),
              oneDecimal(Timing.median(cpuRatios)),
              oneDecimal(Timing.median(dearer))));
    }
    return aligned(lines);
  }

  /**
   * The largest share of a contender's time on the clock, in its typical round, in which it waited
   * for a processor: 0 to 1. Where it is much above 0, other processes disturbed the measurement.
   */
  double largestWaitingShare() {
    return rows.stream()
        .flatMap(row -> row.timings.values().stream())
        .mapToDouble(timing -> timing.typical(Timing.Round::waitingShare))
        .max()
        .orElse(0);
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
    report.put("ratio", "medianMicros / that of " + Contender.DISJOINT_PAIR.title());
    report.put("cpuRatio", "cpuMicros / that of " + Contender.DISJOINT_PAIR.title());
    report.put("results", results);
    return Json.write(report, JSON_DECIMALS);
  }

  private static Map<String, Object> result(Row row, Contender contender) {
    Timing timing = row.timing(contender);
    double[] ratios = row.ratios(contender, Contender.DISJOINT_PAIR, MEDIAN_ON_THE_CLOCK);
    double[] cpuRatios = row.ratios(contender, Contender.DISJOINT_PAIR, PROCESSOR_TIME);
    double[] medians = timing.rounds().stream().mapToDouble(MEDIAN_ON_THE_CLOCK).toArray();
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("network", row.network);
    result.put("switches", row.snapshot.vertexCount());
    result.put("links", row.snapshot.linkCount());
    result.put("shareOfPairsWithAnswer", row.sample.feasibleShare());
    result.put("question", contender.question());
    result.put("name", contender.title());
    result.put("medianMicros", timing.typical(MEDIAN_ON_THE_CLOCK));
    result.put("p90Micros", timing.typical(round -> round.p90Micros));
    result.put("p99Micros", timing.typical(round -> round.p99Micros));
    result.put("meanMicros", timing.typical(round -> round.meanMicros));
    result.put("cpuMicros", timing.typical(PROCESSOR_TIME));
    result.put("waitingShare", timing.typical(Timing.Round::waitingShare));
    result.put("ratio", Timing.median(ratios));
    result.put("cpuRatio", Timing.median(cpuRatios));
    result.put("ratioOfRounds", list(ratios));
    result.put("medianMicrosOfRounds", list(medians));
    result.put("timedCalls", timing.calls());
    result.put("warmupCpuMillisOfRound", contender.warmupCpuMillis());
    return result;
  }

  private static String micros(Timing timing) {
    double micros = timing.typical(MEDIAN_ON_THE_CLOCK);
    return String.format(Locale.ROOT, micros < 10 ? "%.2f" : "%.0f", micros);
  }

  private static String oneDecimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static List<Object> list(double[] values) {
    return Arrays.stream(values).boxed().collect(Collectors.toList());
  }

  /** Columns as wide as their widest entry: the first to the left, the others to the right. */
  private static String aligned(List<List<String>> lines) {
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      for (int column = 0; column < line.size(); column++) {
        int place = column;
        int width = lines.stream().mapToInt(each -> each.get(place).length()).max().orElseThrow();
        String padding = " ".repeat(width - line.get(column).length());
        text.append(column == 0 ? line.get(column) + padding : "  " + padding + line.get(column));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
