// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.Arrays;

/**
 * Grows the order of a two-connected part by light ears, from the top to one terminal after
 * another.
 *
 * <p>An ear is made of the lightest two disjoint paths from a terminal to what is there already.
 * One end of it is lower in the order than the other, or can be, and the ear goes between the two,
 * so that each of its vertices has a lower and a higher neighbour. What no ear needs stays outside.
 *
 * <p>If the paths shall share no switch, ends are different vertices, or both the top. If they
 * shall share no link, both ends of an ear may be the same vertex, and its two paths may cross.
 *
 * <p>Time O(terminals · (vertices + arcs) log vertices) at worst. An ear is searched only as far as
 * what is there already is away, which takes the first factor away where terminals are many. See M.
 * Médard, S. G. Finn, R. A. Barry and R. G. Gallager, "Redundant trees for preplanned recovery in
 * arbitrary vertex-redundant or edge-redundant graphs", IEEE/ACM Transactions on Networking 7
 * (1999), for the growth, and L. Schlipf and J. M. Schmidt, "Edge-orders", Algorithmica 81 (2019),
 * for orders of links. Not thread-safe.
 */
final class EarOrder {
  private static final int NONE = ArcGraph.NONE;

  private final ArcGraph graph;
  private final TwoConnectedParts parts;
  private final TreeOrder order;
  private final FanSearch fan;
  private final OrderedItems items;

  /** Places in the list: of the vertex, or of the links by which either tree can enter it. */
  private final int[] redItem;

  private final int[] blueItem;
  private final int[] redOwner;
  private final int[] blueOwner;

  /** Whether the paths to the terminals so far, along the ears, visit a vertex. */
  private final boolean[] isRedUsed;

  private final boolean[] isBlueUsed;

  private int top;
  private boolean areSwitchesApart;

  EarOrder(ArcGraph graph, TwoConnectedParts parts, TreeOrder order, DistanceHeap near) {
    this.graph = graph;
    this.parts = parts;
    this.order = order;
    fan = new FanSearch(graph, parts, order, near);
    int n = graph.vertexCount;
    // An ear that adds k vertices has at most 2k + 1 links: its paths cross in them at most.
    items = new OrderedItems(3 * n);
    redItem = new int[n];
    blueItem = new int[n];
    redOwner = new int[3 * n];
    blueOwner = new int[3 * n];
    isRedUsed = new boolean[n];
    isBlueUsed = new boolean[n];
  }

  /** Starts with new trees. */
  void clear() {
    Arrays.fill(isRedUsed, false);
    Arrays.fill(isBlueUsed, false);
  }

  /** Starts the order of one part, with its top alone. */
  void enter(int part, boolean switchesApart, boolean isFromRoot) {
    areSwitchesApart = switchesApart;
    top = parts.top(part);
    fan.enter(part, switchesApart, isFromRoot);
    items.clear();
  }

  /** Brings a terminal of the part into the order, unless it is there. */
  void attach(int terminal) {
    if (!order.contains(terminal)) {
      fan.search(terminal);
      boolean isOneRed = isOneRed(end(fan.one, fan.oneLength), end(fan.other, fan.otherLength));
      if (isOneRed) {
        insert(fan.one, fan.oneLength, fan.other, fan.otherLength);
      } else {
        insert(fan.other, fan.otherLength, fan.one, fan.oneLength);
      }
    }
    for (int v = terminal; v != top && !isRedUsed[v]; v = graph.heads[order.redParent[v]]) {
      isRedUsed[v] = true;
    }
    for (int v = terminal; v != top && !isBlueUsed[v]; v = graph.heads[order.blueParent[v]]) {
      isBlueUsed[v] = true;
    }
  }

  private int end(int[] path, int length) {
    return graph.heads[path[length - 1]];
  }

  private boolean isOneRed(int one, int other) {
    if (!canBeRed(other, one)) {
      return true;
    }
    if (!canBeRed(one, other)) {
      return false;
    }
    return lacking(isRedUsed, one) + lacking(isBlueUsed, other)
        <= lacking(isRedUsed, other) + lacking(isBlueUsed, one);
  }

  private boolean canBeRed(int redEnd, int blueEnd) {
    return redEnd == top || blueEnd == top || items.isBefore(redItem[redEnd], blueItem[blueEnd]);
  }

  private int lacking(boolean[] isUsed, int v) {
    return v == top || isUsed[v] ? 0 : 1;
  }

  private void insert(int[] red, int redLength, int[] blue, int blueLength) {
    int item = makeRoom(end(red, redLength), end(blue, blueLength), redLength + blueLength);
    for (int i = redLength - 1; i >= 0; i--) {
      int v = graph.tails[red[i]];
      order.redRank[v] = 0;
      order.redParent[v] = red[i];
      order.blueParent[v] = i > 0 ? graph.reverse[red[i - 1]] : blue[0];
      place(v, item++);
    }
    for (int i = 1; i < blueLength; i++) {
      int v = graph.tails[blue[i]];
      order.blueParent[v] = blue[i];
      if (order.contains(v)) {
        blueItem[v] = item + 1;
        blueOwner[item + 1] = v;
        item++;
      } else {
        order.redRank[v] = 0;
        order.redParent[v] = graph.reverse[blue[i - 1]];
        place(v, item++);
      }
    }
  }

  /** Inserts the vertices of an ear, or its links, between its ends. */
  private int makeRoom(int redEnd, int blueEnd, int linkCount) {
    int after = NONE;
    if (redEnd != top) {
      after = redItem[redEnd];
    } else if (blueEnd != top) {
      after = items.previous(blueItem[blueEnd]);
    }
    int count = areSwitchesApart ? linkCount - 1 : linkCount;
    int firstItem = items.insert(after, count);
    Arrays.fill(redOwner, firstItem, firstItem + count, NONE);
    Arrays.fill(blueOwner, firstItem, firstItem + count, NONE);
    return firstItem;
  }

  private void place(int v, int item) {
    redItem[v] = item;
    redOwner[item] = v;
    blueItem[v] = areSwitchesApart ? item : item + 1;
    blueOwner[blueItem[v]] = v;
  }

  /** Hands out the order. */
  void take() {
    int rank = 0;
    int redCount = 0;
    int blueCount = 0;
    for (int item = items.first(); item != NONE; item = items.next(item)) {
      int red = redOwner[item];
      if (red != NONE) {
        order.redRank[red] = rank;
        order.byRedRank[redCount++] = red;
      }
      int blue = blueOwner[item];
      if (blue != NONE && blueItem[blue] == item) {
        order.blueRank[blue] = rank;
        order.byBlueRank[blueCount++] = blue;
      }
      rank++;
    }
    order.count = redCount;
    order.isOfLinks = !areSwitchesApart;
  }
}
