// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.packet;

import java.nio.ByteBuffer;
import java.util.List;
import org.onlab.packet.Ethernet;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DeviceId;
import org.onosproject.net.PortNumber;
import org.onosproject.net.driver.DriverService;
import org.onosproject.net.flow.TrafficTreatment;
import org.onosproject.net.packet.DefaultInboundPacket;
import org.onosproject.net.packet.DefaultOutboundPacket;
import org.onosproject.net.packet.DefaultPacketContext;
import org.onosproject.net.packet.InboundPacket;
import org.onosproject.net.packet.OutboundPacket;
import org.onosproject.net.packet.PacketProvider;
import org.onosproject.net.packet.PacketProviderRegistry;
import org.onosproject.net.packet.PacketProviderService;
import org.onosproject.net.provider.AbstractProvider;
import org.onosproject.openflow.controller.Dpid;
import org.onosproject.openflow.controller.OpenFlowController;
import org.onosproject.openflow.controller.OpenFlowPacketContext;
import org.onosproject.openflow.controller.OpenFlowSwitch;
import org.onosproject.openflow.controller.PacketListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.projectfloodlight.openflow.protocol.OFPacketOut;
import org.projectfloodlight.openflow.protocol.action.OFAction;
import org.projectfloodlight.openflow.types.OFBufferId;
import org.projectfloodlight.openflow.types.OFPort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vonet.lab.channel.OpenFlowProviders;
import org.vonet.lab.codec.ActionCodec;
import org.vonet.lab.codec.Ports;
import org.vonet.lab.codec.UntranslatableException;
import org.vonet.lab.driver.DriverExtensions;

/** Hands the packets that switches send to ONOS's packet processors, and sends packets out. */
@Component(immediate = true)
public final class OpenFlowPacketProvider extends AbstractProvider implements PacketProvider {
  /** Among the listeners of the OpenFlow controller; there is no other. */
  private static final int LISTENER_PRIORITY = 20;

  private final Logger log = LoggerFactory.getLogger(getClass());
  private final PacketListener listener = this::received;

  @Reference PacketProviderRegistry registry;
  @Reference OpenFlowController controller;
  @Reference DriverService drivers;

  private PacketProviderService service;

  /** Called by the component framework. */
  public OpenFlowPacketProvider() {
    super(OpenFlowProviders.ID);
  }

  @Activate
  void activate() {
    service = registry.register(this);
    controller.addPacketListener(LISTENER_PRIORITY, listener);
  }

  @Deactivate
  void deactivate() {
    controller.removePacketListener(listener);
    registry.unregister(this);
  }

  /** Runs on the thread that reads the switch's messages, as everywhere in ONOS. */
  private void received(OpenFlowPacketContext received) {
    DeviceId deviceId = DeviceId.deviceId(Dpid.uri(received.dpid()));
    PortNumber port = PortNumber.portNumber(received.inPort());
    Ethernet parsed = received.parsed();
    if (parsed == null) {
      log.debug("packet on {}/{} ignored: it is no Ethernet frame", deviceId, port);
      return;
    }
    ByteBuffer frame = ByteBuffer.wrap(received.unparsed());
    service.processPacket(
        new Context(
            new DefaultInboundPacket(
                new ConnectPoint(deviceId, port), parsed, frame, received.cookie()),
            new DefaultOutboundPacket(deviceId, null, frame)));
  }

  @Override
  public void emit(OutboundPacket packet) {
    send(packet.sendThrough(), packet.inPort(), packet.treatment(), packet.data());
  }

  private void send(
      DeviceId deviceId, PortNumber inPort, TrafficTreatment treatment, ByteBuffer data) {
    OpenFlowSwitch sw = controller.getSwitch(Dpid.dpid(deviceId.uri()));
    if (sw == null) {
      log.debug("packet for {} dropped: the switch is not connected", deviceId);
      return;
    }
    try {
      List<OFAction> actions =
          new ActionCodec(new DriverExtensions(drivers, deviceId))
              .encode(sw.factory(), treatment.allInstructions());
      sw.sendMsg(message(sw, inPort, actions, bytes(data)));
    } catch (UntranslatableException e) {
      log.warn("packet for {} dropped: {}", deviceId, e.getMessage());
    }
  }

  private static OFPacketOut message(
      OpenFlowSwitch sw, PortNumber inPort, List<OFAction> actions, byte[] frame) {
    return sw.factory()
        .buildPacketOut()
        .setBufferId(OFBufferId.NO_BUFFER)
        .setInPort(inPort == null ? OFPort.CONTROLLER : Ports.encode(inPort))
        .setActions(actions)
        .setData(frame)
        .build();
  }

  /** The bytes from start to limit; the buffer's own position stays as it is. */
  private static byte[] bytes(ByteBuffer data) {
    ByteBuffer copy = data.duplicate();
    copy.rewind();
    byte[] bytes = new byte[copy.remaining()];
    copy.get(bytes);
    return bytes;
  }

  /** A packet that processors look at, and that the first of them may send on. */
  private final class Context extends DefaultPacketContext {
    Context(InboundPacket in, OutboundPacket out) {
      super(System.currentTimeMillis(), in, out, false);
    }

    @Override
    public void send() {
      if (block()) {
        return;
      }
      ConnectPoint from = inPacket().receivedFrom();
      Ethernet frame = inPacket().parsed();
      OpenFlowPacketProvider.this.send(
          from.deviceId(),
          from.port(),
          treatmentBuilder().build(),
          ByteBuffer.wrap(frame.serialize()));
    }
  }
}
