// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.vonet.topologies.Topologies;
import org.vonet.topologies.Topology;

/** The networks on which routing is timed, from small to large. */
public enum BenchmarkNetwork {
  /** Research backbone of the United States, 11 switches. */
  ABILENE("Abilene", () -> topology("Abilene")),
  /** Operator of Europe and North America, 197 switches. */
  COGENTCO("Cogentco", () -> topology("Cogentco")),
  /** Regional operator of Kentucky, 754 switches: the largest of the Topology Zoo. */
  KDL("Kdl", () -> topology("Kdl")),
  /** Synthetic wide-area network, 500 switches. */
  GABRIEL_500("gabriel-500", () -> topology("gabriel-500-0")),
  /** Grid of 50 rows and columns, with links of 10 to 100 km. */
  GRID_50X50("grid-50x50", () -> grid(50, new Random(2026)));

  private static final int LEAST_NANOS = 50_000;
  private static final int MOST_NANOS = 500_000;

  private final String title;
  private final Supplier<Network> source;

  BenchmarkNetwork(String title, Supplier<Network> source) {
    this.title = title;
    this.source = source;
  }

  /** Name in reports. */
  String title() {
    return title;
  }

  /**
   * The network of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static BenchmarkNetwork titled(String title) {
    for (BenchmarkNetwork network : values()) {
      if (network.title.equalsIgnoreCase(title)) {
        return network;
      }
    }
    throw new IllegalArgumentException(
        "No network is called '"
            + title
            + "': give one of "
            + Arrays.stream(values())
                .map(BenchmarkNetwork::title)
                .collect(Collectors.joining(", ")));
  }

  /** Reads or generates the network, the same at each call. */
  Network load() {
    return source.get();
  }

  private static Network topology(String name) {
    Topology topology = Topologies.named(name).read();
    return new Network(
        topology.vertexCount(),
        topology.links().stream()
            .map(link -> new Network.Link(link.a(), link.b(), link.delayNanos()))
            .collect(Collectors.toList()));
  }

  private static Network grid(int side, Random random) {
    List<Network.Link> links = new ArrayList<>();
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        int here = row * side + column;
        if (column + 1 < side) {
          links.add(new Network.Link(here, here + 1, nanos(random)));
        }
        if (row + 1 < side) {
          links.add(new Network.Link(here, here + side, nanos(random)));
        }
      }
    }
    return new Network(side * side, links);
  }

  private static long nanos(Random random) {
    return LEAST_NANOS + random.nextInt(MOST_NANOS - LEAST_NANOS + 1);
  }
}
