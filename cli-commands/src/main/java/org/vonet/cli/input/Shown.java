// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli.input;

/** Text of a person or of a service as it may be repeated on one line of a terminal. */
public final class Shown {

  private static final int MAX_WORD = 40;

  private Shown() {}

  /**
   * Returns the beginning of a word that somebody typed.
   *
   * @param word the word
   * @return the word, or its first 40 characters and its length
   */
  public static String shorten(String word) {
    return word.length() <= MAX_WORD
        ? word
        : word.substring(0, MAX_WORD) + "... (" + word.length() + " characters)";
  }

  /**
   * Returns a message as a single line without control characters: a terminal would obey those.
   *
   * @param message any text
   * @return its lines joined by spaces, each other control character as a question mark
   */
  public static String onOneLine(String message) {
    return message.strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("\\p{Cntrl}", "?");
  }
}
