// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jgrapht.alg.util.UnionFind;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Reads the topologies among the test resources: GraphML, GML, and MATPOWER cases of power grids.
 * All links weigh the same, so that many paths are equally good. Self-loops are left out.
 */
final class TopologyFiles {

  private static final long LATENCY_NANOS = 1_000;
  private static final int TAP_RATIO_COLUMN = 8;
  private static final Pattern GML_NODE = Pattern.compile("node \\[\\s+id (\\d+)");
  private static final Pattern GML_EDGE =
      Pattern.compile("edge \\[\\s+source (\\d+)\\s+target (\\d+)");

  private TopologyFiles() {}

  /** Returns all topologies, in the order of their names. */
  static List<ModelFabric> all() {
    return files().stream().map(TopologyFiles::read).collect(Collectors.toList());
  }

  /** Returns the topology of a file. */
  static ModelFabric named(String fileName) {
    return files().stream()
        .filter(file -> file.getFileName().toString().equals(fileName))
        .map(TopologyFiles::read)
        .findFirst()
        .orElseThrow();
  }

  private static List<Path> files() {
    try {
      Path root = Path.of(TopologyFiles.class.getResource("/topologies").toURI());
      try (Stream<Path> files = Files.walk(root)) {
        return files
            .filter(file -> file.toString().matches(".*\\.(graphml|gml|m)"))
            .sorted()
            .collect(Collectors.toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ModelFabric read(Path file) {
    String name = file.getFileName().toString();
    try {
      if (name.endsWith(".m")) {
        return grid(name, Files.readAllLines(file));
      }
      return name.endsWith(".gml") ? gml(name, Files.readString(file)) : graphml(name, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException(name, e);
    }
  }

  private static ModelFabric graphml(String name, Path file)
      throws IOException, ParserConfigurationException, SAXException {
    Document document =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    List<String> nodes =
        elements(document, "node").map(e -> e.getAttribute("id")).collect(Collectors.toList());
    List<String[]> edges =
        elements(document, "edge")
            .map(e -> new String[] {e.getAttribute("source"), e.getAttribute("target")})
            .collect(Collectors.toList());
    return fabric(name, nodes, edges);
  }

  private static Stream<Element> elements(Document document, String tag) {
    NodeList found = document.getElementsByTagName(tag);
    return Stream.iterate(0, i -> i < found.getLength(), i -> i + 1)
        .map(i -> (Element) found.item(i));
  }

  private static ModelFabric gml(String name, String text) {
    List<String> nodes =
        GML_NODE.matcher(text).results().map(m -> m.group(1)).collect(Collectors.toList());
    List<String[]> edges =
        GML_EDGE.matcher(text).results().map(TopologyFiles::groups).collect(Collectors.toList());
    return fabric(name, nodes, edges);
  }

  private static String[] groups(MatchResult match) {
    return new String[] {match.group(1), match.group(2)};
  }

  /** Reads a power grid: substations are switches, lines are links, transformers vanish. */
  private static ModelFabric grid(String name, List<String> lines) {
    UnionFind<String> substations = new UnionFind<>(new LinkedHashSet<>());
    List<String[]> buses = rows(lines, "mpc.bus = [");
    buses.forEach(bus -> substations.addElement(bus[0]));
    List<String[]> branches = rows(lines, "mpc.branch = [");
    for (String[] branch : branches) {
      if (Double.parseDouble(branch[TAP_RATIO_COLUMN]) != 0) {
        substations.union(branch[0], branch[1]);
      }
    }
    List<String> nodes =
        buses.stream().map(bus -> substations.find(bus[0])).distinct().collect(Collectors.toList());
    List<String[]> edges = new ArrayList<>();
    for (String[] branch : branches) {
      edges.add(new String[] {substations.find(branch[0]), substations.find(branch[1])});
    }
    return fabric(name, nodes, edges);
  }

  private static List<String[]> rows(List<String> lines, String start) {
    return lines.stream()
        .dropWhile(line -> !line.startsWith(start))
        .skip(1)
        .takeWhile(line -> !line.startsWith("]"))
        .map(line -> line.replaceFirst(";.*", "").trim().split("\\s+"))
        .collect(Collectors.toList());
  }

  private static ModelFabric fabric(String name, List<String> nodes, List<String[]> edges) {
    Map<String, Integer> indices = new HashMap<>();
    nodes.forEach(node -> indices.put(node, indices.size()));
    ModelFabric fabric = new ModelFabric(name, nodes.size());
    for (String[] edge : edges) {
      if (!edge[0].equals(edge[1])) {
        fabric.link(indices.get(edge[0]), indices.get(edge[1]), LATENCY_NANOS);
      }
    }
    return fabric;
  }
}
