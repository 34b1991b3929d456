// SPDX-License-Identifier: Apache-2.0
package org.vonet.topologies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the readers make of each format, and what they say of files that are not right. */
class TopologyFormatTest {
  private static Topology read(TopologyFormat format, String text) {
    return format.read("net", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Topology graphml(String keys, String content) {
    return read(
        TopologyFormat.GRAPHML,
        "<?xml version='1.0'?><graphml xmlns='http://graphml.graphdrawing.org/xmlns'>"
            + keys
            + "<graph edgedefault='undirected'>"
            + content
            + "</graph></graphml>");
  }

  private static Topology matpower(String buses, String branches) {
    return read(
        TopologyFormat.MATPOWER,
        "function mpc = net\n% a comment with ]\nmpc.bus = [\n"
            + buses
            + "];\nmpc.branch = [\n"
            + branches
            + "];\n");
  }

  private static String branch(int from, int to, double tapRatio, int status) {
    return from + " " + to + " 0 0 0 0 0 0 " + tapRatio + " 0 " + status + " -30 30; % line\n";
  }

  @Test
  void graphmlOfUnknownAttributeTypesIsRead() {
    Topology topology =
        graphml(
            "<key id='a' for='node' attr.name='id' attr.type='integer'/>"
                + "<key id='b' for='edge' attr.name='dist' attr.type='number'/>",
            "<edge source='x' target='y'><data key='b'>12.5</data></edge>"
                + "<node id='x'><data key='a'>7</data></node><node id='y'/>");
    assertEquals(2, topology.vertexCount());
    assertEquals(12.5, topology.links().get(0).kilometres().orElseThrow());
  }

  @Test
  void graphmlCoordinatesAreReadWhereBothAreThere() {
    Topology topology =
        graphml(
            "<key id='a' for='node' attr.name='Latitude'/>"
                + "<key id='o' for='node' attr.name='Longitude'/>",
            "<node id='x'><data key='a'>60</data><data key='o'>-10.5</data></node>"
                + "<node id='y'><data key='a'>60</data></node><edge source='x' target='y'/>");
    assertEquals(Optional.of(new Coordinates(60, -10.5)), topology.vertices().get(0).coordinates());
    assertEquals(Optional.empty(), topology.vertices().get(1).coordinates());
    assertTrue(topology.links().get(0).kilometres().isEmpty());
  }

  @Test
  void verticesOfOneLabelAreToldApart() {
    Topology topology =
        graphml(
            "<key id='l' for='node' attr.name='label'/>",
            "<node id='1'><data key='l'>Oslo</data></node>"
                + "<node id='2'><data key='l'>Oslo</data></node>"
                + "<node id='3'><data key='l'>Bergen &amp; Os</data></node><node id='4'/>");
    assertEquals("[Oslo #1, Oslo #2, Bergen & Os, #4]", topology.vertices().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<node id='x'/><node id='x'/>                              | two nodes of the identifier 'x'",
        "<node id='x'/><edge source='x' target='y'/>               | ends at 'y'",
        "<node/>                                                   | no 'id'",
        "<node id='x'/><edge source='x'/>                          | no 'target'",
        "<node id='x'/><edge source='x' target='x' directed='true'/> | a directed edge",
        "<node id='x'><graph edgedefault='undirected'/></node>     | a 'graph' within it",
        "<hyperedge/>                                              | hyperedges",
        "<node id='x'                                              | not well-formed",
        "<port/>                                                   | no nodes"
      })
  void graphmlThatIsNotRightIsRefused(String content, String reason) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> graphml("", content));
    assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    assertTrue(refused.getMessage().startsWith("net "), refused.getMessage());
  }

  @Test
  void graphmlCannotReachForFiles() {
    String text =
        "<!DOCTYPE g [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><graphml>"
            + "<key id='l' for='node' attr.name='label'/><graph edgedefault='undirected'>"
            + "<node id='x'><data key='l'>&e;</data></node></graph></graphml>";
    assertThrows(IllegalArgumentException.class, () -> read(TopologyFormat.GRAPHML, text));
  }

  @Test
  void gmlIsRead() {
    Topology topology =
        read(
            TopologyFormat.GML,
            "# comment [\nCreator \"one [ two\"\ngraph [ directed 0 node [ id 0 label \"A town\" ]"
                + " node [ id 5 graphics [ x 1.0 ] ] edge [ source 5 target 0 dist 2e1 ]"
                + " edge [ source 0 target 0 ] ]");
    assertEquals("[A town, #5]", topology.vertices().toString());
    assertEquals(100_000, topology.links().get(0).delayNanos());
    assertEquals(0, topology.links().get(1).b());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "node [ id 0 ]                                        | no 'graph ['",
        "graph [ directed 1 node [ id 0 ] ]                   | is directed",
        "graph [ node [ label 0 ] ]                           | without 'id'",
        "graph [ node [ id 0 ] edge [ source 0 target 1 ] ]   | ends at '1'",
        "graph [ node [ id 0 ] edge [ source 0 target 0 dist far ] ] | 'far'",
        "graph [ node [ id 0 ] edge [ source 0 target 0 dist -1 ] ] | -1.0 km",
        "graph [ node [ id 0 ]                                | never closed",
        "graph [ node [ id ] ]                                | 'id' where a key",
        "graph [ ]                                            | no nodes",
        "x [ x [ x [ x [ x [ x [ x [ x [ x [ x [ x [ x [ x [ x [ x [ x [ x [ x [ x [ x [ x [ x [ | deep"
      })
  void gmlThatIsNotRightIsRefused(String text, String reason) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> read(TopologyFormat.GML, text));
    assertTrue(refused.getMessage().contains(reason), refused.getMessage());
  }

  @Test
  void substationsAreContractedAndLinesOutOfServiceLeftOut() {
    Topology topology =
        matpower(
            "4 1;\n2 1;\n9 1;\n7 1;\n",
            branch(9, 2, 0.98, 1)
                + branch(7, 9, 1.0, 0)
                + branch(4, 7, 0, 1)
                + branch(2, 4, 0, 1)
                + branch(4, 2, 0, 0)
                + branch(7, 2, 0, 1));
    assertEquals("[4, 2]", topology.vertices().toString());
    assertEquals(
        "[0-1 of 500000 ns, 1-0 of 500000 ns, 1-1 of 500000 ns]", topology.links().toString());
  }

  @Test
  void matpowerThatIsNotRightIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> read(TopologyFormat.MATPOWER, "mpc.bus = [ 1 ];"));
    assertThrows(IllegalArgumentException.class, () -> matpower("1 3;\n", "1 1 0 0;\n"));
    assertThrows(IllegalArgumentException.class, () -> matpower("1 3;\n", branch(1, 2, 0, 1)));
    assertThrows(IllegalArgumentException.class, () -> matpower("1 3;\n", branch(1, 2, 1, 1)));
    assertThrows(IllegalArgumentException.class, () -> matpower("", ""));
  }

  @Test
  void filesAreToldByTheirExtension() {
    assertEquals(TopologyFormat.GML, TopologyFormat.ofFile("a.gml"));
    assertEquals(TopologyFormat.GRAPHML, TopologyFormat.ofFile("a.graphml"));
    assertThrows(IllegalArgumentException.class, () -> TopologyFormat.ofFile("a.txt"));
    assertThrows(UncheckedIOException.class, () -> TopologyFormat.read(Path.of("none.gml")));
  }

  @Test
  void placesOutsideEarthAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Coordinates(91, 0));
    assertThrows(IllegalArgumentException.class, () -> new Coordinates(0, Double.NaN));
    assertEquals(20_015, new Coordinates(90, 0).kilometresTo(new Coordinates(-90, 0)), 1);
  }
}
