// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.vonet.routing.TestNetwork.Link;

/**
 * The best pair of paths under risk groups by looking at every pair of simple paths. Exponential;
 * for networks of at most 31 vertices, 63 links and 63 groups, in practice fewer than ten vertices.
 */
final class RiskOracle {
  private final TestNetwork network;
  private final Function<Link, Collection<Integer>> groupsOf;
  private final int source;
  private final int target;
  private final List<long[]> candidates = new ArrayList<>();

  /** Enumerates all simple paths from source to target. */
  RiskOracle(
      TestNetwork network, Function<Link, Collection<Integer>> groupsOf, int source, int target) {
    this.network = network;
    this.groupsOf = groupsOf;
    this.source = source;
    this.target = target;
    extend(source, 0, 0, 0, 0);
  }

  private void extend(int vertex, long transit, long links, long groups, long weight) {
    for (Link link : network.links) {
      int next = link.a == vertex ? link.b : link.a;
      long step = link.weight(vertex, next);
      if (step == TestNetwork.CLOSED || next == vertex || next == source) {
        continue;
      }
      long usedGroups = groups;
      for (int group : groupsOf.apply(link)) {
        usedGroups |= 1L << group;
      }
      long usedLinks = links | 1L << link.index;
      if (next == target) {
        candidates.add(new long[] {transit, usedLinks, usedGroups, weight + step});
      } else if ((transit & 1L << next) == 0) {
        extend(next, transit | 1L << next, usedLinks, usedGroups, weight + step);
      }
    }
  }

  /** Shared groups, switches (0 with LINK), links, and weight of a best pair. */
  Optional<List<Long>> best(Disjointness disjointness) {
    long[] best = null;
    for (int i = 0; i < candidates.size(); i++) {
      for (int j = i; j < candidates.size(); j++) {
        long[] one = candidates.get(i);
        long[] other = candidates.get(j);
        long[] cost = {
          Long.bitCount(one[2] & other[2]),
          disjointness == Disjointness.SWITCH ? Long.bitCount(one[0] & other[0]) : 0,
          Long.bitCount(one[1] & other[1]),
          one[3] + other[3]
        };
        if (best == null || Arrays.compare(cost, best) < 0) {
          best = cost;
        }
      }
    }
    return Optional.ofNullable(best).map(cost -> List.of(cost[0], cost[1], cost[2], cost[3]));
  }
}
