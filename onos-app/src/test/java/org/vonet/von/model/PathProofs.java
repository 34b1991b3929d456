// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.onosproject.net.DeviceId;
import org.vonet.routing.Certificate;
import org.vonet.routing.Certificates;
import org.vonet.routing.DisjointPaths;
import org.vonet.routing.Disjointness;
import org.vonet.routing.RoutedPath;
import org.vonet.routing.TopologySnapshot;
import org.vonet.von.api.FabricLink;
import org.vonet.von.api.FabricPath;
import org.vonet.von.api.PathDiversity;
import org.vonet.von.api.PathPair;
import org.vonet.von.api.SwitchPair;
import org.vonet.von.api.Von;
import org.vonet.von.plan.Fabric;

/**
 * Proves that the paths of a network that was planned on an unbroken fabric are the best there are,
 * pair by pair and with a certificate for each, and that pairs without paths are not connected.
 *
 * <p>The certificates are checked on paths that are put together here, from the ports that the plan
 * names.
 */
final class PathProofs {

  private final Von von;
  private final TopologySnapshot<DeviceId, FabricLink> snapshot;
  private final Fabric fabric;
  private final DisjointPaths<DeviceId, FabricLink> search;

  private PathProofs(Von von, Fabric fabric) {
    this.von = von;
    this.fabric = fabric;
    this.snapshot = fabric.snapshot();
    this.search = new DisjointPaths<>(snapshot);
  }

  static void check(ModelVon von, ModelFabric fabric) {
    new PathProofs(von.von(), fabric.without(Failures.NONE)).check();
  }

  private void check() {
    List<DeviceId> edges = List.copyOf(von.edgeSwitches());
    for (int low = 0; low < edges.size(); low++) {
      for (int high = low + 1; high < edges.size(); high++) {
        check(SwitchPair.of(edges.get(low), edges.get(high)));
      }
    }
  }

  private void check(SwitchPair ends) {
    Disjointness wanted =
        von.spec().diversity() == PathDiversity.SWITCH ? Disjointness.SWITCH : Disjointness.LINK;
    Certificate certificate = search.certificate(ends.low(), ends.high(), wanted);
    PathPair pair = von.plan().pair(ends).orElse(null);
    Optional<String> flaw;
    if (pair == null) {
      flaw = Certificates.flawOfSeparation(snapshot, ends.low(), ends.high(), certificate);
    } else if (pair.second().isEmpty()) {
      long shortest = search.shortestPath(ends.low(), ends.high()).orElseThrow().weight();
      assertEquals(shortest, route(ends, pair.first()).weight(), () -> "of " + pair);
      return;
    } else {
      RoutedPath<DeviceId, FabricLink> first = route(ends, pair.first());
      RoutedPath<DeviceId, FabricLink> second = route(ends, pair.second().get());
      assertTrue(first.weight() <= second.weight(), () -> "red is the longer one of " + pair);
      flaw =
          Certificates.flaw(
              snapshot, org.vonet.routing.PathPair.of(first, second), wanted, certificate);
    }
    assertEquals(Optional.empty(), flaw, () -> ends + " in " + fabric + ": " + pair);
  }

  private RoutedPath<DeviceId, FabricLink> route(SwitchPair ends, FabricPath path) {
    assertEquals(ends, SwitchPair.of(path.source(), path.target()));
    assertEquals(ends.low(), path.source());
    return RoutedPath.of(
        path.source(), path.links(), (at, link) -> link.opposite(at), fabric::latencyNanos);
  }
}
