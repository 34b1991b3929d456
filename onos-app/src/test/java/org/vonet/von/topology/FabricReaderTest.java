// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onosproject.net.AnnotationKeys;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DefaultAnnotations;
import org.onosproject.net.DefaultDevice;
import org.onosproject.net.DefaultLink;
import org.onosproject.net.DefaultPort;
import org.onosproject.net.Device;
import org.onosproject.net.Link;
import org.onosproject.net.Port;
import org.onosproject.net.device.DeviceServiceAdapter;
import org.onosproject.net.link.LinkServiceAdapter;
import org.onosproject.net.provider.ProviderId;
import org.vonet.von.api.FabricLink;
import org.vonet.von.plan.Fabric;

class FabricReaderTest {

  private static final ConnectPoint A = ConnectPoint.deviceConnectPoint("of:0000000000000001/2");
  private static final ConnectPoint B = ConnectPoint.deviceConnectPoint("of:0000000000000002/3");

  private final List<Link> links = new ArrayList<>();
  private final Set<ConnectPoint> disabledPorts = new HashSet<>();
  private final Set<Device> connected = new HashSet<>(Set.of(device(A), device(B)));
  private final FabricReader reader = new FabricReader(new Devices(), new Links());

  @Test
  void linkCountsWhenBothDirectionsAreThere() {
    links.add(link(A, B, null));
    assertEquals(Set.of(), reader.read().links());
    links.add(link(B, A, null));
    assertEquals(Set.of(FabricLink.between(A, B)), reader.read().links());
  }

  @Test
  void linkAtADisabledPortOrALostSwitchDoesNotCount() {
    links.add(link(A, B, null));
    links.add(link(B, A, null));
    disabledPorts.add(B);
    assertEquals(Set.of(), reader.read().links());
    disabledPorts.clear();
    connected.remove(device(B));
    assertEquals(Set.of(), reader.read().links());
    assertEquals(Set.of(A.deviceId()), reader.read().switches());
  }

  @Test
  void latencyIsTheWorseDirectionAndNonsenseIsIgnored() {
    links.add(link(A, B, "5000"));
    links.add(link(B, A, "7000.4"));
    assertEquals(fabric(7_000), reader.read());
    for (String nonsense : List.of("-1", "NaN", "1e300", "fast")) {
      links.clear();
      links.add(link(A, B, nonsense));
      links.add(link(B, A, nonsense));
      assertEquals(assumed(), reader.read(), nonsense);
    }
  }

  @Test
  void linkIsMeasuredIfBothDirectionsAre() {
    FabricLink link = FabricLink.between(A, B);
    links.add(link(A, B, "5000"));
    links.add(link(B, A, "5000"));
    assertTrue(reader.read().isMeasured(link));
    links.set(1, link(B, A, null));
    assertEquals(assumed(), reader.read());
    assertFalse(reader.read().isMeasured(link));
    assertNotEquals(fabric(FabricLink.ASSUMED_LATENCY_NANOS), reader.read());
  }

  private static Fabric assumed() {
    FabricLink link = FabricLink.between(A, B);
    return Fabric.of(
        Set.of(A.deviceId(), B.deviceId()),
        Map.of(link, FabricLink.ASSUMED_LATENCY_NANOS),
        Set.of(link));
  }

  private static Fabric fabric(long nanos) {
    return Fabric.of(Set.of(A.deviceId(), B.deviceId()), Map.of(FabricLink.between(A, B), nanos));
  }

  private static Link link(ConnectPoint from, ConnectPoint to, String latency) {
    DefaultAnnotations.Builder annotations = DefaultAnnotations.builder();
    if (latency != null) {
      annotations.set(AnnotationKeys.LATENCY, latency);
    }
    return DefaultLink.builder()
        .providerId(ProviderId.NONE)
        .src(from)
        .dst(to)
        .type(Link.Type.DIRECT)
        .annotations(annotations.build())
        .build();
  }

  private static Device device(ConnectPoint port) {
    return new DefaultDevice(
        ProviderId.NONE, port.deviceId(), Device.Type.SWITCH, "test", "1", "1", "1", null);
  }

  private final class Devices extends DeviceServiceAdapter {
    @Override
    public Iterable<Device> getAvailableDevices() {
      return ImmutableSet.copyOf(connected);
    }

    @Override
    public Port getPort(ConnectPoint port) {
      return new DefaultPort(device(port), port.port(), !disabledPorts.contains(port));
    }
  }

  private final class Links extends LinkServiceAdapter {
    @Override
    public Iterable<Link> getActiveLinks() {
      return links;
    }
  }
}
