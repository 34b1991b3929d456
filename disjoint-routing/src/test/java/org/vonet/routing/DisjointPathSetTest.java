// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Up to four paths of which no two have anything in common. */
class DisjointPathSetTest {
  /** Three ways round, of which the best two are not among the best three. */
  private static final TopologySnapshot<String, String> WEB =
      TopologySnapshot.<String, String>builder()
          .addUndirected("s", "a", "sa", 1)
          .addUndirected("a", "b", "ab", 1)
          .addUndirected("b", "t", "bt", 1)
          .addUndirected("s", "b", "sb", 4)
          .addUndirected("a", "t", "at", 4)
          .addUndirected("s", "c", "sc", 9)
          .addUndirected("c", "t", "ct", 9)
          .addUndirected("s", "c", "sc2", 10)
          .addUndirected("c", "t", "ct2", 10)
          .addVertex("far")
          .build();

  private final DisjointPaths<String, String> paths = new DisjointPaths<>(WEB);

  private List<List<String>> edges(int most, Disjointness disjointness) {
    return paths.disjointPaths("s", "t", most, disjointness).stream()
        .map(RoutedPath::edges)
        .collect(Collectors.toList());
  }

  @Test
  void givesAsManyAsThereAre() {
    assertEquals(List.of(List.of("sa", "ab", "bt")), edges(1, Disjointness.LINK));
    assertEquals(List.of(List.of("sa", "at"), List.of("sb", "bt")), edges(2, Disjointness.SWITCH));
    assertEquals(
        List.of(List.of("sa", "at"), List.of("sb", "bt"), List.of("sc", "ct")),
        edges(3, Disjointness.SWITCH));
    assertEquals(3, edges(4, Disjointness.SWITCH).size());
    assertEquals(4, edges(4, Disjointness.LINK).size());
    assertEquals(List.of(), paths.disjointPaths("s", "far", 2, Disjointness.LINK));
  }

  @Test
  void refusesOtherNumbers() {
    for (int most : new int[] {-1, 0, 5}) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> edges(most, Disjointness.LINK))
              .getMessage();
      assertTrue(message.contains(most + " paths were asked for: ask for 1 to 4"), message);
    }
  }
}
