// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.vonet.routing.RandomNetworks.Kind;
import org.vonet.routing.TestNetwork.Edge;

/** What two given paths share, from the paths alone. */
class PathPairTest {

  @Test
  void listsWhatIsSharedInTheOrderOfTheFirst() {
    RoutedPath<String, String> there = path("s", "sa", "ab", "bt");
    RoutedPath<String, String> crossed = path("s", "sb", "ba", "at");
    PathPair<String, String> pair = PathPair.of(there, crossed);
    assertEquals(List.of("a", "b"), pair.sharedVertices());
    assertEquals(List.of(), pair.sharedEdges());
    assertEquals(Optional.of(Disjointness.LINK), pair.achieved());
    assertEquals(List.of("b", "a"), PathPair.of(crossed, there).sharedVertices());
  }

  @Test
  void oppositeDirectionsAreOneLinkIfTheKeySaysSo() {
    RoutedPath<String, String> there = path("s", "sa", "ab", "bt");
    RoutedPath<String, String> crossed = path("s", "sb", "ba", "at");
    PathPair<String, String> pair =
        PathPair.of(there, crossed, edge -> Set.of(edge.charAt(0), edge.charAt(1)));
    assertEquals(List.of("ab"), pair.sharedEdges());
    assertEquals(Optional.empty(), pair.achieved());
  }

  @Test
  void refusesOtherEnds() {
    RoutedPath<String, String> path = path("s", "sa", "at");
    assertRefused(
        () -> PathPair.of(path, path("s", "sa")), "from s to t and the other from s to a");
    assertRefused(
        () -> PathPair.of(path("a", "at"), path), "from a to t and the other from s to t");
  }

  /** The searches find out what is shared in another way: by the flow on each link. */
  @Property(tries = 300)
  void agreesWithTheSearch(
      @ForAll long seed, @ForAll Kind kind, @ForAll @IntRange(min = 3, max = 25) int size) {
    TestNetwork network = RandomNetworks.network(seed, kind, size, 0);
    DisjointPaths<Integer, Edge> paths = new DisjointPaths<>(network.undirectedSnapshot());
    for (Disjointness disjointness : Disjointness.values()) {
      for (int target = 1; target < size; target++) {
        paths
            .maximallyDisjointPair(0, target, disjointness)
            .ifPresent(
                pair -> {
                  PathPair<Integer, Edge> made = PathPair.of(pair.first(), pair.second());
                  assertEquals(PathPair.of(pair), made);
                  assertEquals(pair.sharedVertices(), made.sharedVertices());
                  assertEquals(pair.sharedEdges(), made.sharedEdges());
                });
      }
    }
  }

  private static RoutedPath<String, String> path(String source, String... edges) {
    return RoutedPath.of(source, List.of(edges), (vertex, edge) -> edge.substring(1), edge -> 1);
  }

  private static void assertRefused(Runnable call, String says) {
    String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
    assertTrue(message.contains(says), () -> message + " does not say " + says);
  }
}
