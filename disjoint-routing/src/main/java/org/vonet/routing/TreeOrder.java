// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.Arrays;

/**
 * The order of one two-connected part from which disjoint trees can be read off.
 *
 * <p>Each vertex of the order has a red rank and a blue rank, the red never above the blue. A red
 * path climbs towards its end, a blue path descends: every vertex has a parent of lower red rank
 * and another one of higher blue rank, and the top of the part counts as lower and as higher than
 * all. So what is on the red path of a vertex ranks below what is on its blue path.
 *
 * <p>If the paths shall share no vertex, the ranks are those of the vertices, and the two of a
 * vertex are equal. If they shall share no link, the ranks are those of links: a red rank is that
 * of a link by which the red tree can enter, a blue rank that of one by which the blue tree can.
 */
final class TreeOrder {
  private static final int NONE = ArcGraph.NONE;

  final int[] redRank;
  final int[] blueRank;

  /** The vertices by red rank, and by blue rank, both ascending. */
  final int[] byRedRank;

  final int[] byBlueRank;
  int count;

  /** Whether the ranks are those of links, and not those of vertices. */
  boolean isOfLinks;

  /** The arc to the next vertex towards either end of an ear, or none if there are no ears. */
  final int[] redParent;

  final int[] blueParent;

  TreeOrder(int vertexCount) {
    redRank = new int[vertexCount];
    blueRank = new int[vertexCount];
    byRedRank = new int[vertexCount];
    byBlueRank = new int[vertexCount];
    redParent = new int[vertexCount];
    blueParent = new int[vertexCount];
  }

  /** Takes all vertices of all parts out of their orders. */
  void clear() {
    Arrays.fill(redRank, NONE);
    Arrays.fill(redParent, NONE);
    Arrays.fill(blueParent, NONE);
  }

  /** Whether the vertex has its place in the order of its part. */
  boolean contains(int v) {
    return redRank[v] != NONE;
  }
}
