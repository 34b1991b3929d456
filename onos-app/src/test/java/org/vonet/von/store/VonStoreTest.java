// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onlab.packet.IpAddress;
import org.onlab.packet.MacAddress;
import org.onosproject.core.DefaultApplicationId;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DeviceId;
import org.onosproject.store.service.Serializer;
import org.onosproject.store.service.TestStorageService;
import org.vonet.capacity.BitRate;
import org.vonet.von.api.Endpoint;
import org.vonet.von.api.FabricLink;
import org.vonet.von.api.Von;
import org.vonet.von.api.VonException;
import org.vonet.von.api.VonException.Reason;
import org.vonet.von.api.VonId;
import org.vonet.von.api.VonName;
import org.vonet.von.api.VonSpec;
import org.vonet.von.compile.VlanLabels;
import org.vonet.von.compile.VonCompiler;
import org.vonet.von.plan.Assessment;
import org.vonet.von.plan.Fabric;
import org.vonet.von.plan.VonPlanner;

class VonStoreTest {

  private final VonStore store = new VonStore(new TestStorageService());

  @Test
  void allocatesIdentifiersAndLabelBlocks() {
    VonRecord one = store.create(spec("one").build());
    VonRecord two = store.create(spec("two").build());
    assertFalse(one.von().id().equals(two.von().id()));
    assertFalse(one.resources().labelBlock() == two.resources().labelBlock());
    assertEquals(List.of(one, two), store.all());
  }

  @Test
  void skipsIdentifiersThatWereGiven() {
    store.create(spec("given").id(VonId.of(1)).build());
    assertEquals(VonId.of(2), store.create(spec("allocated").build()).von().id());
  }

  @Test
  void refusesNameAndIdentifierInUseAndClaimsNothing() {
    store.create(spec("grid").id(VonId.of(7)).build());
    assertEquals(
        Reason.CONFLICT,
        assertThrows(VonException.class, () -> store.create(spec("grid").id(VonId.of(8)).build()))
            .reason());
    assertEquals(
        Reason.CONFLICT,
        assertThrows(VonException.class, () -> store.create(spec("other").id(VonId.of(7)).build()))
            .reason());
    assertEquals(VonId.of(8), store.create(spec("other").id(VonId.of(8)).build()).von().id());
  }

  @Test
  void givesAwayEveryLabelBlockAndThenSaysWhatToDo() {
    for (int i = 0; i < VlanLabels.BLOCKS; i++) {
      store.create(spec("v" + i).build());
    }
    VonException e =
        assertThrows(
            VonException.class, () -> store.create(spec("more").id(VonId.of(9999)).build()));
    assertEquals(Reason.UNAVAILABLE, e.reason());
    assertTrue(e.getMessage().contains("delete a VON"), e.getMessage());
    store.remove(store.require(VonName.of("v5")));
    assertEquals(VonId.of(9999), store.create(spec("more").id(VonId.of(9999)).build()).von().id());
  }

  @Test
  void portBelongsToOneNetworkOnly() {
    ConnectPoint port = ConnectPoint.deviceConnectPoint("of:0000000000000001/1");
    ConnectPoint free = ConnectPoint.deviceConnectPoint("of:0000000000000001/2");
    VonName one = VonName.of("one");
    VonName two = VonName.of("two");
    assertEquals(List.of(port), store.claimPorts(one, List.of(port)));
    assertEquals(List.of(), store.claimPorts(one, List.of(port)));
    assertThrows(VonException.class, () -> store.claimPorts(two, List.of(free, port)));
    assertEquals(List.of(free), store.claimPorts(one, List.of(free)));
    store.releasePorts(one, List.of(port));
    assertEquals(List.of(port), store.claimPorts(two, List.of(port)));
  }

  @Test
  void updateNoticesThatAnotherWasFaster() {
    VonRecord record = store.create(spec("grid").build());
    VonRecord after =
        VonRecord.of(record.von(), record.resources().withMeters(Map.of(device(1), 4L)));
    store.update(record, after);
    assertEquals(after, store.require(VonName.of("grid")));
    assertThrows(VonException.class, () -> store.update(record, after));
  }

  @Test
  void recordSurvivesTheWireWhole() {
    FabricLink low = link(1, 2, 2, 2);
    FabricLink high = link(1, 3, 2, 3);
    Fabric fabric = Fabric.of(Set.of(device(1), device(2)), Map.of(low, 10L, high, 20L));
    Von idle = Von.idle(VonId.of(3), spec("grid").strict(true).build());
    Set<Endpoint> endpoints =
        Set.of(
            Endpoint.of(
                ConnectPoint.deviceConnectPoint("of:0000000000000001/1"),
                MacAddress.valueOf(1),
                Set.of(IpAddress.valueOf("10.0.0.1"), IpAddress.valueOf("fd00::1"))),
            Endpoint.of(
                ConnectPoint.deviceConnectPoint("of:0000000000000002/1"),
                MacAddress.valueOf(2),
                Set.of()));
    Von von =
        Assessment.apply(
            idle,
            endpoints,
            new VonPlanner(idle.spec(), fabric).replan(Set.of(device(1), device(2)), idle.plan()));
    VonRecord bare = store.create(spec("bare").build());
    VonRecord record =
        VonRecord.of(
            von,
            VonCompiler.compile(
                    von,
                    bare.resources().withMeters(Map.of(device(1), 1L, device(2), 9L)),
                    new DefaultApplicationId(42, "test"))
                .resources());
    assertFalse(record.resources().equals(bare.resources()));
    Serializer serializer = VonStore.serializer();
    assertEquals(record, serializer.decode(serializer.encode(record)));
    assertEquals(bare, serializer.decode(serializer.encode(bare)));
  }

  private static VonSpec.Builder spec(String name) {
    return VonSpec.builder(VonName.of(name), BitRate.parse("10Mbps"));
  }

  private static DeviceId device(int number) {
    return DeviceId.deviceId(String.format("of:%016x", number));
  }

  private static FabricLink link(int one, int onePort, int other, int otherPort) {
    return FabricLink.between(
        ConnectPoint.deviceConnectPoint(device(one) + "/" + onePort),
        ConnectPoint.deviceConnectPoint(device(other) + "/" + otherPort));
  }
}
