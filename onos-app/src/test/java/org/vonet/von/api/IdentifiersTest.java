// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onlab.packet.IpAddress;
import org.onlab.packet.MacAddress;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DeviceId;
import org.onosproject.net.PortNumber;
import org.vonet.capacity.BitRate;

class IdentifiersTest {

  private static final ConnectPoint PORT = ConnectPoint.deviceConnectPoint("of:0000000000000001/1");

  @ParameterizedTest
  @ValueSource(strings = {"grid", "G", "air-traffic_2.b"})
  void acceptsNames(String name) {
    assertEquals(name, VonName.of(name).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2grid", "-grid", "gr id", "grid;", "grid|x", "gríd", "a/b"})
  void refusesOtherNames(String name) {
    assertThrows(IllegalArgumentException.class, () -> VonName.of(name));
  }

  @Test
  void refusesALongNameWithoutFloodingTheScreen() {
    VonName.of("n".repeat(VonName.MAX_LENGTH));
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> VonName.of("n".repeat(10_000)));
    assertTrue(e.getMessage().contains("10000 characters"), e.getMessage());
    assertTrue(e.getMessage().length() < 250, e.getMessage());
  }

  @Test
  void identifiersAreThirtyTwoBitsWithoutZero() {
    assertEquals(VonId.MAX, VonId.parse("4294967295").value());
    for (String text : List.of("0", "4294967296", "-1", "0x10", "", "1 ", "99999999999")) {
      assertThrows(IllegalArgumentException.class, () -> VonId.parse(text), text);
    }
  }

  @Test
  void endpointsNeedAPhysicalPortAndHostAddresses() {
    MacAddress mac = MacAddress.valueOf("00:00:00:00:00:01");
    Endpoint.of(PORT, mac, List.of(IpAddress.valueOf("10.0.0.1")));
    refused(PORT, MacAddress.BROADCAST, List.of());
    refused(PORT, MacAddress.valueOf("01:00:5e:00:00:01"), List.of());
    refused(PORT, MacAddress.ZERO, List.of());
    refused(PORT, mac, List.of(IpAddress.valueOf("224.0.0.1")));
    refused(PORT, mac, List.of(IpAddress.valueOf("0.0.0.0")));
    refused(
        new ConnectPoint(DeviceId.deviceId("of:0000000000000001"), PortNumber.CONTROLLER),
        mac,
        List.of());
    refused(PORT, mac, Collections.nCopies(9, IpAddress.valueOf("10.0.0.1")));
  }

  private static void refused(ConnectPoint port, MacAddress mac, List<IpAddress> addresses) {
    assertThrows(IllegalArgumentException.class, () -> Endpoint.of(port, mac, addresses));
  }

  @Test
  void specificationRefusesRatesThatNoMeterHolds() {
    VonName name = VonName.of("grid");
    assertThrows(
        IllegalArgumentException.class, () -> VonSpec.builder(name, BitRate.parse("63kbps")));
    VonSpec spec = VonSpec.builder(name, BitRate.parse("64kbps")).build();
    assertEquals(ProtectionMode.SUPPRESS, spec.protection());
    assertEquals(PathDiversity.SWITCH, spec.diversity());
  }

  @Test
  void modesAndWishesAreReadInLowerCaseOnly() {
    assertEquals(ProtectionMode.DUPLICATE, ProtectionMode.parse("duplicate"));
    assertEquals(PathDiversity.LINK, PathDiversity.parseWish("link"));
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> ProtectionMode.parse("Duplicate"));
    assertTrue(e.getMessage().contains("[none, duplicate, suppress]"), e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> PathDiversity.parseWish("shared"));
  }
}
