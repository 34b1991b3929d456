// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Two trees of one root that reach each member on disjoint paths, as far as the network has such.
 * Immutable.
 *
 * @param <V> type of the vertices
 * @param <E> type of the edges
 */
public final class TreePair<V, E> {
  private final RoutedTree<V, E> red;
  private final RoutedTree<V, E> blue;
  private final List<V> members;
  private final List<V> unreachable;

  /** Takes the lists over. */
  TreePair(
      RoutedTree<V, E> red, RoutedTree<V, E> blue, FixedList<V> members, FixedList<V> unreachable) {
    this.red = red;
    this.blue = blue;
    this.members = members;
    this.unreachable = unreachable;
  }

  /** The root of both trees. */
  public V root() {
    return red.root();
  }

  /** One tree. Every leaf of it is a member. */
  public RoutedTree<V, E> red() {
    return red;
  }

  /** The other tree. Every leaf of it is a member. */
  public RoutedTree<V, E> blue() {
    return blue;
  }

  /** The members that both trees reach, in the order in which they were given. Unmodifiable. */
  public List<V> members() {
    return members;
  }

  /**
   * The members that no path over two-way links joins to the root, in the order in which they were
   * given. Unmodifiable.
   */
  public List<V> unreachable() {
    return unreachable;
  }

  /** Weight of both trees; a bridge counts twice. */
  public long totalWeight() {
    return red.weight() + blue.weight();
  }

  /**
   * The switches besides root and member whose failure cuts the member off from both trees, in the
   * order of its red path, in O(hops log size).
   *
   * @throws IllegalArgumentException if this is none of the members that are reached, or the root
   */
  public List<V> sharedVertices(V member) {
    Set<V> onBlue = new HashSet<>(blue.path(member).transitVertices());
    List<V> shared = new ArrayList<>(red.path(member).transitVertices());
    shared.retainAll(onBlue);
    return List.copyOf(shared);
  }

  /**
   * The edges whose failure cuts the member off from both trees, in the order of its red path, in
   * O(hops log size). Both trees use them in the same direction.
   *
   * @throws IllegalArgumentException if this is none of the members that are reached, or the root
   */
  public List<E> sharedEdges(V member) {
    RoutedPath<V, E> path = red.path(member);
    List<E> shared = new ArrayList<>();
    for (int i = 0; i < path.hops(); i++) {
      V child = path.vertices().get(red.isFromRoot() ? i + 1 : i);
      if (red.sharesParentEdge(blue, child)) {
        shared.add(path.edges().get(i));
      }
    }
    return List.copyOf(shared);
  }

  /**
   * What the two paths of a member keep apart: switches, links only, or not even all links (empty).
   *
   * @throws IllegalArgumentException if this is none of the members that are reached, or the root
   */
  public Optional<Disjointness> achieved(V member) {
    return Disjointness.achievedBy(sharedVertices(member), sharedEdges(member));
  }

  /** Equal if both trees are, and the members. */
  @Override
  public boolean equals(Object other) {
    if (!(other instanceof TreePair)) {
      return false;
    }
    TreePair<?, ?> that = (TreePair<?, ?>) other;
    return red.equals(that.red)
        && blue.equals(that.blue)
        && members.equals(that.members)
        && unreachable.equals(that.unreachable);
  }

  @Override
  public int hashCode() {
    return Objects.hash(red, blue, members, unreachable);
  }

  @Override
  public String toString() {
    return "red " + red + " | blue " + blue + " unreachable " + unreachable;
  }
}
