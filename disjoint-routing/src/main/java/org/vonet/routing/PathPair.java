// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Two paths from one source to one target in fixed roles, and what they share. Immutable.
 *
 * <p>A {@link DisjointPair} deals the pieces between its meetings so that the first path is the
 * lightest. That is not always allowed: where the pieces carry different risks, or where one path
 * has to stay as it is. So here {@code first} may be the heavier one, the paths may meet in
 * different orders, and they may even cross a shared link in opposite directions.
 *
 * @param <V> type of the vertices
 * @param <E> type of the edges
 */
public final class PathPair<V, E> {
  private final RoutedPath<V, E> first;
  private final RoutedPath<V, E> second;
  private final List<V> sharedVertices;
  private final List<E> sharedEdges;

  private PathPair(
      RoutedPath<V, E> first,
      RoutedPath<V, E> second,
      List<V> sharedVertices,
      List<E> sharedEdges) {
    this.first = first;
    this.second = second;
    this.sharedVertices = List.copyOf(sharedVertices);
    this.sharedEdges = List.copyOf(sharedEdges);
  }

  /** The same two paths in the same roles. */
  public static <V, E> PathPair<V, E> of(DisjointPair<V, E> pair) {
    return new PathPair<>(pair.first(), pair.second(), pair.sharedVertices(), pair.sharedEdges());
  }

  /**
   * Makes a pair of two paths in a network in which each edge is a link of its own, in O(hops).
   *
   * @throws IllegalArgumentException if the paths have different ends
   */
  public static <V, E> PathPair<V, E> of(RoutedPath<V, E> first, RoutedPath<V, E> second) {
    return of(first, second, edge -> edge);
  }

  /**
   * Makes a pair of two paths, in O(hops).
   *
   * @param linkOf key of the link that an edge belongs to, compared by {@code equals}, as given to
   *     the snapshot
   * @throws IllegalArgumentException if the paths have different ends
   */
  public static <V, E> PathPair<V, E> of(
      RoutedPath<V, E> first, RoutedPath<V, E> second, Function<? super E, ?> linkOf) {
    if (!first.source().equals(second.source()) || !first.target().equals(second.target())) {
      throw new IllegalArgumentException(
          "One path leads from "
              + first.source()
              + " to "
              + first.target()
              + " and the other from "
              + second.source()
              + " to "
              + second.target()
              + ": give two paths with the same ends");
    }
    Set<Object> links = new HashSet<>();
    second.edges().forEach(edge -> links.add(linkOf.apply(edge)));
    Set<V> transit = new HashSet<>(second.transitVertices());
    return new PathPair<>(
        first,
        second,
        first.transitVertices().stream().filter(transit::contains).collect(Collectors.toList()),
        first.edges().stream()
            .filter(edge -> links.contains(linkOf.apply(edge)))
            .collect(Collectors.toList()));
  }

  /** Makes a pair of two paths on arc numbers. The marks are scratch space. */
  static <V, E> PathPair<V, E> of(
      TopologySnapshot<V, E> snapshot,
      int[] first,
      int firstLength,
      int[] second,
      int secondLength,
      PathMarks marks) {
    ArcGraph arcs = snapshot.arcs();
    marks.set(second, secondLength);
    List<V> sharedVertices = new ArrayList<>();
    List<E> sharedEdges = new ArrayList<>();
    for (int i = 0; i < firstLength; i++) {
      if (marks.hasLink(first[i])) {
        sharedEdges.add(snapshot.edge(first[i]));
      }
      if (i + 1 < firstLength && marks.hasTransit(arcs.heads[first[i]])) {
        sharedVertices.add(snapshot.vertex(arcs.heads[first[i]]));
      }
    }
    RouteAssembler<V, E> assembler = new RouteAssembler<>(snapshot);
    return new PathPair<>(
        assembler.path(first, firstLength),
        assembler.path(second, secondLength),
        sharedVertices,
        sharedEdges);
  }

  /** The path in the first role. */
  public RoutedPath<V, E> first() {
    return first;
  }

  /** The path in the second role. */
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
   * The switches besides source and target whose failure hits both paths, in the order in which the
   * first visits them. Unmodifiable.
   */
  public List<V> sharedVertices() {
    return sharedVertices;
  }

  /**
   * The edges of the first path whose link the second crosses too, in order. Unmodifiable. The
   * second may cross a link in the opposite direction, by another edge.
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

  /** Equal if both paths are, in the same roles. */
  @Override
  public boolean equals(Object other) {
    if (!(other instanceof PathPair)) {
      return false;
    }
    PathPair<?, ?> that = (PathPair<?, ?>) other;
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
