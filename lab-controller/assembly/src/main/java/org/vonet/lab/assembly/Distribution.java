// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.assembly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The controller's directory as a function of its inputs: a Karaf distribution, bundles, the
 * features file and an overlay of our own start script and configuration.
 */
final class Distribution {

  /** Holds the fingerprint of the inputs; the start script refers to it as well. */
  static final String FINGERPRINT_FILE = "distribution.sha256";

  /** Where {@code etc/org.apache.karaf.features.cfg} of the overlay expects the features file. */
  private static final String FEATURES_FILE = "features.xml";

  /** What is taken from Karaf; its own scripts, examples and deploy folder have no use here. */
  private static final List<String> FROM_KARAF =
      List.of("LICENSE", "NOTICE", "etc", "lib", "system");

  /** Karaf's settings for things that the controller does not have: JMX, Equinox, kar, profiles. */
  private static final Set<String> LEFT_OUT_OF_ETC =
      Set.of(
          "equinox-debug.properties",
          "org.apache.karaf.kar.cfg",
          "org.apache.karaf.management.cfg",
          "org.apache.felix.fileinstall-deploy.cfg",
          "profile.cfg");

  /** Where releases of different age meet. */
  private static final String[] CHECKED_PACKAGES = {
    "org/onosproject/", "org/onlab/", "org/vonet/lab/"
  };

  /** {@link Amendments} takes it out of use. */
  private static final String UNUSED_CLASS =
      "org/onosproject/store/meter/impl/DistributedMeterStore ";

  private final Path karafHome;
  private final Path bundleRepository;
  private final Path featuresFile;
  private final Path overlay;
  private final Path knownGaps;

  /**
   * Names the inputs.
   *
   * @param karafHome an unpacked Karaf distribution
   * @param bundleRepository a folder in Maven's layout with every bundle that features name
   * @param featuresFile the Karaf features file of the controller
   * @param overlay files that are added to, or replace, Karaf's
   * @param knownGaps the problems that {@link LinkageCheck} may find, one line each
   */
  Distribution(
      Path karafHome, Path bundleRepository, Path featuresFile, Path overlay, Path knownGaps) {
    this.karafHome = karafHome;
    this.bundleRepository = bundleRepository;
    this.featuresFile = featuresFile;
    this.overlay = overlay;
    this.knownGaps = knownGaps;
  }

  /**
   * Writes the controller to a folder, replacing what is there.
   *
   * <p>The folder appears in one step, so that a build that dies never leaves half a controller.
   *
   * @param output the folder to create
   * @return false if the folder was made from the same inputs before and has been left alone
   * @throws IOException if an input cannot be read or the output cannot be written
   * @throws IllegalStateException if the bundles do not fit together as it is known of them
   */
  boolean assembleTo(Path output) throws IOException {
    String fingerprint =
        new Fingerprint()
            .addTree(thisProgram())
            .addTree(karafHome)
            .addTree(bundleRepository)
            .addTree(featuresFile)
            .addTree(overlay)
            .addTree(knownGaps)
            .toHex();
    Path stamp = output.resolve(FINGERPRINT_FILE);
    if (Files.exists(stamp) && Files.readString(stamp).trim().equals(fingerprint)) {
      return false;
    }

    Path unfinished = output.resolveSibling(output.getFileName() + ".unfinished");
    deleteTree(unfinished);
    Files.createDirectories(unfinished);
    for (String entry : FROM_KARAF) {
      copyTree(karafHome.resolve(entry), unfinished.resolve(entry));
    }
    trimEtc(unfinished.resolve("etc"));
    copyBundles(unfinished.resolve("system"));
    checkLinkage();
    Files.copy(featuresFile, unfinished.resolve(FEATURES_FILE));
    copyTree(overlay, unfinished);
    Files.writeString(unfinished.resolve(FINGERPRINT_FILE), fingerprint + "\n");

    deleteTree(output);
    Files.move(unfinished, output, StandardCopyOption.ATOMIC_MOVE);
    return true;
  }

  /** The program is an input as well: another one could make another controller. */
  private static Path thisProgram() {
    try {
      return Path.of(
          Distribution.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("A class loader gave a location that is no URI", impossible);
    }
  }

  private void copyBundles(Path system) throws IOException {
    for (Path source : files(bundleRepository)) {
      Path target = system.resolve(bundleRepository.relativize(source).toString());
      Files.createDirectories(target.getParent());
      if (source.getFileName().toString().endsWith(".jar")) {
        Amendments.copyAmended(source, target);
      } else if (!source.getFileName().toString().startsWith("maven-metadata")) {
        Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private void checkLinkage() throws IOException {
    LinkageCheck check = new LinkageCheck(CHECKED_PACKAGES);
    for (Path file : files(bundleRepository)) {
      if (file.getFileName().toString().endsWith(".jar")) {
        check.addJar(file);
      }
    }
    SortedSet<String> found = check.problems();
    found.removeIf(problem -> problem.startsWith(UNUSED_CLASS));
    SortedSet<String> known =
        Files.readAllLines(knownGaps).stream()
            .filter(line -> !line.startsWith("#") && !line.isBlank())
            .collect(Collectors.toCollection(TreeSet::new));
    if (!found.equals(known)) {
      throw new IllegalStateException(
          "The bundles fit together otherwise than "
              + knownGaps
              + " says; choose other releases, or bring it up to date. Found:\n"
              + String.join("\n", found));
    }
  }

  private static void trimEtc(Path etc) throws IOException {
    for (Path file : files(etc)) {
      String name = file.getFileName().toString();
      if (LEFT_OUT_OF_ETC.contains(name) || name.startsWith("jmx.acl")) {
        Files.delete(file);
      }
    }
  }

  private static void copyTree(Path from, Path to) throws IOException {
    for (Path source : files(from)) {
      Path target = to.resolve(from.relativize(source).toString());
      if (from.equals(source)) {
        target = to;
      }
      Files.createDirectories(target.getParent());
      Files.copy(
          source,
          target,
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.COPY_ATTRIBUTES,
          LinkOption.NOFOLLOW_LINKS);
    }
  }

  /** Returns the regular files below a folder, or the file itself, in a fixed order. */
  static List<Path> files(Path root) throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
    }
  }

  private static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(root)) {
      walk.sorted(Comparator.reverseOrder())
          .forEach(
              path -> {
                try {
                  Files.delete(path);
                } catch (IOException failure) {
                  throw new UncheckedIOException(failure);
                }
              });
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
  }
}
