// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.assembly;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manifests that a resolver sees after the amendments. */
class AmendmentsTest {

  private static final String METER_STORE =
      "OSGI-INF/org.onosproject.store.meter.impl.DistributedMeterStore.xml";

  @TempDir Path folder;

  @Test
  void importsLoseTheirVersionsAndKeepEverythingElse() {
    Manifest manifest =
        manifest(
            "Import-Package",
            "a.b;version=\"[1.13,2)\",c;version=3;resolution:=optional,d;resolution:=optional;version=\"1\"");
    assertEquals(
        "a.b,c;resolution:=optional,d;resolution:=optional",
        Amendments.withoutImportVersions(manifest).getMainAttributes().getValue("Import-Package"));
  }

  @Test
  void aServiceIsAddedToOtherCapabilities() {
    Manifest manifest =
        Amendments.withService(manifest("Provide-Capability", "x;y=1"), "a.Service");
    assertEquals(
        "x;y=1,osgi.service;objectClass:List<String>=\"a.Service\";effective:=active",
        manifest.getMainAttributes().getValue("Provide-Capability"));
  }

  @Test
  void oneComponentIsTakenOut() {
    Manifest manifest =
        manifest("Service-Component", "OSGI-INF/a.A.xml, OSGI-INF/b.B.xml,OSGI-INF/c.C.xml");
    assertEquals(
        "OSGI-INF/a.A.xml,OSGI-INF/c.C.xml",
        Amendments.withoutComponent(manifest, "b.B")
            .getMainAttributes()
            .getValue("Service-Component"));
  }

  @Test
  void aComponentThatIsNotThereIsAnError() {
    Manifest manifest = manifest("Service-Component", "OSGI-INF/a.A.xml, OSGI-INF/c.C.xml");
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> Amendments.withoutComponent(manifest, "b.B"));
    assertTrue(refused.getMessage().contains("b.B"), refused.getMessage());
  }

  @Test
  void theMeterStoreIsTakenOutOfTheStores() throws IOException {
    Path source =
        Jars.bundle(
            folder.resolve("onos-core-dist/2.4.0/onos-core-dist-2.4.0.jar"),
            "Service-Component: OSGI-INF/a.xml," + METER_STORE.substring(0, 30),
            " " + METER_STORE.substring(30));
    Path target = folder.resolve("amended.jar");
    Amendments.copyAmended(source, target);
    try (JarFile jar = new JarFile(target.toFile())) {
      assertEquals(
          "OSGI-INF/a.xml", jar.getManifest().getMainAttributes().getValue("Service-Component"));
    }
  }

  @Test
  void soundBundlesStayAsTheyAre() throws IOException {
    Path source = Jars.bundle(folder.resolve("lib/1/lib-1.jar"), "Bundle-SymbolicName: lib");
    Path target = folder.resolve("copy.jar");
    Amendments.copyAmended(source, target);
    assertArrayEquals(Files.readAllBytes(source), Files.readAllBytes(target));
  }

  @Test
  void brokenBundlesAreWrittenAnew() throws IOException {
    Path source = Jars.withBrokenExtraField(folder.resolve("lib/1/lib-1.jar"));
    Path target = folder.resolve("copy.jar");
    Amendments.copyAmended(source, target);
    try (ZipFile zip = new ZipFile(target.toFile())) {
      assertEquals(3, zip.size());
    }
  }

  private static Manifest manifest(String header, String value) {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().putValue(header, value);
    return manifest;
  }
}
