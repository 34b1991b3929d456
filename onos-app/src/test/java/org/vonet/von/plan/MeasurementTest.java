// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DeviceId;
import org.onosproject.net.PortNumber;
import org.vonet.capacity.BitRate;
import org.vonet.routing.DisjointPaths;
import org.vonet.von.api.Colour;
import org.vonet.von.api.FabricLink;
import org.vonet.von.api.FabricPath;
import org.vonet.von.api.PairMetrics;
import org.vonet.von.api.PathMetrics;
import org.vonet.von.api.PathPair;
import org.vonet.von.api.SwitchPair;
import org.vonet.von.api.VonMetrics;
import org.vonet.von.api.VonName;
import org.vonet.von.api.VonPlan;
import org.vonet.von.api.VonSpec;

/** A ring of four switches; the link between 1 and 2 takes 4 µs, the others 10, 20 and 30. */
class MeasurementTest {

  private static final FabricLink L12 = link(1, 2);
  private static final FabricLink L23 = link(2, 3);
  private static final FabricLink L34 = link(3, 4);
  private static final FabricLink L41 = link(4, 1);
  private static final Map<FabricLink, Long> LATENCIES =
      Map.of(L12, 4_000L, L23, 10_000L, L34, 20_000L, L41, 30_000L);
  private static final SwitchPair ENDS = SwitchPair.of(device(1), device(3));
  private static final PathPair PAIR =
      PathPair.of(
          FabricPath.of(device(1), List.of(L12, L23)), FabricPath.of(device(1), List.of(L41, L34)));

  @Test
  void measuresBothPathsAgainstTheShortest() {
    PairMetrics metrics = measured(PAIR, LATENCIES, Set.of());
    assertEquals(PathMetrics.ofWhole(2, 0, 14_000, 1), metrics.first());
    assertEquals(Optional.of(PathMetrics.ofWhole(2, 0, 50_000, 50.0 / 14)), metrics.second());
    assertEquals(OptionalLong.of(36_000), metrics.skewNanos());
    assertEquals(OptionalLong.of(14_000), metrics.shortestNanos());
    assertEquals(OptionalDouble.of(50.0 / 14), metrics.worstRatio());
  }

  @Test
  void countsLinksThatNobodyMeasured() {
    PairMetrics metrics = measured(PAIR, LATENCIES, Set.of(L12, L34, L41));
    assertEquals(1, metrics.first().unmeasuredLinks());
    assertEquals(2, metrics.second().orElseThrow().unmeasuredLinks());
  }

  @Test
  void saysOfABrokenPathWhatIsKnown() {
    Map<FabricLink, Long> left = without(L12);
    PairMetrics metrics = measured(PAIR.withHealth(false, true), left, Set.of());
    assertEquals(PathMetrics.ofBroken(2, 1), metrics.first());
    assertEquals(PathMetrics.ofWhole(2, 0, 50_000, 1), metrics.second().orElseThrow());
    assertEquals(OptionalLong.empty(), metrics.skewNanos());
    assertEquals(OptionalLong.of(50_000), metrics.shortestNanos());
    assertEquals(OptionalDouble.of(1), metrics.worstRatio());
  }

  @Test
  void saysWhenNoPathIsLeft() {
    PairMetrics metrics = measured(PAIR, without(L12, L41, L34), Set.of());
    assertEquals(PathMetrics.ofBroken(2, 1), metrics.first());
    assertEquals(Optional.of(PathMetrics.ofBroken(2, 2)), metrics.second());
    assertEquals(OptionalLong.empty(), metrics.shortestNanos());
    assertEquals(OptionalDouble.empty(), metrics.worstRatio());
  }

  @Test
  void survivesSwitchesThatAreGone() {
    VonMetrics metrics =
        Measurement.of(
            VonPlan.of(Map.of(ENDS, PAIR), null), Fabric.of(Set.of(device(2)), LATENCIES));
    assertEquals(PathMetrics.ofBroken(2, 2), metrics.pairs().get(ENDS).first());
    assertEquals(Optional.empty(), metrics.largestSkew());
    assertEquals(Optional.empty(), metrics.worstRatio());
  }

  @Test
  void singlePathHasNoSkew() {
    PairMetrics metrics =
        measured(PathPair.single(PAIR.second().orElseThrow(), Colour.RED), LATENCIES, Set.of());
    assertEquals(PathMetrics.ofWhole(2, 0, 50_000, 50.0 / 14), metrics.first());
    assertEquals(Optional.empty(), metrics.second());
    assertEquals(OptionalLong.empty(), metrics.skewNanos());
  }

  @Test
  void nothingIsKnownOfTheRatioToNoTimeAtAll() {
    Map<FabricLink, Long> latencies = Map.of(L12, 0L, L23, 0L, L34, 20_000L, L41, 30_000L);
    PairMetrics metrics = measured(PAIR, latencies, Set.of());
    assertEquals(OptionalDouble.of(1), metrics.first().ratio());
    assertEquals(OptionalDouble.empty(), metrics.second().orElseThrow().ratio());
  }

  @Test
  void namesTheWorstPairs() {
    SwitchPair near = SwitchPair.of(device(1), device(2));
    VonMetrics metrics =
        Measurement.of(
            plan(fabric(LATENCIES, Set.of()), device(1), device(2), device(3)),
            fabric(LATENCIES, Set.of()));
    assertEquals(3, metrics.pairs().size());
    assertEquals(OptionalLong.of(56_000), metrics.pairs().get(near).skewNanos());
    assertEquals(Optional.of(near), metrics.largestSkew());
    assertEquals(Optional.of(near), metrics.worstRatio());
  }

  /** A thousand pairs on a grid of 20 by 20 switches: each as if it were alone. */
  @Test
  void measuresAThousandPairsLikeOne() {
    int side = 20;
    Map<FabricLink, Long> latencies = new TreeMap<>();
    List<DeviceId> switches = new ArrayList<>();
    for (int i = 0; i < side * side; i++) {
      switches.add(device(i));
      if (i % side + 1 < side) {
        latencies.put(link(i, i + 1), 10_000L + i);
      }
      if (i + side < side * side) {
        latencies.put(link(i, i + side), 10_000L - i);
      }
    }
    Fabric fabric = Fabric.of(switches, latencies);
    List<DeviceId> edges = new ArrayList<>();
    for (int i = 0; i < 46; i++) {
      edges.add(device(i * 8));
    }
    VonPlan plan = plan(fabric, edges.toArray(new DeviceId[0]));
    assertTrue(plan.pairs().size() >= 1_000);
    VonMetrics metrics = Measurement.of(plan, fabric);
    assertEquals(plan.pairs().keySet(), metrics.pairs().keySet());
    DisjointPaths<DeviceId, FabricLink> search = new DisjointPaths<>(fabric.snapshot());
    metrics
        .pairs()
        .forEach(
            (ends, pair) ->
                assertEquals(
                    search.shortestPath(ends.low(), ends.high()).orElseThrow().weight(),
                    pair.shortestNanos().getAsLong()));
  }

  private static VonPlan plan(Fabric fabric, DeviceId... edges) {
    VonSpec spec = VonSpec.builder(VonName.of("grid"), BitRate.parse("10Mbps")).build();
    return new VonPlanner(spec, fabric).replan(List.of(edges), VonPlan.EMPTY);
  }

  private static PairMetrics measured(
      PathPair pair, Map<FabricLink, Long> latencies, Set<FabricLink> unmeasured) {
    return Measurement.of(VonPlan.of(Map.of(ENDS, pair), null), fabric(latencies, unmeasured))
        .pairs()
        .get(ENDS);
  }

  private static Fabric fabric(Map<FabricLink, Long> latencies, Set<FabricLink> unmeasured) {
    return Fabric.of(List.of(device(1), device(2), device(3), device(4)), latencies, unmeasured);
  }

  private static Map<FabricLink, Long> without(FabricLink... failed) {
    Map<FabricLink, Long> left = new TreeMap<>(LATENCIES);
    left.keySet().removeAll(List.of(failed));
    return left;
  }

  private static DeviceId device(int number) {
    return DeviceId.deviceId(String.format("of:%016x", number));
  }

  /** Each link has its own ports: those with the number of the switch at the other end. */
  private static FabricLink link(int one, int other) {
    return FabricLink.between(
        new ConnectPoint(device(one), PortNumber.portNumber(other)),
        new ConnectPoint(device(other), PortNumber.portNumber(one)));
  }
}
