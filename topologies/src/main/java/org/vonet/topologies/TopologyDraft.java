// SPDX-License-Identifier: Apache-2.0
package org.vonet.topologies;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A topology while its file is being read: vertices and links by the identifiers of the file. */
final class TopologyDraft {
  private final String name;
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final List<Edge> edges = new ArrayList<>();

  TopologyDraft(String name) {
    this.name = name;
  }

  private static final class Node {
    final int index;
    final String id;
    final String label;
    final Optional<Coordinates> coordinates;

    Node(int index, String id, String label, Optional<Coordinates> coordinates) {
      this.index = index;
      this.id = id;
      this.label = label;
      this.coordinates = coordinates;
    }
  }

  private static final class Edge {
    final String a;
    final String b;
    final OptionalDouble kilometres;

    Edge(String a, String b, OptionalDouble kilometres) {
      this.a = a;
      this.b = b;
      this.kilometres = kilometres;
    }
  }

  /**
   * Adds a vertex.
   *
   * @param label what people call it, or the empty string
   * @throws IllegalArgumentException if the identifier is taken
   */
  void vertex(String id, String label, Optional<Coordinates> coordinates) {
    if (nodes.put(id, new Node(nodes.size(), id, label, coordinates)) != null) {
      throw new IllegalArgumentException(
          name + " has two nodes of the identifier '" + id + "': give each its own");
    }
  }

  /**
   * Adds a link between vertices, which may come later.
   *
   * @throws IllegalArgumentException if the length is negative or not finite
   */
  void link(String a, String b, OptionalDouble kilometres) {
    double length = kilometres.orElse(0);
    if (!(length >= 0) || Double.isInfinite(length)) {
      throw new IllegalArgumentException(
          name + " has a link " + a + "-" + b + " of " + length + " km: give 0 km or more");
    }
    edges.add(new Edge(a, b, kilometres));
  }

  /**
   * The topology that was drafted.
   *
   * @throws IllegalArgumentException if it has no vertices, or a link ends at none of them
   */
  Topology topology() {
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException(name + " has no nodes: give a file of a network");
    }
    Map<String, Long> uses =
        nodes.values().stream()
            .collect(Collectors.groupingBy(node -> node.label, Collectors.counting()));
    Function<Node, String> nameOf =
        node ->
            node.label.isEmpty() || uses.get(node.label) > 1
                ? (node.label + " #" + node.id).trim()
                : node.label;
    List<Topology.Vertex> vertices =
        nodes.values().stream()
            .map(node -> new Topology.Vertex(nameOf.apply(node), node.coordinates))
            .collect(Collectors.toList());
    List<Topology.Link> links = edges.stream().map(this::link).collect(Collectors.toList());
    return new Topology(name, vertices, links);
  }

  private Topology.Link link(Edge edge) {
    Node a = node(edge.a);
    Node b = node(edge.b);
    OptionalDouble kilometres = edge.kilometres;
    if (kilometres.isEmpty() && a.coordinates.isPresent() && b.coordinates.isPresent()) {
      kilometres = OptionalDouble.of(a.coordinates.get().kilometresTo(b.coordinates.get()));
    }
    return new Topology.Link(a.index, b.index, kilometres);
  }

  private Node node(String id) {
    Node node = nodes.get(id);
    if (node == null) {
      throw new IllegalArgumentException(
          name + " has a link that ends at '" + id + "', which is no node: add it");
    }
    return node;
  }
}
