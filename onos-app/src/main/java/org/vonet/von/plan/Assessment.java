// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.onosproject.net.DeviceId;
import org.vonet.von.api.Endpoint;
import org.vonet.von.api.PathDiversity;
import org.vonet.von.api.PathPair;
import org.vonet.von.api.SwitchPair;
import org.vonet.von.api.Von;
import org.vonet.von.api.VonPlan;
import org.vonet.von.api.VonSpec;
import org.vonet.von.api.VonState;

/** How well a plan serves its endpoints, and why, in words. */
public final class Assessment {

  private final VonState state;
  private final String reason;

  private Assessment(VonState state, String reason) {
    this.state = state;
    this.reason = reason;
  }

  /**
   * Assesses a plan.
   *
   * @param spec what was asked for
   * @param endpoints the endpoints
   * @param edges their switches
   * @param plan their paths
   * @return state and reason
   */
  public static Assessment of(
      VonSpec spec, Set<Endpoint> endpoints, Set<DeviceId> edges, VonPlan plan) {
    if (endpoints.size() < 2) {
      return new Assessment(
          VonState.IDLE, endpoints.isEmpty() ? "no endpoints yet" : "one endpoint only");
    }
    List<String> unconnected = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    int shared = 0;
    List<DeviceId> list = new ArrayList<>(edges);
    for (int i = 0; i < list.size(); i++) {
      for (int j = i + 1; j < list.size(); j++) {
        SwitchPair ends = SwitchPair.of(list.get(i), list.get(j));
        PathPair pair = plan.pair(ends).orElse(null);
        if (pair == null || !pair.connected()) {
          unconnected.add(ends.low() + " and " + ends.high());
        } else if (pair.second().isPresent() && !(pair.firstWhole() && pair.secondWhole())) {
          broken.add(ends.low() + " and " + ends.high());
        } else if (spec.protection().sendsTwoCopies()
            && !pair.diversity().satisfies(spec.diversity())) {
          shared++;
        }
      }
    }
    if (!unconnected.isEmpty()) {
      return new Assessment(VonState.DOWN, "no path between " + some(unconnected));
    }
    if (!broken.isEmpty()) {
      return new Assessment(VonState.DEGRADED, "one path left between " + some(broken));
    }
    if (!plan.tree().map(tree -> tree.switches().containsAll(edges)).orElse(false)) {
      return new Assessment(VonState.DEGRADED, "broadcast does not reach every endpoint");
    }
    return new Assessment(VonState.ACTIVE, words(spec, edges.size(), shared));
  }

  /**
   * Returns a network with this plan and its assessment.
   *
   * @param von the network
   * @param endpoints all its endpoints
   * @param plan its paths
   * @return the network with state and reason
   */
  public static Von apply(Von von, Set<Endpoint> endpoints, VonPlan plan) {
    Von planned = von.with(endpoints, plan, von.state(), von.reason());
    Assessment assessment = of(von.spec(), planned.endpoints(), planned.edgeSwitches(), plan);
    return von.with(endpoints, plan, assessment.state, assessment.reason);
  }

  private static String words(VonSpec spec, int edges, int shared) {
    if (edges == 1) {
      return "all endpoints are at one switch";
    }
    if (!spec.protection().sendsTwoCopies()) {
      return "one path for each pair, unprotected as asked";
    }
    if (shared > 0) {
      return shared
          + " of "
          + edges * (edges - 1) / 2
          + " pairs of switches share more than asked for: see von-paths";
    }
    return spec.diversity() == PathDiversity.SWITCH
        ? "two paths without a common switch for each pair"
        : "two paths without a common link for each pair";
  }

  private static String some(List<String> names) {
    return names.size() == 1
        ? names.get(0)
        : names.get(0) + ", and " + (names.size() - 1) + " more pairs";
  }
}
