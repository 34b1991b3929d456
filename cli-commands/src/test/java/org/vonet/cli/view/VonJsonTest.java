// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.onlab.packet.IpAddress;
import org.onlab.packet.MacAddress;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DeviceId;
import org.onosproject.net.PortNumber;
import org.vonet.capacity.BitRate;
import org.vonet.von.api.BroadcastTree;
import org.vonet.von.api.Colour;
import org.vonet.von.api.Endpoint;
import org.vonet.von.api.FabricLink;
import org.vonet.von.api.FabricPath;
import org.vonet.von.api.FrameTrace;
import org.vonet.von.api.PairMetrics;
import org.vonet.von.api.PathMetrics;
import org.vonet.von.api.PathPair;
import org.vonet.von.api.SwitchPair;
import org.vonet.von.api.SwitchUsage;
import org.vonet.von.api.Von;
import org.vonet.von.api.VonId;
import org.vonet.von.api.VonMetrics;
import org.vonet.von.api.VonName;
import org.vonet.von.api.VonPlan;
import org.vonet.von.api.VonSpec;
import org.vonet.von.api.VonState;

/** The JSON that programs read, field by field. */
class VonJsonTest {

  private static final DeviceId ONE = DeviceId.deviceId("of:0000000000000001");
  private static final DeviceId TWO = DeviceId.deviceId("of:0000000000000002");

  private static ConnectPoint port(DeviceId device, int number) {
    return new ConnectPoint(device, PortNumber.portNumber(number, "eth" + number));
  }

  private static final FabricLink LINK = FabricLink.between(port(ONE, 1), port(TWO, 2));
  private static final FabricPath PATH = FabricPath.of(ONE, List.of(LINK));

  private static Von idle() {
    return Von.idle(
        VonId.of(4_294_967_295L),
        VonSpec.builder(VonName.of("grid"), BitRate.parse("1.5Gbps")).strict(true).build());
  }

  private static Von withEndpoint() {
    return idle()
        .with(
            List.of(
                Endpoint.of(
                    port(ONE, 3), MacAddress.valueOf(1), List.of(IpAddress.valueOf("10.0.0.1")))),
            VonPlan.of(
                Map.of(SwitchPair.of(ONE, TWO), PathPair.of(PATH, PATH)),
                BroadcastTree.of(ONE, java.util.Set.of(LINK), Colour.BLUE)),
            VonState.ACTIVE,
            "fine");
  }

  @Test
  void network() {
    assertEquals(
        "{\"vons\":[{\"name\":\"grid\",\"id\":4294967295,\"state\":\"idle\","
            + "\"reason\":\"no endpoints yet\",\"rate\":\"1.5Gbps\",\"bitsPerSecond\":1500000000,"
            + "\"protection\":\"suppress\",\"disjointAsked\":\"switch\",\"strict\":true,"
            + "\"disjoint\":null,\"endpoints\":[]}]}",
        VonJson.vons(List.of(idle())).toString());
  }

  @Test
  void networkInDetail() {
    assertEquals(
        "{\"name\":\"grid\",\"id\":4294967295,\"state\":\"active\","
            + "\"reason\":\"fine\",\"rate\":\"1.5Gbps\",\"bitsPerSecond\":1500000000,"
            + "\"protection\":\"suppress\",\"disjointAsked\":\"switch\",\"strict\":true,"
            + "\"disjoint\":\"shared\",\"endpoints\":[{\"port\":\"of:0000000000000001/3\","
            + "\"mac\":\"00:00:00:00:00:01\",\"ips\":[\"10.0.0.1\"]}],"
            + "\"shared\":[{\"from\":\"of:0000000000000001\",\"to\":\"of:0000000000000002\","
            + "\"sharedSwitches\":[],"
            + "\"sharedLinks\":[\"of:0000000000000001/1-of:0000000000000002/2\"]}],"
            + "\"usage\":[{\"switch\":\"of:0000000000000001\",\"flows\":7,\"groups\":2,"
            + "\"meters\":1}]}",
        VonJson.detail(withEndpoint(), Map.of(ONE, SwitchUsage.of(7, 2, 1))).toString());
  }

  @Test
  void pairOfPathsFromTheHigherSwitch() {
    assertEquals(
        "{\"from\":\"of:0000000000000002\",\"to\":\"of:0000000000000001\",\"connected\":true,"
            + "\"disjoint\":\"shared\",\"sharedSwitches\":[],\"sharedLinks\":[],"
            + "\"skewNanos\":null,\"shortestNanos\":7000,\"paths\":["
            + "{\"colour\":\"blue\",\"whole\":true,\"hops\":1,\"missingLinks\":0,"
            + "\"delayNanos\":10000,\"unmeasuredLinks\":1,\"ratio\":1.429,\"links\":["
            + "{\"from\":\"of:0000000000000002/2\",\"to\":\"of:0000000000000001/1\"}]}]}",
        VonJson.pair(
                PathPair.single(PATH, Colour.BLUE),
                PairMetrics.ofSingle(
                    PathMetrics.ofWhole(1, 1, 10_000, 10.0 / 7), OptionalLong.of(7_000)),
                true)
            .toString());
  }

  @Test
  void bothPathsAndTheirHealth() {
    FabricLink parallel = FabricLink.between(port(ONE, 5), port(TWO, 6));
    PathPair pair =
        PathPair.of(PATH, FabricPath.of(ONE, List.of(parallel))).withHealth(true, false);
    assertEquals(
        "{\"from\":\"of:0000000000000001\",\"to\":\"of:0000000000000002\",\"connected\":true,"
            + "\"disjoint\":\"switch\",\"sharedSwitches\":[],\"sharedLinks\":[],"
            + "\"skewNanos\":null,\"shortestNanos\":0,\"paths\":["
            + "{\"colour\":\"red\",\"whole\":true,\"hops\":1,\"missingLinks\":0,"
            + "\"delayNanos\":4000000000,\"unmeasuredLinks\":0,\"ratio\":null,\"links\":["
            + "{\"from\":\"of:0000000000000001/1\",\"to\":\"of:0000000000000002/2\"}]},"
            + "{\"colour\":\"blue\",\"whole\":false,\"hops\":1,\"missingLinks\":1,"
            + "\"delayNanos\":null,\"unmeasuredLinks\":0,\"ratio\":null,\"links\":["
            + "{\"from\":\"of:0000000000000001/5\",\"to\":\"of:0000000000000002/6\"}]}]}",
        VonJson.pair(
                pair,
                PairMetrics.of(
                    PathMetrics.ofWhole(1, 0, 4_000_000_000L, Double.POSITIVE_INFINITY),
                    PathMetrics.ofBroken(1, 1),
                    OptionalLong.empty(),
                    OptionalLong.of(0)),
                false)
            .toString());
  }

  @Test
  void summaryOfAllPairs() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    PathMetrics first = PathMetrics.ofWhole(1, 0, 3, 1);
    PathMetrics second = PathMetrics.ofWhole(2, 0, 4, 4 / 3.0);
    VonJson.putSummary(
        json,
        VonMetrics.of(
            Map.of(
                SwitchPair.of(ONE, TWO),
                PairMetrics.of(first, second, OptionalLong.of(1), OptionalLong.of(3)))));
    assertEquals("{\"largestSkewNanos\":1,\"worstRatio\":1.333}", json.toString());
    VonJson.putSummary(json, VonMetrics.of(Map.of()));
    assertEquals("{\"largestSkewNanos\":null,\"worstRatio\":null}", json.toString());
  }

  @Test
  void tree() {
    assertEquals(
        "{\"colour\":\"blue\",\"root\":\"of:0000000000000001\",\"links\":["
            + "{\"from\":\"of:0000000000000001/1\",\"to\":\"of:0000000000000002/2\"}]}",
        VonJson.tree(withEndpoint().plan().tree().get()).toString());
  }

  @Test
  void trace() {
    assertEquals(
        "{\"steps\":[\"one\"],\"deliveries\":[\"of:0000000000000002/3\",\"of:0000000000000002/3\"],"
            + "\"loop\":false}",
        VonJson.trace(FrameTrace.of(List.of("one"), List.of(port(TWO, 3), port(TWO, 3)), false))
            .toString());
  }
}
