// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PairMetricsTest {
  private static final Map<String, Long> DELAYS =
      Map.of("sa", 5L, "ab", 7L, "bt", 11L, "sb", 100L, "at", 200L);

  private static DisjointPaths<String, String> paths(long unit) {
    return new DisjointPaths<>(
        TopologySnapshot.<String, String>builder()
            .addUndirected("s", "a", "sa", unit)
            .addUndirected("a", "b", "ab", unit)
            .addUndirected("b", "t", "bt", unit)
            .addUndirected("s", "b", "sb", 4 * unit)
            .addUndirected("a", "t", "at", 4)
            .build());
  }

  @Test
  void measuresEachPathAndBothAgainstTheShortest() {
    DisjointPaths<String, String> paths = paths(1);
    RoutedPath<String, String> shortest = paths.shortestPath("s", "t").orElseThrow();
    DisjointPair<String, String> pair = paths.pair("s", "t", Disjointness.SWITCH).orElseThrow();
    PairMetrics metrics = PairMetrics.of(pair, shortest, DELAYS::get);
    assertEquals(5, metrics.first().weight());
    assertEquals(2, metrics.first().hops());
    assertEquals(205, metrics.first().delayNanos());
    assertEquals(111, metrics.second().delayNanos());
    assertEquals(94, metrics.skewNanos());
    assertEquals(10, metrics.totalWeight());
    assertEquals(3, metrics.shortestWeight());
    assertEquals(5 / 3.0, metrics.firstStretch());
    assertEquals(5 / 3.0, metrics.secondStretch());
    assertEquals(10 / 3.0, metrics.totalStretch(), 1e-12);
    assertEquals(0, metrics.sharedSwitches());
    assertEquals(0, metrics.sharedLinks());
    assertTrue(metrics.toString().contains("skew 94 ns, shares 0 switches and 0 links"));
  }

  @Test
  void countsWhatIsShared() {
    DisjointPaths<String, String> paths =
        new DisjointPaths<>(
            TopologySnapshot.<String, String>builder()
                .addUndirected("s", "a", "sa", 1)
                .addUndirected("a", "t", "at", 1)
                .build());
    RoutedPath<String, String> shortest = paths.shortestPath("s", "t").orElseThrow();
    DisjointPair<String, String> pair =
        paths.maximallyDisjointPair("s", "t", Disjointness.LINK).orElseThrow();
    PairMetrics metrics = PairMetrics.of(pair, shortest, DELAYS::get);
    assertEquals(1, metrics.sharedSwitches());
    assertEquals(2, metrics.sharedLinks());
    assertEquals(0, metrics.skewNanos());
    assertEquals(2, metrics.totalStretch());
    assertEquals(metrics, PairMetrics.of(PathPair.of(pair), shortest, DELAYS::get));
    assertEquals(metrics.hashCode(), PairMetrics.of(pair, shortest, DELAYS::get).hashCode());
    assertNotEquals(metrics, PairMetrics.of(pair, shortest, edge -> 0));
  }

  @Test
  void ratiosToAPathThatWeighsNothing() {
    DisjointPaths<String, String> paths = paths(0);
    PairMetrics metrics =
        PairMetrics.of(
            paths.pair("s", "t", Disjointness.LINK).orElseThrow(),
            paths.shortestPath("s", "t").orElseThrow(),
            DELAYS::get);
    assertEquals(0, metrics.shortestWeight());
    assertEquals(1, metrics.firstStretch());
    assertEquals(Double.POSITIVE_INFINITY, metrics.secondStretch());
    assertEquals(Double.POSITIVE_INFINITY, metrics.totalStretch());
  }

  @Test
  void refusesDelaysOutOfRangeAndForeignShortestPaths() {
    DisjointPaths<String, String> paths = paths(1);
    RoutedPath<String, String> shortest = paths.shortestPath("s", "t").orElseThrow();
    DisjointPair<String, String> pair = paths.pair("s", "t", Disjointness.LINK).orElseThrow();
    assertRefused(() -> PathMetrics.of(shortest, edge -> -1), "Edge sa has a delay of -1 ns");
    assertRefused(
        () -> PathMetrics.of(shortest, edge -> PathMetrics.MAX_DELAY_NANOS + 1), "outside 0 to");
    assertEquals(
        3 * PathMetrics.MAX_DELAY_NANOS,
        PathMetrics.of(shortest, edge -> PathMetrics.MAX_DELAY_NANOS).delayNanos());
    assertRefused(
        () -> PairMetrics.of(pair, paths.shortestPath("s", "b").orElseThrow(), DELAYS::get),
        "leads from s to b");
    assertRefused(
        () ->
            PairMetrics.of(
                paths(0).pair("s", "t", Disjointness.LINK).orElseThrow(), shortest, DELAYS::get),
        "weighs 3, more than");
  }

  private static void assertRefused(Runnable call, String says) {
    String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
    assertTrue(message.contains(says), () -> message + " does not say " + says);
  }
}
