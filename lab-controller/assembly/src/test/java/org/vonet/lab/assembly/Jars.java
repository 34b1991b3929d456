// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes JAR files for tests. */
final class Jars {

  static final String TEXT = "text";

  private Jars() {}

  /** Writes a bundle with the given manifest headers and two small files. */
  static Path bundle(Path target, String... headers) throws IOException {
    return write(target, new byte[0], headers);
  }

  /**
   * Writes a bundle whose entries carry a ZIP64 extra field of the wrong size: JDK 17.0.8 and later
   * refuse to open such a file.
   */
  static Path withBrokenExtraField(Path target) throws IOException {
    // Header 0x0001 (ZIP64) with 3 bytes of data; the format knows 8, 16, 24 and 28 only. Writing
    // it through ZipEntry is not possible, so a harmless header of the same size is patched.
    Path made =
        write(target, new byte[] {0x77, 0x77, 3, 0, 1, 2, 3}, "Bundle-SymbolicName: sample");
    byte[] bytes = Files.readAllBytes(made);
    for (int i = 0; i + 6 < bytes.length; i++) {
      if (bytes[i] == 0x77 && bytes[i + 1] == 0x77 && bytes[i + 2] == 3 && bytes[i + 3] == 0) {
        bytes[i] = 1;
        bytes[i + 1] = 0;
      }
    }
    return Files.write(made, bytes);
  }

  private static Path write(Path target, byte[] extra, String... headers) throws IOException {
    Files.createDirectories(target.getParent());
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target))) {
      add(
          zip,
          "META-INF/MANIFEST.MF",
          "Manifest-Version: 1.0\n" + String.join("\n", headers) + "\n",
          extra);
      add(zip, "org/example/Empty.txt", "", extra);
      add(zip, "org/example/Text.txt", TEXT, extra);
    }
    return target;
  }

  private static void add(ZipOutputStream zip, String name, String content, byte[] extra)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    if (extra.length > 0) {
      entry.setExtra(extra);
    }
    zip.putNextEntry(entry);
    zip.write(content.getBytes(UTF_8));
    zip.closeEntry();
  }
}
