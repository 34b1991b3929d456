// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken from where, and that nothing is done twice. */
class DistributionTest {

  @TempDir Path folder;

  private Path output;

  @BeforeEach
  void makeInputs() throws IOException {
    output = folder.resolve("controller");
    for (String file :
        new String[] {
          "karaf/LICENSE",
          "karaf/NOTICE",
          "karaf/bin/karaf",
          "karaf/lib/boot/main.jar",
          "karaf/etc/system.properties",
          "karaf/etc/shell.cfg",
          "karaf/etc/jmx.acl.cfg",
          "karaf/system/g/k/1/k-1.pom",
          "overlay/etc/shell.cfg",
          "overlay/bin/start",
          "features.xml"
        }) {
      write(file, file);
    }
    write("known-gaps.txt", "# none\n");
    Jars.bundle(folder.resolve("repository/g/a/1/a-1.jar"), "Bundle-SymbolicName: a");
    write("repository/g/a/maven-metadata-local.xml", "when it was fetched");
  }

  @Test
  void laysTheOverlayOverKaraf() throws IOException {
    assertTrue(assemble());
    assertEquals("overlay/etc/shell.cfg", read("etc/shell.cfg"));
    assertEquals("karaf/etc/system.properties", read("etc/system.properties"));
    assertEquals("features.xml", read("features.xml"));
    assertEquals("overlay/bin/start", read("bin/start"));
    assertTrue(Files.exists(output.resolve("lib/boot/main.jar")));
    assertTrue(Files.exists(output.resolve("system/g/k/1/k-1.pom")));
    assertTrue(Files.exists(output.resolve("system/g/a/1/a-1.jar")));
  }

  @Test
  void leavesOutWhatTheControllerDoesNotUse() throws IOException {
    assemble();
    assertFalse(Files.exists(output.resolve("bin/karaf")));
    assertFalse(Files.exists(output.resolve("etc/jmx.acl.cfg")));
    assertFalse(Files.exists(output.resolve("system/g/a/maven-metadata-local.xml")));
  }

  @Test
  void doesNothingWhenNothingChanged() throws IOException {
    assertTrue(assemble());
    write("controller/etc/shell.cfg", "touched");
    assertFalse(assemble());
    assertEquals("touched", read("etc/shell.cfg"));
  }

  @Test
  void startsAfreshWhenAnInputChanged() throws IOException {
    assemble();
    write("controller/left-over", "from before");
    write("overlay/etc/shell.cfg", "new");
    assertTrue(assemble());
    assertEquals("new", read("etc/shell.cfg"));
    assertFalse(Files.exists(output.resolve("left-over")));
  }

  @Test
  void keepsTheOldControllerWhenTheBuildFails() throws IOException {
    assemble();
    write("repository/g/a/1/a-1.jar", "<html>404</html>");
    assertThrows(IOException.class, this::assemble);
    assertEquals("overlay/etc/shell.cfg", read("etc/shell.cfg"));
  }

  @Test
  void refusesBundlesThatFitOtherwiseThanKnown() throws IOException {
    write("known-gaps.txt", "org/onosproject/A -> org/onosproject/B#gone()V\n");
    assertThrows(IllegalStateException.class, this::assemble);
    assertFalse(Files.exists(output));
  }

  private boolean assemble() throws IOException {
    return new Distribution(
            folder.resolve("karaf"),
            folder.resolve("repository"),
            folder.resolve("features.xml"),
            folder.resolve("overlay"),
            folder.resolve("known-gaps.txt"))
        .assembleTo(output);
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private String read(String name) throws IOException {
    return Files.readString(output.resolve(name));
  }
}
