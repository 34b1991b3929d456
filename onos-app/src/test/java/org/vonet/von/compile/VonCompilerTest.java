// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onlab.packet.IpAddress;
import org.onlab.packet.MacAddress;
import org.onosproject.core.ApplicationId;
import org.onosproject.core.DefaultApplicationId;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DeviceId;
import org.onosproject.net.PortNumber;
import org.onosproject.net.flow.FlowRule;
import org.vonet.capacity.BitRate;
import org.vonet.von.api.BroadcastTree;
import org.vonet.von.api.Colour;
import org.vonet.von.api.Endpoint;
import org.vonet.von.api.FabricLink;
import org.vonet.von.api.FabricPath;
import org.vonet.von.api.PathPair;
import org.vonet.von.api.ProtectionMode;
import org.vonet.von.api.SwitchPair;
import org.vonet.von.api.Von;
import org.vonet.von.api.VonId;
import org.vonet.von.api.VonName;
import org.vonet.von.api.VonPlan;
import org.vonet.von.api.VonSpec;
import org.vonet.von.api.VonState;

/**
 * Every entry and group of a small network: A at port 9 of s1 and B at port 9 of s2, red straight
 * from port 1 to port 1, blue from port 2 over s3 to port 2.
 */
class VonCompilerTest {

  private static final ApplicationId APPLICATION = new DefaultApplicationId(42, "org.vonet.von");
  private static final DeviceId S1 = DeviceId.deviceId("of:0000000000000001");
  private static final DeviceId S2 = DeviceId.deviceId("of:0000000000000002");
  private static final DeviceId S3 = DeviceId.deviceId("of:0000000000000003");
  private static final FabricLink STRAIGHT = FabricLink.between(port(S1, 1), port(S2, 1));
  private static final FabricLink NEAR = FabricLink.between(port(S1, 2), port(S3, 1));
  private static final FabricLink FAR = FabricLink.between(port(S3, 2), port(S2, 2));
  private static final FabricPath RED = FabricPath.of(S1, List.of(STRAIGHT));
  private static final FabricPath BLUE = FabricPath.of(S1, List.of(NEAR, FAR));
  private static final Endpoint A = endpoint(S1, 9, "02:00:00:00:00:0A");
  private static final Endpoint B = endpoint(S2, 9, "02:00:00:00:00:0B");
  private static final BroadcastTree TREE = BroadcastTree.of(S1, Set.of(STRAIGHT), Colour.RED);
  private static final VonResources RESOURCES =
      VonResources.ofLabelBlock(0).withMeters(Map.of(S1, 5L, S2, 6L));

  @Test
  void suppressHoldsBlueBackAtTheEgress() {
    VonProgram program =
        compile(von(ProtectionMode.SUPPRESS, PathPair.of(RED, BLUE), TREE, A, B), RESOURCES);
    assertEquals(
        List.of(
            "group 100000 ALL vlan_push:vlan, vlan_id:2, output:1"
                + " | vlan_push:vlan, vlan_id:3, output:2",
            "group 100001 FAILOVER while 1 is up: noaction"
                + " | while 9 is up: vlan_pop, output:9",
            "fabric 50100 vlan_vid:2 → noaction",
            "fabric 50100 vlan_vid:3 → noaction",
            "fabric 50100 vlan_vid:4 → noaction",
            "fabric 50000 in_port:9 → noaction",
            "fabric 50200 eth_dst:0a eth_src:0b in_port:1 vlan_vid:2 → vlan_pop, output:9",
            "fabric 50200 eth_dst:0a eth_src:0b in_port:2 vlan_vid:3 → group:0x100001",
            "fabric 50200 eth_dst_masked:01:00:00:00:00:00/01:00:00:00:00:00 in_port:1 vlan_vid:2"
                + " → vlan_pop, output:9",
            "edge 50300 eth_dst:0b eth_src:0a in_port:9 vlan_vid:none → meter:5, group:0x100000",
            "edge 50300 eth_dst_masked:01:00:00:00:00:00/01:00:00:00:00:00 eth_src:0a in_port:9"
                + " vlan_vid:none → meter:5, vlan_push:vlan, vlan_id:2, output:1"),
        ProgramText.on(S1, program));
    assertEquals(
        List.of(
            "fabric 50100 vlan_vid:2 → noaction",
            "fabric 50100 vlan_vid:3 → noaction",
            "fabric 50100 vlan_vid:4 → noaction",
            "fabric 50200 eth_dst:0b eth_src:0a in_port:1 vlan_vid:3 → output:2",
            "fabric 50200 eth_dst:0a eth_src:0b in_port:2 vlan_vid:3 → output:1"),
        ProgramText.on(S3, program));
  }

  @Test
  void duplicateDeliversBothColours() {
    VonProgram program =
        compile(von(ProtectionMode.DUPLICATE, PathPair.of(RED, BLUE), TREE, A, B), RESOURCES);
    assertEquals(1, program.devices().get(S2).groups().size());
    assertContains(
        S2,
        program,
        "fabric 50200 eth_dst:0b eth_src:0a in_port:1 vlan_vid:2 → vlan_pop, output:9");
    assertContains(
        S2,
        program,
        "fabric 50200 eth_dst:0b eth_src:0a in_port:2 vlan_vid:3 → vlan_pop, output:9");
  }

  @Test
  void brokenFirstPathLetsTheSecondThrough() {
    PathPair broken = PathPair.of(RED, BLUE).withHealth(false, true);
    VonProgram program = compile(von(ProtectionMode.SUPPRESS, broken, TREE, A, B), RESOURCES);
    assertContains(
        S2,
        program,
        "fabric 50200 eth_dst:0b eth_src:0a in_port:2 vlan_vid:3 → vlan_pop, output:9");
    assertEquals(1, program.devices().get(S2).groups().size(), "only the one that duplicates");
  }

  @Test
  void noneSendsOneCopyUnderThePathsColour() {
    VonProgram program =
        compile(
            von(ProtectionMode.NONE, PathPair.single(BLUE, Colour.BLUE), TREE, A, B), RESOURCES);
    assertEquals(List.of(), program.devices().get(S1).groups());
    assertContains(
        S1,
        program,
        "edge 50300 eth_dst:0b eth_src:0a in_port:9 vlan_vid:none"
            + " → meter:5, vlan_push:vlan, vlan_id:3, output:2");
    assertContains(
        S2,
        program,
        "fabric 50200 eth_dst:0b eth_src:0a in_port:2 vlan_vid:3 → vlan_pop, output:9");
  }

  @Test
  void labelsAreThoseOfTheBlock() {
    VonResources third = VonResources.ofLabelBlock(2).withMeters(Map.of(S1, 5L, S2, 6L));
    VonProgram program =
        compile(von(ProtectionMode.DUPLICATE, PathPair.of(RED, BLUE), TREE, A, B), third);
    assertTrue(
        ProgramText.on(S1, program)
            .contains(
                "group 300000 ALL vlan_push:vlan, vlan_id:8, output:1"
                    + " | vlan_push:vlan, vlan_id:9, output:2"),
        () -> ProgramText.on(S1, program).toString());
    assertContains(S1, program, "fabric 50100 vlan_vid:10 → noaction");
  }

  @Test
  void neighboursOnOneSwitchNeedNoLabel() {
    Endpoint c = endpoint(S1, 10, "02:00:00:00:00:0C");
    VonProgram program =
        compile(von(ProtectionMode.SUPPRESS, PathPair.of(RED, BLUE), TREE, A, B, c), RESOURCES);
    assertContains(
        S1,
        program,
        "edge 50300 eth_dst:0c eth_src:0a in_port:9 vlan_vid:none → meter:5, output:10");
    assertContains(
        S1,
        program,
        "edge 50300 eth_dst_masked:01:00:00:00:00:00/01:00:00:00:00:00 eth_src:0a in_port:9"
            + " vlan_vid:none → meter:5, output:10, vlan_push:vlan, vlan_id:2, output:1");
  }

  @Test
  void addressesOnOnePortShareItsGuardAndAreNotSentToEachOther() {
    Endpoint c = endpoint(S1, 9, "02:00:00:00:00:0C");
    VonProgram program =
        compile(von(ProtectionMode.SUPPRESS, PathPair.of(RED, BLUE), TREE, A, B, c), RESOURCES);
    List<String> lines = ProgramText.on(S1, program);
    assertEquals(
        1, lines.stream().filter(l -> l.equals("fabric 50000 in_port:9 → noaction")).count());
    assertTrue(lines.stream().noneMatch(l -> l.contains("eth_dst:0c eth_src:0a")), lines::toString);
  }

  @Test
  void boundAddressesLetInTheirFamilyOnlyByThem() {
    Endpoint bound =
        Endpoint.of(
            port(S1, 9),
            MacAddress.valueOf("02:00:00:00:00:0A"),
            List.of(IpAddress.valueOf("10.0.0.1"), IpAddress.valueOf("fd00::1")));
    VonProgram program =
        compile(
            von(ProtectionMode.NONE, PathPair.single(RED, Colour.RED), TREE, bound, B), RESOURCES);
    String source = "eth_src:0a";
    String send = " → meter:5, vlan_push:vlan, vlan_id:2, output:1";
    for (String drop : List.of("ipv4", "arp", "ipv6")) {
      assertContains(
          S1,
          program,
          "fabric 50400 " + source + " eth_type:" + drop + " in_port:9 vlan_vid:none → noaction");
    }
    assertContains(
        S1,
        program,
        "edge 50500 eth_dst:0b eth_src:0a eth_type:ipv4 in_port:9 ipv4_src:10.0.0.1/32"
            + " vlan_vid:none"
            + send);
    assertContains(
        S1,
        program,
        "edge 50500 arp_spa:10.0.0.1 eth_dst:0b eth_src:0a eth_type:arp in_port:9 vlan_vid:none"
            + send);
    assertContains(
        S1,
        program,
        "edge 50500 eth_dst:0b eth_src:0a eth_type:ipv6 in_port:9 ipv6_src:fd00::1/128"
            + " vlan_vid:none"
            + send);
    assertContains(S1, program, "edge 50300 eth_dst:0b eth_src:0a in_port:9 vlan_vid:none" + send);
  }

  @Test
  void unconnectedPairHasNoEntries() {
    Von von = idle(ProtectionMode.SUPPRESS);
    Von parted =
        von.with(
            List.of(A, B),
            VonPlan.of(Map.of(), BroadcastTree.of(S1, Set.of(), Colour.RED)),
            VonState.DOWN,
            "parted");
    VonProgram program = compile(parted, RESOURCES);
    assertEquals(Set.of(S1, S2), program.devices().keySet());
    assertEquals(List.of(), program.devices().get(S1).edgeRules());
    assertEquals(4, program.devices().get(S1).fabricRules().size(), "guards only");
  }

  @Test
  void networkWithoutEndpointsHasNothing() {
    VonProgram program = compile(idle(ProtectionMode.SUPPRESS), RESOURCES);
    assertEquals(Map.of(), program.devices());
  }

  @Test
  void entriesArePermanentAndTheApplications() {
    VonProgram program =
        compile(von(ProtectionMode.SUPPRESS, PathPair.of(RED, BLUE), TREE, A, B), RESOURCES);
    for (FlowRule rule : program.devices().get(S1).edgeRules()) {
      assertTrue(rule.isPermanent());
      assertEquals(APPLICATION.id(), rule.appId());
      assertTrue(rule.priority() > 40_000, "above what takes ARP to the controller");
    }
  }

  @Test
  void sameArgumentsGiveTheSameProgram() {
    Von von = von(ProtectionMode.SUPPRESS, PathPair.of(RED, BLUE), TREE, A, B);
    VonProgram once = compile(von, RESOURCES);
    assertEquals(ProgramText.bySwitch(once), ProgramText.bySwitch(compile(von, RESOURCES)));
    VonProgram again = compile(von, once.resources());
    assertEquals(ProgramText.bySwitch(once), ProgramText.bySwitch(again));
    assertEquals(once.resources(), again.resources());
  }

  @Test
  void meterIsNeededOnEverySwitchWithEndpoints() {
    Von von = von(ProtectionMode.SUPPRESS, PathPair.of(RED, BLUE), TREE, A, B);
    VonResources onlyOne = VonResources.ofLabelBlock(0).withMeters(Map.of(S1, 5L));
    IllegalStateException refusal =
        assertThrows(IllegalStateException.class, () -> compile(von, onlyOne));
    assertTrue(refusal.getMessage().contains(S2.toString()), refusal.getMessage());
  }

  private static void assertContains(DeviceId device, VonProgram program, String line) {
    List<String> lines = ProgramText.on(device, program);
    assertTrue(lines.contains(line), () -> line + " is not in\n" + String.join("\n", lines));
  }

  private static VonProgram compile(Von von, VonResources resources) {
    return VonCompiler.compile(von, resources, APPLICATION);
  }

  private static Von idle(ProtectionMode protection) {
    return Von.idle(
        VonId.of(1),
        VonSpec.builder(VonName.of("grid"), BitRate.ofBitsPerSecond(10_000_000))
            .protection(protection)
            .build());
  }

  private static Von von(
      ProtectionMode protection, PathPair pair, BroadcastTree tree, Endpoint... endpoints) {
    return idle(protection)
        .with(
            List.of(endpoints),
            VonPlan.of(Map.of(SwitchPair.of(S1, S2), pair), tree),
            VonState.ACTIVE,
            "as planned");
  }

  private static Endpoint endpoint(DeviceId device, long port, String mac) {
    return Endpoint.of(port(device, port), MacAddress.valueOf(mac), List.of());
  }

  private static ConnectPoint port(DeviceId device, long port) {
    return new ConnectPoint(device, PortNumber.portNumber(port));
  }
}
