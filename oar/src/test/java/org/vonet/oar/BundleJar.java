// SPDX-License-Identifier: Apache-2.0
package org.vonet.oar;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The manifest of an OSGi bundle, and the version of each of its class files. */
final class BundleJar {

  private static final String OUTSIDE_QUOTES = "(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)";
  private static final Pattern JAVA_SE =
      Pattern.compile("osgi\\.ee=JavaSE\\)\\((?:&\\()?version(>?=)(\\d+(?:\\.\\d+)?)");

  private final Manifest manifest;
  private final Map<String, Integer> classVersions = new TreeMap<>();
  private final List<String> entries = new ArrayList<>();

  private BundleJar(Manifest manifest) {
    this.manifest = manifest;
  }

  static BundleJar read(byte[] bytes) throws IOException {
    try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(bytes))) {
      BundleJar bundle = new BundleJar(jar.getManifest());
      for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
        bundle.entries.add(entry.getName());
        if (entry.getName().endsWith(".class")) {
          DataInputStream header = new DataInputStream(jar);
          header.readInt();
          header.readUnsignedShort();
          bundle.classVersions.put(entry.getName(), header.readUnsignedShort());
        }
      }
      return bundle;
    }
  }

  String header(String name) {
    String value = manifest.getMainAttributes().getValue(name);
    return value == null ? "" : value;
  }

  /** Returns the packages or names of a header, without attributes and directives. */
  List<String> names(String header) {
    return clauses(header).stream()
        .map(clause -> clause.split(";", 2)[0].trim())
        .collect(Collectors.toList());
  }

  List<String> clauses(String header) {
    return header(header).isEmpty()
        ? List.of()
        : Arrays.asList(header(header).split("," + OUTSIDE_QUOTES));
  }

  /** Returns the versions of Java SE that the bundle asks for, such as 11.0. */
  List<Double> javaVersions() {
    List<Double> versions = new ArrayList<>();
    Matcher matcher = JAVA_SE.matcher(header("Require-Capability"));
    while (matcher.find()) {
      versions.add(Double.valueOf(matcher.group(2)));
    }
    return versions;
  }

  Map<String, Integer> classVersions() {
    return classVersions;
  }

  List<String> entries() {
    return entries;
  }
}
