// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.vonet.routing.DisjointPaths;
import org.vonet.routing.Disjointness;
import org.vonet.routing.TopologySnapshot;

/**
 * Sources and targets, drawn at random among those between which a switch-disjoint pair exists.
 *
 * <p>Where none exists a search can end early, in one implementation sooner than in another, and
 * there is no answer to compare. How often that is, is kept. Immutable, and a question about it
 * allocates nothing.
 */
final class EndpointSample {
  private static final int MOST_DRAWS_EACH = 1_000;

  private final List<Integer[]> ends;
  private final int draws;

  private EndpointSample(List<Integer[]> ends, int draws) {
    this.ends = List.copyOf(ends);
    this.draws = draws;
  }

  /**
   * Draws ordered pairs of different switches, uniformly and with repetition.
   *
   * @param size how many to keep, 1 or more
   * @param seed equal seeds give equal samples
   * @throws IllegalArgumentException if the network has less than two switches, or less than about
   *     one in 1,000 draws has a disjoint pair
   */
  static EndpointSample draw(TopologySnapshot<Integer, ?> snapshot, int size, long seed) {
    int switches = snapshot.vertexCount();
    if (switches < 2) {
      throw new IllegalArgumentException(
          "The network has " + switches + " switches: two ends need at least 2");
    }
    DisjointPaths<Integer, ?> paths = new DisjointPaths<>(snapshot);
    Random random = new Random(seed);
    List<Integer[]> ends = new ArrayList<>();
    int draws = 0;
    while (ends.size() < size) {
      if (draws == size * MOST_DRAWS_EACH) {
        throw new IllegalArgumentException(
            "Only "
                + ends.size()
                + " of "
                + draws
                + " drawn pairs of switches have switch-disjoint paths, "
                + size
                + " are wanted: take a network with more cycles");
      }
      draws++;
      int source = random.nextInt(switches);
      int target = (source + 1 + random.nextInt(switches - 1)) % switches;
      if (paths.pair(source, target, Disjointness.SWITCH).isPresent()) {
        ends.add(new Integer[] {source, target});
      }
    }
    return new EndpointSample(ends, draws);
  }

  int size() {
    return ends.size();
  }

  Integer source(int index) {
    return ends.get(index)[0];
  }

  Integer target(int index) {
    return ends.get(index)[1];
  }

  /** Estimated share of all pairs of switches that have switch-disjoint paths, 0 to 1. */
  double feasibleShare() {
    return (double) ends.size() / draws;
  }
}
