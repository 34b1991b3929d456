// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.onlab.packet.IpAddress;
import org.onlab.packet.MacAddress;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DeviceId;
import org.onosproject.net.PortNumber;
import org.vonet.von.api.Endpoint;

/**
 * Picks endpoints on some switches: the first switch has two ports with one each, the second has
 * two on one port, the third one with bound IPv4 addresses, the fourth one with an IPv4 and an IPv6
 * address, any other a plain one.
 */
final class EndpointPicker {

  /** An access port that no endpoint is given. */
  static final PortNumber UNUSED = PortNumber.portNumber(900);

  private static final long FIRST_PORT = 100;
  private static final long FIRST_TWIN_PORT = 200;

  private EndpointPicker() {}

  /** Returns endpoints on a few switches of the largest component. */
  static List<Endpoint> pick(ModelFabric fabric, Random random, int switchCount) {
    List<DeviceId> switches = new ArrayList<>(fabric.largestComponent());
    Collections.shuffle(switches, random);
    return on(switches.subList(0, Math.min(switchCount, switches.size())));
  }

  /** Returns endpoints on these switches, at least one. */
  static List<Endpoint> on(List<DeviceId> switches) {
    List<Endpoint> endpoints = new ArrayList<>();
    for (int i = 0; i < switches.size(); i++) {
      DeviceId device = switches.get(i);
      switch (i) {
        case 0:
          endpoints.add(endpoint(device, 0, endpoints.size()));
          endpoints.add(endpoint(device, 1, endpoints.size()));
          break;
        case 1:
          endpoints.add(endpoint(device, 0, endpoints.size()));
          endpoints.add(endpoint(device, 0, endpoints.size()));
          break;
        case 2:
          endpoints.add(endpoint(device, 0, endpoints.size(), "10.0.0.5", "10.0.0.6"));
          break;
        case 3:
          endpoints.add(endpoint(device, 0, endpoints.size(), "10.0.0.7", "fd00::7"));
          break;
        default:
          endpoints.add(endpoint(device, 0, endpoints.size()));
      }
    }
    return endpoints;
  }

  /** Returns endpoints with the same addresses at other ports of the same switches. */
  static List<Endpoint> twins(List<Endpoint> endpoints) {
    return endpoints.stream()
        .map(
            endpoint ->
                Endpoint.of(
                    port(
                        endpoint.port().deviceId(),
                        endpoint.port().port().toLong() + FIRST_TWIN_PORT - FIRST_PORT),
                    endpoint.mac(),
                    endpoint.addresses()))
        .collect(Collectors.toList());
  }

  private static Endpoint endpoint(DeviceId device, int port, int number, String... addresses) {
    List<IpAddress> bound = new ArrayList<>();
    for (String address : addresses) {
      bound.add(IpAddress.valueOf(address));
    }
    return Endpoint.of(
        port(device, FIRST_PORT + port), MacAddress.valueOf(0x0200_0000_0001L + number), bound);
  }

  private static ConnectPoint port(DeviceId device, long port) {
    return new ConnectPoint(device, PortNumber.portNumber(port));
  }
}
