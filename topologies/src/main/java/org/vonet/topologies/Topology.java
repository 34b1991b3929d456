// SPDX-License-Identifier: Apache-2.0
package org.vonet.topologies;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A network as its file tells it: vertices, and undirected links between them. Immutable.
 *
 * <p>Vertices are known by their index, 0 … {@link #vertexCount()}-1, in the order of the file, and
 * so are links. Parallel links and self-loops are kept, and the network need not be connected.
 */
public final class Topology {
  private final String name;
  private final List<Vertex> vertices;
  private final List<Link> links;

  Topology(String name, List<Vertex> vertices, List<Link> links) {
    this.name = name;
    this.vertices = List.copyOf(vertices);
    this.links = List.copyOf(links);
  }

  /** Name of the network, which is that of its file without the extension. */
  public String name() {
    return name;
  }

  /** All vertices in the order of their indices, unmodifiable. */
  public List<Vertex> vertices() {
    return vertices;
  }

  /** Number of vertices. */
  public int vertexCount() {
    return vertices.size();
  }

  /** All links in the order of the file, unmodifiable. */
  public List<Link> links() {
    return links;
  }

  @Override
  public String toString() {
    return name + " (" + vertices.size() + " vertices, " + links.size() + " links)";
  }

  /** A switch, a site, or a substation. Equal by identity. */
  public static final class Vertex {
    private final String name;
    private final Optional<Coordinates> coordinates;

    Vertex(String name, Optional<Coordinates> coordinates) {
      this.name = name;
      this.coordinates = coordinates;
    }

    /**
     * What the file calls it, different for each vertex of a network: its label, or where labels
     * are missing or occur several times, label and identifier.
     */
    public String name() {
      return name;
    }

    /** Where it is, if the file says so. */
    public Optional<Coordinates> coordinates() {
      return coordinates;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** A physical link that leads both ways. Equal by identity, so that parallel links differ. */
  public static final class Link {
    /** Light in fibre takes 5 µs for each kilometre. */
    private static final double NANOS_PER_KILOMETRE = 5000;

    private static final double UNKNOWN_KILOMETRES = 100;

    private final int a;
    private final int b;
    private final OptionalDouble kilometres;

    Link(int a, int b, OptionalDouble kilometres) {
      this.a = a;
      this.b = b;
      this.kilometres = kilometres;
    }

    /** Index of the one end. */
    public int a() {
      return a;
    }

    /** Index of the other end; that of {@link #a()} again if the link is a self-loop. */
    public int b() {
      return b;
    }

    /** Length: as the file gives it, else the great-circle distance of its ends, else unknown. */
    public OptionalDouble kilometres() {
      return kilometres;
    }

    /**
     * Delay of the fibre one way, in nanoseconds: 5 µs for each kilometre, and those of 100 km
     * where the length is unknown. It is 0 between vertices at the same place.
     */
    public long delayNanos() {
      return Math.round(kilometres.orElse(UNKNOWN_KILOMETRES) * NANOS_PER_KILOMETRE);
    }

    @Override
    public String toString() {
      return a + "-" + b + " of " + delayNanos() + " ns";
    }
  }
}
