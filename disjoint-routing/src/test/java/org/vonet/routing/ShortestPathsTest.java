// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.vonet.routing.RandomNetworks.Kind;
import org.vonet.routing.TestNetwork.Edge;

/** The tree that shortest paths form. */
class ShortestPathsTest {

  @Test
  void listsEachEdgeOnceFromTheSourceOutwards() {
    ShortestPaths<String, String> paths =
        new DisjointPaths<>(
                TopologySnapshot.<String, String>builder()
                    .addUndirected("a", "b", "ab", 1)
                    .addUndirected("b", "c", "bc", 1)
                    .addUndirected("b", "d", "bd", 1)
                    .addUndirected("a", "e", "ae", 1)
                    .addVertex("far")
                    .build())
            .shortestPaths("a");
    assertEquals(List.of("ab", "bc", "bd"), paths.edgesTo(List.of("c", "d", "c", "a", "b")));
    assertEquals(List.of("ab", "bd", "bc"), paths.edgesTo(List.of("d", "c")));
    assertEquals(List.of(), paths.edgesTo(List.of("a", "far")));
    assertEquals(List.of(), paths.edgesTo(List.of()));
    String message =
        assertThrows(IllegalArgumentException.class, () -> paths.edgesTo(List.of("x")))
            .getMessage();
    assertTrue(message.contains("target x is not among the 6 vertices"), message);
  }

  @Property(tries = 300)
  void edgesAreThoseOfThePathsAndFormATree(
      @ForAll long seed, @ForAll Kind kind, @ForAll @IntRange(min = 2, max = 25) int size) {
    TestNetwork network = RandomNetworks.network(seed, kind, size, 0);
    Random random = new Random(seed);
    int source = random.nextInt(size);
    ShortestPaths<Integer, Edge> paths =
        new DisjointPaths<>(network.undirectedSnapshot()).shortestPaths(source);
    List<Integer> targets = new ArrayList<>();
    Set<Edge> expected = new HashSet<>();
    for (int target = 0; target < size; target++) {
      if (target != source && random.nextInt(3) == 0) {
        targets.add(target);
        paths.path(target).ifPresent(path -> expected.addAll(path.edges()));
      }
    }
    List<Edge> edges = paths.edgesTo(targets);
    assertEquals(expected, new HashSet<>(edges));
    Set<Integer> reached = new HashSet<>(Set.of(source));
    for (Edge edge : edges) {
      assertTrue(
          reached.contains(edge.from()) != reached.contains(edge.to()),
          () -> edge + " does not continue the tree " + edges);
      reached.add(edge.from());
      reached.add(edge.to());
    }
  }
}
