// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.onlab.packet.ARP;
import org.onlab.packet.DeserializationException;
import org.onlab.packet.Ethernet;
import org.onlab.packet.ICMP6;
import org.onlab.packet.IPacket;
import org.onlab.packet.IPv4;
import org.onlab.packet.IPv6;
import org.onlab.packet.Ip4Address;
import org.onlab.packet.Ip6Address;
import org.onlab.packet.IpAddress;
import org.onlab.packet.MacAddress;
import org.onlab.packet.UDP;
import org.onlab.packet.VlanId;
import org.onlab.packet.ndp.NeighborAdvertisement;
import org.onlab.packet.ndp.NeighborSolicitation;
import org.onlab.packet.ndp.RouterSolicitation;

class HostSightingTest {
  private static final MacAddress MAC = MacAddress.valueOf("02:00:00:00:00:01");
  private static final MacAddress OTHER = MacAddress.valueOf("02:00:00:00:00:02");
  private static final Ip4Address IP4 = Ip4Address.valueOf("10.0.0.1");
  private static final Ip6Address IP6 = Ip6Address.valueOf("2001:db8::1");
  private static final Ip6Address TARGET = Ip6Address.valueOf("2001:db8::2");

  @Test
  void arpTellsTheSender() {
    Ethernet request =
        ARP.buildArpRequest(
            MAC.toBytes(),
            IP4.toOctets(),
            Ip4Address.valueOf("10.0.0.2").toOctets(),
            VlanId.NO_VID);
    assertEquals(Optional.of(IP4), address(request));
  }

  /** RFC 5227: the sender asks whether it may have the address. */
  @Test
  void arpProbeTellsNoAddress() {
    Ethernet probe = ARP.buildArpRequest(MAC.toBytes(), new byte[4], IP4.toOctets(), VlanId.NO_VID);
    assertEquals(Optional.empty(), address(probe));
  }

  @Test
  void arpForSomebodyElseTellsNoAddress() {
    Ethernet request =
        ARP.buildArpRequest(OTHER.toBytes(), IP4.toOctets(), IP4.toOctets(), VlanId.NO_VID);
    request.setSourceMACAddress(MAC);
    assertEquals(Optional.empty(), address(request));
  }

  @Test
  void solicitationTellsItsSource() {
    NeighborSolicitation solicitation = new NeighborSolicitation();
    solicitation.setTargetAddress(TARGET.toOctets());
    assertEquals(Optional.of(IP6), address(icmp6(ICMP6.NEIGHBOR_SOLICITATION, IP6, solicitation)));
  }

  /** RFC 4862: an address under test is asked for from the unspecified address. */
  @Test
  void duplicateAddressDetectionTellsNoAddress() {
    NeighborSolicitation solicitation = new NeighborSolicitation();
    solicitation.setTargetAddress(TARGET.toOctets());
    assertEquals(
        Optional.empty(),
        address(icmp6(ICMP6.NEIGHBOR_SOLICITATION, Ip6Address.ZERO, solicitation)));
  }

  @Test
  void advertisementTellsItsTarget() {
    NeighborAdvertisement advertisement = new NeighborAdvertisement();
    advertisement.setTargetAddress(TARGET.toOctets());
    assertEquals(
        Optional.of(TARGET), address(icmp6(ICMP6.NEIGHBOR_ADVERTISEMENT, IP6, advertisement)));
  }

  @Test
  void routerSolicitationTellsItsSource() {
    assertEquals(
        Optional.of(IP6), address(icmp6(ICMP6.ROUTER_SOLICITATION, IP6, new RouterSolicitation())));
  }

  /** The packet may come from behind a router. */
  @Test
  void ipv4TellsNoAddress() {
    IPv4 packet = new IPv4();
    packet.setSourceAddress(IP4.toInt());
    packet.setProtocol(IPv4.PROTOCOL_UDP);
    packet.setPayload(new UDP());
    assertEquals(Optional.empty(), address(frame(Ethernet.TYPE_IPV4, packet)));
  }

  @Test
  void bridgesAreNoHosts() {
    Ethernet frame = frame(Ethernet.TYPE_LLDP, null);
    assertFalse(HostSighting.isFromHost(frame));
    frame.setEtherType(Ethernet.TYPE_BSN);
    assertFalse(HostSighting.isFromHost(frame));
    frame.setEtherType(Ethernet.TYPE_IPV4);
    assertTrue(HostSighting.isFromHost(frame));
    frame.setSourceMACAddress(MacAddress.BROADCAST);
    assertFalse(HostSighting.isFromHost(frame));
    frame.setSourceMACAddress(MacAddress.ZERO);
    assertFalse(HostSighting.isFromHost(frame));
  }

  private static Ethernet icmp6(byte type, Ip6Address source, IPacket message) {
    ICMP6 icmp6 = new ICMP6();
    icmp6.setIcmpType(type);
    icmp6.setPayload(message);
    IPv6 packet = new IPv6();
    packet.setNextHeader(IPv6.PROTOCOL_ICMP6);
    packet.setSourceAddress(source.toOctets());
    packet.setDestinationAddress(TARGET.toOctets());
    packet.setPayload(icmp6);
    return frame(Ethernet.TYPE_IPV6, packet);
  }

  private static Ethernet frame(short type, IPacket payload) {
    Ethernet frame = new Ethernet();
    frame.setSourceMACAddress(MAC);
    frame.setDestinationMACAddress(OTHER);
    frame.setEtherType(type);
    frame.setPayload(payload);
    return frame;
  }

  private static Optional<IpAddress> address(Ethernet frame) {
    byte[] bytes = frame.serialize();
    try {
      return HostSighting.address(Ethernet.deserializer().deserialize(bytes, 0, bytes.length));
    } catch (DeserializationException e) {
      throw new AssertionError(e);
    }
  }
}
