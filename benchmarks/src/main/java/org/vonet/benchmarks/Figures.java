// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import java.util.List;
import java.util.Locale;

/** How figures look in tables. */
final class Figures {
  private static final int SMALL = 10;

  private Figures() {}

  /** Two places after the point below 10, none above. */
  static String measured(double value) {
    return String.format(Locale.ROOT, value < SMALL ? "%.2f" : "%,.0f", value);
  }

  /** One place after the point. */
  static String ratio(double value) {
    return String.format(Locale.ROOT, "%,.1f", value);
  }

  /** Columns as wide as their widest entry: the first to the left, the others to the right. */
  static String table(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      for (int column = 0; column < row.size(); column++) {
        int place = column;
        int width = rows.stream().mapToInt(each -> each.get(place).length()).max().orElseThrow();
        String padding = " ".repeat(width - row.get(column).length());
        text.append(column == 0 ? row.get(column) + padding : "  " + padding + row.get(column));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
