// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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
    "GRID_50X50, 2500, 4900"
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
  void areTheSameEachTime() {
    for (BenchmarkNetwork network : BenchmarkNetwork.values()) {
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
