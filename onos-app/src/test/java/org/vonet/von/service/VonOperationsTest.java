// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onlab.packet.Ip4Address;
import org.onlab.packet.MacAddress;
import org.onosproject.core.DefaultApplicationId;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DefaultDevice;
import org.onosproject.net.DefaultPort;
import org.onosproject.net.Device;
import org.onosproject.net.DeviceId;
import org.onosproject.net.Port;
import org.onosproject.net.PortNumber;
import org.onosproject.net.device.DeviceServiceAdapter;
import org.onosproject.store.service.TestStorageService;
import org.vonet.capacity.BitRate;
import org.vonet.von.api.Endpoint;
import org.vonet.von.api.FabricLink;
import org.vonet.von.api.ProtectionMode;
import org.vonet.von.api.Von;
import org.vonet.von.api.VonException;
import org.vonet.von.api.VonException.Reason;
import org.vonet.von.api.VonId;
import org.vonet.von.api.VonName;
import org.vonet.von.api.VonSpec;
import org.vonet.von.api.VonState;
import org.vonet.von.install.FakeSwitches;
import org.vonet.von.install.MeterInstaller;
import org.vonet.von.install.ProgramInstaller;
import org.vonet.von.model.Failures;
import org.vonet.von.model.FrameWalker;
import org.vonet.von.model.ModelFrame;
import org.vonet.von.plan.Fabric;
import org.vonet.von.store.VonRecord;
import org.vonet.von.store.VonStore;

/** A ring of five switches, each with two access ports 1 and 2 and fabric ports 11 and 12. */
class VonOperationsTest {

  private static final int RING = 5;
  private static final VonName GRID = VonName.of("grid");
  private static final DefaultApplicationId APPLICATION = new DefaultApplicationId(42, "test");

  private final FakeSwitches switches = new FakeSwitches();
  private final VonStore store = new VonStore(new TestStorageService());
  private final Set<FabricLink> broken = new HashSet<>();
  private final DeviceServiceAdapter devices = new Devices();
  private final VonOperations operations =
      new VonOperations(
          store,
          new ProgramInstaller(
              switches.flowRules(), switches.groupService(), device -> true, Duration.ofMillis(1)),
          new MeterInstaller(switches.meterService(), APPLICATION, Duration.ofMillis(1)),
          APPLICATION,
          this::fabric,
          new EndpointAdmission(devices),
          device -> true);

  @ParameterizedTest
  @EnumSource(ProtectionMode.class)
  void connectsEndpointsAndLeavesNothingBehind(ProtectionMode mode) {
    create(mode);
    Von von = operations.addEndpoints(GRID, List.of(endpoint(1, 1), endpoint(3, 1)));
    assertEquals(VonState.ACTIVE, von.state(), von.reason());
    int copies = mode == ProtectionMode.DUPLICATE ? 2 : 1;
    assertEquals(copies, arrivals(endpoint(1, 1), endpoint(3, 1)));
    assertEquals(copies, arrivals(endpoint(3, 1), endpoint(1, 1)));

    Map<String, String> before = switches.contents();
    operations.addEndpoints(GRID, List.of(endpoint(4, 2)));
    assertEquals(copies, arrivals(endpoint(4, 2), endpoint(1, 1)));
    operations.removeEndpoints(GRID, List.of(endpoint(4, 2).mac()));
    assertEquals(withoutColours(before), withoutColours(switches.contents()));

    operations.delete(GRID);
    assertEquals(Map.of(), switches.contents());
    assertEquals(List.of(), store.all());
    assertEquals(List.of(), switches.faults());
  }

  @ParameterizedTest
  @EnumSource(ProtectionMode.class)
  void takesEverythingBackWhicheverRequestIsRefused(ProtectionMode mode) {
    create(mode);
    operations.addEndpoints(GRID, List.of(endpoint(1, 1), endpoint(3, 1)));
    int refused =
        allOrNothing(() -> operations.addEndpoints(GRID, List.of(endpoint(4, 1), endpoint(4, 2))));
    assertTrue(refused > 5, "only " + refused + " requests could be refused");
  }

  @ParameterizedTest
  @EnumSource(ProtectionMode.class)
  void takesEachStepOfARefreshWhollyOrNotAtAll(ProtectionMode mode) {
    create(mode);
    operations.addEndpoints(GRID, List.of(endpoint(1, 1), endpoint(3, 1), endpoint(4, 1)));
    broken.add(link(2));
    boolean[] changed = {true};
    int refused = 0;
    while (changed[0]) {
      refused += allOrNothing(() -> changed[0] = operations.adapt(GRID));
    }
    assertTrue(refused > 5, "only " + refused + " requests could be refused");
    assertEquals(von(), operations.refresh(GRID));
  }

  /**
   * Refuses the first, the second, … request of a change, until it meets no refusal.
   *
   * @return how many requests were refused
   */
  private int allOrNothing(Runnable change) {
    Map<String, String> before = switches.contents();
    VonRecord recordBefore = store.require(GRID);
    int refused = 0;
    while (true) {
      switches.refuse(refused);
      try {
        change.run();
        break;
      } catch (VonException e) {
        assertEquals(Reason.SWITCH_FAILED, e.reason());
        assertEquals(before, switches.contents(), "after refusal of request " + refused);
        assertEquals(recordBefore, store.require(GRID));
        refused++;
      }
    }
    assertEquals(List.of(), switches.faults());
    return refused;
  }

  @Test
  void freesPortsOfAnEndpointThatCouldNotBeAdded() {
    create(ProtectionMode.SUPPRESS);
    switches.refuse(0);
    assertThrows(VonException.class, () -> operations.addEndpoints(GRID, List.of(endpoint(1, 1))));
    switches.obey();
    operations.create(VonSpec.builder(VonName.of("other"), BitRate.parse("1Mbps")).build());
    operations.addEndpoints(VonName.of("other"), List.of(endpoint(1, 1)));
    VonException e =
        assertThrows(
            VonException.class, () -> operations.addEndpoints(GRID, List.of(endpoint(1, 1))));
    assertTrue(e.getMessage().contains("belongs to VON 'other'"), e.getMessage());
    operations.removeEndpoints(VonName.of("other"), List.of(endpoint(1, 1).mac()));
    operations.addEndpoints(GRID, List.of(endpoint(1, 1)));
  }

  @Test
  void reroutesAnUnprotectedPathAndItsBroadcast() {
    create(ProtectionMode.NONE);
    operations.addEndpoints(GRID, List.of(endpoint(1, 1), endpoint(3, 1)));
    broken.add(link(1));
    assertEquals(0, arrivals(endpoint(1, 1), endpoint(3, 1)));
    operations.refresh(GRID);
    assertEquals(1, arrivals(endpoint(1, 1), endpoint(3, 1)));
    assertEquals(1, broadcastArrivals(endpoint(3, 1), endpoint(1, 1)));
  }

  @Test
  void suppressDeliversBlueWhileRedIsBrokenInTheMiddle() {
    create(ProtectionMode.SUPPRESS);
    operations.addEndpoints(GRID, List.of(endpoint(1, 1), endpoint(4, 1)));
    for (int cut = 1; cut <= RING; cut++) {
      broken.add(link(cut));
      operations.refresh(GRID);
      assertEquals(1, arrivals(endpoint(1, 1), endpoint(4, 1)), "link " + cut + " cut");
      assertEquals(1, arrivals(endpoint(4, 1), endpoint(1, 1)), "link " + cut + " cut");
      assertEquals(VonState.DEGRADED, von().state());
      broken.clear();
      operations.refresh(GRID);
      assertEquals(1, arrivals(endpoint(1, 1), endpoint(4, 1)), "link " + cut + " back");
      assertEquals(VonState.ACTIVE, von().state(), von().reason());
    }
  }

  @Test
  void twoFailuresSeparateTheRingAndTheNetworkComesBack() {
    create(ProtectionMode.DUPLICATE);
    operations.addEndpoints(GRID, List.of(endpoint(1, 1), endpoint(3, 1)));
    broken.add(link(1));
    broken.add(link(4));
    assertEquals(VonState.DOWN, operations.refresh(GRID).state());
    assertEquals(0, arrivals(endpoint(1, 1), endpoint(3, 1)));
    broken.clear();
    assertEquals(VonState.ACTIVE, operations.refresh(GRID).state());
    assertEquals(2, arrivals(endpoint(1, 1), endpoint(3, 1)));
    assertEquals(1, broadcastArrivals(endpoint(1, 1), endpoint(3, 1)));
  }

  @Test
  void badEndpointsGetAClearErrorAndChangeNothing() {
    create(ProtectionMode.SUPPRESS);
    operations.addEndpoints(GRID, List.of(endpoint(1, 1)));
    Map<String, String> before = switches.contents();
    MacAddress mac = MacAddress.valueOf("00:00:00:00:aa:01");
    refused("unknown", Endpoint.of(port(9, 1), mac, Set.of()));
    refused("has no port 7", Endpoint.of(port(1, 7), mac, Set.of()));
    refused("is an end of a link", Endpoint.of(port(1, 11), mac, Set.of()));
    refused("is an endpoint of VON 'grid' already", endpoint(1, 1));
    refused(
        "is an endpoint of VON 'grid' already",
        Endpoint.of(port(2, 1), endpoint(1, 1).mac(), Set.of()));
    assertEquals(before, switches.contents());
    assertEquals(1, von().endpoints().size());
  }

  private void refused(String message, Endpoint endpoint) {
    VonException e =
        assertThrows(VonException.class, () -> operations.addEndpoints(GRID, List.of(endpoint)));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  @Test
  void strictNetworkRefusesWhatTheTopologyCannotGive() {
    operations.create(
        VonSpec.builder(GRID, BitRate.parse("10Mbps")).strict(true).id(VonId.of(5)).build());
    operations.addEndpoints(GRID, List.of(endpoint(1, 1)));
    broken.add(link(5));
    VonException e =
        assertThrows(
            VonException.class, () -> operations.addEndpoints(GRID, List.of(endpoint(3, 1))));
    assertEquals(Reason.UNAVAILABLE, e.reason());
    assertTrue(e.getMessage().contains("shares switch"), e.getMessage());
    broken.clear();
    operations.addEndpoints(GRID, List.of(endpoint(3, 1)));
  }

  private void create(ProtectionMode mode) {
    operations.create(VonSpec.builder(GRID, BitRate.parse("10Mbps")).protection(mode).build());
  }

  private Von von() {
    return store.require(GRID).von();
  }

  private long arrivals(Endpoint source, Endpoint target) {
    return walk(source, target.mac(), target);
  }

  private long broadcastArrivals(Endpoint source, Endpoint target) {
    return walk(source, MacAddress.BROADCAST, target);
  }

  private long walk(Endpoint source, MacAddress destination, Endpoint target) {
    return FrameWalker.of(switches.flows(), switches.groups(), allLinks())
        .walk(
            ModelFrame.ipv4(source.mac(), destination, Ip4Address.valueOf("10.0.0.1")),
            source.port(),
            Failures.of(broken, Set.of()))
        .deliveryPorts()
        .stream()
        .filter(target.port()::equals)
        .count();
  }

  /** Drops what may differ after a detour over another tree: the colour of broadcast. */
  private static Map<String, String> withoutColours(Map<String, String> contents) {
    Map<String, String> kept = new HashMap<>(contents);
    kept.entrySet().removeIf(e -> e.getKey().contains("mask") || e.getKey().contains("MASKED"));
    return kept;
  }

  private Fabric fabric() {
    Map<FabricLink, Long> links = new HashMap<>();
    for (FabricLink link : allLinks()) {
      if (!broken.contains(link)) {
        links.put(link, 10_000L);
      }
    }
    return Fabric.of(
        IntStream.rangeClosed(1, RING)
            .mapToObj(VonOperationsTest::device)
            .collect(Collectors.toSet()),
        links);
  }

  private static Set<FabricLink> allLinks() {
    return IntStream.rangeClosed(1, RING)
        .mapToObj(VonOperationsTest::link)
        .collect(Collectors.toSet());
  }

  /** Link i goes from port 12 of switch i to port 11 of the next one round the ring. */
  private static FabricLink link(int number) {
    return FabricLink.between(port(number, 12), port(number % RING + 1, 11));
  }

  private static Endpoint endpoint(int device, int port) {
    return Endpoint.of(port(device, port), MacAddress.valueOf(device * 16 + port), Set.of());
  }

  private static ConnectPoint port(int device, int port) {
    return new ConnectPoint(device(device), PortNumber.portNumber(port));
  }

  private static DeviceId device(int number) {
    return DeviceId.deviceId(String.format("of:%016x", number));
  }

  private static final class Devices extends DeviceServiceAdapter {
    private static final List<Long> PORTS = Arrays.asList(1L, 2L, 11L, 12L);

    @Override
    public Device getDevice(DeviceId id) {
      boolean known = IntStream.rangeClosed(1, RING).anyMatch(number -> device(number).equals(id));
      return known
          ? new DefaultDevice(null, id, Device.Type.SWITCH, "test", "test", "test", "test", null)
          : null;
    }

    @Override
    public boolean isAvailable(DeviceId id) {
      return getDevice(id) != null;
    }

    @Override
    public Port getPort(ConnectPoint port) {
      return PORTS.contains(port.port().toLong())
          ? new DefaultPort(getDevice(port.deviceId()), port.port(), true)
          : null;
    }
  }
}
