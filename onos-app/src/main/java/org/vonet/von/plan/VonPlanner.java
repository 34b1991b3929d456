// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.onosproject.net.DeviceId;
import org.vonet.routing.Disjointness;
import org.vonet.routing.RoutedPath;
import org.vonet.von.api.Colour;
import org.vonet.von.api.FabricLink;
import org.vonet.von.api.FabricPath;
import org.vonet.von.api.PathDiversity;
import org.vonet.von.api.PathPair;
import org.vonet.von.api.SwitchPair;
import org.vonet.von.api.VonException;
import org.vonet.von.api.VonPlan;
import org.vonet.von.api.VonSpec;

/**
 * Plans the paths of one virtual overlay network over one fabric.
 *
 * <p>A plan is never made anew where the old one serves: paths that are whole stay where they are.
 * What changes is changed so that old and new rules can stand beside each other: a single path and
 * the broadcast tree move to the other colour when they move; a pair of which both paths are broken
 * is left out of the plan, so that its rules go, and is planned afresh in the next round.
 */
public final class VonPlanner {

  private final VonSpec spec;
  private final Fabric fabric;
  private final RouteFinder routes;

  /**
   * Prepares to plan.
   *
   * @param spec what was asked for
   * @param fabric the fabric as it is
   */
  public VonPlanner(VonSpec spec, Fabric fabric) {
    this.spec = spec;
    this.fabric = fabric;
    this.routes = new RouteFinder(fabric);
  }

  /**
   * Returns the plan for these edge switches: what serves of the old one, and what is missing.
   *
   * <p>Takes O((s + q) · m log n) for s switches at which missing pairs begin, q missing pairs that
   * have to share something, n switches and m links.
   *
   * @param edgeSwitches the switches with endpoints
   * @param current the plan so far
   * @return the plan; pairs of switches that are not connected are not in it
   */
  public VonPlan replan(Collection<DeviceId> edgeSwitches, VonPlan current) {
    List<DeviceId> edges = new ArrayList<>(edgeSwitches);
    Map<SwitchPair, PathPair> pairs = new TreeMap<>();
    for (int i = 0; i < edges.size(); i++) {
      for (int j = i + 1; j < edges.size(); j++) {
        SwitchPair ends = SwitchPair.of(edges.get(i), edges.get(j));
        Optional<PathPair> known = current.pair(ends);
        Optional<PathPair> next = known.isPresent() ? keep(known.get()) : search(ends, Colour.RED);
        next.ifPresent(pair -> pairs.put(ends, pair));
      }
    }
    return VonPlan.of(
        pairs,
        edges.isEmpty()
            ? null
            : new TreePlanner(fabric, routes).replan(edges, current.tree().orElse(null)));
  }

  /**
   * Refuses a plan that doesn't connect some edge switches to all others, or, for a strict network,
   * not with the diversity that was asked for.
   *
   * @param joining the switches that must be served
   * @param edgeSwitches all switches with endpoints
   * @param plan their plan
   * @throws VonException with UNAVAILABLE, naming what is missing
   */
  public void requireGranted(
      Collection<DeviceId> joining, Collection<DeviceId> edgeSwitches, VonPlan plan) {
    for (DeviceId one : joining) {
      for (DeviceId other : edgeSwitches) {
        if (!one.equals(other)) {
          requireGranted(plan, SwitchPair.of(one, other));
        }
      }
    }
  }

  private void requireGranted(VonPlan plan, SwitchPair ends) {
    Optional<PathPair> pair = plan.pair(ends);
    if (!pair.isPresent() || !pair.get().connected()) {
      throw new VonException(
          VonException.Reason.UNAVAILABLE,
          "no path between "
              + ends.low()
              + " and "
              + ends.high()
              + ": see 'links' for the links that are up, and connect the two");
    }
    boolean enough =
        !spec.protection().sendsTwoCopies() || pair.get().diversity().satisfies(spec.diversity());
    if (spec.strict() && !enough) {
      throw new VonException(
          VonException.Reason.UNAVAILABLE,
          "no two paths without a common "
              + spec.diversity()
              + " between "
              + ends.low()
              + " and "
              + ends.high()
              + ": the best pair shares "
              + shared(pair.get())
              + "; add a link round it, or create the VON without --strict");
    }
  }

  private static String shared(PathPair pair) {
    List<String> names = new ArrayList<>();
    pair.sharedSwitches().forEach(device -> names.add("switch " + device));
    pair.sharedLinks().forEach(link -> names.add("link " + link));
    return String.join(", ", names);
  }

  private Optional<PathPair> keep(PathPair known) {
    boolean firstWhole = isWhole(known.first());
    boolean secondWhole = known.second().map(this::isWhole).orElse(false);
    if (firstWhole || secondWhole) {
      return Optional.of(known.withHealth(firstWhole, secondWhole));
    }
    if (known.second().isPresent()) {
      return Optional.empty();
    }
    SwitchPair ends = SwitchPair.of(known.first().source(), known.first().target());
    Optional<PathPair> detour = search(ends, known.firstColour().other());
    return detour.isPresent() ? detour : Optional.of(known.withHealth(false, false));
  }

  private boolean isWhole(FabricPath path) {
    return fabric.find(path).isPresent();
  }

  private Optional<PathPair> search(SwitchPair ends, Colour colourOfSingle) {
    if (!spec.protection().sendsTwoCopies()) {
      return routes.path(ends).map(path -> PathPair.single(path(path), colourOfSingle));
    }
    Disjointness wanted =
        spec.diversity() == PathDiversity.SWITCH ? Disjointness.SWITCH : Disjointness.LINK;
    return routes
        .pair(ends, wanted)
        .map(found -> PathPair.of(path(found.first()), path(found.second())));
  }

  private static FabricPath path(RoutedPath<DeviceId, FabricLink> path) {
    return FabricPath.of(path.source(), path.edges());
  }
}
