// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes maps, lists, strings and numbers as JSON (RFC 8259), indented by two spaces. */
final class Json {
  private final StringBuilder text = new StringBuilder();
  private final int decimals;

  private Json(int decimals) {
    this.decimals = decimals;
  }

  /**
   * Writes a value, in the order in which maps and lists iterate, ended by a line break.
   *
   * @param value a map with strings as keys, a list, a string, a double, an int or a long
   * @param decimals places after the point of each double
   * @throws IllegalArgumentException if there is a value of another type, or a double that is not
   *     finite, for which JSON has no form
   */
  static String write(Object value, int decimals) {
    Json json = new Json(decimals);
    json.value(value, 0);
    return json.text.append('\n').toString();
  }

  private void value(Object value, int depth) {
    if (value instanceof Map) {
      container('{', '}', ((Map<?, ?>) value).entrySet().iterator(), depth);
    } else if (value instanceof List) {
      container('[', ']', ((List<?>) value).iterator(), depth);
    } else if (value instanceof String) {
      string((String) value);
    } else if (value instanceof Integer || value instanceof Long) {
      text.append(value);
    } else if (value instanceof Double && Double.isFinite((Double) value)) {
      text.append(String.format(Locale.ROOT, "%." + decimals + "f", value));
    } else {
      throw new IllegalArgumentException(
          value + " has no form in JSON here: give a map, list, string or finite number");
    }
  }

  private void container(char open, char close, Iterator<?> items, int depth) {
    text.append(open);
    boolean isFirst = true;
    while (items.hasNext()) {
      text.append(isFirst ? "\n" : ",\n").append("  ".repeat(depth + 1));
      isFirst = false;
      Object item = items.next();
      if (item instanceof Map.Entry) {
        Map.Entry<?, ?> entry = (Map.Entry<?, ?>) item;
        string((String) entry.getKey());
        text.append(": ");
        item = entry.getValue();
      }
      value(item, depth + 1);
    }
    if (!isFirst) {
      text.append('\n').append("  ".repeat(depth));
    }
    text.append(close);
  }

  private void string(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ') {
        text.append(String.format("\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
