// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.Arrays;

/**
 * The search for two redundant trees, on vertex and arc numbers.
 *
 * <p>The network as seen from the root is cut into two-connected parts. In each part that leads to
 * a member, an order of its vertices is found from which any choice of parents gives disjoint
 * paths, and light ones are chosen. A part's top is a terminal of the part above. The two paths of
 * a member then share the tops and the bridges that they pass, which no other pair can avoid.
 *
 * <p>No allocation after construction. Not thread-safe.
 */
final class TreeSearch {
  private static final int NONE = ArcGraph.NONE;

  private final ArcGraph graph;
  private final TreeEffort effort;
  private final TwoConnectedParts parts;
  private final TreeOrder order;
  private final StOrder stOrder;
  private final EarOrder earOrder;
  private final LexicographicHeap near;
  private final ParentChoice choice;

  /** Whether a vertex has to be in both trees: the members, and the tops above them. */
  private final boolean[] isTerminal;

  /** The terminals of each part, as a list that ends with none. */
  private final int[] firstTerminal;

  private final int[] lastTerminal;
  private final int[] nextTerminal;

  private final boolean[] isRed;
  private final boolean[] isBlue;
  private int root;
  private boolean isFromRoot;

  TreeSearch(ArcGraph graph, TreeEffort effort) {
    this.graph = graph;
    this.effort = effort;
    int n = graph.vertexCount;
    parts = new TwoConnectedParts(graph);
    order = new TreeOrder(n);
    isTerminal = new boolean[n];
    choice = new ParentChoice(graph, parts, order, isTerminal);
    boolean isLight = effort == TreeEffort.LIGHT;
    near = isLight ? new LexicographicHeap(n) : null;
    earOrder = isLight ? new EarOrder(graph, parts, order, near) : null;
    stOrder = isLight ? null : new StOrder(n, parts, order);
    firstTerminal = new int[n];
    lastTerminal = new int[n];
    nextTerminal = new int[n];
    isRed = new boolean[n];
    isBlue = new boolean[n];
  }

  /**
   * Starts a search.
   *
   * @param fromRoot whether the weights that count are those of the direction from the root
   */
  void explore(int start, Disjointness disjointness, boolean fromRoot) {
    root = start;
    isFromRoot = fromRoot;
    areSwitchesApart = disjointness == Disjointness.SWITCH;
    parts.explore(root, areSwitchesApart || effort == TreeEffort.LINEAR);
    Arrays.fill(isTerminal, false);
    isTerminal[root] = true;
  }

  private boolean areSwitchesApart;

  /** Adds a member, unless it is one. Returns whether the root can reach it over two-way links. */
  boolean addMember(int member) {
    if (!parts.isReached(member)) {
      return false;
    }
    for (int v = member; !isTerminal[v]; v = parts.top(parts.part(v))) {
      isTerminal[v] = true;
    }
    return true;
  }

  /** Finds the trees of all members that were added. */
  void search() {
    order.clear();
    Arrays.fill(isRed, false);
    Arrays.fill(isBlue, false);
    Arrays.fill(firstTerminal, NONE);
    if (effort == TreeEffort.LINEAR) {
      for (int i = 1; i < parts.reachedCount(); i++) {
        listTerminal(parts.found(i));
      }
      stOrder.arrange();
    } else {
      earOrder.clear();
      listTerminalsByDistance();
    }
    for (int i = 1; i < parts.reachedCount(); i++) {
      int part = parts.found(i);
      if (firstTerminal[part] == NONE) {
        continue;
      }
      if (parts.isBelowBridge(part)) {
        choice.redParent[part] = parts.parentArc(part);
        choice.blueParent[part] = parts.parentArc(part);
      } else {
        arrange(part);
        choice.choose(part, isFromRoot);
      }
      for (int v = firstTerminal[part]; v != NONE; v = nextTerminal[v]) {
        mark(v, parts.top(part), choice.redParent, isRed);
        mark(v, parts.top(part), choice.blueParent, isBlue);
      }
    }
  }

  private void arrange(int part) {
    if (effort == TreeEffort.LINEAR) {
      stOrder.take(part);
      return;
    }
    earOrder.enter(part, areSwitchesApart, isFromRoot);
    for (int v = firstTerminal[part]; v != NONE; v = nextTerminal[v]) {
      earOrder.attach(v);
    }
    earOrder.take();
  }

  private void listTerminal(int v) {
    if (!isTerminal[v]) {
      return;
    }
    int part = parts.part(v);
    if (firstTerminal[part] == NONE) {
      firstTerminal[part] = v;
    } else {
      nextTerminal[lastTerminal[part]] = v;
    }
    lastTerminal[part] = v;
    nextTerminal[v] = NONE;
  }

  private void listTerminalsByDistance() {
    near.clear();
    near.improve(root, 0, 0);
    while (!near.isEmpty()) {
      int v = near.removeMin();
      if (v != root) {
        listTerminal(v);
      }
      for (int arc = graph.offsets[v]; arc < graph.offsets[v + 1]; arc++) {
        int back = graph.reverse[arc];
        if (back != NONE) {
          long weight = graph.weights[isFromRoot ? arc : back];
          near.improve(graph.heads[arc], 0, near.distance(v) + weight);
        }
      }
    }
  }

  private void mark(int terminal, int top, int[] parents, boolean[] isMarked) {
    for (int v = terminal; v != top && !isMarked[v]; v = graph.heads[parents[v]]) {
      isMarked[v] = true;
    }
  }

  /** The arcs of the red tree in the direction of its use, by the vertex that is further away. */
  int[] redArcs() {
    return arcs(isRed, choice.redParent);
  }

  /** The arcs of the blue tree, in the same way. */
  int[] blueArcs() {
    return arcs(isBlue, choice.blueParent);
  }

  private int[] arcs(boolean[] isMarked, int[] parents) {
    int count = 0;
    for (boolean marked : isMarked) {
      count += marked ? 1 : 0;
    }
    int[] arcs = new int[count];
    int index = 0;
    for (int v = 0; v < isMarked.length; v++) {
      if (isMarked[v]) {
        arcs[index++] = isFromRoot ? graph.reverse[parents[v]] : parents[v];
      }
    }
    return arcs;
  }
}
