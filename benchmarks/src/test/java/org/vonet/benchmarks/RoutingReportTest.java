// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Medians and ratios are what they claim, and the JSON is well-formed. */
final class RoutingReportTest {
  private static Timing timing(double... medians) {
    List<Timing.Round> rounds = new ArrayList<>();
    for (double median : medians) {
      rounds.add(
          new Timing.Round(100, median * median, median, median, 2 * median, 3 * median, 512, 700));
    }
    return new Timing(rounds);
  }

  @Test
  void aDisturbedRoundDoesNotCount() {
    Timing timing = timing(10, 90, 11);
    assertEquals(11, timing.typical(round -> round.medianMicros));
    assertEquals(22, timing.typical(round -> round.p90Micros));
    assertEquals(300, timing.calls());
  }

  @Test
  void ratiosAreThoseOfTheSameRound() {
    assertArrayEquals(
        new double[] {4, 5, 6},
        timing(50, 480, 60).ratiosTo(timing(10, 120, 10), round -> round.medianMicros));
    assertThrows(
        IllegalArgumentException.class,
        () -> timing(1).ratiosTo(timing(1, 2), round -> round.medianMicros));
  }

  @Test
  void waitingIsTimeWithoutAProcessor() {
    assertEquals(0.75, new Timing.Round(1, 5, 20, 20, 20, 20, 0, 0).waitingShare());
    assertEquals(0, new Timing.Round(1, 21, 20, 20, 20, 20, 0, 0).waitingShare());
  }

  @Test
  void medianOfAnEvenNumberIsBetween() {
    assertEquals(2.5, Timing.median(new double[] {4, 1, 3, 2}));
  }

  private static void add(
      Measurements measurements, BenchmarkNetwork network, Contender contender, double... medians) {
    timing(medians).rounds().forEach(round -> measurements.add(network, contender, round));
  }

  private static Measurements pairs(
      BenchmarkNetwork network, double ours, double jgrapht, double onos) {
    Measurements measurements = new Measurements();
    measurements.add(network, facts());
    add(measurements, network, Contender.SHORTEST_PATH, 1, 1, 1);
    add(measurements, network, Contender.DISJOINT_PAIR, ours, ours, 2 * ours);
    add(measurements, network, Contender.JGRAPHT_PAIR, jgrapht, jgrapht, 2 * jgrapht);
    add(measurements, network, Contender.ONOS_PAIR, onos, onos, 2 * onos);
    return measurements;
  }

  private static NetworkFacts facts() {
    return new NetworkFacts(
        754, 895, 0.77, 26, 9, Map.of(Contender.DISJOINT_PAIR, 512.0, Contender.PAIRS_TO_ALL, 1e4));
  }

  private static RoutingReport report(Measurements measurements) {
    return new RoutingReport(Map.of("benchmark", "routing"), measurements);
  }

  private static void assertVerdict(RoutingReport report, boolean isMet, String... parts) {
    Verdict verdict =
        report.verdicts().stream()
            .filter(each -> Arrays.stream(parts).allMatch(each.toString()::contains))
            .findFirst()
            .orElseThrow(() -> new AssertionError(report.verdicts().toString()));
    assertEquals(isMet, verdict.isMet(), verdict.toString());
    assertTrue(verdict.toString().startsWith(isMet ? "met " : "missed "), verdict.toString());
  }

  @Test
  void reportNamesMediansRatiosAndMisses() {
    RoutingReport report = report(pairs(BenchmarkNetwork.KDL, 4, 40, 160));
    String text = report.text();
    assertTrue(text.contains("4.00"), text);
    assertTrue(text.contains("10.0"), text);
    assertTrue(text.contains("40.0"), text);
    assertTrue(text.contains("9 of 26"), text);
    String json = report.json();
    assertTrue(json.contains("\"medianMicros\": 40.000"), json);
    assertTrue(json.contains("\"feasiblePairsNotFound\": 9"), json);
    assertTrue(json.contains("\"answerBytes\": 512.000"), json);
    assertTrue(json.contains("\"met\": \"no\""), json);
  }

  @Test
  void tablesHaveLinesOfOneLength() {
    String[] lines =
        Figures.table(List.of(List.of("network", "x"), List.of("Kdl", "1,234"))).split("\n");
    assertArrayEquals(new String[] {"network      x", "Kdl      1,234"}, lines);
  }

  @Test
  void pairTargetsAreDecidedByTheWorstLargeNetwork() {
    RoutingReport report = report(pairs(BenchmarkNetwork.KDL, 4, 40, 196));
    assertVerdict(report, true, "JGraphT", "10.0 on Kdl");
    assertVerdict(report, false, "ONOS", "49.0 on Kdl");
    Measurements measurements = pairs(BenchmarkNetwork.KDL, 4, 400, 400);
    measurements.add(BenchmarkNetwork.GRID_50X50, facts());
    add(measurements, BenchmarkNetwork.GRID_50X50, Contender.SHORTEST_PATH, 1);
    add(measurements, BenchmarkNetwork.GRID_50X50, Contender.DISJOINT_PAIR, 10);
    add(measurements, BenchmarkNetwork.GRID_50X50, Contender.JGRAPHT_PAIR, 99);
    add(measurements, BenchmarkNetwork.GRID_50X50, Contender.ONOS_PAIR, 500);
    assertVerdict(report(measurements), false, "JGraphT", "9.9 on grid-50x50");
    assertVerdict(report(measurements), true, "ONOS", "50.0 on grid-50x50");
  }

  @Test
  void smallNetworksDecideNoPairTarget() {
    RoutingReport report = report(pairs(BenchmarkNetwork.ABILENE, 4, 8, 8));
    assertTrue(report.text().contains("Abilene"));
    assertTrue(
        report.verdicts().stream().noneMatch(verdict -> verdict.toString().contains("JGraphT")));
  }

  @Test
  void oneToAllIsDecidedByTheWorstNetwork() {
    Measurements measurements = new Measurements();
    for (BenchmarkNetwork network : List.of(BenchmarkNetwork.ABILENE, BenchmarkNetwork.KDL)) {
      measurements.add(network, facts());
      add(measurements, network, Contender.SHORTEST_TO_ALL, 100);
    }
    add(measurements, BenchmarkNetwork.ABILENE, Contender.PAIRS_TO_ALL, 301);
    add(measurements, BenchmarkNetwork.KDL, Contender.PAIRS_TO_ALL, 200);
    assertVerdict(report(measurements), false, "pairs to all", "3.01 on Abilene");
    // 512 bytes for 10,000 that the answer has.
    assertVerdict(report(measurements), true, "pairsFrom allocates", "512.0 bytes");
  }

  @Test
  void allPairsAreCountedInSeconds() {
    Measurements measurements = new Measurements();
    measurements.add(BenchmarkNetwork.KDL, facts());
    add(measurements, BenchmarkNetwork.KDL, Contender.ALL_WEIGHTS, 1_500_000);
    add(measurements, BenchmarkNetwork.KDL, Contender.ALL_MADE, 2_500_000);
    assertTrue(report(measurements).text().contains("567762"));
    assertVerdict(report(measurements), true, "totalWeight", "1.50 s");
    assertVerdict(report(measurements), false, "PairsFromSource.pair", "2.50 s");
  }

  @Test
  void treesAreDecidedByTheWholeRangeOfSizes() {
    Measurements measurements = new Measurements();
    int links = 1_000;
    for (BenchmarkNetwork network : Question.TREES.networks()) {
      assertTrue(
          report(measurements).verdicts().stream()
              .noneMatch(verdict -> verdict.toString().contains("for each link")));
      measurements.add(network, new NetworkFacts(links / 2, links, 1, 0, 0, Map.of()));
      add(measurements, network, Contender.LINEAR_TREES, links * 0.1);
      add(measurements, network, Contender.LIGHT_TREES, Math.pow(links, 1.2));
      links *= 3;
    }
    assertVerdict(report(measurements), true, "linear for each link", "factor 1.00");
    assertVerdict(report(measurements), false, "light for each link", "factor 2.41");
  }

  @Test
  void allocatingMoreThanTheAnswerIsMissed() {
    Measurements measurements = new Measurements();
    measurements.add(
        BenchmarkNetwork.KDL,
        new NetworkFacts(754, 895, 0.77, 0, 0, Map.of(Contender.SHORTEST_TO_ALL, 480.0)));
    add(measurements, BenchmarkNetwork.KDL, Contender.SHORTEST_TO_ALL, 1);
    add(measurements, BenchmarkNetwork.KDL, Contender.PAIRS_TO_ALL, 1);
    assertVerdict(report(measurements), false, "shortestPaths allocates", "512.0 bytes for 480.0");
  }

  @Test
  void questionsThatNotAllHaveAnsweredAreLeftOut() {
    Measurements measurements = new Measurements();
    measurements.add(BenchmarkNetwork.KDL, facts());
    add(measurements, BenchmarkNetwork.KDL, Contender.DISJOINT_PAIR, 1);
    assertEquals("", report(measurements).text());
    assertThrows(
        IllegalArgumentException.class,
        () -> measurements.timing(BenchmarkNetwork.KDL, Contender.ONOS_PAIR));
  }

  @Test
  void jsonIsWellFormed() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("a\"b", List.of(1, 2L, 0.125));
    map.put("c", "\\\n");
    map.put("d", List.of());
    assertEquals(
        "{\n  \"a\\\"b\": [\n    1,\n    2,\n    0.13\n  ],\n  \"c\": \"\\\\\\u000a\",\n"
            + "  \"d\": []\n}\n",
        Json.write(map, 2));
    assertThrows(IllegalArgumentException.class, () -> Json.write(Double.NaN, 2));
  }
}
