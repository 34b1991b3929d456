// SPDX-License-Identifier: Apache-2.0
package org.vonet.topologies;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/** What is known of a network before it is read. Immutable. */
public final class CatalogueEntry {
  private static final Pattern TAB = Pattern.compile("\t");

  private final String path;
  private final Origin origin;
  private final TopologyFormat format;
  private final String name;
  private final int vertexCount;
  private final int linkCount;

  private CatalogueEntry(String path, int vertexCount, int linkCount) {
    this.path = path;
    int slash = path.indexOf('/');
    origin = Origin.ofFolder(path.substring(0, slash));
    format = TopologyFormat.ofFile(path);
    name = format.nameWithoutExtension(path.substring(slash + 1));
    this.vertexCount = vertexCount;
    this.linkCount = linkCount;
  }

  static CatalogueEntry ofIndexLine(String line) {
    String[] columns = TAB.split(line);
    return new CatalogueEntry(
        columns[0], Integer.parseInt(columns[1]), Integer.parseInt(columns[2]));
  }

  String indexLine() {
    return path + "\t" + vertexCount + "\t" + linkCount;
  }

  /** Name of the network, unique among all. */
  public String name() {
    return name;
  }

  /** Who published it. */
  public Origin origin() {
    return origin;
  }

  /** How it is written. */
  public TopologyFormat format() {
    return format;
  }

  /** Number of vertices. */
  public int vertexCount() {
    return vertexCount;
  }

  /** Number of links, parallel ones and self-loops among them. */
  public int linkCount() {
    return linkCount;
  }

  /** Reads the network, anew at each call. */
  public Topology read() {
    try (InputStream stream = Topologies.class.getResourceAsStream("/topologies/" + path)) {
      return format.read(name, stream);
    } catch (IOException e) {
      throw new UncheckedIOException("Topology " + path + " can't be read", e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
