// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.codec;

import org.onlab.packet.Ip4Address;
import org.onlab.packet.Ip6Address;
import org.onlab.packet.IpAddress;
import org.projectfloodlight.openflow.types.IPv4Address;
import org.projectfloodlight.openflow.types.IPv6Address;
import org.projectfloodlight.openflow.types.MacAddress;

/** MAC and IP addresses of ONOS and OpenFlow. */
final class Addresses {
  private Addresses() {}

  static MacAddress encode(org.onlab.packet.MacAddress mac) {
    return MacAddress.of(mac.toBytes());
  }

  static org.onlab.packet.MacAddress decode(MacAddress mac) {
    return org.onlab.packet.MacAddress.valueOf(mac.getBytes());
  }

  static IPv4Address encode4(IpAddress address) {
    if (!address.isIp4()) {
      throw new UntranslatableException(address + " is not an IPv4 address: use the IPv6 field");
    }
    return IPv4Address.of(address.toOctets());
  }

  static Ip4Address decode(IPv4Address address) {
    return Ip4Address.valueOf(address.getBytes());
  }

  static IPv6Address encode6(IpAddress address) {
    if (!address.isIp6()) {
      throw new UntranslatableException(address + " is not an IPv6 address: use the IPv4 field");
    }
    return IPv6Address.of(address.toOctets());
  }

  static Ip6Address decode(IPv6Address address) {
    return Ip6Address.valueOf(address.getBytes());
  }
}
