// SPDX-License-Identifier: Apache-2.0
package org.vonet.topologies;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The networks among the resources, by name.
 *
 * <p>Names and sizes come from an index, so that listing reads no network.
 *
 * <pre>{@code
 * Topology kdl = Topologies.named("Kdl").read();
 * List<CatalogueEntry> small =
 *     Topologies.all().stream().filter(t -> t.vertexCount() <= 30).collect(toList());
 * }</pre>
 */
public final class Topologies {
  /** Path of the file, number of vertices, number of links; tabs between. */
  private static final String INDEX = "/topologies/index.tsv";

  private static final Map<String, CatalogueEntry> ENTRIES = readIndex();

  private Topologies() {}

  /** All networks: by origin, and by name within an origin. Unmodifiable. */
  public static List<CatalogueEntry> all() {
    return List.copyOf(ENTRIES.values());
  }

  /** All networks of one origin, by name. */
  public static List<CatalogueEntry> from(Origin origin) {
    return ENTRIES.values().stream()
        .filter(entry -> entry.origin() == origin)
        .collect(Collectors.toUnmodifiableList());
  }

  /**
   * The network of that name, which is that of its file without the extension.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static CatalogueEntry named(String name) {
    CatalogueEntry entry = ENTRIES.get(name);
    if (entry == null) {
      throw new IllegalArgumentException(
          "No topology is called '"
              + name
              + "': give one of the "
              + ENTRIES.size()
              + " in "
              + INDEX
              + ", 'Abilene' for example");
    }
    return entry;
  }

  private static Map<String, CatalogueEntry> readIndex() {
    Map<String, CatalogueEntry> entries = new LinkedHashMap<>();
    try (InputStream stream = Topologies.class.getResourceAsStream(INDEX);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        CatalogueEntry entry = CatalogueEntry.ofIndexLine(line);
        entries.put(entry.name(), entry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The index of topologies can't be read", e);
    }
    return entries;
  }
}
