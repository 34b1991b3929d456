// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A digest of names and contents of files, equal exactly when the files are. */
final class Fingerprint {

  private final MessageDigest digest;

  Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }

  /**
   * Adds a text.
   *
   * @return this
   */
  Fingerprint addText(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    addLength(bytes.length);
    digest.update(bytes);
    return this;
  }

  /**
   * Adds a file, or every file below a folder with its path in the folder. Modification times do
   * not count.
   *
   * @return this
   * @throws IOException if a file cannot be read
   */
  Fingerprint addTree(Path root) throws IOException {
    for (Path file : Distribution.files(root)) {
      addText(root.relativize(file).toString());
      byte[] bytes = Files.readAllBytes(file);
      addLength(bytes.length);
      digest.update(bytes);
    }
    return this;
  }

  /** Returns the digest in hexadecimal and starts afresh. */
  String toHex() {
    StringBuilder hex = new StringBuilder();
    for (byte octet : digest.digest()) {
      hex.append(String.format("%02x", octet));
    }
    return hex.toString();
  }

  /** Keeps neighbouring fields apart: without it "ab","c" and "a","bc" would be the same. */
  private void addLength(int length) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      digest.update((byte) (length >>> shift));
    }
  }
}
