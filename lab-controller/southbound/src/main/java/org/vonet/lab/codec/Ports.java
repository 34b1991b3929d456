// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.codec;

import org.onosproject.net.PortNumber;
import org.projectfloodlight.openflow.types.OFPort;

/** Port numbers of ONOS and OpenFlow, including the reserved ones (CONTROLLER, FLOOD, LOCAL…). */
public final class Ports {
  private Ports() {}

  /**
   * @param port an ONOS port number; reserved numbers are negative there
   * @return the same port in OpenFlow
   */
  public static OFPort encode(PortNumber port) {
    return OFPort.of((int) port.toLong());
  }

  /**
   * @param port an OpenFlow port number
   * @return the same port in ONOS: reserved numbers, which have the top bit set, become negative
   */
  public static PortNumber decode(OFPort port) {
    return PortNumber.portNumber(port.getPortNumber());
  }
}
