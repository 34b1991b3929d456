// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.plan;

import com.google.common.collect.ImmutableSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.onosproject.net.DeviceId;
import org.vonet.von.api.BroadcastTree;
import org.vonet.von.api.Colour;
import org.vonet.von.api.FabricLink;

/**
 * Plans the broadcast tree: the shortest paths from one edge switch to all others, which part once
 * and do not meet again.
 *
 * <p>A tree that changes also changes its colour, so that frames on their way see the old tree or
 * the new one and never a mixture, in which they could circle (the per-packet consistent update of
 * Reitblatt et al., "Abstractions for Network Update", SIGCOMM 2012).
 */
final class TreePlanner {

  private final Fabric fabric;
  private final RouteFinder routes;

  TreePlanner(Fabric fabric, RouteFinder routes) {
    this.fabric = fabric;
    this.routes = routes;
  }

  /**
   * Returns the tree for these switches.
   *
   * @param edges the switches to reach, at least one, in order
   * @param current the tree so far, or null
   * @return the current tree if it serves; else a new one over as many of the switches as are
   *     connected
   */
  BroadcastTree replan(List<DeviceId> edges, BroadcastTree current) {
    if (current != null && serves(current, edges)) {
      return current;
    }
    Colour colour = current == null ? Colour.RED : current.colour().other();
    BroadcastTree best = null;
    int bestReached = 0;
    Set<DeviceId> seen = new HashSet<>();
    for (DeviceId root : edges) {
      if (!seen.contains(root)) {
        BroadcastTree tree = grow(root, edges, colour);
        seen.addAll(tree.switches());
        int reached = reached(tree, edges);
        if (reached > bestReached) {
          best = tree;
          bestReached = reached;
        }
      }
    }
    boolean same =
        current != null
            && best.links().equals(current.links())
            && best.root().equals(current.root());
    return same ? current : best;
  }

  /** Tells whether a tree is whole, reaches all that it has to, and has no dead branch. */
  private boolean serves(BroadcastTree tree, List<DeviceId> edges) {
    return fabric.links().containsAll(tree.links())
        && tree.switches().containsAll(edges)
        && tree.linksBetween(edges).size() == tree.links().size();
  }

  private BroadcastTree grow(DeviceId root, List<DeviceId> edges, Colour colour) {
    List<FabricLink> links =
        fabric.switches().contains(root)
            ? routes.shortestPaths(root).edgesTo(known(edges))
            : List.of();
    return BroadcastTree.of(root, ImmutableSet.copyOf(links), colour);
  }

  private List<DeviceId> known(List<DeviceId> edges) {
    return edges.stream().filter(fabric.switches()::contains).collect(Collectors.toList());
  }

  private static int reached(BroadcastTree tree, Collection<DeviceId> edges) {
    Set<DeviceId> switches = tree.switches();
    return (int) edges.stream().filter(switches::contains).count();
  }
}
