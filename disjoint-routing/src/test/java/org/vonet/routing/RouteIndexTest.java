// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RouteIndexTest {
  @Test
  void findsTheResultsThatAChangeBreaksOrTouches() {
    TopologySnapshot<String, String> before =
        TopologySnapshot.<String, String>builder()
            .addUndirected("s", "a", "sa", 1)
            .addUndirected("a", "t", "at", 1)
            .addUndirected("s", "b", "sb", 2)
            .addUndirected("b", "t", "bt", 2)
            .build();
    DisjointPaths<String, String> paths = new DisjointPaths<>(before);
    RouteIndex<String, String, String> index = new RouteIndex<>();
    index.put("pair", PathPair.of(paths.pair("s", "t", Disjointness.SWITCH).orElseThrow()));
    index.put("path", paths.shortestPath("s", "t").orElseThrow());
    index.put("tree", List.of("a", "s", "s"), List.of("sa"));
    assertEquals(List.of("pair", "path", "tree"), index.usingVertex("s"));
    assertEquals(List.of("pair", "path"), index.usingEdge("at"));
    assertEquals(List.of(), index.usingVertex("x"));

    TopologyChange<String, String> change =
        TopologyChange.between(
            before,
            TopologySnapshot.<String, String>builder()
                .addUndirected("s", "a", "sa", 5)
                .addUndirected("s", "t", "st", 1)
                .addUndirected("s", "b", "sb", 2)
                .addUndirected("b", "t", "bt", 2)
                .build());
    assertEquals(List.of("pair", "path"), index.brokenBy(change));
    assertEquals(List.of("pair", "path", "tree"), index.touchedBy(change));
    assertTrue(index.remove("path"));
    assertFalse(index.remove("path"));
    index.put("pair", List.of(), List.of());
    assertEquals(List.of(), index.brokenBy(change));
    assertEquals(2, index.size());
    assertTrue(index.contains("pair"));
    assertThrows(UnsupportedOperationException.class, () -> index.usingVertex("s").clear());
    List<String> withNull = new ArrayList<>();
    withNull.add(null);
    assertThrows(NullPointerException.class, () -> index.put("tree", List.of(), withNull));
    assertEquals(List.of("tree"), index.usingVertex("s"));
  }

  @Property(tries = 200)
  void agreesWithSets(@ForAll long seed) {
    Random random = new Random(seed);
    RouteIndex<Integer, Integer, String> index = new RouteIndex<>();
    Map<Integer, Set<Integer>> model = new TreeMap<>();
    for (int step = 0; step < 300; step++) {
      int key = random.nextInt(20);
      if (random.nextInt(3) == 0) {
        assertEquals(model.remove(key) != null, index.remove(key));
      } else {
        Set<Integer> vertices = new TreeSet<>();
        List<String> edges = new ArrayList<>();
        for (int i = random.nextInt(8); i > 0; i--) {
          int vertex = random.nextInt(15);
          vertices.add(vertex);
          edges.add("e" + vertex);
        }
        index.put(key, vertices, edges);
        model.put(key, vertices);
      }
      int vertex = random.nextInt(15);
      Set<Integer> expected = new HashSet<>();
      model.forEach(
          (route, used) -> {
            if (used.contains(vertex)) {
              expected.add(route);
            }
          });
      List<Integer> found = index.usingVertex(vertex);
      assertEquals(expected, new HashSet<>(found));
      assertEquals(expected.size(), found.size());
      assertEquals(found, index.usingEdge("e" + vertex));
      assertEquals(model.size(), index.size());
    }
  }

  /** 10,000 trees over 1,000 switches: a full run enters all, the daily one every tenth switch. */
  @Test
  void holdsManyLargeResults() {
    int step = FullRun.IS_ON ? 1 : 10;
    List<Integer> all = new ArrayList<>();
    for (int vertex = 0; vertex < 1000; vertex += step) {
      all.add(vertex);
    }
    RouteIndex<Integer, Integer, Integer> index = new RouteIndex<>();
    for (int tree = 0; tree < 10_000; tree++) {
      List<Integer> without = new ArrayList<>(all);
      without.remove(Integer.valueOf(tree / 10 % 100 * step));
      index.put(tree, without, without);
    }
    assertEquals(10_000 - 100, index.usingVertex(0).size());
    for (int tree = 0; tree < 10_000; tree += 2) {
      index.remove(tree);
    }
    assertEquals(5_000 - 50, index.usingVertex(0).size());
    for (int tree = 1; tree < 10_000; tree += 2) {
      index.put(tree, List.of(tree), List.of());
    }
    assertEquals(List.of(7), index.usingVertex(7));
    assertEquals(List.of(), index.usingEdge(7));
  }
}
