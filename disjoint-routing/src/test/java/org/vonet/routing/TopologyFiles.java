// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jgrapht.alg.util.Triple;
import org.jgrapht.nio.Attribute;
import org.jgrapht.nio.BaseEventDrivenImporter;
import org.jgrapht.nio.EventDrivenImporter;
import org.jgrapht.nio.gml.GmlEventDrivenImporter;
import org.jgrapht.nio.graphml.GraphMLEventDrivenImporter;

/** Reads the topologies among the test resources, GraphML or GML. */
final class TopologyFiles {
  /** Light in fibre. */
  private static final double NANOSECONDS_PER_KILOMETRE = 5000;

  private static final double UNKNOWN_KILOMETRES = 100;
  private static final double EARTH_RADIUS_KILOMETRES = 6371;

  private TopologyFiles() {}

  /** What the links of a network weigh. */
  enum Weighing {
    /** One each: fewest hops. */
    HOPS,
    /** Nanoseconds of delay: from coordinates or lengths, or those of 100 km where unknown. */
    DELAY
  }

  /** All topology files, in the order of their names. */
  static List<Path> all() {
    try {
      Path root = Path.of(TopologyFiles.class.getResource("/topologies").toURI());
      try (Stream<Path> files = Files.walk(root)) {
        return files
            .filter(file -> file.toString().endsWith("ml"))
            .sorted()
            .collect(Collectors.toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads a file; self-loops and parallel links stay in. */
  static TestNetwork read(Path file, Weighing weighing) throws IOException {
    try (Reader reader = Files.newBufferedReader(file)) {
      if (file.toString().endsWith(".gml")) {
        GmlEventDrivenImporter importer = new GmlEventDrivenImporter();
        return new Listener<>(importer).network(importer, reader, weighing);
      }
      GraphMLEventDrivenImporter importer = new GraphMLEventDrivenImporter();
      importer.setSchemaValidation(false);
      return new Listener<>(importer).network(importer, reader, weighing);
    }
  }

  private static final class Listener<V> {
    private final Map<V, Integer> indices = new HashMap<>();
    private final Map<V, Map<String, Attribute>> attributes = new HashMap<>();
    private final List<V> froms = new ArrayList<>();
    private final List<V> tos = new ArrayList<>();
    private final Map<Integer, Double> lengths = new HashMap<>();

    Listener(BaseEventDrivenImporter<V, Triple<V, V, Double>> importer) {
      importer.addVertexConsumer(vertex -> indices.put(vertex, indices.size()));
      importer.addVertexAttributeConsumer(
          (key, value) ->
              attributes
                  .computeIfAbsent(key.getFirst(), unused -> new HashMap<>())
                  .put(key.getSecond(), value));
      importer.addEdgeConsumer(
          edge -> {
            froms.add(edge.getFirst());
            tos.add(edge.getSecond());
          });
      importer.addEdgeAttributeConsumer(
          (key, value) -> {
            if (key.getSecond().equals("dist")) {
              lengths.put(froms.size() - 1, Double.valueOf(value.getValue()));
            }
          });
    }

    TestNetwork network(
        EventDrivenImporter<V, Triple<V, V, Double>> importer, Reader reader, Weighing weighing) {
      importer.importInput(reader);
      TestNetwork network = new TestNetwork(indices.size());
      for (int i = 0; i < froms.size(); i++) {
        long weight =
            weighing == Weighing.HOPS ? 1 : Math.round(kilometres(i) * NANOSECONDS_PER_KILOMETRE);
        network.undirected(indices.get(froms.get(i)), indices.get(tos.get(i)), weight);
      }
      return network;
    }

    private double kilometres(int edge) {
      if (lengths.containsKey(edge)) {
        return lengths.get(edge);
      }
      Map<String, Attribute> from = attributes.getOrDefault(froms.get(edge), Map.of());
      Map<String, Attribute> to = attributes.getOrDefault(tos.get(edge), Map.of());
      if (!from.containsKey("Latitude") || !to.containsKey("Latitude")) {
        return UNKNOWN_KILOMETRES;
      }
      double northFrom = radians(from, "Latitude");
      double northTo = radians(to, "Latitude");
      double sine = Math.sin((northTo - northFrom) / 2);
      double cross = Math.sin((radians(to, "Longitude") - radians(from, "Longitude")) / 2);
      double haversine = sine * sine + Math.cos(northFrom) * Math.cos(northTo) * cross * cross;
      return 2 * EARTH_RADIUS_KILOMETRES * Math.asin(Math.sqrt(haversine));
    }

    private static double radians(Map<String, Attribute> attributes, String name) {
      Attribute attribute = Objects.requireNonNull(attributes.get(name), name);
      return Math.toRadians(Double.parseDouble(attribute.getValue()));
    }
  }
}
