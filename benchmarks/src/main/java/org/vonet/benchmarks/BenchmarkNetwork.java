// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.vonet.topologies.Topologies;
import org.vonet.topologies.Topology;

/** The networks on which routing is timed, from small to large. */
public enum BenchmarkNetwork {
  /** Research backbone of the United States, 11 switches. */
  ABILENE("Abilene") {
    @Override
    Network load() {
      return ofTopology("Abilene");
    }
  },
  /** Operator of Europe and North America, 197 switches. */
  COGENTCO("Cogentco") {
    @Override
    Network load() {
      return ofTopology("Cogentco");
    }
  },
  /** Synthetic wide-area network, 500 switches. */
  GABRIEL_500("gabriel-500") {
    @Override
    Network load() {
      return ofTopology("gabriel-500-0");
    }
  },
  /** Generated wide-area network. */
  GENERATED_550("generated-550") {
    @Override
    Network load() {
      return GabrielNetwork.generate(550, SEED);
    }
  },
  /** Regional operator of Kentucky, 754 switches: the largest of the Topology Zoo. */
  KDL("Kdl") {
    @Override
    Network load() {
      return ofTopology("Kdl");
    }
  },
  /** Generated wide-area network. */
  GENERATED_1000("generated-1000") {
    @Override
    Network load() {
      return GabrielNetwork.generate(1_000, SEED);
    }
  },
  /**
   * Synthetic power grid of 2,000 buses, pglib_opf_case2000_goc: its 1,468 substations. The lengths
   * of its lines are not known; here they have 10 to 100 km.
   */
  GOC_2000("goc-2000") {
    @Override
    Network load() {
      return withRandomLengths(ofTopology("pglib_opf_case2000_goc"));
    }
  },
  /** Grid of 50 rows and columns, with links of 10 to 100 km. */
  GRID_50X50("grid-50x50") {
    @Override
    Network load() {
      return withRandomLengths(grid(50));
    }
  },
  /** Generated wide-area network. */
  GENERATED_3000("generated-3000") {
    @Override
    Network load() {
      return GabrielNetwork.generate(3_000, SEED);
    }
  },
  /** Generated wide-area network. */
  GENERATED_10000("generated-10000") {
    @Override
    Network load() {
      return GabrielNetwork.generate(10_000, SEED);
    }
  },
  /** Generated wide-area network, about 100,000 links. */
  GENERATED_51000("generated-51000") {
    @Override
    Network load() {
      return GabrielNetwork.generate(51_000, SEED);
    }
  };

  private static final int SEED = 2026;
  private static final int LEAST_NANOS = 50_000;
  private static final int MOST_NANOS = 500_000;

  private final String title;

  BenchmarkNetwork(String title) {
    this.title = title;
  }

  /** Name in reports. */
  String title() {
    return title;
  }

  /** Reads or generates the network, the same at each call. */
  abstract Network load();

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

  private static Network ofTopology(String name) {
    Topology topology = Topologies.named(name).read();
    return new Network(
        topology.vertexCount(),
        topology.links().stream()
            .map(link -> new Network.Link(link.a(), link.b(), link.delayNanos()))
            .collect(Collectors.toList()));
  }

  private static Network grid(int side) {
    List<Network.Link> links = new ArrayList<>();
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        int here = row * side + column;
        if (column + 1 < side) {
          links.add(new Network.Link(here, here + 1, 0));
        }
        if (row + 1 < side) {
          links.add(new Network.Link(here, here + side, 0));
        }
      }
    }
    return new Network(side * side, links);
  }

  private static Network withRandomLengths(Network network) {
    Random random = new Random(SEED);
    return new Network(
        network.switchCount(),
        network.links().stream()
            .map(link -> new Network.Link(link.a, link.b, nanos(random)))
            .collect(Collectors.toList()));
  }

  private static long nanos(Random random) {
    return (long) LEAST_NANOS + random.nextInt(MOST_NANOS - LEAST_NANOS + 1);
  }
}
