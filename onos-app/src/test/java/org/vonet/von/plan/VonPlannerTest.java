// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DeviceId;
import org.onosproject.net.PortNumber;
import org.vonet.capacity.BitRate;
import org.vonet.von.api.BroadcastTree;
import org.vonet.von.api.Colour;
import org.vonet.von.api.FabricLink;
import org.vonet.von.api.PathDiversity;
import org.vonet.von.api.PathPair;
import org.vonet.von.api.ProtectionMode;
import org.vonet.von.api.SwitchPair;
import org.vonet.von.api.VonException;
import org.vonet.von.api.VonName;
import org.vonet.von.api.VonPlan;
import org.vonet.von.api.VonSpec;

/**
 * Plans over a ring of four switches, s1 to s4, with s5 on a spur at s3. All links take 10 µs, but
 * for that between s1 and s2, which takes 1 µs.
 */
class VonPlannerTest {

  private static final DeviceId S1 = device(1);
  private static final DeviceId S2 = device(2);
  private static final DeviceId S3 = device(3);
  private static final DeviceId S4 = device(4);
  private static final DeviceId S5 = device(5);
  private static final FabricLink L12 = link(S1, 1, S2, 1);
  private static final FabricLink L23 = link(S2, 2, S3, 1);
  private static final FabricLink L34 = link(S3, 2, S4, 1);
  private static final FabricLink L41 = link(S4, 2, S1, 2);
  private static final FabricLink L35 = link(S3, 3, S5, 1);
  private static final SwitchPair ONE_TO_TWO = SwitchPair.of(S1, S2);
  private static final SwitchPair ONE_TO_FIVE = SwitchPair.of(S1, S5);

  @Test
  void singlePathIsTheShortest() {
    PathPair pair = plan(ProtectionMode.NONE, VonPlan.EMPTY, S1, S2).pair(ONE_TO_TWO).orElseThrow();
    assertEquals(List.of(L12), pair.first().links());
    assertTrue(pair.second().isEmpty());
    assertEquals(Colour.RED, pair.firstColour());
  }

  @Test
  void pairIsDisjointAndTheShorterPathIsRed() {
    PathPair pair =
        plan(ProtectionMode.SUPPRESS, VonPlan.EMPTY, S1, S2).pair(ONE_TO_TWO).orElseThrow();
    assertEquals(List.of(L12), pair.first().links());
    assertEquals(List.of(L41, L34, L23), pair.second().orElseThrow().links());
    assertEquals(PathDiversity.SWITCH, pair.diversity());
  }

  @Test
  void pairSharesOnlyWhatItHasTo() {
    PathPair pair =
        plan(ProtectionMode.SUPPRESS, VonPlan.EMPTY, S1, S5).pair(ONE_TO_FIVE).orElseThrow();
    assertEquals(Set.of(L35), pair.sharedLinks());
    assertEquals(Set.of(S3), pair.sharedSwitches());
  }

  @Test
  void wholePathsStayWhereTheyAre() {
    VonPlan plan = plan(ProtectionMode.SUPPRESS, VonPlan.EMPTY, S1, S2);
    VonPlan more = plan(ProtectionMode.SUPPRESS, plan, S1, S2, S5);
    assertEquals(plan.pair(ONE_TO_TWO), more.pair(ONE_TO_TWO));
    assertEquals(3, more.pairs().size());
    assertEquals(plan.pairs(), plan(ProtectionMode.SUPPRESS, more, S1, S2).pairs());
  }

  @Test
  void brokenPathStaysBesideItsWholePartner() {
    VonPlan plan = plan(ProtectionMode.SUPPRESS, VonPlan.EMPTY, S1, S2);
    VonPlan after = replan(ProtectionMode.SUPPRESS, Set.of(L12), plan, S1, S2);
    PathPair pair = after.pair(ONE_TO_TWO).orElseThrow();
    assertEquals(plan.pair(ONE_TO_TWO).orElseThrow().withHealth(false, true), pair);
    assertTrue(pair.connected());
    assertEquals(plan.pairs(), plan(ProtectionMode.SUPPRESS, after, S1, S2).pairs(), "repaired");
  }

  @Test
  void pairWithoutWholePathGoesBeforeItIsPlannedAfresh() {
    FabricLink spare = link(S1, 3, S2, 3);
    VonPlan plan = plan(ProtectionMode.SUPPRESS, VonPlan.EMPTY, S1, S2);
    Set<FabricLink> left = Set.of(L34, L35, L41, spare);
    VonPlanner planner = planner(ProtectionMode.SUPPRESS, false, left);
    VonPlan without = planner.replan(List.of(S1, S2), plan);
    assertEquals(Map.of(), without.pairs());
    PathPair fresh = planner.replan(List.of(S1, S2), without).pair(ONE_TO_TWO).orElseThrow();
    assertEquals(List.of(spare), fresh.first().links());
  }

  @Test
  void singlePathMovesToTheOtherColour() {
    VonPlan plan = plan(ProtectionMode.NONE, VonPlan.EMPTY, S1, S2);
    VonPlan after = replan(ProtectionMode.NONE, Set.of(L12), plan, S1, S2);
    PathPair detour = after.pair(ONE_TO_TWO).orElseThrow();
    assertEquals(List.of(L41, L34, L23), detour.first().links());
    assertEquals(Colour.BLUE, detour.firstColour());
    VonPlan back = replan(ProtectionMode.NONE, Set.of(L34), after, S1, S2);
    assertEquals(Colour.RED, back.pair(ONE_TO_TWO).orElseThrow().firstColour());
  }

  @Test
  void singlePathWithoutDetourIsKnownToBeBroken() {
    VonPlan plan = plan(ProtectionMode.NONE, VonPlan.EMPTY, S1, S5);
    VonPlan after = replan(ProtectionMode.NONE, Set.of(L35), plan, S1, S5);
    PathPair broken = after.pair(ONE_TO_FIVE).orElseThrow();
    assertFalse(broken.connected());
    assertEquals(
        plan.pair(ONE_TO_FIVE), plan(ProtectionMode.NONE, after, S1, S5).pair(ONE_TO_FIVE));
  }

  @Test
  void treeSpansTheEdgeSwitchesByShortestPaths() {
    BroadcastTree tree =
        plan(ProtectionMode.SUPPRESS, VonPlan.EMPTY, S1, S2, S5).tree().orElseThrow();
    assertEquals(Set.of(L12, L23, L35), tree.links());
    assertEquals(Colour.RED, tree.colour());
  }

  @Test
  void treeThatMovesChangesItsColourAndOneThatServesStays() {
    VonPlan plan = plan(ProtectionMode.SUPPRESS, VonPlan.EMPTY, S1, S2, S5);
    VonPlan aside = replan(ProtectionMode.SUPPRESS, Set.of(L34), plan, S1, S2, S5);
    assertEquals(plan.tree(), aside.tree(), "the failed link is not in it");
    VonPlan after = replan(ProtectionMode.SUPPRESS, Set.of(L12), plan, S1, S2, S5);
    assertEquals(Colour.BLUE, after.tree().orElseThrow().colour());
    assertEquals(Set.of(L41, L34, L23, L35), after.tree().orElseThrow().links());
    VonPlan fewer = plan(ProtectionMode.SUPPRESS, plan, S1, S2);
    assertEquals(Set.of(L12), fewer.tree().orElseThrow().links(), "no dead branch is left");
  }

  @Test
  void treeReachesTheLargestPartOfABrokenFabric() {
    VonPlan plan = plan(ProtectionMode.SUPPRESS, VonPlan.EMPTY, S5, S1, S2);
    VonPlan after = replan(ProtectionMode.SUPPRESS, Set.of(L35), plan, S5, S1, S2);
    assertTrue(after.tree().orElseThrow().switches().containsAll(Set.of(S1, S2)));
  }

  @Test
  void planWithoutEndpointsIsEmpty() {
    assertEquals(VonPlan.EMPTY, plan(ProtectionMode.SUPPRESS, VonPlan.EMPTY));
    VonPlan alone = plan(ProtectionMode.SUPPRESS, VonPlan.EMPTY, S1);
    assertEquals(Map.of(), alone.pairs());
    assertEquals(Set.of(S1), alone.tree().orElseThrow().switches());
  }

  @Test
  void strictNetworkIsRefusedWhatItCannotHave() {
    VonPlan plan = plan(ProtectionMode.SUPPRESS, VonPlan.EMPTY, S1, S5);
    planner(ProtectionMode.SUPPRESS, false, links())
        .requireGranted(List.of(S5), List.of(S1, S5), plan);
    VonException refusal =
        assertThrows(
            VonException.class,
            () ->
                planner(ProtectionMode.SUPPRESS, true, links())
                    .requireGranted(List.of(S5), List.of(S1, S5), plan));
    assertEquals(VonException.Reason.UNAVAILABLE, refusal.reason());
    for (Object named : List.of(S1, S5, L35, "switch " + S3)) {
      assertTrue(refusal.getMessage().contains(named.toString()), refusal.getMessage());
    }
  }

  @Test
  void unconnectedSwitchesAreRefused() {
    VonPlanner planner = planner(ProtectionMode.NONE, false, Set.of(L12));
    VonPlan plan = planner.replan(List.of(S1, S2, S3), VonPlan.EMPTY);
    VonException refusal =
        assertThrows(
            VonException.class,
            () -> planner.requireGranted(List.of(S1), List.of(S1, S2, S3), plan));
    assertTrue(
        refusal.getMessage().startsWith("no path between " + S1 + " and " + S3),
        refusal.getMessage());
  }

  @Test
  void onlySwitchesThatJoinAreRefused() {
    VonPlanner planner = planner(ProtectionMode.NONE, false, Set.of(L12));
    VonPlan plan = planner.replan(List.of(S1, S2, S3), VonPlan.EMPTY);
    planner.requireGranted(List.of(), List.of(S1, S2, S3), plan);
    planner.requireGranted(List.of(S1), List.of(S1, S2), plan);
  }

  private static VonPlan plan(ProtectionMode protection, VonPlan current, DeviceId... edges) {
    return replan(protection, Set.of(), current, edges);
  }

  private static VonPlan replan(
      ProtectionMode protection, Set<FabricLink> failed, VonPlan current, DeviceId... edges) {
    List<FabricLink> left = new ArrayList<>(links());
    left.removeAll(failed);
    return planner(protection, false, left).replan(List.of(edges), current);
  }

  private static VonPlanner planner(
      ProtectionMode protection, boolean strict, Iterable<FabricLink> links) {
    Map<FabricLink, Long> latencies = new TreeMap<>();
    links.forEach(link -> latencies.put(link, link.equals(L12) ? 1_000L : 10_000L));
    VonSpec spec =
        VonSpec.builder(VonName.of("grid"), BitRate.ofBitsPerSecond(10_000_000))
            .protection(protection)
            .strict(strict)
            .build();
    return new VonPlanner(spec, Fabric.of(List.of(S1, S2, S3, S4, S5), latencies));
  }

  private static List<FabricLink> links() {
    return List.of(L12, L23, L34, L41, L35);
  }

  private static DeviceId device(int number) {
    return DeviceId.deviceId(String.format("of:%016x", number));
  }

  private static FabricLink link(DeviceId one, long port, DeviceId other, long otherPort) {
    return FabricLink.between(
        new ConnectPoint(one, PortNumber.portNumber(port)),
        new ConnectPoint(other, PortNumber.portNumber(otherPort)));
  }
}
