// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.ArrayList;
import java.util.List;
import org.jgrapht.Graph;
import org.jgrapht.graph.DirectedPseudograph;
import org.jgrapht.graph.Pseudograph;
import org.vonet.topologies.Topology;
import org.vonet.topologies.Weighing;

/**
 * A network as a plain list of physical links, from which snapshots and oracles are made.
 *
 * <p>Vertices are 0 … size-1. Self-loops may be in the list; the library has to ignore them.
 */
final class TestNetwork {
  /** Weight of a direction in which a link cannot be crossed. */
  static final long CLOSED = -1;

  final int size;
  final List<Link> links = new ArrayList<>();

  TestNetwork(int size) {
    this.size = size;
  }

  /** A real network, with its self-loops and parallel links, weighing the same both ways. */
  static TestNetwork of(Topology topology, Weighing weighing) {
    TestNetwork network = new TestNetwork(topology.vertexCount());
    for (Topology.Link link : topology.links()) {
      network.undirected(link.a(), link.b(), weighing.weight(link));
    }
    return network;
  }

  /** A physical link with a weight for each direction. */
  static final class Link {
    final int index;
    final int a;
    final int b;
    final long forward;
    final long backward;

    Link(int index, int a, int b, long forward, long backward) {
      this.index = index;
      this.a = a;
      this.b = b;
      this.forward = forward;
      this.backward = backward;
    }

    /** Weight from one end to the other, or {@link #CLOSED}. */
    long weight(int from, int to) {
      if (from == a && to == b) {
        return forward;
      }
      return from == b && to == a ? backward : CLOSED;
    }

    @Override
    public String toString() {
      String there = forward == CLOSED ? "" : " " + a + ">" + b + ":" + forward;
      String back = backward == CLOSED ? "" : " " + b + ">" + a + ":" + backward;
      return "#" + index + there + back;
    }
  }

  /** One crossing of a link; equal by identity. */
  static final class Edge {
    final Link link;
    final boolean isDirected;
    final boolean isForward;

    Edge(Link link, boolean isDirected, boolean isForward) {
      this.link = link;
      this.isDirected = isDirected;
      this.isForward = isForward;
    }

    int from() {
      return isForward ? link.a : link.b;
    }

    int to() {
      return isForward ? link.b : link.a;
    }

    long weight() {
      return isForward ? link.forward : link.backward;
    }

    /** Whether this edge leads from one vertex to the other. */
    boolean leads(int from, int to) {
      return (from() == from && to() == to) || (!isDirected && from() == to && to() == from);
    }

    @Override
    public String toString() {
      return "#" + link.index + (isDirected ? (isForward ? "+" : "-") : "");
    }
  }

  TestNetwork undirected(int a, int b, long weight) {
    return add(a, b, weight, weight);
  }

  TestNetwork directed(int from, int to, long weight) {
    return add(from, to, weight, CLOSED);
  }

  TestNetwork add(int a, int b, long forward, long backward) {
    links.add(new Link(links.size(), a, b, forward, backward));
    return this;
  }

  /** The graph whose edges are undirected; each link must weigh the same both ways. */
  Graph<Integer, Edge> undirectedGraph() {
    Graph<Integer, Edge> graph = new Pseudograph<>(Edge.class);
    for (int v = 0; v < size; v++) {
      graph.addVertex(v);
    }
    for (Link link : links) {
      if (link.forward != link.backward) {
        throw new IllegalStateException(link + " is not the same both ways");
      }
      graph.addEdge(link.a, link.b, new Edge(link, false, true));
    }
    return graph;
  }

  /** The graph with one edge for each open direction of each link. */
  Graph<Integer, Edge> directedGraph() {
    Graph<Integer, Edge> graph = new DirectedPseudograph<>(Edge.class);
    for (int v = 0; v < size; v++) {
      graph.addVertex(v);
    }
    for (Link link : links) {
      if (link.forward != CLOSED) {
        graph.addEdge(link.a, link.b, new Edge(link, true, true));
      }
      if (link.backward != CLOSED) {
        graph.addEdge(link.b, link.a, new Edge(link, true, false));
      }
    }
    return graph;
  }

  TopologySnapshot<Integer, Edge> undirectedSnapshot() {
    return TopologySnapshot.of(undirectedGraph(), Edge::weight);
  }

  /** A snapshot of {@link #directedGraph()} that knows which directions are one link. */
  TopologySnapshot<Integer, Edge> directedSnapshot() {
    return TopologySnapshot.of(directedGraph(), Edge::weight, edge -> edge.link.index);
  }

  @Override
  public String toString() {
    return size + " vertices," + links;
  }
}
