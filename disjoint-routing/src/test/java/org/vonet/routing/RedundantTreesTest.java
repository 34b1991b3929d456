// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vonet.routing.RandomNetworks.Kind;
import org.vonet.routing.TestNetwork.Edge;

class RedundantTreesTest {
  /** A ring r a b c, and a bridge from b to a far triangle. */
  private static TopologySnapshot<String, String> ringWithBridge() {
    return TopologySnapshot.<String, String>builder()
        .addUndirected("r", "a", "ra", 1)
        .addUndirected("a", "b", "ab", 1)
        .addUndirected("b", "c", "bc", 1)
        .addUndirected("c", "r", "cr", 1)
        .addUndirected("b", "x", "bridge", 7)
        .addUndirected("x", "y", "xy", 1)
        .addUndirected("y", "z", "yz", 1)
        .addUndirected("z", "x", "zx", 1)
        .addVertex("alone")
        .build();
  }

  @ParameterizedTest
  @EnumSource(TreeEffort.class)
  void nameWhatCannotBeAvoided(TreeEffort effort) {
    RedundantTrees<String, String> trees = new RedundantTrees<>(ringWithBridge(), effort);
    for (Disjointness disjointness : Disjointness.values()) {
      TreePair<String, String> pair =
          trees.fromRoot("r", List.of("z", "a", "alone", "z", "r"), disjointness);
      assertEquals("r", pair.root());
      assertEquals(List.of("z", "a"), pair.members());
      assertEquals(List.of("alone"), pair.unreachable());
      assertEquals(List.of("b", "x"), pair.sharedVertices("z"));
      assertEquals(List.of("bridge"), pair.sharedEdges("z"));
      assertEquals(Optional.empty(), pair.achieved("z"));
      assertEquals(List.of(), pair.sharedVertices("a"));
      assertEquals(List.of(), pair.sharedEdges("a"));
      assertEquals(Optional.of(Disjointness.SWITCH), pair.achieved("a"));
      // One tree goes r a b, the other r c b a; and x z and x y z behind the bridge.
      assertEquals(2 + 3 + 2 * 7 + 1 + 2, pair.totalWeight());
    }
  }

  @ParameterizedTest
  @EnumSource(TreeEffort.class)
  void holdThePathsOfTheMembersAndNothingElse(TreeEffort effort) {
    RedundantTrees<String, String> trees = new RedundantTrees<>(ringWithBridge(), effort);
    TreePair<String, String> pair = trees.fromRoot("r", List.of("a"), Disjointness.SWITCH);
    boolean isRedShorter = pair.red().edges().size() == 1;
    RoutedTree<String, String> shorter = isRedShorter ? pair.red() : pair.blue();
    RoutedTree<String, String> longer = isRedShorter ? pair.blue() : pair.red();
    assertEquals(List.of("a"), shorter.vertices());
    assertEquals(List.of("ra"), shorter.edges());
    assertEquals(List.of("a", "b", "c"), longer.vertices());
    assertEquals(List.of("ab", "bc", "cr"), longer.edges());
    assertEquals(List.of("r", "c", "b", "a"), longer.path("a").vertices());
    assertEquals(Optional.of("b"), longer.parent("a"));
    assertEquals(Optional.of("ab"), longer.parentEdge("a"));
    assertTrue(longer.contains("r"));
    assertFalse(shorter.contains("b"));
    assertFalse(shorter.contains("nowhere"));
  }

  @ParameterizedTest
  @EnumSource(TreeEffort.class)
  void twoLinksSideBySideAreDisjoint(TreeEffort effort) {
    RedundantTrees<String, String> trees =
        new RedundantTrees<>(
            TopologySnapshot.<String, String>builder()
                .addUndirected("r", "a", "heavy", 9)
                .addUndirected("r", "a", "light", 1)
                .addUndirected("r", "a", "middle", 4)
                .build(),
            effort);
    for (Disjointness disjointness : Disjointness.values()) {
      TreePair<String, String> pair = trees.fromRoot("r", List.of("a"), disjointness);
      assertEquals(5, pair.totalWeight());
      assertEquals(Optional.of(Disjointness.SWITCH), pair.achieved("a"));
    }
  }

  /** The way from the root is light clockwise, the way to it is light the other way round. */
  @ParameterizedTest
  @EnumSource(TreeEffort.class)
  void weightsAreThoseOfTheDirectionOfUse(TreeEffort effort) {
    TestNetwork network = new TestNetwork(3).add(0, 1, 1, 10).add(1, 2, 2, 20).add(2, 0, 4, 40);
    RedundantTrees<Integer, Edge> trees = new RedundantTrees<>(network.directedSnapshot(), effort);
    TreePair<Integer, Edge> from = trees.fromRoot(0, List.of(2), Disjointness.SWITCH);
    TreePair<Integer, Edge> to = trees.toRoot(0, List.of(2), Disjointness.SWITCH);
    assertEquals(1 + 2 + 40, from.totalWeight());
    assertEquals(4 + 20 + 10, to.totalWeight());
    assertTrue(from.red().isFromRoot());
    assertFalse(to.blue().isFromRoot());
    assertEquals(0, from.red().path(2).source());
    assertEquals(2, to.red().path(2).source());
    assertNotEquals(from.red(), to.red());
  }

  @ParameterizedTest
  @EnumSource(TreeEffort.class)
  void linksThatLeadOneWayAreIgnored(TreeEffort effort) {
    TopologySnapshot<String, String> snapshot =
        TopologySnapshot.<String, String>builder()
            .addDirected("r", "a", "ra", 1)
            .addDirected("a", "r", "ar", 1)
            .addDirected("r", "b", "rb", 1, "cable")
            .addDirected("b", "r", "br", 1, "cable")
            .build();
    TreePair<String, String> pair =
        new RedundantTrees<>(snapshot, effort).fromRoot("r", List.of("a", "b"), Disjointness.LINK);
    assertEquals(List.of("a"), pair.unreachable());
    assertEquals(List.of("b"), pair.members());
    assertEquals(List.of("rb"), pair.sharedEdges("b"));
  }

  /**
   * A member behind a cheap pair of parallel links: its paths may share the switch in front, or
   * have to go a long way round.
   */
  @Test
  void pathsThatMayShareSwitchesCanBeLighter() {
    TopologySnapshot<String, String> snapshot =
        TopologySnapshot.<String, String>builder()
            .addUndirected("r", "a", "ra", 1)
            .addUndirected("a", "b", "ab", 1)
            .addUndirected("b", "r", "br", 1)
            .addUndirected("a", "m", "am1", 1)
            .addUndirected("a", "m", "am2", 1)
            .addUndirected("m", "r", "mr", 100)
            .build();
    RedundantTrees<String, String> trees = new RedundantTrees<>(snapshot);
    TreePair<String, String> links = trees.fromRoot("r", List.of("m"), Disjointness.LINK);
    assertEquals(5, links.totalWeight());
    assertEquals(List.of("a"), links.sharedVertices("m"));
    assertEquals(Optional.of(Disjointness.LINK), links.achieved("m"));
    TreePair<String, String> switches = trees.fromRoot("r", List.of("m"), Disjointness.SWITCH);
    assertEquals(102, switches.totalWeight());
    assertEquals(Optional.of(Disjointness.SWITCH), switches.achieved("m"));
  }

  @Test
  void noMembersNeedNoTrees() {
    RedundantTrees<String, String> trees = new RedundantTrees<>(ringWithBridge());
    for (List<String> members : List.of(List.<String>of(), List.of("r"), List.of("alone"))) {
      TreePair<String, String> pair = trees.fromRoot("r", members, Disjointness.LINK);
      assertEquals(0, pair.totalWeight());
      assertEquals(List.of(), pair.red().edges());
      assertEquals(List.of(), pair.members());
      assertTrue(pair.blue().contains("r"));
    }
  }

  @Test
  void refuseWhatIsUnknown() {
    RedundantTrees<String, String> trees = new RedundantTrees<>(ringWithBridge());
    assertRefused(
        () -> trees.fromRoot("q", List.of("a"), Disjointness.LINK),
        "root q is not among the 8 vertices");
    assertRefused(
        () -> trees.toRoot("r", List.of("a", "q"), Disjointness.LINK),
        "member q is not among the 8 vertices");
    TreePair<String, String> pair = trees.fromRoot("r", List.of("a"), Disjointness.LINK);
    assertRefused(() -> pair.red().path("x"), "vertex x is not among the");
    assertRefused(() -> pair.red().path("q"), "vertex q is not among the");
    assertRefused(() -> pair.red().parent("x"), "make it a member");
    assertRefused(() -> pair.red().path("r"), "r is the root of the tree");
    assertRefused(() -> pair.sharedEdges("x"), "vertex x is not among the");
    assertRefused(() -> pair.achieved("r"), "r is the root of the tree");
    assertThrows(UnsupportedOperationException.class, () -> pair.members().clear());
    assertThrows(UnsupportedOperationException.class, () -> pair.red().edges().remove(0));
  }

  private static void assertRefused(Runnable call, String says) {
    String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
    assertTrue(message.contains(says), () -> message + " does not say " + says);
  }

  /** Earlier questions leave no trace, and names of vertices have no influence. */
  @ParameterizedTest
  @EnumSource(TreeEffort.class)
  void answersDependOnTheQuestionAlone(TreeEffort effort) {
    for (Kind kind : Kind.values()) {
      TestNetwork network = RandomNetworks.network(5, kind, 30, 0.1);
      TopologySnapshot<Integer, Edge> snapshot = network.directedSnapshot();
      TopologyBuilder<String, Edge> builder = TopologySnapshot.builder();
      for (int v = 0; v < network.size; v++) {
        builder.addVertex("switch " + v);
      }
      for (Edge edge : network.directedGraph().edgeSet()) {
        builder.addDirected(
            "switch " + edge.from(), "switch " + edge.to(), edge, edge.weight(), edge.link.index);
      }
      RedundantTrees<Integer, Edge> used = new RedundantTrees<>(snapshot, effort);
      RedundantTrees<String, Edge> renamed = new RedundantTrees<>(builder.build(), effort);
      for (int root = 0; root < network.size; root++) {
        List<Integer> members = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int v = root % 3; v < network.size; v += 1 + root % 4) {
          members.add(v);
          names.add("switch " + v);
        }
        for (Disjointness disjointness : Disjointness.values()) {
          TreePair<Integer, Edge> pair = used.toRoot(root, members, disjointness);
          TreePair<Integer, Edge> again =
              new RedundantTrees<>(snapshot, effort).toRoot(root, members, disjointness);
          assertEquals(again, pair);
          assertEquals(again.hashCode(), pair.hashCode());
          assertEquals(again.toString(), pair.toString());
          String renamedEdges =
              renamed.toRoot("switch " + root, names, disjointness).red().edges().toString();
          assertEquals(pair.red().edges().toString(), renamedEdges);
        }
      }
    }
  }

  /** No recursion: a ring and a chain that no stack is deep enough for. */
  @ParameterizedTest
  @EnumSource(TreeEffort.class)
  void depthIsNoProblem(TreeEffort effort) {
    int size = 200_000;
    int far = size / 2;
    TopologyBuilder<Integer, Integer> builder = TopologySnapshot.builder();
    for (int v = 0; v + 1 < size; v++) {
      builder.addUndirected(v, v + 1, v, 1);
    }
    TreePair<Integer, Integer> chain =
        new RedundantTrees<>(builder.build(), effort)
            .fromRoot(0, List.of(size - 1), Disjointness.SWITCH);
    assertEquals(2L * (size - 1), chain.totalWeight());
    assertEquals(size - 1, chain.sharedEdges(size - 1).size());
    builder.addUndirected(size - 1, 0, size - 1, 1);
    TreePair<Integer, Integer> ring =
        new RedundantTrees<>(builder.build(), effort)
            .fromRoot(0, List.of(far), Disjointness.SWITCH);
    assertEquals(size, ring.totalWeight());
    assertEquals(Optional.of(Disjointness.SWITCH), ring.achieved(far));
  }
}
