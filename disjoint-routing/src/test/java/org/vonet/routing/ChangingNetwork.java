// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.vonet.routing.TestNetwork.Edge;
import org.vonet.routing.TestNetwork.Link;

/** A network of which links and vertices fail, return and change their weight at random. */
final class ChangingNetwork {
  final TestNetwork network;
  private final Random random;
  private final boolean isDirected;
  private final boolean[] isLinkUp;
  private final boolean[] isVertexUp;
  private final long[] extraWeight;
  private final Edge[][] edges;

  ChangingNetwork(TestNetwork network, boolean isDirected, long seed) {
    this.network = network;
    this.isDirected = isDirected;
    random = new Random(seed);
    isLinkUp = new boolean[network.links.size()];
    Arrays.fill(isLinkUp, true);
    isVertexUp = new boolean[network.size];
    Arrays.fill(isVertexUp, true);
    extraWeight = new long[network.links.size()];
    edges = new Edge[network.links.size()][2];
    for (Link link : network.links) {
      edges[link.index][0] = new Edge(link, isDirected, true);
      edges[link.index][1] = new Edge(link, isDirected, false);
    }
  }

  /** Lets a few things happen. */
  void change(int links, int vertices, int weights) {
    for (int i = 0; i < links && isLinkUp.length > 0; i++) {
      isLinkUp[random.nextInt(isLinkUp.length)] ^= true;
    }
    for (int i = 0; i < vertices; i++) {
      isVertexUp[random.nextInt(isVertexUp.length)] ^= true;
    }
    for (int i = 0; i < weights && isLinkUp.length > 0; i++) {
      extraWeight[random.nextInt(extraWeight.length)] = random.nextInt(50);
    }
  }

  boolean isUp(int vertex) {
    return isVertexUp[vertex];
  }

  long weight(Edge edge) {
    return edge.weight() + extraWeight[edge.link.index];
  }

  /** The links that work between vertices that do. */
  List<Link> links() {
    return network.links.stream()
        .filter(link -> isLinkUp[link.index] && isVertexUp[link.a] && isVertexUp[link.b])
        .filter(link -> link.a != link.b)
        .collect(Collectors.toList());
  }

  /** The present network with weights as they are; an edge is the same object at all times. */
  TopologySnapshot<Integer, Edge> snapshot() {
    TopologyBuilder<Integer, Edge> builder = TopologySnapshot.builder();
    for (int vertex = 0; vertex < network.size; vertex++) {
      if (isVertexUp[vertex]) {
        builder.addVertex(vertex);
      }
    }
    for (Link link : links()) {
      Edge forward = edges[link.index][0];
      Edge backward = edges[link.index][1];
      if (!isDirected) {
        builder.addUndirected(link.a, link.b, forward, weight(forward));
        continue;
      }
      if (link.forward != TestNetwork.CLOSED) {
        builder.addDirected(link.a, link.b, forward, weight(forward), link.index);
      }
      if (link.backward != TestNetwork.CLOSED) {
        builder.addDirected(link.b, link.a, backward, weight(backward), link.index);
      }
    }
    return builder.build();
  }

  /** The present network as another list of links, with present weights. */
  TestNetwork present() {
    TestNetwork present = new TestNetwork(network.size);
    List<Link> up = links();
    for (Link link : network.links) {
      boolean isClosed = !up.contains(link);
      present.add(
          link.a,
          link.b,
          isClosed || link.forward == TestNetwork.CLOSED
              ? TestNetwork.CLOSED
              : weight(edges[link.index][0]),
          isClosed || link.backward == TestNetwork.CLOSED
              ? TestNetwork.CLOSED
              : weight(edges[link.index][1]));
    }
    return present;
  }
}
