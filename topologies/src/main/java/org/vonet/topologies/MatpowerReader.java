// SPDX-License-Identifier: Apache-2.0
package org.vonet.topologies;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the buses and branches of a MATPOWER case, format version 2: R. D. Zimmerman, C. E.
 * Murillo-Sánchez, "MATPOWER User's Manual", appendix B.
 *
 * <p>A branch with a tap ratio other than 0 is a transformer. It stands inside a substation, so the
 * buses that it joins, in service or not, are one vertex, named after the first of them. Any other
 * branch in service is a line, and a link; one between two buses of a substation is a self-loop.
 * Lines out of service are left out. Cases have neither coordinates nor lengths.
 */
final class MatpowerReader {
  private static final int BUS_NUMBER = 0;
  private static final int FROM_BUS = 0;
  private static final int TO_BUS = 1;
  private static final int TAP_RATIO = 8;
  private static final int STATUS = 10;

  private final String name;
  private final Map<String, String> towardsFirstBus = new HashMap<>();
  private final Map<String, Integer> places = new HashMap<>();

  private MatpowerReader(String name) {
    this.name = name;
  }

  static Topology parse(String name, String text) {
    String code = text.replaceAll("%[^\n]*", "");
    return new MatpowerReader(name)
        .topology(matrix(name, code, "bus"), matrix(name, code, "branch"));
  }

  private Topology topology(List<String[]> buses, List<String[]> branches) {
    for (String[] bus : buses) {
      places.put(bus[BUS_NUMBER], places.size());
    }
    for (String[] branch : branches) {
      if (number(branch, TAP_RATIO) != 0) {
        contract(branch[FROM_BUS], branch[TO_BUS]);
      }
    }
    TopologyDraft draft = new TopologyDraft(name);
    for (String[] bus : buses) {
      if (firstBus(bus[BUS_NUMBER]).equals(bus[BUS_NUMBER])) {
        draft.vertex(bus[BUS_NUMBER], bus[BUS_NUMBER], Optional.empty());
      }
    }
    for (String[] branch : branches) {
      if (number(branch, TAP_RATIO) == 0 && number(branch, STATUS) != 0) {
        draft.link(firstBus(branch[FROM_BUS]), firstBus(branch[TO_BUS]), OptionalDouble.empty());
      }
    }
    return draft.topology();
  }

  private void contract(String bus, String other) {
    String first = firstBus(bus);
    String otherFirst = firstBus(other);
    if (place(first) < place(otherFirst)) {
      towardsFirstBus.put(otherFirst, first);
    } else if (place(otherFirst) < place(first)) {
      towardsFirstBus.put(first, otherFirst);
    }
  }

  private int place(String bus) {
    Integer place = places.get(bus);
    if (place == null) {
      throw new IllegalArgumentException(
          name + " has a transformer at bus " + bus + ", which is not among its buses: add it");
    }
    return place;
  }

  /** The bus of the same substation that comes first in the file. */
  private String firstBus(String bus) {
    String first = bus;
    while (towardsFirstBus.containsKey(first)) {
      first = towardsFirstBus.get(first);
    }
    return first;
  }

  private static List<String[]> matrix(String name, String code, String field) {
    Matcher matcher = Pattern.compile("mpc\\." + field + "\\s*=\\s*\\[([^\\]]*)\\]").matcher(code);
    if (!matcher.find()) {
      throw new IllegalArgumentException(
          name + " has no 'mpc." + field + " = [ … ]': give a MATPOWER case of version 2");
    }
    List<String[]> rows = new ArrayList<>();
    for (String row : matcher.group(1).split("[;\n]", -1)) {
      if (!row.isBlank()) {
        rows.add(row.trim().split("[\\s,]+"));
      }
    }
    return rows;
  }

  private double number(String[] branch, int column) {
    try {
      return Double.parseDouble(branch[column]);
    } catch (ArrayIndexOutOfBoundsException | NumberFormatException e) {
      throw new IllegalArgumentException(
          name
              + " has the branch '"
              + String.join(" ", branch)
              + "' without a number in column "
              + (column + 1)
              + ": give the columns of MATPOWER version 2",
          e);
    }
  }
}
