// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.assembly;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The command line of the assembly: checks the arguments and leaves the rest to {@link
 * Distribution}.
 */
public final class Assemble {

  private static final List<String> ARGUMENTS =
      List.of("karaf-home", "bundle-repository", "features.xml", "overlay", "known-gaps", "output");

  private Assemble() {}

  /**
   * Assembles the controller, or leaves it alone when it was made from the same inputs.
   *
   * @param arguments unpacked Karaf distribution, Maven-layout folder with the bundles, features
   *     file, folder that is laid over the result, list of known linkage gaps, and the folder to
   *     create
   * @throws IllegalArgumentException if the number of arguments is wrong
   * @throws IOException if an input cannot be read or the output cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != ARGUMENTS.size()) {
      throw new IllegalArgumentException(
          "Got " + arguments.length + " arguments; give exactly these: " + ARGUMENTS);
    }
    Distribution distribution =
        new Distribution(
            Path.of(arguments[0]),
            Path.of(arguments[1]),
            Path.of(arguments[2]),
            Path.of(arguments[3]),
            Path.of(arguments[4]));
    boolean written = distribution.assembleTo(Path.of(arguments[5]));
    System.out.println(
        (written ? "Assembled " : "Up to date: ") + Path.of(arguments[5]).toAbsolutePath());
  }
}
