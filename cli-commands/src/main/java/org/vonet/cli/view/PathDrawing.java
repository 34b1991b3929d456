// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.onosproject.net.DeviceId;
import org.vonet.von.api.Colour;
import org.vonet.von.api.FabricLink;
import org.vonet.von.api.FabricPath;
import org.vonet.von.api.PathPair;

/**
 * Draws the paths between two switches next to each other, from top to bottom, hop by hop.
 *
 * <pre>
 *   RED, whole                   BLUE, broken
 *   of:0000000000000001          of:0000000000000001
 *     | 2 -&gt; 1                     | 3 -&gt; 1
 *   of:0000000000000002          of:0000000000000003
 *     | 2 -&gt; 1                     X 2 -&gt; 2
 *   of:0000000000000004          of:0000000000000004
 * </pre>
 *
 * <p>What both paths cross is marked with an asterisk, a link that is not there with an X. Where
 * the names of the switches are too long for two columns of an 80-column terminal, one path is
 * drawn below the other.
 */
public final class PathDrawing {

  private static final int MAX_WIDTH = 80;
  private static final String INDENT = "  ";
  private static final int GAP = 6;

  private final PathPair pair;
  private final boolean reversed;
  private final Predicate<FabricLink> present;

  private PathDrawing(PathPair pair, boolean reversed, Predicate<FabricLink> present) {
    this.pair = pair;
    this.reversed = reversed;
    this.present = present;
  }

  /**
   * Draws a pair of paths.
   *
   * @param pair the one path or the two paths
   * @param reversed whether to draw from the higher to the lower switch
   * @param present whether a link is there now
   * @return the lines, without an empty one at either end
   */
  public static List<String> draw(PathPair pair, boolean reversed, Predicate<FabricLink> present) {
    return new PathDrawing(pair, reversed, present).draw();
  }

  private List<String> draw() {
    List<String> first = column(pair.first(), pair.firstColour(), pair.firstWhole());
    List<String> lines = new ArrayList<>();
    if (!pair.second().isPresent()) {
      first.forEach(cell -> lines.add(INDENT + cell));
    } else {
      List<String> second =
          column(pair.second().get(), pair.firstColour().other(), pair.secondWhole());
      int width = first.stream().mapToInt(String::length).max().getAsInt() + GAP;
      int rightWidth = second.stream().mapToInt(String::length).max().getAsInt();
      if (INDENT.length() + width + rightWidth <= MAX_WIDTH) {
        lines.addAll(sideBySide(first, second, width));
      } else {
        first.forEach(cell -> lines.add(INDENT + cell));
        lines.add("");
        second.forEach(cell -> lines.add(INDENT + cell));
      }
    }
    lines.addAll(legend());
    return lines;
  }

  private List<String> column(FabricPath kept, Colour colour, boolean whole) {
    FabricPath path = reversed ? kept.reversed() : kept;
    Set<DeviceId> sharedSwitches = pair.sharedSwitches();
    Set<FabricLink> sharedLinks = pair.sharedLinks();
    List<String> cells = new ArrayList<>();
    cells.add(colour.name().toUpperCase(Locale.ROOT) + (whole ? ", whole" : ", broken"));
    DeviceId at = path.source();
    cells.add(at.toString());
    for (FabricLink link : path.links()) {
      DeviceId next = link.opposite(at);
      cells.add(
          INDENT
              + (present.test(link) ? "| " : "X ")
              + link.portAt(at).toStringWithoutName()
              + " -> "
              + link.portAt(next).toStringWithoutName()
              + (sharedLinks.contains(link) ? " *" : ""));
      cells.add(next + (sharedSwitches.contains(next) ? " *" : ""));
      at = next;
    }
    return cells;
  }

  private static List<String> sideBySide(List<String> left, List<String> right, int width) {
    List<String> longLeft = stretch(left, right.size());
    List<String> longRight = stretch(right, left.size());
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < longLeft.size(); row++) {
      lines.add(INDENT + TextTable.pad(longLeft.get(row), width) + longRight.get(row));
    }
    return lines;
  }

  // So that both columns end on the line of the switch where the paths meet again.
  private static List<String> stretch(List<String> cells, int rows) {
    List<String> longer = new ArrayList<>(cells);
    while (longer.size() < rows) {
      longer.add(longer.size() - 1, INDENT + "|");
    }
    return longer;
  }

  private List<String> legend() {
    List<String> legend = new ArrayList<>();
    if (!pair.sharedLinks().isEmpty() || !pair.sharedSwitches().isEmpty()) {
      legend.add(INDENT + "* on both paths: its failure breaks both");
    }
    boolean allPresent =
        pair.first().links().stream().allMatch(present)
            && pair.second().map(path -> path.links().stream().allMatch(present)).orElse(true);
    if (!allPresent) {
      legend.add(INDENT + "X this link is not there now");
    }
    if (!legend.isEmpty()) {
      legend.add(0, "");
    }
    return legend;
  }
}
