// SPDX-License-Identifier: Apache-2.0
package org.vonet.oar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onosproject.app.ApplicationDescription;
import org.onosproject.common.app.ApplicationArchive;

/** The archive as a stock ONOS 2.7.0 sees it: Java 11, Karaf 4.2.9, Felix 5.6. */
class ArchiveTest {

  private static final String VERSION = System.getProperty("oar.version");
  private static final String APP = jar("onos-app");
  private static final String CLI = jar("cli-commands");
  private static final String FEATURES =
      "m2/org/vonet/oar/" + VERSION + "/oar-" + VERSION + "-features.xml";
  private static final int JAVA_11_CLASS_FILE = 55;

  private static final Map<String, byte[]> entries = new TreeMap<>();
  private static byte[] archive;

  private static String jar(String name) {
    return "m2/org/vonet/" + name + "/" + VERSION + "/" + name + "-" + VERSION + ".jar";
  }

  @BeforeAll
  static void readArchive() throws IOException {
    archive = Files.readAllBytes(Path.of(System.getProperty("oar.file")));
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
  }

  private static BundleJar bundle(String entry) throws IOException {
    return BundleJar.read(entries.get(entry));
  }

  // ONOS takes an archive with any other file for a self-contained jar and unpacks it wrongly.
  @Test
  void holdsExactlyTheDescriptorTheFeatureAndTheBundles() {
    assertEquals(new TreeSet<>(Set.of("app.xml", FEATURES, APP, CLI)), entries.keySet());
  }

  @Test
  void isReadByOnos(@TempDir Path root) {
    ApplicationDescription app =
        new ApplicationArchive() {
          ApplicationDescription readInto(Path directory) {
            setRootPath(directory.toString());
            return saveApplication(new ByteArrayInputStream(archive));
          }
        }.readInto(root);

    assertEquals("org.vonet.von", app.name());
    assertEquals("vonet", app.origin());
    assertEquals("Traffic Engineering", app.category());
    assertEquals(VERSION.replace('-', '.'), app.version().toString());
    assertEquals(List.of(), app.requiredApps());
    assertEquals(List.of("org.vonet.von"), app.features());
    assertEquals(
        "mvn:org.vonet/oar/" + VERSION + "/xml/features", app.featuresRepo().get().toString());
    assertEquals(
        "Virtual overlay networks: guaranteed capacity, and two disjoint paths at once.",
        app.description());
    assertTrue(Files.exists(root.resolve("apps/org.vonet.von/" + APP)), "unpacked");
  }

  @Test
  void featureNamesTheBundlesInTheArchive() {
    String features = new String(entries.get(FEATURES), StandardCharsets.UTF_8);
    assertTrue(features.contains("\"http://karaf.apache.org/xmlns/features/v1.2.0\""), features);
    Matcher matcher =
        Pattern.compile("<bundle>mvn:org\\.vonet/([^/]+)/([^<]+)</bundle>").matcher(features);
    Set<String> named = new TreeSet<>();
    while (matcher.find()) {
      assertEquals(VERSION, matcher.group(2));
      named.add(jar(matcher.group(1)));
    }
    assertEquals(new TreeSet<>(Set.of(APP, CLI)), named);
  }

  @Test
  void noBundleImportsWhatFelixCannotGive() throws IOException {
    for (String entry : List.of(APP, CLI)) {
      List<String> imports = bundle(entry).names("Import-Package");
      assertFalse(imports.isEmpty(), entry);
      for (String imported : imports) {
        assertFalse(
            imported.equals("java") || imported.startsWith("java."), entry + ": " + imported);
        assertFalse(imported.startsWith("org.jgrapht"), entry + ": " + imported);
        assertFalse(imported.startsWith("org.jheaps"), entry + ": " + imported);
        assertFalse(imported.startsWith("org.apfloat"), entry + ": " + imported);
        assertFalse(imported.startsWith("org.vonet.routing"), entry + ": " + imported);
      }
    }
  }

  @Test
  void bundlesAskForJava11AndNothingNewer() throws IOException {
    for (String entry : List.of(APP, CLI)) {
      BundleJar bundle = bundle(entry);
      assertEquals(List.of(11.0), bundle.javaVersions(), bundle.header("Require-Capability"));
      assertTrue(bundle.classVersions().size() > 10, entry);
      bundle
          .classVersions()
          .forEach(
              (name, version) ->
                  assertTrue(version <= JAVA_11_CLASS_FILE, entry + "!" + name + " is " + version));
    }
  }

  @Test
  void jgraphtAndOurLibrariesAreInsideTheApplication() throws IOException {
    BundleJar app = bundle(APP);
    List<String> missing = new ArrayList<>();
    for (String name :
        List.of(
            "org/jgrapht/Graph.class",
            "org/jgrapht/graph/SimpleDirectedWeightedGraph.class",
            "org/vonet/routing/DisjointPaths.class",
            "org/vonet/capacity/BitRate.class",
            "org/vonet/von/api/VonService.class")) {
      if (!app.entries().contains(name)) {
        missing.add(name);
      }
    }
    assertEquals(List.of(), missing);
    assertTrue(
        app.entries().stream().noneMatch(name -> name.endsWith(".jar")),
        "a jar within the bundle escapes these checks: embed inline");
    assertTrue(List.of("", ".").contains(app.header("Bundle-ClassPath")));
  }

  @Test
  void commandsImportTheApplicationAndCarryNothingOfIt() throws IOException {
    BundleJar cli = bundle(CLI);
    List<String> exported = bundle(APP).names("Export-Package");
    assertEquals(List.of(), cli.clauses("Export-Package"));
    assertTrue(cli.names("Import-Package").contains("org.vonet.von.api"));
    for (String imported : cli.names("Import-Package")) {
      assertTrue(!imported.startsWith("org.vonet.") || exported.contains(imported), imported);
    }
    assertTrue(
        cli.entries().stream()
            .filter(name -> name.endsWith(".class"))
            .allMatch(name -> name.startsWith("org/vonet/cli/")));
    for (String commands : cli.names("Karaf-Commands")) {
      String directory = commands.replace('.', '/') + "/";
      assertTrue(cli.entries().stream().anyMatch(name -> name.startsWith(directory)), commands);
    }
  }
}
