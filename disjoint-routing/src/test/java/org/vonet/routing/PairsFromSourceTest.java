// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.vonet.routing.RandomNetworks.Kind;
import org.vonet.routing.TestNetwork.Edge;

class PairsFromSourceTest {
  /** A ring of four with a tail, and a vertex apart. */
  private static TopologySnapshot<String, String> ring() {
    return TopologySnapshot.<String, String>builder()
        .addUndirected("a", "b", "ab", 1)
        .addUndirected("b", "c", "bc", 1)
        .addUndirected("c", "d", "cd", 1)
        .addUndirected("d", "a", "da", 5)
        .addUndirected("c", "tail", "ct", 2)
        .addVertex("far")
        .build();
  }

  @Test
  void knowsThePairOfEachVertex() {
    PairsFromSource<String, String> pairs =
        new DisjointPaths<>(ring()).pairsFrom("a", Disjointness.SWITCH);
    assertEquals("a", pairs.source());
    assertEquals(Disjointness.SWITCH, pairs.disjointness());
    assertEquals(OptionalLong.of(8), pairs.totalWeight("b"));
    assertEquals(OptionalLong.of(8), pairs.totalWeight("c"));
    DisjointPair<String, String> toC = pairs.pair("c").orElseThrow();
    assertEquals(List.of("ab", "bc"), toC.first().edges());
    assertEquals(List.of("da", "cd"), toC.second().edges());
    assertEquals(OptionalLong.empty(), pairs.totalWeight("tail"));
    assertEquals(Optional.empty(), pairs.pair("tail"));
    assertEquals(OptionalLong.of(4), pairs.shortestWeight("tail"));
    assertEquals(OptionalLong.of(0), pairs.shortestWeight("a"));
    assertEquals(OptionalLong.empty(), pairs.shortestWeight("far"));
    assertEquals(Optional.empty(), pairs.pair("far"));
  }

  @Test
  void refusesUnknownVerticesAndItself() {
    DisjointPaths<String, String> paths = new DisjointPaths<>(ring());
    PairsFromSource<String, String> pairs = paths.pairsFrom("a", Disjointness.LINK);
    ShortestPaths<String, String> shortest = paths.shortestPaths("a");
    assertRefused(() -> paths.pairsFrom("x", Disjointness.LINK), "source x is not among");
    assertRefused(() -> paths.shortestPaths("x"), "source x is not among");
    assertRefused(() -> pairs.pair("x"), "target x is not among the 6 vertices");
    assertRefused(() -> pairs.totalWeight("a"), "are both a");
    assertRefused(() -> pairs.pair("a"), "are both a");
    assertRefused(() -> shortest.path("a"), "are both a");
    assertRefused(() -> shortest.weight("x"), "target x is not among");
  }

  private static void assertRefused(Runnable call, String says) {
    String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
    assertTrue(message.contains(says), () -> message + " does not say " + says);
  }

  /** What is asked in between makes no difference, nor does the order of the targets. */
  @Property(tries = 300)
  void answersStay(
      @ForAll long seed, @ForAll Kind kind, @ForAll @IntRange(min = 3, max = 40) int n) {
    TestNetwork network = RandomNetworks.network(seed, kind, n, 0.3);
    TopologySnapshot<Integer, Edge> snapshot = network.directedSnapshot();
    DisjointPaths<Integer, Edge> used = new DisjointPaths<>(snapshot);
    PairsFromSource<Integer, Edge> pairs = used.pairsFrom(0, Disjointness.SWITCH);
    PairsFromSource<Integer, Edge> fresh =
        new DisjointPaths<>(snapshot).pairsFrom(0, Disjointness.SWITCH);
    List<Optional<DisjointPair<Integer, Edge>>> forwards = new ArrayList<>();
    for (int target = 1; target < n; target++) {
      forwards.add(fresh.pair(target));
    }
    used.pairsFrom(n - 1, Disjointness.LINK).pair(0);
    for (int target = n - 1; target > 0; target--) {
      used.pair(target, 0, Disjointness.LINK);
      assertEquals(forwards.get(target - 1), pairs.pair(target));
    }
  }

  /** A ladder: the tree is two long branches, cut from the far end and from the near end. */
  @Test
  void longBranchesAreCutFromEitherEnd() {
    for (boolean isFarCheap : new boolean[] {false, true}) {
      int length = 20_000;
      TopologyBuilder<Integer, Integer> builder = TopologySnapshot.builder();
      for (int rung = 0; rung < length; rung++) {
        builder.addUndirected(2 * rung, 2 * rung + 1, rung, isFarCheap ? length - rung : rung + 1);
        if (rung > 0) {
          builder.addUndirected(2 * rung - 2, 2 * rung, length + rung, 1);
          builder.addUndirected(2 * rung - 1, 2 * rung + 1, 2 * length + rung, 1);
        }
      }
      DisjointPaths<Integer, Integer> paths = new DisjointPaths<>(builder.build());
      PairsFromSource<Integer, Integer> pairs = paths.pairsFrom(0, Disjointness.SWITCH);
      for (int target : new int[] {1, 2, length, 2 * length - 1}) {
        assertEquals(
            paths.pair(0, target, Disjointness.SWITCH).orElseThrow().totalWeight(),
            pairs.totalWeight(target).orElseThrow());
      }
    }
  }
}
