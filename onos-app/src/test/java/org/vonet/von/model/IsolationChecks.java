// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.onlab.packet.IpAddress;
import org.onlab.packet.MacAddress;
import org.onlab.packet.VlanId;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DeviceId;
import org.vonet.von.api.Endpoint;

/** What strangers try, and what one network must not get of another one on the same switches. */
final class IsolationChecks {

  static final MacAddress STRANGER = MacAddress.valueOf("02:00:00:00:FF:01");
  private static final IpAddress UNBOUND_IPV4 = IpAddress.valueOf("10.99.0.1");
  private static final IpAddress UNBOUND_IPV6 = IpAddress.valueOf("fd00::99");
  private static final VlanId OTHER_VLAN = VlanId.vlanId((short) 4000);
  private static final VlanId PRIORITY_TAG = VlanId.vlanId((short) 0);

  private final Installation installation;
  private final ModelVon von;

  IsolationChecks(Installation installation, ModelVon von) {
    this.installation = installation;
    this.von = von;
  }

  void all() {
    whatTouchesTheNetworkIsKept();
    unusedPortsAreDropped();
    untaggedFramesInTheFabricAreDropped();
  }

  /**
   * What has to hold also where another application has entries of a lower priority for whatever
   * frame: all that comes in by an access port, or carries a label, is the network's own.
   */
  void whatTouchesTheNetworkIsKept() {
    foreignSourcesAreDropped();
    unknownDestinationsAreDropped();
    tagsFromHostsAreDropped();
    addressesAreBound();
    new LabelChecks(installation, von).labelledFramesFollowTheirPathsOnly();
  }

  /** A frame comes in by an endpoint's port only from that endpoint. */
  private void foreignSourcesAreDropped() {
    for (Endpoint at : von.endpoints()) {
      for (MacAddress destination : destinations()) {
        allToNowhere(STRANGER, destination, at.port());
        for (Endpoint other : von.endpoints()) {
          if (!other.port().equals(at.port())) {
            allToNowhere(other.mac(), destination, at.port());
          }
        }
      }
    }
  }

  private void allToNowhere(MacAddress source, MacAddress destination, ConnectPoint port) {
    for (ModelFrame frame : Frames.ofEachKind(von, source, destination)) {
      installation.walkToNowhere(frame, port);
    }
  }

  private void unusedPortsAreDropped() {
    for (ConnectPoint port : unusedPorts()) {
      for (Endpoint source : von.endpoints()) {
        for (MacAddress destination : destinations()) {
          allToNowhere(source.mac(), destination, port);
          for (VlanId tag : tags()) {
            installation.walkToNowhere(Frames.goose(source, destination).withTag(tag), port);
          }
        }
      }
    }
  }

  private void unknownDestinationsAreDropped() {
    for (Endpoint source : von.endpoints()) {
      installation.walkToNowhere(Frames.goose(source, STRANGER), source.port());
    }
  }

  /** No host may bring a label, of its own network or another, not even behind another tag. */
  private void tagsFromHostsAreDropped() {
    for (Endpoint source : von.endpoints()) {
      for (MacAddress destination : destinations()) {
        for (ModelFrame frame : Frames.ofEachKind(von, source.mac(), destination)) {
          for (VlanId tag : tags()) {
            installation.walkToNowhere(frame.withTag(tag), source.port());
            installation.walkToNowhere(frame.withTag(OTHER_VLAN).withTag(tag), source.port());
            installation.walkToNowhere(frame.withTag(tag).withTag(OTHER_VLAN), source.port());
          }
        }
      }
    }
  }

  /**
   * Where an endpoint has an address of a family, only bound ones pass; others are not looked at.
   */
  private void addressesAreBound() {
    for (Endpoint source : von.endpoints()) {
      for (MacAddress destination : destinations()) {
        int copies = copies(Frames.goose(source, destination), source);
        boolean ipv4 = source.addresses().stream().anyMatch(IpAddress::isIp4);
        boolean ipv6 = source.addresses().stream().anyMatch(IpAddress::isIp6);
        for (IpAddress bound : source.addresses()) {
          assertEquals(copies, copies(Frames.ip(source.mac(), destination, bound), source));
          if (bound.isIp4()) {
            assertEquals(copies, copies(Frames.arp(source.mac(), destination, bound), source));
          }
        }
        assertEquals(
            ipv4 ? 0 : copies, copies(Frames.ip(source.mac(), destination, UNBOUND_IPV4), source));
        assertEquals(
            ipv4 ? 0 : copies, copies(Frames.arp(source.mac(), destination, UNBOUND_IPV4), source));
        assertEquals(
            ipv6 ? 0 : copies, copies(Frames.ip(source.mac(), destination, UNBOUND_IPV6), source));
      }
    }
  }

  private int copies(ModelFrame frame, Endpoint source) {
    return installation
        .walk(frame, source.port(), Failures.NONE, von.accessPorts())
        .deliveries()
        .size();
  }

  private void untaggedFramesInTheFabricAreDropped() {
    for (ConnectPoint port : installation.fabric().fabricPorts()) {
      for (Endpoint source : von.endpoints()) {
        for (MacAddress destination : destinations()) {
          installation.walkToNowhere(Frames.goose(source, destination), port);
        }
      }
    }
  }

  private List<ConnectPoint> unusedPorts() {
    Set<DeviceId> crossed = von.program().devices().keySet();
    return crossed.stream()
        .map(device -> new ConnectPoint(device, EndpointPicker.UNUSED))
        .collect(Collectors.toList());
  }

  private Set<MacAddress> destinations() {
    return destinations(von);
  }

  static Set<MacAddress> destinations(ModelVon von) {
    Set<MacAddress> destinations = new LinkedHashSet<>();
    von.endpoints().forEach(endpoint -> destinations.add(endpoint.mac()));
    destinations.add(MacAddress.BROADCAST);
    return destinations;
  }

  private List<VlanId> tags() {
    List<VlanId> tags = new ArrayList<>(List.of(OTHER_VLAN, PRIORITY_TAG));
    installation.vons().forEach(installed -> tags.addAll(installed.labels()));
    return tags;
  }
}
