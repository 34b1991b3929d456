// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import org.onlab.packet.IpAddress;
import org.onlab.packet.MacAddress;
import org.vonet.von.api.Endpoint;

/** Frames that endpoints send in the tests. */
final class Frames {

  /** EtherType of IEC 61850 GOOSE: neither IP nor ARP, so no bound IP address stands against it. */
  private static final int GOOSE = 0x88B8;

  private Frames() {}

  static ModelFrame goose(Endpoint source, MacAddress destination) {
    return goose(source.mac(), destination);
  }

  static ModelFrame goose(MacAddress source, MacAddress destination) {
    return ModelFrame.of(source, destination, GOOSE);
  }

  /** Returns an IPv4 or IPv6 frame, whichever the address asks for. */
  static ModelFrame ip(Endpoint source, MacAddress destination, IpAddress sender) {
    return sender.isIp4()
        ? ModelFrame.ipv4(source.mac(), destination, sender.getIp4Address())
        : ModelFrame.ipv6(source.mac(), destination, sender.getIp6Address());
  }

  static ModelFrame arp(Endpoint source, MacAddress destination, IpAddress sender) {
    return ModelFrame.arp(source.mac(), destination, sender.getIp4Address());
  }
}
