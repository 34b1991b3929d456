// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.security.SecureRandom;
import java.util.Optional;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.onlab.packet.ChassisId;
import org.onlab.packet.DeserializationException;
import org.onlab.packet.Ethernet;
import org.onlab.packet.ONOSLLDP;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DefaultDevice;
import org.onosproject.net.Device;
import org.onosproject.net.DeviceId;
import org.onosproject.net.PortNumber;
import org.onosproject.net.provider.ProviderId;

class LinkProbesTest {
  private static final DeviceId S1 = DeviceId.deviceId("of:00000000000000a1");
  private static final Device DEVICE =
      new DefaultDevice(
          ProviderId.NONE, S1, Device.Type.SWITCH, "m", "h", "s", "n", new ChassisId(0xa1));
  private static final PortNumber PORT = PortNumber.portNumber(3);

  private final LinkProbes probes = new LinkProbes(new SecureRandom());

  @Test
  void ownProbesAreRecognised() {
    Optional<ConnectPoint> origin = Optional.of(new ConnectPoint(S1, PORT));
    assertEquals(origin, probes.origin(wire(probes.make(DEVICE, PORT, false))));
    assertEquals(origin, probes.origin(wire(probes.make(DEVICE, PORT, true))));
  }

  /** Of an earlier run of this controller, or of another one. */
  @Test
  void probesOfOthersAreNot() {
    LinkProbes others = new LinkProbes(new SecureRandom());
    assertEquals(Optional.empty(), probes.origin(wire(others.make(DEVICE, PORT, false))));
  }

  /** A host hears probes on its port, and may send on what it likes. */
  @Test
  void probeThatNamesAnotherPortIsForged() {
    Ethernet heard = wire(probes.make(DEVICE, PORT, false));
    ONOSLLDP forged = (ONOSLLDP) probes.make(DEVICE, PORT, false).getPayload();
    forged.setPortId(4);
    heard.setPayload(forged);
    assertEquals(Optional.empty(), probes.origin(wire(heard)));
  }

  @Test
  void probeThatNamesAnotherSwitchIsForged() {
    Ethernet heard = wire(probes.make(DEVICE, PORT, false));
    ONOSLLDP forged = (ONOSLLDP) probes.make(DEVICE, PORT, false).getPayload();
    forged.setDevice("of:00000000000000b2");
    heard.setPayload(forged);
    assertEquals(Optional.empty(), probes.origin(wire(heard)));
  }

  @Test
  void unsignedProbeIsForged() {
    Ethernet heard = wire(probes.make(DEVICE, PORT, false));
    heard.setPayload(ONOSLLDP.onosSecureLLDP(S1.toString(), new ChassisId(0xa1), 3, null));
    assertEquals(Optional.empty(), probes.origin(wire(heard)));
  }

  @Test
  void oldProbeIsNotBelieved() {
    Ethernet heard = wire(probes.make(DEVICE, PORT, false));
    ONOSLLDP stale = (ONOSLLDP) probes.make(DEVICE, PORT, false).getPayload();
    stale.setTimestamp(System.currentTimeMillis() - LinkProbes.MAX_AGE_MILLIS - 1);
    heard.setPayload(stale);
    assertEquals(Optional.empty(), probes.origin(wire(heard)));
  }

  /** Whatever a host sends, it neither passes nor breaks the controller. */
  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  void damagedProbeIsNotBelieved(
      @ForAll @IntRange(min = 14, max = 160) int position, @ForAll @IntRange(min = 1) int change) {
    byte[] frame = probes.make(DEVICE, PORT, false).serialize();
    if (position >= frame.length || (byte) change == 0) {
      return;
    }
    byte[] damaged = frame.clone();
    damaged[position] ^= (byte) change;
    Ethernet parsed;
    try {
      parsed = Ethernet.deserializer().deserialize(damaged, 0, damaged.length);
    } catch (DeserializationException | RuntimeException e) {
      return;
    }
    Optional<ConnectPoint> origin = probes.origin(parsed);
    origin.ifPresent(point -> assertEquals(new ConnectPoint(S1, PORT), point));
  }

  @Test
  void everyStartHasItsOwnSource() {
    LinkProbes others = new LinkProbes(new SecureRandom());
    byte[] own = probes.make(DEVICE, PORT, false).getSourceMACAddress();
    assertArrayEquals(own, probes.make(DEVICE, PORT, true).getSourceMACAddress());
    assertNotEquals(
        probes.make(DEVICE, PORT, false).getSourceMAC(),
        others.make(DEVICE, PORT, false).getSourceMAC());
    assertFalse(probes.make(DEVICE, PORT, false).getSourceMAC().isMulticast());
  }

  private static Ethernet wire(Ethernet frame) {
    byte[] bytes = frame.serialize();
    try {
      return Ethernet.deserializer().deserialize(bytes, 0, bytes.length);
    } catch (DeserializationException e) {
      throw new AssertionError(e);
    }
  }
}
