// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.conformance.cases;

import com.google.common.io.BaseEncoding;
import java.nio.ByteBuffer;
import org.onosproject.net.DeviceId;
import org.onosproject.net.PortNumber;
import org.onosproject.net.flow.DefaultTrafficTreatment;
import org.onosproject.net.packet.DefaultOutboundPacket;
import org.onosproject.net.packet.PacketService;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sends packets out of a switch's port. */
@Component(service = PacketCases.class)
public final class PacketCases {

  private static final int MIN_FRAME_BYTES = 14;
  private static final int MAX_FRAME_BYTES = 1514;

  @Reference private PacketService packetService;

  /**
   * Sends one frame.
   *
   * @param device the switch
   * @param port the port it leaves by
   * @param hex the frame from the destination address on, without check sequence, in hexadecimal
   * @throws IllegalArgumentException if the frame is not hexadecimal or not of 14 to 1,514 bytes
   */
  public void send(DeviceId device, long port, String hex) {
    byte[] frame = BaseEncoding.base16().lowerCase().decode(hex);
    if (frame.length < MIN_FRAME_BYTES || frame.length > MAX_FRAME_BYTES) {
      throw new IllegalArgumentException(
          "frame of "
              + frame.length
              + " bytes is not within "
              + MIN_FRAME_BYTES
              + ".."
              + MAX_FRAME_BYTES);
    }
    packetService.emit(
        new DefaultOutboundPacket(
            device,
            DefaultTrafficTreatment.builder().setOutput(PortNumber.portNumber(port)).build(),
            ByteBuffer.wrap(frame)));
  }
}
