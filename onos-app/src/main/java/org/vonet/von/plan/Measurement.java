// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.plan;

import com.google.common.collect.Maps;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.onosproject.net.DeviceId;
import org.vonet.routing.RoutedPath;
import org.vonet.von.api.FabricLink;
import org.vonet.von.api.FabricPath;
import org.vonet.von.api.PairMetrics;
import org.vonet.von.api.PathMetrics;
import org.vonet.von.api.PathPair;
import org.vonet.von.api.SwitchPair;
import org.vonet.von.api.VonMetrics;
import org.vonet.von.api.VonPlan;

/** Measures the paths of a plan in a fabric, with one search for all that begin at one switch. */
public final class Measurement {

  private final Fabric fabric;
  private final RouteFinder routes;

  private Measurement(Fabric fabric) {
    this.fabric = fabric;
    this.routes = new RouteFinder(fabric);
  }

  /**
   * Measures a plan.
   *
   * <p>Takes O(s · m log n + hops of all paths) for s switches at which pairs begin, n switches and
   * m links.
   *
   * @param plan the paths, which may be broken
   * @param fabric the fabric as it is
   * @return what they amount to in this fabric
   */
  public static VonMetrics of(VonPlan plan, Fabric fabric) {
    Measurement measurement = new Measurement(fabric);
    return VonMetrics.of(Maps.transformEntries(plan.pairs(), measurement::pair));
  }

  private PairMetrics pair(SwitchPair ends, PathPair pair) {
    RoutedPath<DeviceId, FabricLink> shortest = routes.path(ends).orElse(null);
    RoutedPath<DeviceId, FabricLink> first = fabric.find(pair.first()).orElse(null);
    if (pair.second().isEmpty()) {
      return PairMetrics.ofSingle(path(pair.first(), first, shortest), delay(shortest));
    }
    FabricPath secondPath = pair.second().get();
    RoutedPath<DeviceId, FabricLink> second = fabric.find(secondPath).orElse(null);
    if (first == null || second == null) {
      return PairMetrics.of(
          path(pair.first(), first, shortest),
          path(secondPath, second, shortest),
          OptionalLong.empty(),
          delay(shortest));
    }
    org.vonet.routing.PairMetrics both =
        org.vonet.routing.PairMetrics.of(
            org.vonet.routing.PathPair.of(first, second), shortest, fabric::latencyNanos);
    return PairMetrics.of(
        whole(pair.first(), both.first(), both.firstStretch()),
        whole(secondPath, both.second(), both.secondStretch()),
        OptionalLong.of(both.skewNanos()),
        OptionalLong.of(both.shortestWeight()));
  }

  /** Measures one path: as it is now, or, if that is not to be found, as far as it is known. */
  private PathMetrics path(
      FabricPath planned,
      RoutedPath<DeviceId, FabricLink> now,
      RoutedPath<DeviceId, FabricLink> shortest) {
    if (now == null) {
      return PathMetrics.ofBroken(
          planned.links().size(), count(planned, link -> !fabric.links().contains(link)));
    }
    org.vonet.routing.PathMetrics metrics =
        org.vonet.routing.PathMetrics.of(now, fabric::latencyNanos);
    return whole(planned, metrics, metrics.ratioTo(shortest.weight()));
  }

  private PathMetrics whole(FabricPath path, org.vonet.routing.PathMetrics metrics, double ratio) {
    return PathMetrics.ofWhole(
        metrics.hops(), count(path, link -> !fabric.isMeasured(link)), metrics.delayNanos(), ratio);
  }

  private static int count(FabricPath path, Predicate<FabricLink> condition) {
    return (int) path.links().stream().filter(condition).count();
  }

  private static OptionalLong delay(RoutedPath<DeviceId, FabricLink> path) {
    return path == null ? OptionalLong.empty() : OptionalLong.of(path.weight());
  }
}
