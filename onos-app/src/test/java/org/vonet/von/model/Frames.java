// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import java.util.ArrayList;
import java.util.List;
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
  static ModelFrame ip(MacAddress source, MacAddress destination, IpAddress sender) {
    return sender.isIp4()
        ? ModelFrame.ipv4(source, destination, sender.getIp4Address())
        : ModelFrame.ipv6(source, destination, sender.getIp6Address());
  }

  static ModelFrame arp(MacAddress source, MacAddress destination, IpAddress sender) {
    return ModelFrame.arp(source, destination, sender.getIp4Address());
  }

  /** Returns a frame of each kind that some endpoint may send: also with every bound address. */
  static List<ModelFrame> ofEachKind(ModelVon von, MacAddress source, MacAddress destination) {
    List<ModelFrame> frames = new ArrayList<>();
    frames.add(goose(source, destination));
    for (Endpoint endpoint : von.endpoints()) {
      for (IpAddress bound : endpoint.addresses()) {
        frames.add(ip(source, destination, bound));
        if (bound.isIp4()) {
          frames.add(arp(source, destination, bound));
        }
      }
    }
    return frames;
  }
}
