// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vonet.routing.TopologySnapshot;

/** The networks are those that the report names, with plausible delays. */
final class BenchmarkNetworkTest {
  @ParameterizedTest
  @CsvSource({
    "ABILENE, 11, 14",
    "COGENTCO, 197, 245",
    "KDL, 754, 899",
    "GABRIEL_500, 500, 982",
    "GENERATED_550, 550, 1020",
    "GENERATED_1000, 1000, 1865",
    "GOC_2000, 1468, 2737",
    "GRID_50X50, 2500, 4900",
    "GENERATED_10000, 10000, 19805",
    "GENERATED_51000, 51000, 101521"
  })
  void haveTheirSize(BenchmarkNetwork network, int switches, int links) {
    Network loaded = network.load();
    assertEquals(switches, loaded.switchCount());
    assertEquals(links, loaded.links().size());
  }

  @Test
  void weighDelayByCoordinates() {
    // Seattle to Sunnyvale is 1,100 km, New York to Washington 330 km.
    long[] nanos =
        BenchmarkNetwork.ABILENE.load().links().stream()
            .mapToLong(link -> link.delayNanos)
            .sorted()
            .toArray();
    assertTrue(nanos[0] > 1_000_000 && nanos[nanos.length - 1] < 15_000_000, nanos[0] + " ns");
  }

  @Test
  void weighDelayByLength() {
    assertTrue(
        BenchmarkNetwork.GABRIEL_500.load().links().stream()
                .mapToLong(link -> link.delayNanos)
                .distinct()
                .count()
            > 100);
  }

  @Test
  void generatedNetworksAreGabrielGraphs() {
    int count = 300;
    double side = Math.sqrt(count);
    Random random = new Random(7);
    double[][] points = new double[count][];
    for (int i = 0; i < count; i++) {
      points[i] = new double[] {random.nextDouble() * side, random.nextDouble() * side};
    }
    Set<List<Long>> expected = new HashSet<>();
    for (int a = 0; a < count; a++) {
      for (int b = a + 1; b < count; b++) {
        double[] from = points[a];
        double[] to = points[b];
        double diameter = squared(from, to);
        // By the definition in lengths: a^2 + b^2 < c^2 within the circle.
        if (Arrays.stream(points)
            .noneMatch(p -> p != from && p != to && squared(from, p) + squared(p, to) < diameter)) {
          expected.add(List.of((long) a, (long) b, Math.round(40 * 5000 * Math.sqrt(diameter))));
        }
      }
    }
    Set<List<Long>> links =
        GabrielNetwork.generate(count, 7).links().stream()
            .map(link -> List.of((long) link.a, (long) link.b, link.delayNanos))
            .collect(Collectors.toSet());
    assertEquals(expected, links);
  }

  private static double squared(double[] a, double[] b) {
    return (a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]);
  }

  @Test
  void areTheSameEachTime() {
    for (BenchmarkNetwork network : BenchmarkNetwork.values()) {
      if (network == BenchmarkNetwork.GENERATED_51000) {
        continue;
      }
      assertEquals(network.load().links().toString(), network.load().links().toString());
    }
  }

  @Test
  void areFoundByTheirTitle() {
    for (BenchmarkNetwork network : BenchmarkNetwork.values()) {
      assertEquals(network, BenchmarkNetwork.titled(network.title()));
    }
    assertThrows(IllegalArgumentException.class, () -> BenchmarkNetwork.titled("Atlantis"));
  }

  @Test
  void refuseLinksToNowhere() {
    List<Network.Link> links = List.of(new Network.Link(0, 2, 1));
    assertThrows(IllegalArgumentException.class, () -> new Network(2, links));
  }

  @Test
  void sampleIsRefusedWhereNothingIsDisjoint() {
    TopologySnapshot<Integer, Network.Link> line =
        new Network(3, List.of(new Network.Link(0, 1, 1), new Network.Link(1, 2, 1))).snapshot();
    assertThrows(IllegalArgumentException.class, () -> EndpointSample.draw(line, 2, 1));
  }
}
