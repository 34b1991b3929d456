// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.link;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Optional;
import org.onlab.packet.Ethernet;
import org.onlab.packet.MacAddress;
import org.onlab.packet.ONOSLLDP;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.Device;
import org.onosproject.net.DeviceId;
import org.onosproject.net.PortNumber;

/**
 * Makes link probes and recognises its own.
 *
 * <p>A probe names the port that it leaves by, and carries the time and a keyed hash (HMAC-SHA256)
 * of both, under a key that is drawn at every start and never leaves this object. So a host can't
 * make up a probe, and can't use one that it heard for longer than {@link #MAX_AGE_MILLIS}. What
 * remains possible: two hosts that relay a fresh probe from one's port to the other's do build a
 * path, and it shows as a link.
 */
final class LinkProbes {
  /** How long a probe may take; far more than any link of a network takes. */
  static final long MAX_AGE_MILLIS = 2_000;

  private static final int KEY_BITS = 256;
  private static final int RADIX = 16;

  /** A locally administered address. */
  private static final byte[] MAC_PREFIX = {0x02, (byte) 0xeb};

  private static final int MAC_RANDOM_BYTES = 4;

  private final String key;
  private final MacAddress source;

  LinkProbes(SecureRandom random) {
    key = new BigInteger(KEY_BITS, random).toString(RADIX);
    byte[] suffix = new byte[MAC_RANDOM_BYTES];
    random.nextBytes(suffix);
    source =
        MacAddress.valueOf(
            ByteBuffer.allocate(MacAddress.MAC_ADDRESS_LENGTH).put(MAC_PREFIX).put(suffix).array());
  }

  /**
   * @param device the switch that is to send the probe
   * @param port its port
   * @param broadcast whether bridges that are not ours should forward it (BDDP) or not (LLDP)
   */
  Ethernet make(Device device, PortNumber port, boolean broadcast) {
    ONOSLLDP probe =
        ONOSLLDP.onosSecureLLDP(
            device.id().toString(), device.chassisId(), (int) port.toLong(), key);
    Ethernet frame = new Ethernet();
    frame.setEtherType(broadcast ? Ethernet.TYPE_BSN : Ethernet.TYPE_LLDP);
    frame.setDestinationMACAddress(broadcast ? MacAddress.BROADCAST : MacAddress.ONOS_LLDP);
    frame.setSourceMACAddress(source);
    frame.setPad(true);
    frame.setPayload(probe);
    return frame;
  }

  /**
   * @param frame any frame
   * @return the port that it left by, if it is a probe that this object made lately
   */
  Optional<ConnectPoint> origin(Ethernet frame) {
    if (!source.equals(frame.getSourceMAC())) {
      return Optional.empty();
    }
    ONOSLLDP probe;
    try {
      probe = ONOSLLDP.parseONOSLLDP(frame);
      if (probe == null || probe.getSig() == null || !ONOSLLDP.verify(probe, key, MAX_AGE_MILLIS)) {
        return Optional.empty();
      }
      return Optional.of(
          new ConnectPoint(
              DeviceId.deviceId(probe.getDeviceString()), PortNumber.portNumber(probe.getPort())));
    } catch (RuntimeException e) {
      // A host can send anything; ONOS's parser does not check what it reads.
      return Optional.empty();
    }
  }
}
