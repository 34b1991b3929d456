// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.host;

import java.util.Optional;
import org.onlab.packet.ARP;
import org.onlab.packet.Ethernet;
import org.onlab.packet.IPacket;
import org.onlab.packet.IPv6;
import org.onlab.packet.Ip4Address;
import org.onlab.packet.Ip6Address;
import org.onlab.packet.IpAddress;
import org.onlab.packet.MacAddress;
import org.onlab.packet.ndp.NeighborAdvertisement;
import org.onlab.packet.ndp.NeighborSolicitation;
import org.onlab.packet.ndp.RouterSolicitation;

/** What a packet says about the host that sent it. */
final class HostSighting {
  private HostSighting() {}

  /** Whether the frame can tell about a host: frames between bridges and broken ones can't. */
  static boolean isFromHost(Ethernet frame) {
    MacAddress source = frame.getSourceMAC();
    // ONOS counts the broadcast address as no multicast address.
    return !source.isMulticast()
        && !source.isBroadcast()
        && !source.equals(MacAddress.ZERO)
        && frame.getEtherType() != Ethernet.TYPE_LLDP
        && frame.getEtherType() != Ethernet.TYPE_BSN;
  }

  /**
   * @return the sender's own address, where the packet tells it: ARP (RFC 826, and probes of RFC
   *     5227 not), neighbour and router discovery (RFC 4861). An address under test (RFC 4862) is
   *     nobody's yet
   */
  static Optional<IpAddress> address(Ethernet frame) {
    IPacket payload = frame.getPayload();
    if (payload instanceof ARP) {
      ARP arp = (ARP) payload;
      if (arp.getProtocolType() != ARP.PROTO_TYPE_IP
          || !MacAddress.valueOf(arp.getSenderHardwareAddress()).equals(frame.getSourceMAC())) {
        return Optional.empty();
      }
      return unicast(Ip4Address.valueOf(arp.getSenderProtocolAddress()));
    }
    if (payload instanceof IPv6) {
      return discovered((IPv6) payload);
    }
    return Optional.empty();
  }

  private static Optional<IpAddress> discovered(IPv6 packet) {
    IPacket message = packet.getPayload();
    while (message != null
        && !(message instanceof NeighborSolicitation)
        && !(message instanceof NeighborAdvertisement)
        && !(message instanceof RouterSolicitation)) {
      message = message.getPayload();
    }
    if (message == null) {
      return Optional.empty();
    }
    byte[] address =
        message instanceof NeighborAdvertisement
            ? ((NeighborAdvertisement) message).getTargetAddress()
            : packet.getSourceAddress();
    return unicast(Ip6Address.valueOf(address));
  }

  private static Optional<IpAddress> unicast(IpAddress address) {
    return address.isZero() || address.isMulticast() || address.isSelfAssigned()
        ? Optional.empty()
        : Optional.of(address);
  }
}
