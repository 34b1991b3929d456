// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.device;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.onosproject.net.AnnotationKeys;
import org.onosproject.net.DefaultAnnotations;
import org.onosproject.net.DeviceId;
import org.onosproject.net.Port;
import org.onosproject.net.device.DefaultPortDescription;
import org.onosproject.net.device.DefaultPortStatistics;
import org.onosproject.net.device.PortDescription;
import org.onosproject.net.device.PortStatistics;
import org.projectfloodlight.openflow.protocol.OFPortConfig;
import org.projectfloodlight.openflow.protocol.OFPortDesc;
import org.projectfloodlight.openflow.protocol.OFPortDescPropEthernet;
import org.projectfloodlight.openflow.protocol.OFPortFeatures;
import org.projectfloodlight.openflow.protocol.OFPortState;
import org.projectfloodlight.openflow.protocol.OFPortStatsEntry;
import org.projectfloodlight.openflow.protocol.OFVersion;
import org.vonet.lab.codec.Ports;

/** Translates what a switch says about its ports. */
final class PortDescriptions {
  private static final long KBITS_PER_MBIT = 1_000;

  private PortDescriptions() {}

  static List<PortDescription> of(Collection<OFPortDesc> ports) {
    List<PortDescription> descriptions = new ArrayList<>(ports.size());
    ports.forEach(port -> descriptions.add(of(port)));
    return descriptions;
  }

  /** A port is enabled if nobody has taken it down and its link is up. */
  static PortDescription of(OFPortDesc port) {
    boolean enabled =
        !port.getState().contains(OFPortState.LINK_DOWN)
            && !port.getConfig().contains(OFPortConfig.PORT_DOWN);
    return DefaultPortDescription.builder()
        .withPortNumber(Ports.decode(port.getPortNo()))
        .isEnabled(enabled)
        .type(isFiber(port) ? Port.Type.FIBER : Port.Type.COPPER)
        .portSpeed(speedKbps(port) / KBITS_PER_MBIT)
        .annotations(
            DefaultAnnotations.builder()
                .set(AnnotationKeys.PORT_NAME, port.getName())
                .set(AnnotationKeys.PORT_MAC, port.getHwAddr().toString())
                .build())
        .build();
  }

  private static boolean isFiber(OFPortDesc port) {
    return port.getVersion() == OFVersion.OF_13 && port.getCurr().contains(OFPortFeatures.PF_FIBER);
  }

  private static long speedKbps(OFPortDesc port) {
    if (port.getVersion() == OFVersion.OF_13) {
      return port.getCurrSpeed();
    }
    return port.getProperties().stream()
        .filter(OFPortDescPropEthernet.class::isInstance)
        .mapToLong(property -> ((OFPortDescPropEthernet) property).getCurrSpeed())
        .findFirst()
        .orElse(0);
  }

  static PortStatistics of(DeviceId deviceId, OFPortStatsEntry counters) {
    return DefaultPortStatistics.builder()
        .setDeviceId(deviceId)
        .setPort(Ports.decode(counters.getPortNo()))
        .setPacketsReceived(counters.getRxPackets().getValue())
        .setPacketsSent(counters.getTxPackets().getValue())
        .setBytesReceived(counters.getRxBytes().getValue())
        .setBytesSent(counters.getTxBytes().getValue())
        .setPacketsRxDropped(counters.getRxDropped().getValue())
        .setPacketsTxDropped(counters.getTxDropped().getValue())
        .setPacketsRxErrors(counters.getRxErrors().getValue())
        .setPacketsTxErrors(counters.getTxErrors().getValue())
        .setDurationSec(counters.getDurationSec())
        .setDurationNano(counters.getDurationNsec())
        .build();
  }
}
