// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Medians and ratios are what they claim, and the JSON is well-formed. */
final class RoutingReportTest {
  private static Timing timing(double... medians) {
    List<Timing.Round> rounds = new ArrayList<>();
    for (double median : medians) {
      rounds.add(new Timing.Round(100, median * median, median, median, 2 * median, 3 * median));
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
    assertEquals(0.75, new Timing.Round(1, 5, 20, 20, 20, 20).waitingShare());
    assertEquals(0, new Timing.Round(1, 21, 20, 20, 20, 20).waitingShare());
  }

  @Test
  void medianOfAnEvenNumberIsBetween() {
    assertEquals(2.5, Timing.median(new double[] {4, 1, 3, 2}));
  }

  @Test
  void reportNamesMediansAndRatios() {
    Network network = BenchmarkNetwork.ABILENE.load();
    EndpointSample sample = EndpointSample.draw(network.snapshot(), 4, 1);
    RoutingReport report = new RoutingReport(Map.of("benchmark", "routing"));
    report.add(
        "Abilene",
        network.snapshot(),
        sample,
        Map.of(
            Contender.SHORTEST_PATH, timing(1, 1, 1),
            Contender.DISJOINT_PAIR, timing(4, 4, 5),
            Contender.JGRAPHT_PAIR, timing(36, 40, 60)));

    String table = report.table();
    assertTrue(table.contains("4.00"), table);
    assertTrue(table.contains("10.0  9.0-12.0"), table);
    assertEquals(
        List.of(table.indexOf('\n') + 1, table.length()),
        List.of(table.length() / 2, 2 * (table.indexOf('\n') + 1)),
        "lines are not equally long");
    String json = report.json();
    assertTrue(json.contains("\"medianMicros\": 40.000"), json);
    assertTrue(json.contains("\"ratio\": 10.000"), json);
    assertTrue(json.contains("\"cpuRatio\": 100.000"), json);
    assertTrue(json.contains("\"ratio\": 0.250"), json);
    assertThrows(
        IllegalArgumentException.class,
        () -> report.add("Kdl", network.snapshot(), sample, Map.of()));
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
