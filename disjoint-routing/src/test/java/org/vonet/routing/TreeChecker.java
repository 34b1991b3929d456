// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vonet.routing.TestNetwork.Edge;

/** Checks two trees against the definitions alone: it knows no algorithm, only the network. */
final class TreeChecker {
  private final Unavoidable unavoidable;
  private final int root;

  /**
   * Prepares checks of trees with this root.
   *
   * @param unavoidable what fails on its own cuts the root off
   */
  TreeChecker(Unavoidable unavoidable, int root) {
    this.unavoidable = unavoidable;
    this.root = root;
  }

  /** Tells, in some other way than the library, what paths from a root cannot avoid. */
  interface Unavoidable {
    /** Whether two-way links join the vertices. */
    boolean isReachable(int root, int vertex);

    /** The links of a path between root and member whose failure cuts the two apart. */
    Set<Integer> links(RoutedPath<Integer, Edge> path);

    /** The transit switches of a path between root and member whose failure cuts the two apart. */
    Set<Integer> switches(RoutedPath<Integer, Edge> path);
  }

  /** Fails unless the trees are what they say to be, for the members that were asked for. */
  void check(
      TreePair<Integer, Edge> pair,
      Collection<Integer> asked,
      Disjointness disjointness,
      boolean isFromRoot) {
    assertEquals(root, pair.root());
    assertEquals(root, pair.blue().root());
    List<Integer> reached = new ArrayList<>();
    List<Integer> unreachable = new ArrayList<>();
    for (int member : new LinkedHashSet<>(asked)) {
      if (member != root) {
        (unavoidable.isReachable(root, member) ? reached : unreachable).add(member);
      }
    }
    assertEquals(reached, pair.members());
    assertEquals(unreachable, pair.unreachable());
    assertEquals(pair.red().weight() + pair.blue().weight(), pair.totalWeight());
    Map<Integer, Edge> red = checkTree(pair.red(), reached, isFromRoot);
    Map<Integer, Edge> blue = checkTree(pair.blue(), reached, isFromRoot);
    checkDirectedLinks(pair, red, blue);
    for (int member : reached) {
      checkMember(pair, member, disjointness);
    }
  }

  /** The edges by their heads, or by their tails if the tree leads to the root. */
  private Map<Integer, Edge> checkTree(
      RoutedTree<Integer, Edge> tree, List<Integer> members, boolean isFromRoot) {
    assertEquals(isFromRoot, tree.isFromRoot());
    assertEquals(tree.vertices().size(), tree.edges().size());
    assertTrue(tree.contains(root));
    assertEquals(Optional.empty(), tree.parent(root));
    assertEquals(Optional.empty(), tree.parentEdge(root));
    Map<Integer, Edge> edges = new HashMap<>();
    Set<Integer> parents = new HashSet<>();
    long weight = 0;
    for (int i = 0; i < tree.vertices().size(); i++) {
      int child = tree.vertices().get(i);
      Edge edge = tree.edges().get(i);
      int parent = tree.parent(child).orElseThrow();
      assertEquals(edge, tree.parentEdge(child).orElseThrow());
      assertTrue(tree.contains(child));
      int from = isFromRoot ? parent : child;
      int to = isFromRoot ? child : parent;
      assertTrue(edge.leads(from, to), () -> edge + " does not lead " + from + " to " + to);
      weight += edge.link.weight(from, to);
      assertTrue(edge.link.weight(to, from) != TestNetwork.CLOSED, () -> edge + " is one-way");
      assertEquals(null, edges.put(child, edge), "a vertex with two parents");
      parents.add(parent);
    }
    assertFalse(edges.containsKey(root));
    assertEquals(weight, tree.weight());
    Set<Integer> leaves = new HashSet<>(edges.keySet());
    leaves.removeAll(parents);
    assertTrue(members.containsAll(leaves), () -> "leaves " + leaves + ", members " + members);
    assertTrue(edges.keySet().containsAll(members));
    for (int member : members) {
      RoutedPath<Integer, Edge> path = tree.path(member);
      PairChecker.checkPath(path, isFromRoot ? root : member, isFromRoot ? member : root);
      for (int i = 0; i < path.hops(); i++) {
        int child = path.vertices().get(isFromRoot ? i + 1 : i);
        assertEquals(edges.get(child), path.edges().get(i), "a path leaves its tree");
      }
    }
    assertThrows(IllegalArgumentException.class, () -> tree.path(root));
    return edges;
  }

  /** Both trees enter a vertex by the same link only if that is a bridge. */
  private void checkDirectedLinks(
      TreePair<Integer, Edge> pair, Map<Integer, Edge> red, Map<Integer, Edge> blue) {
    for (Map.Entry<Integer, Edge> entry : red.entrySet()) {
      Edge other = blue.get(entry.getKey());
      if (other != null && other.link == entry.getValue().link) {
        RoutedPath<Integer, Edge> path = pair.red().path(entry.getKey());
        assertTrue(
            unavoidable.links(path).contains(other.link.index),
            () -> "both trees use " + other + ", which is no bridge");
      }
    }
  }

  private void checkMember(TreePair<Integer, Edge> pair, int member, Disjointness disjointness) {
    RoutedPath<Integer, Edge> red = pair.red().path(member);
    RoutedPath<Integer, Edge> blue = pair.blue().path(member);
    Set<Integer> blueLinks = new HashSet<>();
    blue.edges().forEach(edge -> blueLinks.add(edge.link.index));
    List<Integer> sharedLinks = new ArrayList<>();
    for (Edge edge : red.edges()) {
      if (blueLinks.contains(edge.link.index)) {
        sharedLinks.add(edge.link.index);
      }
    }
    List<Integer> sharedSwitches = new ArrayList<>(red.transitVertices());
    sharedSwitches.retainAll(blue.transitVertices());

    String where = " for " + member + ": red " + red + " blue " + blue;
    assertEquals(unavoidable.links(red), new HashSet<>(sharedLinks), () -> "shared links" + where);
    if (disjointness == Disjointness.SWITCH) {
      assertEquals(
          unavoidable.switches(red),
          new HashSet<>(sharedSwitches),
          () -> "shared switches" + where);
    }
    List<Integer> namedLinks = new ArrayList<>();
    pair.sharedEdges(member).forEach(edge -> namedLinks.add(edge.link.index));
    assertEquals(sharedLinks, namedLinks);
    assertEquals(sharedSwitches, pair.sharedVertices(member));
    Optional<Disjointness> achieved = Optional.empty();
    if (sharedLinks.isEmpty()) {
      achieved = Optional.of(sharedSwitches.isEmpty() ? Disjointness.SWITCH : Disjointness.LINK);
    }
    assertEquals(achieved, pair.achieved(member));
  }
}
