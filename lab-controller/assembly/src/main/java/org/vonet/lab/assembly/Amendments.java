// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/**
 * What has to be changed in published bundles so that releases of different age work together:
 * manifest headers only, never a class.
 */
final class Amendments {

  private static final String IMPORT = "Import-Package";
  private static final String CAPABILITIES = "Provide-Capability";
  private static final String COMPONENTS = "Service-Component";

  /** A clause's attribute {@code version=…}, quoted or not. */
  private static final Pattern VERSION_ATTRIBUTE =
      Pattern.compile(";\\s*version\\s*=\\s*(\"[^\"]*\"|[^;,]*)");

  private static final Map<String, UnaryOperator<Manifest>> BY_ARTIFACT =
      Map.of(
          // Made for 1.13, and its import ranges end before 2; what it uses of the API is
          // unchanged. Its build tool did not yet declare the services that a bundle offers, and
          // the core's bundles ask for this one.
          "onos-core-persistence",
          manifest ->
              withService(
                  withoutImportVersions(manifest),
                  "org.onosproject.persistence.PersistenceService"),
          // Its DistributedMeterStore lacks methods of API 2.7.0; the southbound brings its own.
          "onos-core-dist",
          manifest ->
              withoutComponent(manifest, "org.onosproject.store.meter.impl.DistributedMeterStore"));

  private Amendments() {}

  /**
   * Copies a bundle, with its manifest amended if it is one of those that need it.
   *
   * <p>Some bundles were published with broken ZIP64 extra fields that a current JDK refuses; these
   * are written anew, which leaves the fields out. All others are copied byte by byte, so that
   * signatures stay valid.
   *
   * @param source the published bundle, in a folder of Maven's layout (artifact/version/file)
   * @param target the file to create
   * @throws IOException if the bundle cannot be read or written
   */
  static void copyAmended(Path source, Path target) throws IOException {
    String artifact =
        Optional.ofNullable(source.getParent())
            .map(Path::getParent)
            .map(Path::getFileName)
            .map(Path::toString)
            .orElse("");
    UnaryOperator<Manifest> amendment = BY_ARTIFACT.get(artifact);
    if (amendment != null) {
      JarCopy.copy(source, target, amendment);
    } else if (opens(source)) {
      Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
    } else {
      JarCopy.copy(source, target, UnaryOperator.identity());
    }
  }

  private static boolean opens(Path jar) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.size() > 0;
    } catch (IOException refused) {
      return false;
    }
  }

  /** Returns the manifest with imports that accept any version. */
  static Manifest withoutImportVersions(Manifest manifest) {
    Attributes headers = manifest.getMainAttributes();
    String imports = headers.getValue(IMPORT);
    if (imports != null) {
      headers.putValue(IMPORT, VERSION_ATTRIBUTE.matcher(imports).replaceAll(""));
    }
    return manifest;
  }

  /** Returns the manifest with a declaration that the bundle offers a service. */
  static Manifest withService(Manifest manifest, String serviceInterface) {
    Attributes headers = manifest.getMainAttributes();
    String capability =
        "osgi.service;objectClass:List<String>=\"" + serviceInterface + "\";effective:=active";
    String others = headers.getValue(CAPABILITIES);
    headers.putValue(CAPABILITIES, others == null ? capability : others + "," + capability);
    return manifest;
  }

  /**
   * Returns the manifest without one declarative-services component.
   *
   * @throws IllegalArgumentException if the manifest does not name the component: then the bundle
   *     is another than the one that the amendment was made for
   */
  static Manifest withoutComponent(Manifest manifest, String component) {
    Attributes headers = manifest.getMainAttributes();
    String components = Optional.ofNullable(headers.getValue(COMPONENTS)).orElse("");
    String remaining =
        Pattern.compile(",")
            .splitAsStream(components)
            .map(String::trim)
            .filter(path -> !path.equals("OSGI-INF/" + component + ".xml"))
            .reduce((left, right) -> left + "," + right)
            .orElse("");
    if (remaining.length() == components.replaceAll("\\s", "").length()) {
      throw new IllegalArgumentException(
          "No component " + component + " in the bundle; adapt the amendment to this release");
    }
    headers.putValue(COMPONENTS, remaining);
    return manifest;
  }
}
