// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import java.util.List;
import org.vonet.routing.TopologyBuilder;
import org.vonet.routing.TopologySnapshot;

/**
 * A network as a plain list of links, from which each contender makes its own form of graph.
 *
 * <p>Switches are 0 … switchCount-1. Immutable.
 */
final class Network {
  private final int switchCount;
  private final List<Link> links;

  /**
   * Makes a network of those links; there may be parallel ones, and self-loops.
   *
   * @throws IllegalArgumentException if a link ends outside 0 … switchCount-1
   */
  Network(int switchCount, List<Link> links) {
    for (Link link : links) {
      if (Math.min(link.a, link.b) < 0 || Math.max(link.a, link.b) >= switchCount) {
        throw new IllegalArgumentException(
            link
                + " ends outside the switches 0 to "
                + (switchCount - 1)
                + ": give it two of them");
      }
    }
    this.switchCount = switchCount;
    this.links = List.copyOf(links);
  }

  /** A physical link that leads both ways; equal by identity. */
  static final class Link {
    final int a;
    final int b;
    final long delayNanos;

    Link(int a, int b, long delayNanos) {
      this.a = a;
      this.b = b;
      this.delayNanos = delayNanos;
    }

    @Override
    public String toString() {
      return a + "-" + b + " of " + delayNanos + " ns";
    }
  }

  int switchCount() {
    return switchCount;
  }

  List<Link> links() {
    return links;
  }

  /** The network as the routing library takes it, weighing delay in nanoseconds. */
  TopologySnapshot<Integer, Link> snapshot() {
    TopologyBuilder<Integer, Link> builder = TopologySnapshot.builder();
    for (int i = 0; i < switchCount; i++) {
      builder.addVertex(i);
    }
    for (Link link : links) {
      builder.addUndirected(link.a, link.b, link, link.delayNanos);
    }
    return builder.build();
  }
}
