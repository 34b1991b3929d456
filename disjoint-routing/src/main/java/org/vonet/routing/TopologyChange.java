// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What differs between two snapshots of one network. Immutable.
 *
 * <p>Vertices and edges are the same in both snapshots if they are equal. An edge that leads
 * between other vertices than before, or has become one link with another edge, or no longer is,
 * counts as gone and as come. Edges that a snapshot does not keep, being heavier than another one
 * the same way over the same link, are not in it.
 *
 * <p>What a change means for results that were the best before: one with a gone vertex or edge is
 * broken. One with a heavier edge works, but may no longer be the best. All others remain the best
 * as long as nothing has come or become lighter, since there is less to choose from. If something
 * has, {@link Arrivals} tells which of them can be improved.
 *
 * @param <V> type of the vertices
 * @param <E> type of the edges
 */
public final class TopologyChange<V, E> {
  private static final int NONE = ArcGraph.NONE;

  private final TopologySnapshot<V, E> after;
  private final List<V> goneVertices;
  private final List<V> comeVertices;
  private final List<E> goneEdges;
  private final List<E> comeEdges;
  private final List<E> lighterEdges;
  private final List<E> heavierEdges;

  /** The arcs of the later snapshot that belong to come or lighter edges, ascending. */
  private final int[] arrivedArcs;

  private TopologyChange(
      TopologySnapshot<V, E> after,
      Collection<V> goneVertices,
      Collection<V> comeVertices,
      Comparison<V, E> edges) {
    this.after = after;
    this.goneVertices = List.copyOf(goneVertices);
    this.comeVertices = List.copyOf(comeVertices);
    goneEdges = List.copyOf(edges.gone);
    comeEdges = List.copyOf(edges.come);
    lighterEdges = List.copyOf(edges.lighter);
    heavierEdges = List.copyOf(edges.heavier);
    arrivedArcs = edges.arrivedArcs();
  }

  /**
   * Compares two snapshots, in O(vertices + edges) if no edge is equal to many others.
   *
   * @param before the earlier snapshot
   * @param after the later one
   */
  public static <V, E> TopologyChange<V, E> between(
      TopologySnapshot<V, E> before, TopologySnapshot<V, E> after) {
    List<V> gone = new ArrayList<>();
    for (V vertex : before.vertices()) {
      if (!after.contains(vertex)) {
        gone.add(vertex);
      }
    }
    List<V> come = new ArrayList<>();
    for (V vertex : after.vertices()) {
      if (!before.contains(vertex)) {
        come.add(vertex);
      }
    }
    return new TopologyChange<>(after, gone, come, new Comparison<>(before, after));
  }

  /** The arcs of both snapshots, matched with each other. */
  private static final class Comparison<V, E> {
    final Set<E> gone = new LinkedHashSet<>();
    final Set<E> come = new LinkedHashSet<>();
    final Set<E> lighter = new LinkedHashSet<>();
    final Set<E> heavier = new LinkedHashSet<>();
    private final ArcGraph before;
    private final ArcGraph after;

    /** For each arc the arc in the other snapshot that is the same, or none. */
    private final int[] later;

    private final int[] earlier;
    private final boolean[] isArrived;

    Comparison(TopologySnapshot<V, E> beforeSnapshot, TopologySnapshot<V, E> afterSnapshot) {
      before = beforeSnapshot.arcs();
      after = afterSnapshot.arcs();
      later = new int[before.arcCount()];
      earlier = new int[after.arcCount()];
      isArrived = new boolean[after.arcCount()];
      Arrays.fill(later, NONE);
      Arrays.fill(earlier, NONE);
      match(beforeSnapshot, afterSnapshot);
      for (int arc = 0; arc < later.length; arc++) {
        if (later[arc] == NONE || isRelinked(arc, later[arc])) {
          gone.add(beforeSnapshot.edge(arc));
        }
      }
      for (int arc = 0; arc < earlier.length; arc++) {
        E edge = afterSnapshot.edge(arc);
        if (earlier[arc] == NONE || isRelinked(earlier[arc], arc)) {
          come.add(edge);
          isArrived[arc] = true;
        } else if (after.weights[arc] < before.weights[earlier[arc]]) {
          lighter.add(edge);
          isArrived[arc] = true;
        } else if (after.weights[arc] > before.weights[earlier[arc]]) {
          heavier.add(edge);
        }
      }
    }

    private void match(
        TopologySnapshot<V, E> beforeSnapshot, TopologySnapshot<V, E> afterSnapshot) {
      int[] laterVertex = new int[before.vertexCount];
      for (int v = 0; v < before.vertexCount; v++) {
        laterVertex[v] = afterSnapshot.indexOf(beforeSnapshot.vertex(v));
      }
      // The arcs of one edge, two as a rule, form a list.
      Map<E, Integer> lastArc = new HashMap<>();
      int[] previousArc = new int[after.arcCount()];
      for (int arc = 0; arc < previousArc.length; arc++) {
        Integer previous = lastArc.put(afterSnapshot.edge(arc), arc);
        previousArc[arc] = previous == null ? NONE : previous;
      }
      for (int arc = 0; arc < later.length; arc++) {
        int candidate = lastArc.getOrDefault(beforeSnapshot.edge(arc), NONE);
        while (candidate != NONE
            && (earlier[candidate] != NONE
                || after.tails[candidate] != laterVertex[before.tails[arc]]
                || after.heads[candidate] != laterVertex[before.heads[arc]])) {
          candidate = previousArc[candidate];
        }
        if (candidate != NONE) {
          later[arc] = candidate;
          earlier[candidate] = arc;
        }
      }
    }

    /** Whether the arc's link has got or lost an opposite arc that is in both snapshots. */
    private boolean isRelinked(int earlierArc, int laterArc) {
      int reverseBefore = before.reverse[earlierArc];
      int expected = reverseBefore == NONE ? NONE : later[reverseBefore];
      int reverseAfter = after.reverse[laterArc];
      int actual = reverseAfter == NONE || earlier[reverseAfter] == NONE ? NONE : reverseAfter;
      return expected != actual;
    }

    int[] arrivedArcs() {
      int[] arcs = new int[isArrived.length];
      int count = 0;
      for (int arc = 0; arc < isArrived.length; arc++) {
        if (isArrived[arc]) {
          arcs[count++] = arc;
        }
      }
      return Arrays.copyOf(arcs, count);
    }
  }

  /** The vertices of the earlier snapshot alone, unmodifiable. */
  public List<V> goneVertices() {
    return goneVertices;
  }

  /** The vertices of the later snapshot alone, unmodifiable. */
  public List<V> comeVertices() {
    return comeVertices;
  }

  /** The edges that are no longer there, or no longer as they were, unmodifiable. */
  public List<E> goneEdges() {
    return goneEdges;
  }

  /** The edges that are new, or new in this way, unmodifiable. */
  public List<E> comeEdges() {
    return comeEdges;
  }

  /** The edges that weigh less than before, unmodifiable. */
  public List<E> lighterEdges() {
    return lighterEdges;
  }

  /** The edges that weigh more than before, unmodifiable. */
  public List<E> heavierEdges() {
    return heavierEdges;
  }

  /** Whether both snapshots have the same vertices and edges of the same weights. */
  public boolean isEmpty() {
    return goneVertices.isEmpty()
        && comeVertices.isEmpty()
        && goneEdges.isEmpty()
        && comeEdges.isEmpty()
        && lighterEdges.isEmpty()
        && heavierEdges.isEmpty();
  }

  @Override
  public String toString() {
    return "gone "
        + goneVertices
        + goneEdges
        + " come "
        + comeVertices
        + comeEdges
        + " lighter "
        + lighterEdges
        + " heavier "
        + heavierEdges;
  }

  TopologySnapshot<V, E> after() {
    return after;
  }

  int[] arrivedArcs() {
    return arrivedArcs;
  }
}
