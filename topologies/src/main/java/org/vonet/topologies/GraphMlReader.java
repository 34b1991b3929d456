// SPDX-License-Identifier: Apache-2.0
package org.vonet.topologies;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads GraphML: one undirected graph, without ports, hyperedges and graphs within nodes.
 *
 * <p>Keys are told by their {@code attr.name}; their {@code attr.type} is not looked at, since
 * files of the Topology Zoo have {@code integer} there, which GraphML does not know. See U.
 * Brandes, M. Eiglsperger, I. Herman, M. Himsolt, M. S. Marshall, "GraphML progress report", Graph
 * Drawing 2001.
 */
final class GraphMlReader {
  private final String name;
  private final TopologyDraft draft;
  private final Map<String, String> nameOfKey = new HashMap<>();

  private GraphMlReader(String name) {
    this.name = name;
    draft = new TopologyDraft(name);
  }

  static Topology parse(String name, String text) {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    // Without a document type there are no entities that could expand or reach for files.
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      return new GraphMlReader(name)
          .document(factory.createXMLStreamReader(new StringReader(text)));
    } catch (XMLStreamException e) {
      throw new IllegalArgumentException(
          name + " is not well-formed XML: give a GraphML file. " + e.getMessage(), e);
    }
  }

  private Topology document(XMLStreamReader xml) throws XMLStreamException {
    int graphs = 0;
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "key":
          String attribute = xml.getAttributeValue(null, "attr.name");
          nameOfKey.put(required(xml, "id"), attribute == null ? "" : attribute);
          break;
        case "graph":
          graphs++;
          checkGraph(xml, graphs);
          break;
        case "node":
          node(xml);
          break;
        case "edge":
          edge(xml);
          break;
        case "hyperedge":
          throw refused(xml, "hyperedges are not read: give edges");
        default:
          // What describes the network as a whole is of no interest.
      }
    }
    return draft.topology();
  }

  private void checkGraph(XMLStreamReader xml, int graphs) {
    if (graphs > 1) {
      throw refused(xml, "a second graph: give a file of one");
    }
    if (!required(xml, "edgedefault").equals("undirected")) {
      throw refused(xml, "directed edges: give an undirected graph");
    }
  }

  private void node(XMLStreamReader xml) throws XMLStreamException {
    String id = required(xml, "id");
    Map<String, String> data = data(xml);
    Optional<Coordinates> place = Optional.empty();
    if (data.containsKey("Latitude") && data.containsKey("Longitude")) {
      place =
          Optional.of(
              new Coordinates(
                  number(xml, data.get("Latitude")), number(xml, data.get("Longitude"))));
    }
    draft.vertex(id, data.getOrDefault("label", ""), place);
  }

  private void edge(XMLStreamReader xml) throws XMLStreamException {
    String a = required(xml, "source");
    String b = required(xml, "target");
    if ("true".equals(xml.getAttributeValue(null, "directed"))) {
      throw refused(xml, "a directed edge: give undirected ones");
    }
    String length = data(xml).get("dist");
    draft.link(
        a, b, length == null ? OptionalDouble.empty() : OptionalDouble.of(number(xml, length)));
  }

  /** The data of a node or an edge by the names of their keys, read to its end. */
  private Map<String, String> data(XMLStreamReader xml) throws XMLStreamException {
    Map<String, String> data = new HashMap<>();
    while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
      if (!xml.getLocalName().equals("data")) {
        throw refused(xml, "a '" + xml.getLocalName() + "' within it: give data only");
      }
      String key = nameOfKey.getOrDefault(required(xml, "key"), "");
      data.put(key, xml.getElementText().trim());
    }
    return data;
  }

  private String required(XMLStreamReader xml, String attribute) {
    String value = xml.getAttributeValue(null, attribute);
    if (value == null) {
      throw refused(xml, "no '" + attribute + "' at '" + xml.getLocalName() + "': add it");
    }
    return value;
  }

  private double number(XMLStreamReader xml, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw refused(xml, "'" + text + "' where a number is due: give one");
    }
  }

  private IllegalArgumentException refused(XMLStreamReader xml, String what) {
    return new IllegalArgumentException(
        name + " has, at line " + xml.getLocation().getLineNumber() + ", " + what);
  }
}
