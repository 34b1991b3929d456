// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Lays rows of words out in columns just as wide as their longest word. */
public final class TextTable {

  private static final String GAP = "  ";

  private final int columns;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * Starts a table.
   *
   * @param titles the first row, which sets the number of columns
   */
  public TextTable(String... titles) {
    columns = titles.length;
    rows.add(Arrays.asList(titles));
  }

  /**
   * Adds a row.
   *
   * @param words one for each column
   * @return this table
   * @throws IllegalArgumentException for another number of words
   */
  public TextTable row(String... words) {
    if (words.length != columns) {
      throw new IllegalArgumentException(words.length + " words for " + columns + " columns");
    }
    rows.add(Arrays.asList(words));
    return this;
  }

  /**
   * Returns the table as text.
   *
   * @return one line a row, without blanks at its end
   */
  public List<String> lines() {
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int column = 0; column < columns; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        line.append(pad(row.get(column), widths[column])).append(GAP);
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  static String pad(String text, int width) {
    return text + String.join("", Collections.nCopies(Math.max(0, width - text.length()), " "));
  }
}
