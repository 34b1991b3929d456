// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jgrapht.Graph;
import org.jgrapht.alg.flow.EdmondsKarpMFImpl;
import org.jgrapht.alg.flow.mincost.CapacityScalingMinimumCostFlow;
import org.jgrapht.alg.flow.mincost.MinimumCostFlowProblem.MinimumCostFlowProblemImpl;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;
import org.vonet.routing.PairChecker.Cost;
import org.vonet.routing.TestNetwork.Link;

/**
 * The best pair of paths by JGraphT's maximum and minimum-cost flow, for networks of any size.
 *
 * <p>Each vertex is an entrance and an exit. Each direction of a link has a node of its own in the
 * middle, so that JGraphT sees a simple graph. What may be shared has a second, parallel way whose
 * cost is a large number: shared switches, links and weight become one sum, and are read out of it
 * again by division. JGraphT takes a path that costs 10^9 for none, so a network in which one could
 * is refused. A flow that crosses a link both ways costs no less than without, as that part
 * cancels, so a link needs no joint capacity of its two directions.
 */
final class FlowOracle {
  private static final int UNITS = 2;

  private final TestNetwork network;
  private final long linkPenalty;
  private final long switchPenalty;

  FlowOracle(TestNetwork network) {
    this.network = network;
    long heaviest = 1;
    for (Link link : network.links) {
      heaviest = Math.max(heaviest, Math.max(link.forward, link.backward));
    }
    linkPenalty = 2L * network.size * heaviest + 1;
    switchPenalty = linkPenalty * (network.size + 1L);
  }

  private static final class Arc {
    final int capacity;
    final double cost;

    Arc(int capacity, double cost) {
      this.capacity = capacity;
      this.cost = cost;
    }
  }

  /** Nodes are numbered; arcs carry capacity and cost. */
  private static final class Builder {
    final Graph<Integer, Arc> graph = new SimpleDirectedWeightedGraph<>(Arc.class);
    int nodes;

    int node() {
      graph.addVertex(nodes);
      return nodes++;
    }

    void arc(int from, int to, int capacity, double cost) {
      Arc arc = new Arc(capacity, cost);
      graph.addEdge(from, to, arc);
      graph.setEdgeWeight(arc, cost);
    }

    /** A way from one node to another that keeps clear of all other ways. */
    void way(int from, int to, int capacity, double cost) {
      int middle = node();
      arc(from, middle, capacity, cost);
      arc(middle, to, capacity, 0);
    }
  }

  private static int entrance(int vertex) {
    return 2 * vertex;
  }

  private static int exit(int vertex) {
    return 2 * vertex + 1;
  }

  private Builder build(int source, int target, Disjointness disjointness, boolean sharing) {
    Builder builder = new Builder();
    for (int node = 0; node < 2 * network.size; node++) {
      builder.node();
    }
    for (int v = 0; v < network.size; v++) {
      boolean isFree = disjointness == Disjointness.LINK || v == source || v == target;
      builder.arc(entrance(v), exit(v), isFree ? UNITS : 1, 0);
      if (!isFree && sharing) {
        builder.way(entrance(v), exit(v), 1, switchPenalty);
      }
    }
    for (Link link : network.links) {
      if (link.a == link.b) {
        continue;
      }
      for (int[] ends : new int[][] {{link.a, link.b}, {link.b, link.a}}) {
        long weight = link.weight(ends[0], ends[1]);
        if (weight != TestNetwork.CLOSED) {
          builder.way(exit(ends[0]), entrance(ends[1]), 1, weight);
          if (sharing) {
            builder.way(exit(ends[0]), entrance(ends[1]), 1, weight + linkPenalty);
          }
        }
      }
    }
    return builder;
  }

  /** How many disjoint paths there are, by Menger's theorem. */
  long disjointPathCount(int source, int target, Disjointness disjointness) {
    Builder builder = build(source, target, disjointness, false);
    for (Arc arc : builder.graph.edgeSet()) {
      builder.graph.setEdgeWeight(arc, arc.capacity);
    }
    return Math.round(
        new EdmondsKarpMFImpl<>(builder.graph).getMaximumFlowValue(exit(source), entrance(target)));
  }

  /** What the best pair costs, sharing nothing or as little as possible. */
  Optional<Cost> best(int source, int target, Disjointness disjointness, boolean sharing) {
    if ((double) switchPenalty * (network.size + 1) > CapacityScalingMinimumCostFlow.COST_INF) {
      throw new IllegalArgumentException("The weights are too much: scale them");
    }
    Builder builder = build(source, target, disjointness, sharing);
    int from = entrance(source);
    int to = exit(target);
    // JGraphT wants a feasible problem: units that find no way take this one.
    double missing = (double) switchPenalty * network.size;
    builder.way(from, to, UNITS, missing);
    List<Integer> supply = new ArrayList<>();
    for (int node = 0; node < builder.nodes; node++) {
      supply.add(node == from ? UNITS : node == to ? -UNITS : 0);
    }
    double cost =
        // JGraphT takes the cost of an arc from its weight in the graph, not from the problem.
        new CapacityScalingMinimumCostFlow<Integer, Arc>()
            .getMinimumCostFlow(
                new MinimumCostFlowProblemImpl<>(
                    builder.graph, supply::get, arc -> arc.capacity, arc -> 0, arc -> arc.cost))
            .getCost();
    if (cost >= missing) {
      return Optional.empty();
    }
    long sum = Math.round(cost);
    long switches = sum / switchPenalty;
    long links = sum % switchPenalty / linkPenalty;
    return Optional.of(new Cost(switches, links, sum % linkPenalty));
  }
}
