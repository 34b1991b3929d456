// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jgrapht.Graph;
import org.junit.jupiter.api.Test;
import org.vonet.routing.RandomNetworks.Kind;
import org.vonet.routing.TestNetwork.Edge;

/** A checker is worth as much as what it refuses: pairs that are not the best, and wrong ones. */
class CertificatesTest {
  private static final TopologySnapshot<String, String> SQUARE =
      TopologySnapshot.<String, String>builder()
          .addUndirected("s", "a", "sa", 1)
          .addUndirected("a", "t", "at", 1)
          .addUndirected("s", "b", "sb", 2)
          .addUndirected("b", "t", "bt", 2)
          .addUndirected("a", "b", "ab", 1)
          .addVertex("far")
          .build();

  private final DisjointPaths<String, String> paths = new DisjointPaths<>(SQUARE);
  private final Certificate certificate = paths.certificate("s", "t", Disjointness.SWITCH);
  private final DisjointPair<String, String> best =
      paths.pair("s", "t", Disjointness.SWITCH).orElseThrow();

  /** The best pair without one of its links is a pair that is not the best. */
  @Property(tries = 600)
  void refusesPairsThatAreNotTheBest(
      @ForAll long seed, @ForAll Kind kind, @ForAll @IntRange(min = 3, max = 25) int size) {
    TestNetwork network = RandomNetworks.network(seed, kind, size, 0);
    Graph<Integer, Edge> graph = network.undirectedGraph();
    TopologySnapshot<Integer, Edge> snapshot = TopologySnapshot.of(graph, Edge::weight);
    DisjointPaths<Integer, Edge> paths = new DisjointPaths<>(snapshot);
    Random random = new Random(~seed);
    int source = random.nextInt(size);
    int target = (source + 1 + random.nextInt(size - 1)) % size;
    for (Disjointness disjointness : Disjointness.values()) {
      Optional<DisjointPair<Integer, Edge>> best =
          paths.maximallyDisjointPair(source, target, disjointness);
      if (best.isEmpty()) {
        continue;
      }
      Certificate certificate = paths.certificate(source, target, disjointness);
      List<Edge> used = new ArrayList<>(best.get().first().edges());
      used.addAll(best.get().second().edges());
      Edge missing = used.get(random.nextInt(used.size()));
      graph.removeEdge(missing);
      Optional<DisjointPair<Integer, Edge>> other =
          new DisjointPaths<>(TopologySnapshot.of(graph, Edge::weight))
              .maximallyDisjointPair(source, target, disjointness);
      graph.addEdge(missing.from(), missing.to(), missing);
      if (other.isPresent()
          && !cost(other.get(), disjointness).equals(cost(best.get(), disjointness))) {
        assertTrue(
            Certificates.flaw(snapshot, other.get(), disjointness, certificate).isPresent(),
            () -> other + " is not better than " + best + " in " + network);
      }
    }
  }

  private static List<Long> cost(DisjointPair<Integer, Edge> pair, Disjointness disjointness) {
    long switches = disjointness == Disjointness.SWITCH ? pair.sharedVertices().size() : 0;
    return List.of(switches, (long) pair.sharedEdges().size(), pair.totalWeight());
  }

  /** What was the best is not, when a link that it does not use gets lighter. */
  @Test
  void refusesPairsOfAnotherTime() {
    assertProven(best, certificate);
    TopologySnapshot<String, String> later =
        TopologySnapshot.<String, String>builder()
            .addVertex("s")
            .addVertex("a")
            .addVertex("t")
            .addVertex("b")
            .addVertex("far")
            .addUndirected("s", "a", "sa", 1)
            .addUndirected("a", "t", "at", 1)
            .addUndirected("s", "b", "sb", 2)
            .addUndirected("b", "t", "bt", 2)
            .addUndirected("s", "far", "sf", 0)
            .addUndirected("far", "t", "ft", 1)
            .build();
    assertFlaw(
        "would make the pair better",
        Certificates.flaw(later, best, Disjointness.SWITCH, certificate));
  }

  @Test
  void refusesPotentialsThatProveNothing() {
    int n = SQUARE.vertexCount();
    Certificate flat = Certificate.ofPotentials(new long[2 * n], new long[2 * n]);
    assertFlaw(
        "would make the pair better", Certificates.flaw(SQUARE, best, Disjointness.SWITCH, flat));
  }

  @Test
  void refusesAPairThatSharesMoreThanItSays() {
    RoutedPath<String, String> first = best.first();
    assertFlaw(
        "share the switches [a]", check(new DisjointPair<>(first, first, List.of(), List.of())));
    assertFlaw(
        "share the links [sa, at]",
        check(new DisjointPair<>(first, first, List.of("a"), List.of("sa"))));
    assertFlaw(
        "would make", check(new DisjointPair<>(first, first, List.of("a"), List.of("sa", "at"))));
  }

  @Test
  void rolesMakeNoDifference() {
    for (PathPair<String, String> pair :
        List.of(PathPair.of(best), PathPair.of(best.second(), best.first()))) {
      assertEquals(
          Optional.empty(), Certificates.flaw(SQUARE, pair, Disjointness.SWITCH, certificate));
    }
    RoutedPath<String, String> there =
        new RoutedPath<>(List.of("s", "a", "b", "t"), List.of("sa", "ab", "bt"), 4);
    assertFlaw(
        "would make",
        Certificates.flaw(
            SQUARE, PathPair.of(there, best.first()), Disjointness.SWITCH, certificate));
    assertFlaw(
        "share the links [sa] and not []",
        Certificates.flaw(
            SQUARE,
            PathPair.of(there, best.first(), edge -> new Object()),
            Disjointness.SWITCH,
            certificate));
  }

  @Test
  void refusesEndsThatAreNotThere() {
    RoutedPath<String, String> elsewhere = new RoutedPath<>(List.of("s", "x"), List.of("sx"), 1);
    assertFlaw(
        "is not in the snapshot",
        check(new DisjointPair<>(elsewhere, elsewhere, List.of(), List.of("sx"))));
  }

  @Test
  void refusesWhatIsNoPath() {
    assertFlaw("weighs 2", checkSecond(List.of("s", "a", "t"), List.of("sa", "at"), 3));
    assertFlaw("does not lead", checkSecond(List.of("s", "b", "t"), List.of("sa", "bt"), 3));
    assertFlaw("does not lead", checkSecond(List.of("s", "b", "t"), List.of("zz", "bt"), 3));
    assertFlaw("other ends", checkSecond(List.of("s", "b", "a"), List.of("sb", "ab"), 3));
    assertFlaw(
        "visits b twice",
        checkSecond(List.of("s", "b", "a", "b", "t"), List.of("sb", "ab", "ab", "bt"), 6));
    RoutedPath<String, String> there =
        new RoutedPath<>(List.of("s", "a", "b", "t"), List.of("sa", "ab", "bt"), 4);
    RoutedPath<String, String> back =
        new RoutedPath<>(List.of("s", "b", "a", "t"), List.of("sb", "ab", "at"), 4);
    assertFlaw(
        "run against each other on ab",
        check(new DisjointPair<>(there, back, List.of("b", "a"), List.of("ab"))));
  }

  @Test
  void provesThatATargetCannotBeReached() {
    Certificate separation = paths.certificate("s", "far", Disjointness.LINK);
    assertTrue(separation.isSeparation());
    assertEquals(Optional.empty(), Certificates.flawOfSeparation(SQUARE, "s", "far", separation));
    assertFlaw(
        "on the side of the source", Certificates.flawOfSeparation(SQUARE, "s", "t", separation));
    assertFlaw(
        "not on its own side", Certificates.flawOfSeparation(SQUARE, "far", "s", separation));
    assertFlaw("separates nothing", Certificates.flawOfSeparation(SQUARE, "s", "far", certificate));
    assertFlaw("does not speak", Certificates.flaw(SQUARE, best, Disjointness.SWITCH, separation));
    boolean[] onlySource = new boolean[SQUARE.vertexCount()];
    onlySource[0] = true;
    assertFlaw(
        "leads to the other side",
        Certificates.flawOfSeparation(SQUARE, "s", "far", Certificate.ofSeparation(onlySource)));
  }

  private Optional<String> checkSecond(List<String> vertices, List<String> edges, long weight) {
    return check(
        new DisjointPair<>(
            best.first(),
            new RoutedPath<>(vertices, edges, weight),
            Collections.emptyList(),
            Collections.emptyList()));
  }

  private Optional<String> check(DisjointPair<String, String> pair) {
    return Certificates.flaw(SQUARE, pair, Disjointness.SWITCH, certificate);
  }

  private void assertProven(DisjointPair<String, String> pair, Certificate proof) {
    assertEquals(Optional.empty(), Certificates.flaw(SQUARE, pair, Disjointness.SWITCH, proof));
  }

  private static void assertFlaw(String expected, Optional<String> flaw) {
    assertTrue(flaw.isPresent() && flaw.get().contains(expected), () -> "flaw: " + flaw);
  }
}
