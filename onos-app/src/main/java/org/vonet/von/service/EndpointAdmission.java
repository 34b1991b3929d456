// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.onlab.packet.MacAddress;
import org.onosproject.net.DeviceId;
import org.onosproject.net.device.DeviceService;
import org.vonet.von.api.Endpoint;
import org.vonet.von.api.Von;
import org.vonet.von.api.VonException;
import org.vonet.von.api.VonException.Reason;
import org.vonet.von.plan.Fabric;

/** Checks that endpoints can be added to a network, before anything is claimed or changed. */
final class EndpointAdmission {

  /** The most endpoints of one network: each pair takes flow entries, so this bounds them. */
  static final int MAX_ENDPOINTS = 200;

  private final DeviceService devices;

  EndpointAdmission(DeviceService devices) {
    this.devices = devices;
  }

  /**
   * Checks endpoints that are to be added.
   *
   * @throws VonException naming the first that can't be
   */
  void check(Von von, Collection<Endpoint> added, Fabric fabric) {
    if (added.isEmpty()) {
      throw new VonException(Reason.BAD_REQUEST, "no endpoint was given: give at least one");
    }
    if (von.endpoints().size() + added.size() > MAX_ENDPOINTS) {
      throw new VonException(
          Reason.UNAVAILABLE,
          "VON '"
              + von.name()
              + "' would have "
              + (von.endpoints().size() + added.size())
              + " endpoints, but at most "
              + MAX_ENDPOINTS
              + " are possible: use a second VON");
    }
    List<Endpoint> known = new ArrayList<>(von.endpoints());
    for (Endpoint endpoint : added) {
      checkPort(endpoint, fabric);
      checkAddress(von, known, endpoint.mac());
      known.add(endpoint);
    }
  }

  private void checkPort(Endpoint endpoint, Fabric fabric) {
    DeviceId device = endpoint.port().deviceId();
    if (devices.getDevice(device) == null) {
      throw new VonException(
          Reason.BAD_REQUEST,
          "switch " + device + " is unknown: see 'devices' for those that are connected");
    }
    if (!devices.isAvailable(device)) {
      throw new VonException(
          Reason.UNAVAILABLE, "switch " + device + " is not connected: bring it up, and try again");
    }
    if (devices.getPort(endpoint.port()) == null) {
      throw new VonException(
          Reason.BAD_REQUEST,
          "switch "
              + device
              + " has no port "
              + endpoint.port().port()
              + ": see 'ports "
              + device
              + "' for those that it has");
    }
    if (fabric.isFabricPort(endpoint.port())) {
      throw new VonException(
          Reason.BAD_REQUEST,
          "port "
              + endpoint.port()
              + " is an end of a link between switches: give a port with a host behind it");
    }
  }

  private static void checkAddress(Von von, List<Endpoint> known, MacAddress mac) {
    for (Endpoint other : known) {
      if (other.mac().equals(mac)) {
        throw new VonException(
            Reason.CONFLICT,
            "MAC address "
                + mac
                + " is an endpoint of VON '"
                + von.name()
                + "' already, at "
                + other.port()
                + ": remove it there first");
      }
    }
  }
}
