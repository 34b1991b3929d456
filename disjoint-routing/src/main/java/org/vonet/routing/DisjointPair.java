// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Two paths from one source to one target, and what they share. Immutable.
 *
 * <p>{@code first} is never heavier than {@code second}. Where the paths meet, {@code first} takes
 * the lighter piece up to the next meeting, so it is the lightest path on the links of the pair.
 *
 * @param <V> type of the vertices
 * @param <E> type of the edges
 */
public final class DisjointPair<V, E> {
  private final RoutedPath<V, E> first;
  private final RoutedPath<V, E> second;
  private final List<V> sharedVertices;
  private final List<E> sharedEdges;

  /** Takes over the lists, which must not change any more. */
  DisjointPair(
      RoutedPath<V, E> first,
      RoutedPath<V, E> second,
      List<V> sharedVertices,
      List<E> sharedEdges) {
    this.first = first;
    this.second = second;
    this.sharedVertices = sharedVertices;
    this.sharedEdges = sharedEdges;
  }

  /** The lighter path, or one of two that weigh the same. */
  public RoutedPath<V, E> first() {
    return first;
  }

  /** The other path. It equals {@link #first()} where nothing at all could be avoided. */
  public RoutedPath<V, E> second() {
    return second;
  }

  /** Common source of both paths. */
  public V source() {
    return first.source();
  }

  /** Common target of both paths. */
  public V target() {
    return first.target();
  }

  /** Weight of both paths together; a shared link counts twice. */
  public long totalWeight() {
    return first.weight() + second.weight();
  }

  /**
   * The switches besides source and target whose failure hits both paths, in the order in which
   * both visit them. Unmodifiable.
   */
  public List<V> sharedVertices() {
    return sharedVertices;
  }

  /**
   * The edges whose failure hits both paths, in the order in which both cross them. Unmodifiable.
   * Both cross a shared link by the same edge: the paths never run against each other.
   */
  public List<E> sharedEdges() {
    return sharedEdges;
  }

  /** What the pair keeps apart: switches, links only, or not even all links (empty). */
  public Optional<Disjointness> achieved() {
    return Disjointness.achievedBy(sharedVertices, sharedEdges);
  }

  /** Whether the pair keeps apart at least what is asked. */
  public boolean achieves(Disjointness disjointness) {
    return disjointness.isAchievedBy(sharedVertices, sharedEdges);
  }

  /** Equal if both paths are. */
  @Override
  public boolean equals(Object other) {
    if (!(other instanceof DisjointPair)) {
      return false;
    }
    DisjointPair<?, ?> that = (DisjointPair<?, ?>) other;
    return first.equals(that.first) && second.equals(that.second);
  }

  @Override
  public int hashCode() {
    return Objects.hash(first, second);
  }

  @Override
  public String toString() {
    return first
        + " | "
        + second
        + " shared switches "
        + sharedVertices
        + " shared links "
        + sharedEdges;
  }
}
