// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.conformance;

import java.time.Clock;
import org.onlab.packet.Ethernet;
import org.onosproject.core.ApplicationId;
import org.onosproject.core.CoreService;
import org.onosproject.net.DeviceId;
import org.onosproject.net.Host;
import org.onosproject.net.Link;
import org.onosproject.net.Port;
import org.onosproject.net.device.DeviceEvent;
import org.onosproject.net.device.DeviceListener;
import org.onosproject.net.device.DeviceService;
import org.onosproject.net.flow.DefaultTrafficSelector;
import org.onosproject.net.flow.TrafficSelector;
import org.onosproject.net.group.GroupEvent;
import org.onosproject.net.group.GroupListener;
import org.onosproject.net.group.GroupService;
import org.onosproject.net.host.HostEvent;
import org.onosproject.net.host.HostListener;
import org.onosproject.net.host.HostService;
import org.onosproject.net.link.LinkEvent;
import org.onosproject.net.link.LinkListener;
import org.onosproject.net.link.LinkService;
import org.onosproject.net.meter.MeterEvent;
import org.onosproject.net.meter.MeterListener;
import org.onosproject.net.meter.MeterService;
import org.onosproject.net.packet.PacketContext;
import org.onosproject.net.packet.PacketPriority;
import org.onosproject.net.packet.PacketProcessor;
import org.onosproject.net.packet.PacketService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Listens to devices, links, hosts, groups, meters and to packets of the test EtherType, and logs
 * what arrives when.
 */
@Component(immediate = true, service = EventRecorder.class)
public final class EventRecorder {

  /** The application's name. */
  public static final String APPLICATION = "org.vonet.lab.conformance";

  /** IEEE 802 local experimental EtherType 1: no protocol of the network uses it. */
  public static final short TEST_ETHERTYPE = (short) 0x88B5;

  private static final int CAPACITY = 20_000;

  @Reference private CoreService coreService;
  @Reference private DeviceService deviceService;
  @Reference private LinkService linkService;
  @Reference private HostService hostService;
  @Reference private GroupService groupService;
  @Reference private MeterService meterService;
  @Reference private PacketService packetService;

  private final EventLog log = new EventLog(CAPACITY, Clock.systemUTC());
  private final DeviceListener deviceListener = this::onDevice;
  private final LinkListener linkListener = this::onLink;
  private final HostListener hostListener = this::onHost;
  private final GroupListener groupListener = this::onGroup;
  private final MeterListener meterListener = this::onMeter;
  private final PacketProcessor packetProcessor = this::onPacket;
  private final TrafficSelector testPackets =
      DefaultTrafficSelector.builder().matchEthType(TEST_ETHERTYPE).build();
  private ApplicationId applicationId;

  /** Starts to listen. */
  @Activate
  void activate() {
    applicationId = coreService.registerApplication(APPLICATION);
    deviceService.addListener(deviceListener);
    linkService.addListener(linkListener);
    hostService.addListener(hostListener);
    groupService.addListener(groupListener);
    meterService.addListener(meterListener);
    packetService.addProcessor(packetProcessor, PacketProcessor.director(1));
    packetService.requestPackets(testPackets, PacketPriority.REACTIVE, applicationId);
  }

  /** Stops to listen and takes the packet request back. */
  @Deactivate
  void deactivate() {
    packetService.cancelPackets(testPackets, PacketPriority.REACTIVE, applicationId);
    packetService.removeProcessor(packetProcessor);
    meterService.removeListener(meterListener);
    groupService.removeListener(groupListener);
    hostService.removeListener(hostListener);
    linkService.removeListener(linkListener);
    deviceService.removeListener(deviceListener);
  }

  /** Returns the log. */
  public EventLog log() {
    return log;
  }

  private void onDevice(DeviceEvent event) {
    DeviceId device = event.subject().id();
    Port port = event.port();
    if (port == null) {
      log.add(
          "DEVICE",
          event.type().name(),
          device.toString(),
          deviceService.isAvailable(device) ? "available" : "unavailable");
    } else if (event.type() != DeviceEvent.Type.PORT_STATS_UPDATED) {
      log.add(
          "DEVICE",
          event.type().name(),
          device + "/" + port.number().toLong(),
          port.isEnabled() ? "up" : "down");
    }
  }

  private void onLink(LinkEvent event) {
    Link link = event.subject();
    log.add("LINK", event.type().name(), link.src() + ">" + link.dst(), link.state().name());
  }

  private void onHost(HostEvent event) {
    Host host = event.subject();
    log.add(
        "HOST",
        event.type().name(),
        host.id().toString(),
        host.location() + " " + host.ipAddresses());
  }

  private void onGroup(GroupEvent event) {
    log.add(
        "GROUP",
        event.type().name(),
        event.subject().deviceId() + "/" + Integer.toUnsignedString(event.subject().id().id()),
        event.subject().state().name());
  }

  private void onMeter(MeterEvent event) {
    log.add(
        "METER",
        event.type().name(),
        event.subject().deviceId() + "/" + event.subject().meterCellId(),
        event.subject().state().name());
  }

  private void onPacket(PacketContext context) {
    Ethernet frame = context.inPacket().parsed();
    if (frame != null && frame.getEtherType() == TEST_ETHERTYPE) {
      log.add(
          "PACKET",
          "PACKET_IN",
          context.inPacket().receivedFrom().toString(),
          frame.getSourceMAC() + ">" + frame.getDestinationMAC());
    }
  }
}
