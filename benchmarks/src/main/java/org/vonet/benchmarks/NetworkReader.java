// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jgrapht.alg.util.Triple;
import org.jgrapht.nio.BaseEventDrivenImporter;
import org.jgrapht.nio.EventDrivenImporter;
import org.jgrapht.nio.gml.GmlEventDrivenImporter;
import org.jgrapht.nio.graphml.GraphMLEventDrivenImporter;

/**
 * Reads a topology among the resources, GraphML or GML, with delays from its lengths.
 *
 * <p>A link is as long as its attribute {@code dist} says; without that, as its ends' latitude and
 * longitude say; without those, 100 km. Light in fibre takes 5 µs for each kilometre.
 */
final class NetworkReader {
  private static final double NANOS_PER_KILOMETRE = 5000;
  private static final double UNKNOWN_KILOMETRES = 100;
  private static final double EARTH_RADIUS_KILOMETRES = 6371;

  private NetworkReader() {}

  /**
   * Reads one resource.
   *
   * @param resource absolute name, ending in {@code .graphml} or {@code .gml}
   * @throws IllegalArgumentException if there is no such resource
   */
  static Network read(String resource) {
    try (InputStream stream = NetworkReader.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalArgumentException(
            "There is no topology " + resource + ": add it to the resources in benchmarks/pom.xml");
      }
      Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
      if (resource.endsWith(".gml")) {
        GmlEventDrivenImporter importer = new GmlEventDrivenImporter();
        return new Collector<>(importer).read(importer, reader);
      }
      GraphMLEventDrivenImporter importer = new GraphMLEventDrivenImporter();
      importer.setSchemaValidation(false);
      return new Collector<>(importer).read(importer, reader);
    } catch (IOException e) {
      throw new UncheckedIOException("Topology " + resource + " can't be read", e);
    }
  }

  /** Gathers what an importer reports; V is how the format names a vertex. */
  private static final class Collector<V> {
    private final Map<V, Integer> switches = new HashMap<>();
    private final Map<V, Double> latitudes = new HashMap<>();
    private final Map<V, Double> longitudes = new HashMap<>();
    private final List<Triple<V, V, Double>> edges = new ArrayList<>();
    private final Map<Integer, Double> kilometresOfEdge = new HashMap<>();

    Collector(BaseEventDrivenImporter<V, Triple<V, V, Double>> importer) {
      importer.addVertexConsumer(vertex -> switches.put(vertex, switches.size()));
      importer.addVertexAttributeConsumer(
          (key, value) -> {
            if (key.getSecond().equals("Latitude")) {
              latitudes.put(key.getFirst(), Double.valueOf(value.getValue()));
            } else if (key.getSecond().equals("Longitude")) {
              longitudes.put(key.getFirst(), Double.valueOf(value.getValue()));
            }
          });
      importer.addEdgeConsumer(edges::add);
      importer.addEdgeAttributeConsumer(
          (key, value) -> {
            // Importers report the attributes of an edge right after it; the triples of parallel
            // links are equal, so they are told apart by their place.
            if (key.getSecond().equals("dist")) {
              kilometresOfEdge.put(edges.size() - 1, Double.valueOf(value.getValue()));
            }
          });
    }

    Network read(EventDrivenImporter<V, Triple<V, V, Double>> importer, Reader reader) {
      importer.importInput(reader);
      List<Network.Link> links = new ArrayList<>();
      for (int i = 0; i < edges.size(); i++) {
        V from = edges.get(i).getFirst();
        V to = edges.get(i).getSecond();
        Double given = kilometresOfEdge.get(i);
        double kilometres = given == null ? kilometresBetween(from, to) : given;
        links.add(
            new Network.Link(
                switches.get(from),
                switches.get(to),
                Math.round(kilometres * NANOS_PER_KILOMETRE)));
      }
      return new Network(switches.size(), links);
    }

    /** Great-circle distance by the haversine formula. */
    private double kilometresBetween(V from, V to) {
      Double latitudeFrom = latitudes.get(from);
      Double latitudeTo = latitudes.get(to);
      Double longitudeFrom = longitudes.get(from);
      Double longitudeTo = longitudes.get(to);
      if (latitudeFrom == null
          || latitudeTo == null
          || longitudeFrom == null
          || longitudeTo == null) {
        return UNKNOWN_KILOMETRES;
      }
      double northing = Math.sin(Math.toRadians(latitudeTo - latitudeFrom) / 2);
      double easting = Math.sin(Math.toRadians(longitudeTo - longitudeFrom) / 2);
      double haversine =
          northing * northing
              + Math.cos(Math.toRadians(latitudeFrom))
                  * Math.cos(Math.toRadians(latitudeTo))
                  * easting
                  * easting;
      return 2 * EARTH_RADIUS_KILOMETRES * Math.asin(Math.sqrt(haversine));
    }
  }
}
