// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.Random;

/** Random networks of the kinds that break path searches. A seed gives the same one each time. */
final class RandomNetworks {
  private RandomNetworks() {}

  /** What makes a network of this kind hard. */
  enum Kind {
    /** Few links: trees with some chords, many bridges, often in several parts. */
    SPARSE,
    /** Many links of many weights. */
    DENSE,
    /** Each link may have parallels. */
    PARALLEL,
    /** Weights are zero half of the time: cycles cost nothing. */
    FREE,
    /** Two-connected blocks in a row, joined by bridges or cut vertices. */
    BLOCKS,
    /** A grid in which many paths weigh the same. */
    GRID
  }

  /**
   * A network of that kind.
   *
   * @param oneWay share of links that are open in one direction only, or weigh different amounts
   */
  static TestNetwork network(long seed, Kind kind, int size, double oneWay) {
    Random random = new Random(seed);
    TestNetwork network = new TestNetwork(size);
    switch (kind) {
      case SPARSE:
        for (int v = 1; v < size; v++) {
          if (random.nextInt(12) != 0) {
            link(network, random, random.nextInt(v), v, 100, oneWay);
          }
        }
        scatter(network, random, size / 3 + 1, 100, oneWay);
        break;
      case DENSE:
        scatter(network, random, size * size / 5, 1000, oneWay);
        break;
      case PARALLEL:
        for (int i = 0; i < size; i++) {
          int a = random.nextInt(size);
          int b = random.nextInt(size);
          for (int parallel = random.nextInt(4); parallel >= 0; parallel--) {
            link(network, random, a, b, 10, oneWay);
          }
        }
        break;
      case FREE:
        scatter(network, random, 2 * size, 2, oneWay);
        break;
      case BLOCKS:
        blocks(network, random, oneWay);
        break;
      default:
        grid(network, random, oneWay);
        break;
    }
    return network;
  }

  private static void scatter(
      TestNetwork network, Random random, int count, int bound, double oneWay) {
    for (int i = 0; i < count; i++) {
      link(
          network,
          random,
          random.nextInt(network.size),
          random.nextInt(network.size),
          bound,
          oneWay);
    }
  }

  private static void blocks(TestNetwork network, Random random, double oneWay) {
    int start = 0;
    while (start < network.size) {
      int end = Math.min(network.size, start + 3 + random.nextInt(5));
      for (int v = start; v < end; v++) {
        link(network, random, v, v + 1 < end ? v + 1 : start, 20, oneWay);
      }
      if (end - start > 3 && random.nextBoolean()) {
        link(network, random, start, start + 2, 20, oneWay);
      }
      if (start > 0) {
        int before = start - 1 - random.nextInt(2);
        link(network, random, before, start, 20, oneWay);
        if (random.nextInt(3) == 0) {
          link(network, random, before, start + 1 < end ? start + 1 : start, 20, oneWay);
        }
      }
      start = end;
    }
  }

  private static void grid(TestNetwork network, Random random, double oneWay) {
    int width = Math.max(2, (int) Math.sqrt(network.size));
    for (int v = 0; v < network.size; v++) {
      if ((v + 1) % width != 0 && v + 1 < network.size) {
        link(network, random, v, v + 1, 2, oneWay);
      }
      if (v + width < network.size && random.nextInt(8) != 0) {
        link(network, random, v, v + width, 2, oneWay);
      }
    }
  }

  private static void link(
      TestNetwork network, Random random, int a, int b, int bound, double oneWay) {
    long weight = random.nextInt(bound);
    if (random.nextDouble() >= oneWay) {
      network.undirected(a, b, weight);
    } else if (random.nextBoolean()) {
      network.directed(a, b, weight);
    } else {
      network.add(a, b, weight, random.nextInt(bound));
    }
  }
}
