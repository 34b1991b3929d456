// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.onlab.packet.IpAddress;
import org.onlab.packet.MacAddress;
import org.onlab.packet.VlanId;
import org.onosproject.core.ApplicationId;
import org.onosproject.core.DefaultApplicationId;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DeviceId;
import org.onosproject.net.PortNumber;
import org.onosproject.net.flow.DefaultFlowRule;
import org.onosproject.net.flow.DefaultTrafficSelector;
import org.onosproject.net.flow.DefaultTrafficTreatment;
import org.onosproject.net.flow.FlowRule;
import org.vonet.von.api.Endpoint;

/**
 * Another application on the same switches: whatever frame no entry above its own takes, it brings
 * out by a port of its own. Such entries show what a network lets slip, and what it takes that is
 * not its own.
 */
final class Strangers {

  /** That of the highest entries that ONOS and its own applications install. */
  private static final int PRIORITY = 40_000;

  private static final ApplicationId APPLICATION = new DefaultApplicationId(43, "org.example");
  private static final VlanId VLAN = VlanId.vlanId((short) 4000);
  private static final PortNumber PORT = PortNumber.portNumber(950);

  private Strangers() {}

  /** Untagged frames, and such with a VLAN that is no label, are left to others. */
  static void areLeftAlone(Installation besideOthers, ModelVon von) {
    for (DeviceId device : besideOthers.fabric().switches()) {
      ConnectPoint out = new ConnectPoint(device, PORT);
      for (Endpoint endpoint : von.endpoints()) {
        for (ModelFrame foreign : frames(endpoint.mac())) {
          Walk walk =
              besideOthers.walk(
                  foreign,
                  new ConnectPoint(device, EndpointPicker.UNUSED),
                  Failures.NONE,
                  Set.of(out));
          assertEquals(
              List.of(foreign),
              walk.deliveries().stream().map(Delivery::frame).collect(Collectors.toList()),
              () -> besideOthers.about(walk, Failures.NONE));
        }
      }
    }
  }

  private static List<ModelFrame> frames(MacAddress from) {
    MacAddress to = MacAddress.BROADCAST;
    return List.of(
        Frames.goose(from, to),
        Frames.goose(from, to).withTag(VLAN),
        Frames.arp(from, to, IpAddress.valueOf("10.0.0.9")),
        Frames.ip(from, to, IpAddress.valueOf("10.0.0.9")),
        Frames.ip(from, to, IpAddress.valueOf("fd00::9")));
  }

  /** Returns an installation with such an entry on every switch. */
  static Installation added(Installation installation) {
    List<FlowRule> rules = new ArrayList<>(installation.rules());
    for (DeviceId device : installation.fabric().switches()) {
      rules.add(
          DefaultFlowRule.builder()
              .forDevice(device)
              .fromApp(APPLICATION)
              .withPriority(PRIORITY)
              .withSelector(DefaultTrafficSelector.emptySelector())
              .withTreatment(DefaultTrafficTreatment.builder().setOutput(PORT).build())
              .makePermanent()
              .build());
    }
    return installation.with(rules, installation.groups());
  }
}
