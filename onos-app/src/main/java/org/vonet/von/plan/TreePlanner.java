// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.plan;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.onosproject.net.DeviceId;
import org.vonet.routing.DisjointPaths;
import org.vonet.routing.RoutedPath;
import org.vonet.von.api.BroadcastTree;
import org.vonet.von.api.Colour;
import org.vonet.von.api.FabricLink;

/**
 * Plans the broadcast tree: shortest paths from one edge switch to all others.
 *
 * <p>A tree that changes also changes its colour, so that frames on their way see the old tree or
 * the new one and never a mixture, in which they could circle (the per-packet consistent update of
 * Reitblatt et al., "Abstractions for Network Update", SIGCOMM 2012).
 */
final class TreePlanner {

  private final Fabric fabric;
  private final DisjointPaths<DeviceId, FabricLink> search;

  TreePlanner(Fabric fabric, DisjointPaths<DeviceId, FabricLink> search) {
    this.fabric = fabric;
    this.search = search;
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

  private boolean serves(BroadcastTree tree, List<DeviceId> edges) {
    Set<DeviceId> switches = tree.switches();
    return fabric.links().containsAll(tree.links())
        && switches.containsAll(edges)
        && edges.containsAll(leaves(tree, switches));
  }

  private static Set<DeviceId> leaves(BroadcastTree tree, Set<DeviceId> switches) {
    Set<DeviceId> once = new HashSet<>(switches);
    Set<DeviceId> met = new HashSet<>();
    for (FabricLink link : tree.links()) {
      for (DeviceId end : List.of(link.low().deviceId(), link.high().deviceId())) {
        if (!met.add(end)) {
          once.remove(end);
        }
      }
    }
    return once;
  }

  private BroadcastTree grow(DeviceId root, Collection<DeviceId> edges, Colour colour) {
    Set<FabricLink> links = new TreeSet<>();
    Set<DeviceId> inTree = new HashSet<>(Set.of(root));
    for (DeviceId edge : edges) {
      if (!inTree.contains(edge)) {
        shortestPath(root, edge).ifPresent(path -> graft(path, links, inTree));
      }
    }
    return BroadcastTree.of(root, links, colour);
  }

  private Optional<RoutedPath<DeviceId, FabricLink>> shortestPath(DeviceId root, DeviceId edge) {
    boolean known = fabric.switches().contains(root) && fabric.switches().contains(edge);
    return known ? search.shortestPath(root, edge) : Optional.empty();
  }

  /** Adds the part of a path behind the last switch that the tree has already. */
  private static void graft(
      RoutedPath<DeviceId, FabricLink> path, Set<FabricLink> links, Set<DeviceId> inTree) {
    List<DeviceId> switches = path.vertices();
    int last = 0;
    for (int i = 0; i < switches.size(); i++) {
      if (inTree.contains(switches.get(i))) {
        last = i;
      }
    }
    links.addAll(path.edges().subList(last, path.edges().size()));
    inTree.addAll(switches.subList(last, switches.size()));
  }

  private static int reached(BroadcastTree tree, Collection<DeviceId> edges) {
    Set<DeviceId> switches = tree.switches();
    return (int) edges.stream().filter(switches::contains).count();
  }
}
