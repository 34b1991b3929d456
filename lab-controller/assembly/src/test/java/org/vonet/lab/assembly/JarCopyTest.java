// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy holds the same entries as the original and opens where the original does not. */
class JarCopyTest {

  @TempDir Path folder;

  @Test
  void repairsExtraFieldsThatTheJdkRefuses() throws IOException {
    Path broken = Jars.withBrokenExtraField(folder.resolve("broken.jar"));
    assertThrows(ZipException.class, () -> new ZipFile(broken.toFile()).close());

    Path copy = folder.resolve("copy.jar");
    JarCopy.copy(broken, copy, UnaryOperator.identity());

    try (JarFile jar = new JarFile(copy.toFile())) {
      assertEquals(
          List.of("META-INF/MANIFEST.MF", "org/example/Empty.txt", "org/example/Text.txt"),
          Collections.list(jar.entries()).stream()
              .map(ZipEntry::getName)
              .collect(Collectors.toList()));
      assertEquals(
          Jars.TEXT,
          new String(
              jar.getInputStream(jar.getEntry("org/example/Text.txt")).readAllBytes(), UTF_8));
      assertEquals("sample", jar.getManifest().getMainAttributes().getValue("Bundle-SymbolicName"));
    }
  }

  @Test
  void copiesOfTheSameFileAreTheSameBytes() throws IOException {
    Path source = Jars.bundle(folder.resolve("source.jar"), "Bundle-SymbolicName: sample");
    JarCopy.copy(source, folder.resolve("a.jar"), UnaryOperator.identity());
    JarCopy.copy(source, folder.resolve("b.jar"), UnaryOperator.identity());
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("a.jar")), Files.readAllBytes(folder.resolve("b.jar")));
  }

  @Test
  void changesTheManifest() throws IOException {
    Path source = Jars.bundle(folder.resolve("source.jar"), "Bundle-SymbolicName: sample");
    Path copy = folder.resolve("copy.jar");
    JarCopy.copy(
        source,
        copy,
        manifest -> {
          manifest.getMainAttributes().putValue("Bundle-SymbolicName", "changed");
          return manifest;
        });
    try (JarFile jar = new JarFile(copy.toFile())) {
      Manifest manifest = jar.getManifest();
      assertEquals("changed", manifest.getMainAttributes().getValue("Bundle-SymbolicName"));
    }
  }

  @Test
  void refusesAFileThatIsNoJar() throws IOException {
    Path text = Files.writeString(folder.resolve("page.jar"), "<html>404</html>");
    IOException refused =
        assertThrows(
            IOException.class,
            () -> JarCopy.copy(text, folder.resolve("copy.jar"), UnaryOperator.identity()));
    assertTrue(refused.getMessage().contains("page.jar"), refused.getMessage());
  }
}
