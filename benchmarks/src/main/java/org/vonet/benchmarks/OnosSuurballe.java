// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onlab.graph.AbstractEdge;
import org.onlab.graph.AdjacencyListsGraph;
import org.onlab.graph.DefaultEdgeWeigher;
import org.onlab.graph.DisjointPathPair;
import org.onlab.graph.Graph;
import org.onlab.graph.Path;
import org.onlab.graph.ScalarWeight;
import org.onlab.graph.SuurballeGraphSearch;
import org.onlab.graph.Vertex;
import org.onlab.graph.Weight;

/**
 * Switch-disjoint pairs by the search of ONOS 2.7.0, {@code org.onlab.graph.SuurballeGraphSearch}.
 *
 * <p>It looks for link-disjoint pairs, one for each choice among equally short paths in its two
 * searches, and drops those that have a switch in common. So a pair that it returns is a lightest
 * switch-disjoint one, but where the lightest link-disjoint pairs share a switch it returns none.
 * On a graph in which every switch is split it finds them all, in two to six times the time.
 */
final class OnosSuurballe {
  private final SuurballeGraphSearch<Node, Arc> search = new SuurballeGraphSearch<>();
  private final DelayWeigher weigher = new DelayWeigher();
  private final List<Node> entrances = new ArrayList<>();
  private final List<Node> exits = new ArrayList<>();
  private final Graph<Node, Arc> graph;

  private OnosSuurballe(Network network, boolean isSplit) {
    ImmutableSet.Builder<Node> nodes = ImmutableSet.builder();
    ImmutableSet.Builder<Arc> arcs = ImmutableSet.builder();
    int arcCount = 0;
    for (int i = 0; i < network.switchCount(); i++) {
      Node entrance = new Node(2 * i);
      Node exit = isSplit ? new Node(2 * i + 1) : entrance;
      entrances.add(entrance);
      exits.add(exit);
      nodes.add(entrance, exit);
      if (isSplit) {
        arcs.add(new Arc(arcCount++, entrance, exit, 0));
      }
    }
    for (Network.Link link : network.links()) {
      if (link.a != link.b) {
        arcs.add(
            new Arc(arcCount++, exits.get(link.a), entrances.get(link.b), link.delayNanos),
            new Arc(arcCount++, exits.get(link.b), entrances.get(link.a), link.delayNanos));
      }
    }
    graph = new AdjacencyListsGraph<>(nodes.build(), arcs.build());
  }

  /** On the graph of the network itself, as ONOS uses it: the quicker way, and not exact. */
  static OnosSuurballe onSwitches(Network network) {
    return new OnosSuurballe(network, false);
  }

  /** On a graph in which every switch is an entrance and an exit with an arc between them. */
  static OnosSuurballe onSplitSwitches(Network network) {
    return new OnosSuurballe(network, true);
  }

  /** Finds a pair of paths, or none though there may be some. */
  Optional<DisjointPathPair<Node, Arc>> pair(int source, int target) {
    for (Path<Node, Arc> path :
        search.search(graph, exits.get(source), entrances.get(target), weigher, 1).paths()) {
      if (path instanceof DisjointPathPair && ((DisjointPathPair<Node, Arc>) path).hasBackup()) {
        return Optional.of((DisjointPathPair<Node, Arc>) path);
      }
    }
    return Optional.empty();
  }

  /** Delay of both paths together, in nanoseconds. */
  static long totalNanos(DisjointPathPair<Node, Arc> pair) {
    return (long) ((ScalarWeight) pair.primary().cost()).value()
        + (long) ((ScalarWeight) pair.secondary().cost()).value();
  }

  /** A switch, or one half of it; equal by identity. */
  static final class Node implements Vertex {
    private final int number;

    Node(int number) {
      this.number = number;
    }

    /** The same in each run, and with it the order in which ONOS's sets iterate. */
    @Override
    public int hashCode() {
      return number;
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }
  }

  /** One direction of a link; equal by identity, since ONOS's own takes parallel ones for equal. */
  static final class Arc extends AbstractEdge<Node> {
    private final int number;
    private final Weight delay;

    Arc(int number, Node from, Node to, long delayNanos) {
      super(from, to);
      this.number = number;
      delay = ScalarWeight.toWeight((double) delayNanos);
    }

    @Override
    public int hashCode() {
      return number;
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }
  }

  private static final class DelayWeigher extends DefaultEdgeWeigher<Node, Arc> {
    @Override
    public Weight weight(Arc arc) {
      return arc.delay;
    }
  }
}
