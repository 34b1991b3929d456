// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;

/**
 * A tree in a network whose edges all lead from its root, or all to its root. Immutable.
 *
 * <p>Each vertex but the root has one parent and one edge that joins it to the parent, in the
 * direction in which the tree is used. A tree holds its snapshot and four bytes per vertex.
 *
 * @param <V> type of the vertices
 * @param <E> type of the edges
 */
public final class RoutedTree<V, E> {
  private final TopologySnapshot<V, E> snapshot;
  private final int root;
  private final boolean isFromRoot;

  /** One for each vertex but the root, in the order of their numbers. */
  private final int[] treeArcs;

  private final long weight;

  RoutedTree(TopologySnapshot<V, E> snapshot, int root, boolean isFromRoot, int[] treeArcs) {
    this.snapshot = snapshot;
    this.root = root;
    this.isFromRoot = isFromRoot;
    this.treeArcs = treeArcs;
    weight = snapshot.arcs().weight(treeArcs, 0, treeArcs.length);
  }

  /** The vertex at which all paths of the tree begin, or end. */
  public V root() {
    return snapshot.vertex(root);
  }

  /** Whether the edges lead away from the root; they lead to it otherwise. */
  public boolean isFromRoot() {
    return isFromRoot;
  }

  /** All vertices but the root, in an order that depends on the snapshot alone. Unmodifiable. */
  public List<V> vertices() {
    return new View<>() {
      @Override
      public V get(int index) {
        return snapshot.vertex(child(index));
      }
    };
  }

  /**
   * The edges, unmodifiable; edge {@code i} joins vertex {@code i} of {@link #vertices()} to its
   * parent.
   */
  public List<E> edges() {
    return new View<>() {
      @Override
      public E get(int index) {
        return snapshot.edge(treeArcs[index]);
      }
    };
  }

  /** Sum of the weights of the edges, each in the direction in which the tree is used. */
  public long weight() {
    return weight;
  }

  /** Whether the vertex is the root or joined to it. */
  public boolean contains(V vertex) {
    int v = snapshot.indexOf(vertex);
    return v >= 0 && (v == root || position(v) >= 0);
  }

  /**
   * The next vertex towards the root, in O(log size).
   *
   * @return the parent, or empty for the root
   * @throws IllegalArgumentException if the vertex is not in the tree
   */
  public Optional<V> parent(V vertex) {
    int v = checkedIndex(vertex);
    return v == root ? Optional.empty() : Optional.of(snapshot.vertex(parent(arcOf(v))));
  }

  /**
   * The edge between a vertex and its parent, in O(log size).
   *
   * @return the edge in the direction in which the tree is used, or empty for the root
   * @throws IllegalArgumentException if the vertex is not in the tree
   */
  public Optional<E> parentEdge(V vertex) {
    int v = checkedIndex(vertex);
    return v == root ? Optional.empty() : Optional.of(snapshot.edge(arcOf(v)));
  }

  /**
   * The path between the root and a vertex, in the direction of the tree, in O(hops log size).
   *
   * @param vertex a vertex of the tree other than the root
   * @throws IllegalArgumentException if the vertex is not in the tree, or is the root
   */
  public RoutedPath<V, E> path(V vertex) {
    int v = checkedIndex(vertex);
    if (v == root) {
      throw new IllegalArgumentException(
          vertex + " is the root of the tree: ask for the path of another vertex");
    }
    List<V> vertices = new ArrayList<>();
    List<E> edges = new ArrayList<>();
    long sum = 0;
    vertices.add(vertex);
    while (v != root) {
      int arc = arcOf(v);
      sum += snapshot.arcs().weights[arc];
      v = parent(arc);
      edges.add(snapshot.edge(arc));
      vertices.add(snapshot.vertex(v));
    }
    if (isFromRoot) {
      Collections.reverse(vertices);
      Collections.reverse(edges);
    }
    return new RoutedPath<>(vertices, edges, sum);
  }

  /** Whether another tree of the snapshot joins the vertex to its parent by the same edge. */
  boolean sharesParentEdge(RoutedTree<V, E> other, V vertex) {
    int v = snapshot.indexOf(vertex);
    int index = other.position(v);
    return index >= 0 && other.treeArcs[index] == arcOf(v);
  }

  private int arcOf(int v) {
    return treeArcs[position(v)];
  }

  private int parent(int treeArc) {
    return isFromRoot ? snapshot.arcs().tails[treeArc] : snapshot.arcs().heads[treeArc];
  }

  private int child(int index) {
    int arc = treeArcs[index];
    return isFromRoot ? snapshot.arcs().heads[arc] : snapshot.arcs().tails[arc];
  }

  /** Position of a vertex among the children, or a negative number. */
  private int position(int v) {
    int low = 0;
    int high = treeArcs.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int child = child(middle);
      if (child == v) {
        return middle;
      }
      if (child < v) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  private int checkedIndex(V vertex) {
    int v = snapshot.indexOf(vertex);
    if (v < 0 || (v != root && position(v) < 0)) {
      throw new IllegalArgumentException(
          "The vertex "
              + vertex
              + " is not among the "
              + (treeArcs.length + 1)
              + " of the tree of "
              + root()
              + ": ask contains first, or make it a member");
    }
    return v;
  }

  /** Equal if root, direction, vertices and edges are. */
  @Override
  public boolean equals(Object other) {
    if (!(other instanceof RoutedTree)) {
      return false;
    }
    RoutedTree<?, ?> that = (RoutedTree<?, ?>) other;
    return isFromRoot == that.isFromRoot
        && weight == that.weight
        && root().equals(that.root())
        && vertices().equals(that.vertices())
        && edges().equals(that.edges());
  }

  @Override
  public int hashCode() {
    return Objects.hash(root(), isFromRoot, weight, edges());
  }

  @Override
  public String toString() {
    return (isFromRoot ? "from " : "to ") + root() + " " + edges() + " weight " + weight;
  }

  private abstract class View<T> extends AbstractList<T> implements RandomAccess {
    @Override
    public int size() {
      return treeArcs.length;
    }
  }
}
