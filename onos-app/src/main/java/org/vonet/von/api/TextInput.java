// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.api;

import java.util.Arrays;

/** Reads what a person typed, and repeats it in an error without flooding the screen. */
final class TextInput {
  private static final int MAX_SHOWN = 40;

  private TextInput() {}

  static <T extends Enum<T>> T parse(Class<T> type, String what, String text) {
    for (T constant : type.getEnumConstants()) {
      if (constant.toString().equals(text)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        what
            + " '"
            + shorten(text)
            + "' is unknown: give one of "
            + Arrays.toString(type.getEnumConstants()));
  }

  static String shorten(String text) {
    if (text == null || text.length() <= MAX_SHOWN) {
      return String.valueOf(text);
    }
    return text.substring(0, MAX_SHOWN) + "... (" + text.length() + " characters)";
  }
}
