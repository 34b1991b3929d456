// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

/** How much time redundant trees may take for being light. They are as redundant either way. */
public enum TreeEffort {
  /**
   * O(vertices + edges), whatever the network and the members. Good where nearly all vertices are
   * members, and where weight does not matter. {@link Disjointness#LINK} has the trees of {@link
   * Disjointness#SWITCH}.
   */
  LINEAR,

  /**
   * O(members · (vertices + edges) log vertices) at worst, and much less where members are near to
   * each other. The trees are never heavier than those of {@link #LINEAR} and mostly lighter: they
   * use fewer links and switches, most of all for few members; with {@link Disjointness#LINK} they
   * also make use of paths that share switches.
   */
  LIGHT
}
