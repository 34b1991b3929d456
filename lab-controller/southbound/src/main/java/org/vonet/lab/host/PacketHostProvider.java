// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.host;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.onlab.util.Tools.groupedThreads;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import org.onlab.packet.Ethernet;
import org.onlab.packet.ICMP6;
import org.onlab.packet.IPv6;
import org.onlab.packet.IpAddress;
import org.onlab.packet.MacAddress;
import org.onlab.packet.VlanId;
import org.onosproject.cfg.ComponentConfigService;
import org.onosproject.core.ApplicationId;
import org.onosproject.core.CoreService;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DeviceId;
import org.onosproject.net.Host;
import org.onosproject.net.HostId;
import org.onosproject.net.HostLocation;
import org.onosproject.net.device.DeviceEvent;
import org.onosproject.net.device.DeviceListener;
import org.onosproject.net.device.DeviceService;
import org.onosproject.net.flow.DefaultTrafficSelector;
import org.onosproject.net.flow.TrafficSelector;
import org.onosproject.net.host.DefaultHostDescription;
import org.onosproject.net.host.HostProvider;
import org.onosproject.net.host.HostProviderRegistry;
import org.onosproject.net.host.HostProviderService;
import org.onosproject.net.host.HostService;
import org.onosproject.net.link.LinkEvent;
import org.onosproject.net.link.LinkListener;
import org.onosproject.net.link.LinkService;
import org.onosproject.net.packet.PacketContext;
import org.onosproject.net.packet.PacketPriority;
import org.onosproject.net.packet.PacketProcessor;
import org.onosproject.net.packet.PacketService;
import org.onosproject.net.provider.AbstractProvider;
import org.onosproject.net.provider.ProviderId;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vonet.lab.config.Settings;

/**
 * Learns where hosts are from any packet that they send, and their addresses from ARP and neighbour
 * discovery.
 *
 * <p>Only ports without a link have hosts. A host that shows up elsewhere has moved. A host leaves
 * with its port or switch, unless {@code hostRemovalEnabled} is off.
 */
@Component(immediate = true, property = PacketHostProvider.HOST_REMOVAL_ENABLED + ":Boolean=true")
public final class PacketHostProvider extends AbstractProvider implements HostProvider {
  static final String HOST_REMOVAL_ENABLED = "hostRemovalEnabled";

  private static final String APPLICATION = "org.vonet.lab.host";
  private static final long STOP_SECONDS = 5;
  private static final List<TrafficSelector> INTERCEPTS =
      ImmutableList.of(
          DefaultTrafficSelector.builder().matchEthType(Ethernet.TYPE_ARP).build(),
          icmp6(ICMP6.NEIGHBOR_SOLICITATION),
          icmp6(ICMP6.NEIGHBOR_ADVERTISEMENT),
          icmp6(ICMP6.ROUTER_SOLICITATION));

  private final Logger log = LoggerFactory.getLogger(getClass());
  private final PacketProcessor processor = this::received;
  private final DeviceListener deviceListener = this::deviceChanged;
  private final LinkListener linkListener = this::linkChanged;

  @Reference HostProviderRegistry registry;
  @Reference HostService hosts;
  @Reference DeviceService devices;
  @Reference LinkService links;
  @Reference PacketService packets;
  @Reference CoreService core;
  @Reference ComponentConfigService configuration;

  /** Whether hosts leave with their port or switch; default is true. */
  private volatile boolean hostRemovalEnabled = true;

  private HostProviderService service;
  private ApplicationId appId;
  private ExecutorService worker;

  /** Called by the component framework. */
  public PacketHostProvider() {
    super(new ProviderId("host", APPLICATION));
  }

  private static TrafficSelector icmp6(byte type) {
    return DefaultTrafficSelector.builder()
        .matchEthType(Ethernet.TYPE_IPV6)
        .matchIPProtocol(IPv6.PROTOCOL_ICMP6)
        .matchIcmpv6Type(type)
        .build();
  }

  @Activate
  void activate(ComponentContext context) {
    configuration.registerProperties(getClass());
    appId = core.registerApplication(APPLICATION);
    service = registry.register(this);
    worker = Executors.newSingleThreadExecutor(groupedThreads("lab/host", "location-%d", log));
    modified(context);
    packets.addProcessor(processor, PacketProcessor.advisor(1));
    INTERCEPTS.forEach(s -> packets.requestPackets(s, PacketPriority.CONTROL, appId));
    devices.addListener(deviceListener);
    links.addListener(linkListener);
  }

  @Deactivate
  void deactivate() throws InterruptedException {
    links.removeListener(linkListener);
    devices.removeListener(deviceListener);
    INTERCEPTS.forEach(s -> packets.cancelPackets(s, PacketPriority.CONTROL, appId));
    packets.removeProcessor(processor);
    worker.shutdownNow();
    worker.awaitTermination(STOP_SECONDS, SECONDS);
    registry.unregister(this);
    configuration.unregisterProperties(getClass(), false);
  }

  @Modified
  void modified(ComponentContext context) {
    hostRemovalEnabled =
        Settings.flag(context.getProperties(), HOST_REMOVAL_ENABLED, hostRemovalEnabled);
  }

  /** Hosts are known from what they send; they are not asked. */
  @Override
  public void triggerProbe(Host host) {}

  /** Runs on the thread that read the packet. */
  private void received(PacketContext context) {
    Ethernet frame = context.inPacket().parsed();
    ConnectPoint point = context.inPacket().receivedFrom();
    if (context.isHandled() || frame == null || !HostSighting.isFromHost(frame)) {
      return;
    }
    if (point.port().isLogical() || !links.getLinks(point).isEmpty()) {
      return;
    }
    Optional<IpAddress> address = HostSighting.address(frame);
    run(() -> seen(frame.getSourceMAC(), VlanId.vlanId(frame.getVlanID()), point, address));
  }

  private void seen(MacAddress mac, VlanId vlan, ConnectPoint point, Optional<IpAddress> address) {
    HostId id = HostId.hostId(mac, vlan);
    Host known = hosts.getHost(id);
    boolean sameLocation =
        known != null && known.locations().stream().anyMatch(location -> isAt(location, point));
    boolean sameAddress = address.isEmpty() || (known != null && knows(known, address.get()));
    if (sameLocation && sameAddress) {
      return;
    }
    HostLocation location = new HostLocation(point, System.currentTimeMillis());
    service.hostDetected(
        id,
        address.isPresent()
            ? new DefaultHostDescription(mac, vlan, location, address.get())
            : new DefaultHostDescription(mac, vlan, location),
        false);
  }

  private static boolean knows(Host host, IpAddress address) {
    return host.ipAddresses().contains(address);
  }

  private static boolean isAt(HostLocation location, ConnectPoint point) {
    return location.elementId().equals(point.elementId()) && location.port().equals(point.port());
  }

  private void deviceChanged(DeviceEvent event) {
    if (!hostRemovalEnabled) {
      return;
    }
    DeviceId deviceId = event.subject().id();
    switch (event.type()) {
      case DEVICE_REMOVED:
      case DEVICE_SUSPENDED:
      case DEVICE_AVAILABILITY_CHANGED:
        run(
            () -> {
              if (!devices.isAvailable(deviceId)) {
                hosts
                    .getConnectedHosts(deviceId)
                    .forEach(host -> leave(host, l -> l.elementId().equals(deviceId)));
              }
            });
        break;
      case PORT_UPDATED:
      case PORT_REMOVED:
        ConnectPoint point = new ConnectPoint(deviceId, event.port().number());
        run(
            () -> {
              if (devices.getPort(point) == null || !devices.getPort(point).isEnabled()) {
                leave(point);
              }
            });
        break;
      default:
        break;
    }
  }

  /** A port that turns out to have a link behind it never had the hosts that were seen there. */
  private void linkChanged(LinkEvent event) {
    if (event.type() == LinkEvent.Type.LINK_ADDED) {
      run(
          () -> {
            leave(event.subject().src());
            leave(event.subject().dst());
          });
    }
  }

  private void leave(ConnectPoint point) {
    Set<Host> there = hosts.getConnectedHosts(point);
    there.forEach(host -> leave(host, location -> isAt(location, point)));
  }

  private void leave(Host host, Predicate<HostLocation> isLeft) {
    if (host.configured()) {
      return;
    }
    for (HostLocation location : host.locations()) {
      if (isLeft.test(location)) {
        service.removeLocationFromHost(host.id(), location);
      }
    }
  }

  private void run(Runnable action) {
    try {
      worker.execute(
          () -> {
            try {
              action.run();
            } catch (RuntimeException e) {
              log.warn("host location failed", e);
            }
          });
    } catch (RejectedExecutionException e) {
      log.debug("host location is being stopped");
    }
  }
}
