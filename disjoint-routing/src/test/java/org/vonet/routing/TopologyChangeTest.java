// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.vonet.routing.TestNetwork.Edge;
import org.vonet.routing.TestNetwork.Link;

class TopologyChangeTest {
  private static TopologyBuilder<String, String> base() {
    return TopologySnapshot.<String, String>builder()
        .addUndirected("a", "b", "ab", 1)
        .addUndirected("b", "c", "bc", 2)
        .addUndirected("c", "d", "cd", 3);
  }

  private static TopologyChange<String, String> change(
      TopologyBuilder<String, String> before, TopologyBuilder<String, String> after) {
    return TopologyChange.between(before.build(), after.build());
  }

  @Test
  void namesWhatWentAndCameAndChangedItsWeight() {
    TopologyChange<String, String> change =
        change(
            base(),
            TopologySnapshot.<String, String>builder()
                .addUndirected("e", "b", "be", 1)
                .addUndirected("b", "a", "ab", 9)
                .addUndirected("c", "b", "bc", 1));
    assertEquals(List.of("d"), change.goneVertices());
    assertEquals(List.of("e"), change.comeVertices());
    assertEquals(List.of("cd"), change.goneEdges());
    assertEquals(List.of("be"), change.comeEdges());
    assertEquals(List.of("bc"), change.lighterEdges());
    assertEquals(List.of("ab"), change.heavierEdges());
    assertEquals("gone [d][cd] come [e][be] lighter [bc] heavier [ab]", change.toString());
    assertTrue(change(base(), base()).isEmpty());
  }

  @Test
  void anEdgeThatMovesGoesAndComes() {
    TopologyChange<String, String> moved =
        change(
            base(),
            TopologySnapshot.<String, String>builder()
                .addUndirected("a", "b", "ab", 1)
                .addUndirected("b", "d", "bc", 2)
                .addUndirected("c", "d", "cd", 3));
    assertEquals(List.of("bc"), moved.goneEdges());
    assertEquals(List.of("bc"), moved.comeEdges());
    assertEquals(List.of(), moved.goneVertices());
  }

  /** A pair over both was link-disjoint, and is no longer. */
  @Test
  void edgesThatBecomeOneLinkGoAndCome() {
    TopologyBuilder<String, String> apart =
        TopologySnapshot.<String, String>builder()
            .addDirected("a", "b", "there", 1, 1)
            .addDirected("b", "a", "back", 1, 2);
    TopologyBuilder<String, String> joined =
        TopologySnapshot.<String, String>builder()
            .addDirected("a", "b", "there", 1, 1)
            .addDirected("b", "a", "back", 1, 1);
    for (TopologyChange<String, String> change :
        List.of(change(apart, joined), change(joined, apart))) {
      assertEquals(Set.of("there", "back"), Set.copyOf(change.goneEdges()));
      assertEquals(change.goneEdges(), change.comeEdges());
    }
    TopologyBuilder<String, String> there =
        TopologySnapshot.<String, String>builder().addDirected("a", "b", "there", 1, 1);
    assertEquals(List.of("back"), change(joined, there).goneEdges());
    assertEquals(List.of("back"), change(there, joined).comeEdges());
  }

  @Property(tries = 300)
  void equalsTheDifferenceOfSets(
      @ForAll long seed,
      @ForAll RandomNetworks.Kind kind,
      @ForAll boolean isDirected,
      @ForAll @IntRange(min = 2, max = 40) int size) {
    ChangingNetwork changing =
        new ChangingNetwork(
            RandomNetworks.network(seed, kind, size, isDirected ? 0.5 : 0), isDirected, seed);
    changing.change(3, 1, 3);
    TopologySnapshot<Integer, Edge> before = changing.snapshot();
    TestNetwork old = changing.present();
    List<Integer> oldVertices = before.vertices();
    changing.change(3, 1, 3);
    TopologySnapshot<Integer, Edge> after = changing.snapshot();
    TestNetwork present = changing.present();
    TopologyChange<Integer, Edge> change = TopologyChange.between(before, after);

    assertEquals(minus(oldVertices, after.vertices()), change.goneVertices());
    assertEquals(minus(after.vertices(), oldVertices), change.comeVertices());
    List<String> gone = new ArrayList<>();
    List<String> come = new ArrayList<>();
    List<String> lighter = new ArrayList<>();
    List<String> heavier = new ArrayList<>();
    for (int i = 0; i < old.links.size(); i++) {
      Link one = old.links.get(i);
      Link other = present.links.get(i);
      compare(
          "#" + i + (isDirected ? "+" : ""),
          one.forward,
          other.forward,
          gone,
          come,
          lighter,
          heavier);
      if (isDirected) {
        compare("#" + i + "-", one.backward, other.backward, gone, come, lighter, heavier);
      }
    }
    assertEquals(gone, names(change.goneEdges()));
    assertEquals(come, names(change.comeEdges()));
    assertEquals(lighter, names(change.lighterEdges()));
    assertEquals(heavier, names(change.heavierEdges()));
  }

  private static void compare(
      String name,
      long before,
      long after,
      List<String> gone,
      List<String> come,
      List<String> lighter,
      List<String> heavier) {
    if (before == after) {
      return;
    }
    List<String> list =
        after == TestNetwork.CLOSED
            ? gone
            : before == TestNetwork.CLOSED ? come : after < before ? lighter : heavier;
    list.add(name);
    list.sort(null);
  }

  private static List<Integer> minus(List<Integer> these, List<Integer> those) {
    List<Integer> rest = new ArrayList<>(these);
    rest.removeAll(those);
    return rest;
  }

  private static List<String> names(List<Edge> edges) {
    return edges.stream().map(Edge::toString).sorted().collect(Collectors.toList());
  }
}
