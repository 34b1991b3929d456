// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.onlab.packet.ChassisId;
import org.onlab.packet.IpAddress;
import org.onlab.packet.MacAddress;
import org.onlab.packet.VlanId;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DefaultDevice;
import org.onosproject.net.DefaultHost;
import org.onosproject.net.DefaultLink;
import org.onosproject.net.DefaultPort;
import org.onosproject.net.Device;
import org.onosproject.net.DeviceId;
import org.onosproject.net.Host;
import org.onosproject.net.HostId;
import org.onosproject.net.HostLocation;
import org.onosproject.net.Link;
import org.onosproject.net.Port;
import org.onosproject.net.PortNumber;
import org.onosproject.net.device.DeviceService;
import org.onosproject.net.host.HostService;
import org.onosproject.net.host.HostServiceAdapter;
import org.onosproject.net.link.LinkService;
import org.onosproject.net.link.LinkServiceAdapter;
import org.onosproject.net.provider.ProviderId;
import org.vonet.von.api.FabricLink;
import org.vonet.von.plan.Fabric;

/**
 * Four switches in a ring. Port 1 leads to the switch before, port 2 to the switch after, ports 3
 * and 4 are access ports; host N is at port 3 of switch N.
 */
final class RingNetwork {

  static final int SIZE = 4;
  private static final long LATENCY_NANOS = 5_000;
  private static final ProviderId PROVIDER = new ProviderId("of", "test");

  private final Set<FabricLink> failed = new HashSet<>();
  private final Set<FabricLink> unmeasured = new HashSet<>();

  static DeviceId device(int number) {
    return DeviceId.deviceId(String.format("of:%016x", number));
  }

  static ConnectPoint port(int device, int port) {
    return new ConnectPoint(device(device), PortNumber.portNumber(port));
  }

  static MacAddress mac(int number) {
    return MacAddress.valueOf(number);
  }

  /** The link from a switch to the next one. */
  static FabricLink link(int from) {
    return FabricLink.between(port(from, 2), port(from % SIZE + 1, 1));
  }

  void fail(FabricLink link) {
    failed.add(link);
  }

  void repair() {
    failed.clear();
  }

  Set<FabricLink> failed() {
    return Set.copyOf(failed);
  }

  static Set<FabricLink> links() {
    return IntStream.rangeClosed(1, SIZE).mapToObj(RingNetwork::link).collect(Collectors.toSet());
  }

  static boolean isLinkEnd(ConnectPoint port) {
    return port.port().toLong() <= 2;
  }

  static boolean exists(ConnectPoint port) {
    return IntStream.rangeClosed(1, SIZE).anyMatch(n -> device(n).equals(port.deviceId()))
        && port.port().toLong() <= 4;
  }

  /** From now on nobody knows the latency of a link. */
  void forgetLatency(FabricLink link) {
    unmeasured.add(link);
  }

  /** The fabric as it is, each measured link with the same latency. */
  Fabric fabric() {
    return Fabric.of(
        IntStream.rangeClosed(1, SIZE).mapToObj(RingNetwork::device).collect(Collectors.toSet()),
        links().stream()
            .filter(link -> !failed.contains(link))
            .collect(
                Collectors.toMap(
                    link -> link,
                    link ->
                        unmeasured.contains(link)
                            ? FabricLink.ASSUMED_LATENCY_NANOS
                            : LATENCY_NANOS)),
        unmeasured);
  }

  LinkService linkService() {
    return new LinkServiceAdapter() {
      @Override
      public Iterable<Link> getLinks() {
        return IntStream.rangeClosed(1, SIZE)
            .mapToObj(RingNetwork::link)
            .filter(link -> !failed.contains(link))
            .flatMap(
                link ->
                    List.of(directed(link.low(), link.high()), directed(link.high(), link.low()))
                        .stream())
            .collect(Collectors.toList());
      }

      @Override
      public Set<Link> getLinks(ConnectPoint port) {
        Set<Link> found = new HashSet<>();
        getLinks()
            .forEach(
                link -> {
                  if (link.src().equals(port) || link.dst().equals(port)) {
                    found.add(link);
                  }
                });
        return found;
      }

      @Override
      public Link getLink(ConnectPoint source, ConnectPoint destination) {
        return getLinks(source).stream()
            .filter(link -> link.src().equals(source) && link.dst().equals(destination))
            .findFirst()
            .orElse(null);
      }
    };
  }

  private static Link directed(ConnectPoint source, ConnectPoint destination) {
    return DefaultLink.builder()
        .providerId(PROVIDER)
        .src(source)
        .dst(destination)
        .type(Link.Type.DIRECT)
        .build();
  }

  HostService hostService() {
    return new HostServiceAdapter() {
      @Override
      public Iterable<Host> getHosts() {
        return IntStream.rangeClosed(1, SIZE)
            .mapToObj(RingNetwork::host)
            .collect(Collectors.toList());
      }

      @Override
      public Host getHost(HostId id) {
        return IntStream.rangeClosed(1, SIZE)
            .mapToObj(RingNetwork::host)
            .filter(host -> host.id().equals(id))
            .findFirst()
            .orElse(null);
      }

      @Override
      public Set<Host> getConnectedHosts(ConnectPoint port) {
        return IntStream.rangeClosed(1, SIZE)
            .mapToObj(RingNetwork::host)
            .filter(
                host ->
                    new ConnectPoint(host.location().deviceId(), host.location().port())
                        .equals(port))
            .collect(Collectors.toSet());
      }
    };
  }

  static Host host(int number) {
    return new DefaultHost(
        PROVIDER,
        HostId.hostId(mac(number)),
        mac(number),
        VlanId.NONE,
        new HostLocation(port(number, 3), 0),
        Set.of(IpAddress.valueOf("10.0.0." + number)));
  }

  DeviceService deviceService() {
    return (DeviceService)
        Proxy.newProxyInstance(
            DeviceService.class.getClassLoader(),
            new Class<?>[] {DeviceService.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getDevices")) {
                return devices();
              }
              if (method.getName().equals("getPorts")) {
                return ports((DeviceId) arguments[0]);
              }
              throw new UnsupportedOperationException(method.toString());
            });
  }

  private static List<Device> devices() {
    return IntStream.rangeClosed(1, SIZE)
        .mapToObj(
            number ->
                new DefaultDevice(
                    PROVIDER,
                    device(number),
                    Device.Type.SWITCH,
                    "maker",
                    "hardware",
                    "software",
                    "serial",
                    new ChassisId(number)))
        .collect(Collectors.toList());
  }

  private static List<Port> ports(DeviceId id) {
    Device device = devices().stream().filter(d -> d.id().equals(id)).findFirst().get();
    List<Port> ports = new ArrayList<>();
    ports.add(new DefaultPort(device, PortNumber.LOCAL, true));
    for (int number = 1; number <= 4; number++) {
      ports.add(new DefaultPort(device, PortNumber.portNumber(number, "eth" + number), true));
    }
    return ports;
  }
}
