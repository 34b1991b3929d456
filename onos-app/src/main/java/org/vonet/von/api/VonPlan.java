// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.api;

import com.google.common.collect.ImmutableSortedMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which way the frames of a virtual overlay network go: a pair of paths for every two of its edge
 * switches, and a tree for broadcast.
 *
 * <p>Paths belong to switches, not to endpoints: a thousand endpoints at ten switches share 45
 * pairs.
 */
public final class VonPlan {

  /** The plan of a network without endpoints. */
  public static final VonPlan EMPTY = new VonPlan(ImmutableSortedMap.of(), null);

  private final ImmutableSortedMap<SwitchPair, PathPair> pairs;
  private final BroadcastTree tree;

  private VonPlan(ImmutableSortedMap<SwitchPair, PathPair> pairs, BroadcastTree tree) {
    this.pairs = pairs;
    this.tree = tree;
  }

  /**
   * Returns a plan.
   *
   * @param pairs the paths; a pair of edge switches without an entry is not connected
   * @param tree the broadcast tree, or null if there is no endpoint
   * @return the plan
   */
  public static VonPlan of(Map<SwitchPair, PathPair> pairs, BroadcastTree tree) {
    return new VonPlan(ImmutableSortedMap.copyOf(pairs), tree);
  }

  /**
   * Returns the paths between edge switches.
   *
   * @return in the order of the switches' names
   */
  public Map<SwitchPair, PathPair> pairs() {
    return pairs;
  }

  /**
   * Returns the paths between two switches.
   *
   * @param pair two edge switches
   * @return empty if they are not connected
   */
  public Optional<PathPair> pair(SwitchPair pair) {
    return Optional.ofNullable(pairs.get(pair));
  }

  /**
   * Returns the broadcast tree.
   *
   * @return empty without endpoints
   */
  public Optional<BroadcastTree> tree() {
    return Optional.ofNullable(tree);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VonPlan
        && ((VonPlan) other).pairs.equals(pairs)
        && Objects.equals(((VonPlan) other).tree, tree);
  }

  @Override
  public int hashCode() {
    return Objects.hash(pairs, tree);
  }

  @Override
  public String toString() {
    return pairs + ", " + tree;
  }
}
