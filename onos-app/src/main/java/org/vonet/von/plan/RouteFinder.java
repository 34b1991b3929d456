// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.onosproject.net.DeviceId;
import org.vonet.routing.DisjointPair;
import org.vonet.routing.DisjointPaths;
import org.vonet.routing.Disjointness;
import org.vonet.routing.PairsFromSource;
import org.vonet.routing.RoutedPath;
import org.vonet.routing.ShortestPaths;
import org.vonet.routing.TopologySnapshot;
import org.vonet.von.api.FabricLink;
import org.vonet.von.api.SwitchPair;

/**
 * Asks the routing library for paths over one fabric, once for all that begin at one switch.
 *
 * <p>Paths lead from the lower to the higher switch, and each is found by the search for all
 * targets, even if it is the only one asked for. Of several that are equally good that search may
 * choose another than the one for a single target; so what is found depends on the two ends and the
 * fabric, and not on what else is planned at the time.
 */
final class RouteFinder {

  private final DisjointPaths<DeviceId, FabricLink> search;
  private final Map<DeviceId, ShortestPaths<DeviceId, FabricLink>> shortest = new HashMap<>();
  private final Map<Disjointness, Map<DeviceId, PairsFromSource<DeviceId, FabricLink>>> pairs =
      new HashMap<>();

  RouteFinder(Fabric fabric) {
    search = new DisjointPaths<>(fabric.snapshot());
  }

  /** Finds the shortest paths from a switch of the fabric. */
  ShortestPaths<DeviceId, FabricLink> shortestPaths(DeviceId source) {
    return shortest.computeIfAbsent(source, search::shortestPaths);
  }

  /** Finds the shortest path, if its ends are in the fabric and connected. */
  Optional<RoutedPath<DeviceId, FabricLink>> path(SwitchPair ends) {
    return hasBoth(ends) ? shortestPaths(ends.low()).path(ends.high()) : Optional.empty();
  }

  /** Finds the pair that shares least, if its ends are in the fabric and connected. */
  Optional<DisjointPair<DeviceId, FabricLink>> pair(SwitchPair ends, Disjointness disjointness) {
    if (!hasBoth(ends)) {
      return Optional.empty();
    }
    Optional<DisjointPair<DeviceId, FabricLink>> disjoint =
        pairs
            .computeIfAbsent(disjointness, d -> new HashMap<>())
            .computeIfAbsent(ends.low(), source -> search.pairsFrom(source, disjointness))
            .pair(ends.high());
    return disjoint.isPresent()
        ? disjoint
        : search.maximallyDisjointPair(ends.low(), ends.high(), disjointness);
  }

  private boolean hasBoth(SwitchPair ends) {
    TopologySnapshot<DeviceId, FabricLink> snapshot = search.snapshot();
    return snapshot.contains(ends.low()) && snapshot.contains(ends.high());
  }
}
