// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import java.nio.ByteBuffer;
import org.onlab.packet.IpAddress;
import org.onosproject.net.PortNumber;

/**
 * The match fields of OpenFlow 1.3 that the model knows, laid out in a vector of 64-bit words, so
 * that matching is a masked comparison.
 *
 * <p>Fields that not every frame has come with a bit that tells whether it does: OpenFlow's own in
 * the word of the VLAN id, others in the word {@link #PAYLOAD}. An entry that matches such a field
 * matches its bit too.
 */
final class HeaderFields {

  static final int IN_PORT = 0;
  static final int ETH_SOURCE = 1;
  static final int ETH_DESTINATION = 2;
  static final int ETH_TYPE = 3;
  static final int VLAN = 4;
  static final int PAYLOAD = 5;
  static final int IPV4_SOURCE = 6;
  static final int IPV6_SOURCE_HIGH = 7;
  static final int IPV6_SOURCE_LOW = 8;
  static final int ARP_SENDER = 9;

  /** Number of words. */
  static final int COUNT = 10;

  /** The bit that tells that there is a tag: OFPVID_PRESENT of OpenFlow 1.3.5, 7.2.3.8. */
  static final long VLAN_PRESENT = 0x1000;

  static final long PAYLOAD_IPV4 = 1;
  static final long PAYLOAD_IPV6 = 2;
  static final long PAYLOAD_ARP = 4;

  private HeaderFields() {}

  /** Returns the words of a frame that comes in by a port. */
  static long[] of(ModelFrame frame, PortNumber inPort) {
    long[] words = new long[COUNT];
    words[IN_PORT] = inPort.toLong();
    words[ETH_SOURCE] = frame.source().toLong();
    words[ETH_DESTINATION] = frame.destination().toLong();
    words[ETH_TYPE] = frame.etherType();
    frame.vlan().ifPresent(vlan -> words[VLAN] = VLAN_PRESENT | vlan.toShort());
    frame
        .ipv4Source()
        .ifPresent(
            address -> {
              words[PAYLOAD] = PAYLOAD_IPV4;
              words[IPV4_SOURCE] = ipv4(address);
            });
    frame
        .arpSender()
        .ifPresent(
            address -> {
              words[PAYLOAD] = PAYLOAD_ARP;
              words[ARP_SENDER] = ipv4(address);
            });
    frame
        .ipv6Source()
        .ifPresent(
            address -> {
              words[PAYLOAD] = PAYLOAD_IPV6;
              words[IPV6_SOURCE_HIGH] = ipv6High(address);
              words[IPV6_SOURCE_LOW] = ipv6Low(address);
            });
    return words;
  }

  static long ipv4(IpAddress address) {
    return Integer.toUnsignedLong(address.getIp4Address().toInt());
  }

  static long ipv6High(IpAddress address) {
    return ByteBuffer.wrap(address.toOctets()).getLong(0);
  }

  static long ipv6Low(IpAddress address) {
    return ByteBuffer.wrap(address.toOctets()).getLong(Long.BYTES);
  }
}
