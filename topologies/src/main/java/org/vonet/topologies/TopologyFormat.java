// SPDX-License-Identifier: Apache-2.0
package org.vonet.topologies;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** A format in which networks are written. */
public enum TopologyFormat {
  /**
   * GraphML as in the Internet Topology Zoo: a node's {@code label}, {@code Latitude} and {@code
   * Longitude}, an edge's {@code dist} in km.
   */
  GRAPHML(".graphml") {
    @Override
    Topology parse(String name, String text) {
      return GraphMlReader.parse(name, text);
    }
  },
  /**
   * GML (Himsolt 1997) as in TopoHub: a node's {@code label}, an edge's {@code dist} in km. Its
   * {@code lat} and {@code lon} are kilometres on a plane there, and are not read.
   */
  GML(".gml") {
    @Override
    Topology parse(String name, String text) {
      return GmlReader.parse(name, text);
    }
  },
  /**
   * MATPOWER case of a power grid, read as the network of fibre along its lines: substations are
   * vertices, lines in service are links.
   */
  MATPOWER(".m") {
    @Override
    Topology parse(String name, String text) {
      return MatpowerReader.parse(name, text);
    }
  };

  private final String extension;

  TopologyFormat(String extension) {
    this.extension = extension;
  }

  /**
   * The format of a file by the extension of its name.
   *
   * @throws IllegalArgumentException if the extension is of none
   */
  public static TopologyFormat ofFile(String fileName) {
    for (TopologyFormat format : values()) {
      if (fileName.endsWith(format.extension)) {
        return format;
      }
    }
    throw new IllegalArgumentException(
        "The format of '" + fileName + "' is not known: give a .graphml, .gml or .m file");
  }

  /**
   * Reads a file, whose extension tells the format.
   *
   * @throws IllegalArgumentException if the format is not known, or the file is not of its format
   * @throws UncheckedIOException if the file can't be read
   */
  public static Topology read(Path file) {
    String fileName = file.getFileName().toString();
    TopologyFormat format = ofFile(fileName);
    try (InputStream stream = Files.newInputStream(file)) {
      return format.read(format.nameWithoutExtension(fileName), stream);
    } catch (IOException e) {
      throw new UncheckedIOException("Topology " + file + " can't be read", e);
    }
  }

  /**
   * Reads a network from a stream of UTF-8, which is left open.
   *
   * @param name the network's name
   * @throws IllegalArgumentException if the text is not of this format, naming what is wrong
   * @throws UncheckedIOException if the stream can't be read
   */
  public Topology read(String name, InputStream stream) {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    return parse(name, reader.lines().collect(Collectors.joining("\n", "", "\n")));
  }

  String nameWithoutExtension(String fileName) {
    return fileName.substring(0, fileName.length() - extension.length());
  }

  abstract Topology parse(String name, String text);
}
