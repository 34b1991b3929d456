// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.assembly;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Writes a JAR file anew: the same entries in the same order, sound ZIP structures. */
final class JarCopy {

  /** The least that a ZIP entry can carry: the copy depends on the contents alone. */
  private static final LocalDateTime FIXED_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private JarCopy() {}

  /**
   * Copies a JAR file with a changed manifest, which comes first in the copy.
   *
   * <p>The source is read as a stream, from the local headers, because its central directory may be
   * one that {@link java.util.zip.ZipFile} refuses. Of entries with the same name the first counts,
   * as it does for a class loader.
   *
   * @param source the file to read
   * @param target the file to write; replaced if it exists
   * @param amend the change to the manifest; not called if the file has none
   * @throws IOException if reading or writing fails, or the source has no entry at all
   */
  static void copy(Path source, Path target, UnaryOperator<Manifest> amend) throws IOException {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    try (InputStream file = Files.newInputStream(source);
        ZipInputStream zip = new ZipInputStream(new BufferedInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        contents.putIfAbsent(entry.getName(), zip.readAllBytes());
      }
    }
    if (contents.isEmpty()) {
      throw new IOException(
          source + " is not a JAR file: no entry found; delete it and fetch it again");
    }
    byte[] manifest = contents.remove(JarFile.MANIFEST_NAME);
    try (OutputStream file = Files.newOutputStream(target);
        ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(file))) {
      if (manifest != null) {
        zip.putNextEntry(entry(JarFile.MANIFEST_NAME));
        amend.apply(new Manifest(new ByteArrayInputStream(manifest))).write(zip);
        zip.closeEntry();
      }
      for (Map.Entry<String, byte[]> content : contents.entrySet()) {
        zip.putNextEntry(entry(content.getKey()));
        zip.write(content.getValue());
        zip.closeEntry();
      }
    }
  }

  private static ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(FIXED_TIME);
    return entry;
  }
}
