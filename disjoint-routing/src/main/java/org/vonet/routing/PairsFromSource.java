// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The lightest pairs of disjoint paths from one source to every other vertex.
 *
 * <p>It keeps 28 bytes per vertex and makes a pair when asked for it, with the scratch space of the
 * {@link DisjointPaths} that it came from: use both in the same thread. What was asked of that in
 * the meantime makes no difference, and the pairs are immutable.
 *
 * @param <V> type of the vertices
 * @param <E> type of the edges
 */
public final class PairsFromSource<V, E> {
  private final TopologySnapshot<V, E> snapshot;
  private final RouteAssembler<V, E> assembler;
  private final TwoUnitFlow flow;
  private final Marks marks;
  private final int source;
  private final Disjointness disjointness;

  /** The shortest-path tree. */
  private final int[] lastArcs;

  private final long[] distances;

  /** What a pair weighs beyond two shortest paths, or -1 where there is none. */
  private final long[] extras;

  private final int[] offeredBy;
  private final int[] separatedBy;

  PairsFromSource(
      TopologySnapshot<V, E> snapshot,
      int source,
      Disjointness disjointness,
      ShortestPathSearch nearest,
      SourcePairSearch search,
      TwoUnitFlow flow,
      Marks marks) {
    this.snapshot = snapshot;
    this.source = source;
    this.disjointness = disjointness;
    this.flow = flow;
    this.marks = marks;
    assembler = new RouteAssembler<>(snapshot);
    int n = snapshot.vertexCount();
    lastArcs = nearest.reachedBy.clone();
    offeredBy = new int[n];
    separatedBy = new int[n];
    distances = new long[n];
    extras = new long[n];
    for (int v = 0; v < n; v++) {
      distances[v] = nearest.isLabelled(v) ? nearest.distance(v) : -1;
      boolean hasPair = v != source && search.hasPair(v);
      extras[v] = hasPair ? search.extra(v) : -1;
      if (hasPair) {
        offeredBy[v] = search.offeredBy(v);
        separatedBy[v] = search.separatedBy(v);
      }
    }
  }

  /** Where all paths begin. */
  public V source() {
    return snapshot.vertex(source);
  }

  /** What the two paths of each pair do not have in common. */
  public Disjointness disjointness() {
    return disjointness;
  }

  /**
   * Weight of the shortest single path to a vertex, 0 for the source itself, in O(1).
   *
   * @return the weight, or empty if the vertex can't be reached
   * @throws IllegalArgumentException if the vertex is not in the snapshot
   */
  public OptionalLong shortestWeight(V target) {
    long distance = distances[snapshot.requiredIndex("target", target)];
    return distance < 0 ? OptionalLong.empty() : OptionalLong.of(distance);
  }

  /**
   * Weight of both paths of the pair to a vertex, in O(1).
   *
   * @return the weight, or empty if there is no pair
   * @throws IllegalArgumentException if the vertex is not in the snapshot or is the source
   */
  public OptionalLong totalWeight(V target) {
    int to = target(target);
    return extras[to] < 0 ? OptionalLong.empty() : OptionalLong.of(2 * distances[to] + extras[to]);
  }

  /**
   * The pair to a vertex, in time proportional to its length and to the labels that it rests on.
   *
   * @return a lightest pair, or empty if there is none
   * @throws IllegalArgumentException if the vertex is not in the snapshot or is the source
   */
  public Optional<DisjointPair<V, E>> pair(V target) {
    int to = target(target);
    if (extras[to] < 0) {
      return Optional.empty();
    }
    marks.clear();
    for (int v = to; v != source; v = separatedBy[v]) {
      marks.add(v);
    }
    flow.clear();
    addPathTo(to);
    addPathTo(to);
    flow.decompose(source, to);
    return Optional.of(assembler.pair(flow));
  }

  /** Goes back to the source, by the arc outside the tree where a mark says so, once for each. */
  private void addPathTo(int target) {
    int[] tails = snapshot.arcs().tails;
    int v = target;
    while (v != source) {
      int arc = marks.remove(v) ? offeredBy[v] : lastArcs[v];
      flow.addOrCancel(arc);
      v = tails[arc];
    }
  }

  private int target(V target) {
    int to = snapshot.requiredIndex("target", target);
    snapshot.requireDistinct(source, to);
    return to;
  }

  @Override
  public String toString() {
    return "pairs from " + source() + ", " + disjointness + "-disjoint";
  }
}
