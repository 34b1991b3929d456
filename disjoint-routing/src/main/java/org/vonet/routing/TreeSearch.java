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

  /** Ways to put a two-connected part in order. */
  private enum Ordering {
    ST_ORDER,
    EARS_APART_IN_SWITCHES,
    EARS_APART_IN_LINKS
  }

  private final ArcGraph graph;
  private final TreeEffort effort;
  private final TwoConnectedParts parts;
  private final TreeOrder order;
  private final StOrder stOrder;
  private final EarOrder earOrder;
  private final DistanceHeap near;
  private final ParentChoice choice;

  /** Whether a vertex has to be in both trees: the members, and the tops above them. */
  private final boolean[] isTerminal;

  /** The terminals of each part, as a list that ends with none. */
  private final int[] firstTerminal;

  private final int[] lastTerminal;
  private final int[] nextTerminal;

  private final int[] members;
  private int memberCount;
  private final int[] unreachable;
  private int unreachableCount;
  private final Marks isAsked;
  private int terminalCount;

  /** The arc from each vertex to its parent, or none if the tree does without the vertex. */
  private int[] red;

  private int[] blue;
  private int[] lightestRed;
  private int[] lightestBlue;
  private long lightest;
  private int root;
  private boolean areSwitchesApart;
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
    near = isLight ? new DistanceHeap(n) : null;
    earOrder = isLight ? new EarOrder(graph, parts, order, near) : null;
    stOrder = new StOrder(n, parts, order);
    firstTerminal = new int[n];
    lastTerminal = new int[n];
    nextTerminal = new int[n];
    members = new int[n];
    unreachable = new int[n];
    isAsked = new Marks(n);
    red = new int[n];
    blue = new int[n];
    lightestRed = new int[n];
    lightestBlue = new int[n];
  }

  /**
   * Starts a search without members.
   *
   * @param fromRoot whether the weights that count are those of the direction from the root
   */
  void explore(int start, Disjointness disjointness, boolean fromRoot) {
    root = start;
    isFromRoot = fromRoot;
    areSwitchesApart = disjointness == Disjointness.SWITCH;
    memberCount = 0;
    unreachableCount = 0;
    isAsked.clear();
    parts.explore(root, true);
  }

  /** Adds a member, unless it is the root or has been added before. */
  void addMember(int member) {
    if (member == root || isAsked.contains(member)) {
      return;
    }
    isAsked.add(member);
    if (parts.isReached(member)) {
      members[memberCount++] = member;
    } else {
      unreachable[unreachableCount++] = member;
    }
  }

  /** Number of members that the root can reach over two-way links. */
  int memberCount() {
    return memberCount;
  }

  /** These members, from the front. */
  int[] members() {
    return members;
  }

  int unreachableCount() {
    return unreachableCount;
  }

  /** The members that it cannot reach, from the front. */
  int[] unreachable() {
    return unreachable;
  }

  /** Finds the trees of all members that were added. */
  void search() {
    lightest = Long.MAX_VALUE;
    // None of these ways is always the lightest. Ears see the weights, but only one at a time; and
    // paths may do more if they may share switches, but an order of links binds the choice of
    // parents more than one of vertices does.
    solve(Ordering.ST_ORDER);
    if (effort == TreeEffort.LIGHT) {
      solve(Ordering.EARS_APART_IN_SWITCHES);
      if (!areSwitchesApart) {
        parts.explore(root, false);
        solve(Ordering.EARS_APART_IN_LINKS);
      }
    }
  }

  /** Finds trees from one kind of order of the parts, and keeps them if they are the lightest. */
  private void solve(Ordering ordering) {
    order.clear();
    Arrays.fill(red, NONE);
    Arrays.fill(blue, NONE);
    listTerminals();
    if (ordering == Ordering.ST_ORDER) {
      stOrder.arrange();
    } else {
      earOrder.clear();
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
        arrange(part, ordering);
        choice.choose(part, isFromRoot);
      }
      for (int v = firstTerminal[part]; v != NONE; v = nextTerminal[v]) {
        keepPath(v, parts.top(part), choice.redParent, red);
        keepPath(v, parts.top(part), choice.blueParent, blue);
      }
    }
    boolean isOnly = effort == TreeEffort.LINEAR;
    long weight = isOnly ? 0 : weight(red) + weight(blue);
    if (weight < lightest) {
      lightest = weight;
      int[] heavierRed = lightestRed;
      int[] heavierBlue = lightestBlue;
      lightestRed = red;
      lightestBlue = blue;
      red = heavierRed;
      blue = heavierBlue;
    }
  }

  private void listTerminals() {
    Arrays.fill(isTerminal, false);
    isTerminal[root] = true;
    terminalCount = 0;
    for (int i = 0; i < memberCount; i++) {
      for (int v = members[i]; !isTerminal[v]; v = parts.top(parts.part(v))) {
        isTerminal[v] = true;
        terminalCount++;
      }
    }
    Arrays.fill(firstTerminal, NONE);
    if (effort == TreeEffort.LIGHT) {
      listTerminalsByDistance();
      return;
    }
    for (int i = 1; i < parts.reachedCount(); i++) {
      if (isTerminal[parts.found(i)]) {
        listTerminal(parts.found(i));
      }
    }
  }

  /** Lists those that are near to the root first: their ears are short, and serve those behind. */
  private void listTerminalsByDistance() {
    near.clear();
    near.improve(root, 0);
    for (int listed = 0; listed < terminalCount; ) {
      int v = near.removeMin();
      if (v != root && isTerminal[v]) {
        listTerminal(v);
        listed++;
      }
      for (int arc = graph.offsets[v]; arc < graph.offsets[v + 1]; arc++) {
        int back = graph.reverse[arc];
        if (back != NONE) {
          long weight = graph.weights[isFromRoot ? arc : back];
          near.improve(graph.heads[arc], near.distance(v) + weight);
        }
      }
    }
  }

  private void listTerminal(int v) {
    int part = parts.part(v);
    if (firstTerminal[part] == NONE) {
      firstTerminal[part] = v;
    } else {
      nextTerminal[lastTerminal[part]] = v;
    }
    lastTerminal[part] = v;
    nextTerminal[v] = NONE;
  }

  private void arrange(int part, Ordering ordering) {
    if (ordering == Ordering.ST_ORDER) {
      stOrder.take(part);
      return;
    }
    earOrder.enter(part, ordering == Ordering.EARS_APART_IN_SWITCHES, isFromRoot);
    for (int v = firstTerminal[part]; v != NONE; v = nextTerminal[v]) {
      earOrder.attach(v);
    }
    earOrder.take();
  }

  private void keepPath(int terminal, int top, int[] parents, int[] kept) {
    for (int v = terminal; v != top && kept[v] == NONE; v = graph.heads[parents[v]]) {
      kept[v] = parents[v];
    }
  }

  private long weight(int[] parents) {
    long sum = 0;
    for (int arc : parents) {
      if (arc != NONE) {
        sum += graph.weights[usedDirection(arc)];
      }
    }
    return sum;
  }

  private int usedDirection(int arcToParent) {
    return isFromRoot ? graph.reverse[arcToParent] : arcToParent;
  }

  /** The arcs of the red tree in the direction of its use, by the vertex that is further away. */
  int[] redArcs() {
    return arcs(lightestRed);
  }

  /** The arcs of the blue tree, in the same way. */
  int[] blueArcs() {
    return arcs(lightestBlue);
  }

  private int[] arcs(int[] parents) {
    int count = 0;
    for (int arc : parents) {
      count += arc == NONE ? 0 : 1;
    }
    int[] arcs = new int[count];
    int index = 0;
    for (int arc : parents) {
      if (arc != NONE) {
        arcs[index++] = usedDirection(arc);
      }
    }
    return arcs;
  }
}
