// SPDX-License-Identifier: Apache-2.0
package org.vonet.topologies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file among the resources is in the index, can be read, and is what is known of it. */
class TopologiesTest {
  private static final Path FILES = root();

  private static Path root() {
    try {
      return Path.of(Topologies.class.getResource("/topologies").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void indexIsThatOfTheFiles() throws IOException {
    List<String> lines;
    try (Stream<Path> files = Files.walk(FILES)) {
      lines =
          files
              .filter(file -> file.toString().matches(".*\\.(graphml|gml|m)"))
              .sorted()
              .map(TopologiesTest::indexLine)
              .collect(Collectors.toList());
    }
    Path target = Files.write(Path.of("target", "index.tsv"), lines);
    assertEquals(
        lines,
        Files.readAllLines(FILES.resolve("index.tsv")),
        "copy " + target + " to src/main/resources/topologies");
    assertEquals(
        lines,
        Topologies.all().stream().map(CatalogueEntry::indexLine).collect(Collectors.toList()));
  }

  private static String indexLine(Path file) {
    Topology topology = TopologyFormat.read(file);
    return FILES.relativize(file) + "\t" + topology.vertexCount() + "\t" + topology.links().size();
  }

  @Test
  void areThoseOfThreeOrigins() {
    assertEquals(128, Topologies.all().size());
    assertEquals(110, Topologies.from(Origin.TOPOLOGY_ZOO).size());
    assertEquals(10, Topologies.from(Origin.GABRIEL).size());
    assertEquals(8, Topologies.from(Origin.PGLIB_OPF).size());
    assertThrows(IllegalArgumentException.class, () -> Topologies.named("Atlantis"));
  }

  @Test
  void keepTheLicenceOfTheirOrigin() {
    for (String folder : List.of("topology-zoo", "gabriel", "pglib-opf")) {
      assertTrue(Files.exists(FILES.resolve(folder).resolve("LICENSE")), folder);
    }
  }

  static List<CatalogueEntry> all() {
    return Topologies.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void nameEachVertexDifferently(CatalogueEntry entry) {
    Topology topology = entry.read();
    Set<String> names =
        topology.vertices().stream().map(Topology.Vertex::name).collect(Collectors.toSet());
    assertEquals(topology.vertexCount(), names.size());
    assertFalse(names.contains(""));
    assertEquals(entry.name(), topology.name());
  }

  @Test
  void zooHasParallelLinksLoopsAndSeveralParts() {
    Topology interoute = Topologies.named("Interoute").read();
    assertTrue(interoute.links().stream().anyMatch(link -> link.a() == link.b()));
    Topology highwinds = Topologies.named("Highwinds").read();
    assertTrue(distinctEnds(highwinds) < highwinds.links().size());
  }

  @Test
  void delayFollowsFromCoordinates() {
    Topology abilene = Topologies.named("Abilene").read();
    assertEquals(11, abilene.vertexCount());
    assertEquals(14, abilene.links().size());
    Topology.Link link =
        abilene.links().stream()
            .filter(each -> Set.of("Seattle", "Sunnyvale").equals(ends(abilene, each)))
            .findAny()
            .orElseThrow();
    assertEquals(1_140, link.kilometres().orElseThrow(), 20);
    assertEquals(Math.round(link.kilometres().orElseThrow() * 5_000), link.delayNanos());
    assertEquals(link.delayNanos(), Weighing.DELAY.weight(link));
    assertEquals(1, Weighing.HOPS.weight(link));
  }

  @Test
  void delayFollowsFromLengths() {
    Topology.Link link = Topologies.named("gabriel-25-0").read().links().get(0);
    assertEquals(127.58, link.kilometres().orElseThrow());
    assertEquals(637_900, link.delayNanos());
  }

  @Test
  void unknownLengthsAreTakenForHundredKilometres() {
    Topology.Link link = Topologies.named("Opteglobe").read().links().get(0);
    assertTrue(link.kilometres().isEmpty());
    assertEquals(500_000, link.delayNanos());
  }

  @Test
  void transformersAreContracted() {
    Topology ieee118 = Topologies.named("pglib_opf_case118_ieee").read();
    assertEquals(107, ieee118.vertexCount());
    assertEquals(167, distinctEnds(ieee118));
    Topology grid = Topologies.named("pglib_opf_case2000_goc").read();
    assertEquals(1468, grid.vertexCount());
  }

  private static Set<String> ends(Topology topology, Topology.Link link) {
    return Set.of(
        topology.vertices().get(link.a()).name(), topology.vertices().get(link.b()).name());
  }

  private static int distinctEnds(Topology topology) {
    return topology.links().stream()
        .map(link -> List.of(Math.min(link.a(), link.b()), Math.max(link.a(), link.b())))
        .collect(Collectors.toSet())
        .size();
  }
}
