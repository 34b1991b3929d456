// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vonet.routing.PairChecker.Cost;
import org.vonet.routing.TestNetwork.Link;

/**
 * The best pair of paths by looking at every pair of simple paths. Exponential; for networks of at
 * most 31 vertices and 63 links, and in practice fewer than ten vertices.
 */
final class ExhaustiveOracle {
  private static final Comparator<Cost> SWITCHES_FIRST =
      Comparator.<Cost>comparingLong(cost -> cost.switches)
          .thenComparingLong(cost -> cost.links)
          .thenComparingLong(cost -> cost.weight);
  private static final Comparator<Cost> LINKS_FIRST =
      Comparator.<Cost>comparingLong(cost -> cost.links).thenComparingLong(cost -> cost.weight);

  private final TestNetwork network;
  private final int target;
  private final List<Candidate> candidates = new ArrayList<>();

  /** Enumerates all simple paths from source to target. */
  ExhaustiveOracle(TestNetwork network, int source, int target) {
    this.network = network;
    this.target = target;
    extend(source, 0, 0, 0, 1 << source | 1 << target);
  }

  private static final class Candidate {
    final int transit;
    final long links;
    final long weight;

    Candidate(int transit, long links, long weight) {
      this.transit = transit;
      this.links = links;
      this.weight = weight;
    }
  }

  private void extend(int vertex, int transit, long links, long weight, int ends) {
    for (Link link : network.links) {
      int next = link.a == vertex ? link.b : link.a;
      long step = link.weight(vertex, next);
      if (step == TestNetwork.CLOSED || next == vertex) {
        continue;
      }
      long used = links | 1L << link.index;
      if (next == target) {
        candidates.add(new Candidate(transit, used, weight + step));
      } else if (((transit | ends) & 1 << next) == 0) {
        extend(next, transit | 1 << next, used, weight + step, ends);
      }
    }
  }

  /** Weight of a lightest path. */
  Optional<Long> lightestPath() {
    return candidates.stream().map(candidate -> candidate.weight).min(Comparator.naturalOrder());
  }

  /** What the best pair costs, if there is a pair of paths at all. */
  Optional<Cost> best(Disjointness disjointness) {
    Comparator<Cost> order = disjointness == Disjointness.SWITCH ? SWITCHES_FIRST : LINKS_FIRST;
    Cost best = null;
    for (int i = 0; i < candidates.size(); i++) {
      for (int j = i; j < candidates.size(); j++) {
        Cost cost = cost(candidates.get(i), candidates.get(j));
        if (best == null || order.compare(cost, best) < 0) {
          best = cost;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * Least weight of so many paths of which no two have anything in common, if there are so many.
   */
  Optional<Long> lightestDisjoint(int count, Disjointness disjointness) {
    long least = choose(0, count, 0, 0, disjointness == Disjointness.SWITCH);
    return least == Long.MAX_VALUE ? Optional.empty() : Optional.of(least);
  }

  private long choose(int from, int count, int transit, long links, boolean switches) {
    if (count == 0) {
      return 0;
    }
    long least = Long.MAX_VALUE;
    for (int i = from; i < candidates.size(); i++) {
      Candidate next = candidates.get(i);
      if ((next.links & links) == 0 && (!switches || (next.transit & transit) == 0)) {
        long rest = choose(i + 1, count - 1, transit | next.transit, links | next.links, switches);
        if (rest != Long.MAX_VALUE) {
          least = Math.min(least, next.weight + rest);
        }
      }
    }
    return least;
  }

  private static Cost cost(Candidate one, Candidate other) {
    return new Cost(
        Integer.bitCount(one.transit & other.transit),
        Long.bitCount(one.links & other.links),
        one.weight + other.weight);
  }
}
