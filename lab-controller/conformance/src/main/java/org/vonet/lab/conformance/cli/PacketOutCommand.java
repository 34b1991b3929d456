// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.conformance.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.onosproject.net.DeviceId;
import org.vonet.lab.conformance.cases.PacketCases;

/** Sends a frame out of a port. */
@Service
@Command(scope = "onos", name = "conformance-packet-out", description = "Sends a frame")
public final class PacketOutCommand extends CaseCommand {

  @Argument(index = 0, name = "device", description = "Device id", required = true)
  private String device = null;

  @Argument(index = 1, name = "port", description = "Port number", required = true)
  private long port = 0;

  @Argument(index = 2, name = "frame", description = "The frame in hexadecimal", required = true)
  private String hex = null;

  @Override
  JsonNode run() {
    get(PacketCases.class).send(DeviceId.deviceId(device), port, hex);
    return new ObjectMapper().createObjectNode().put("sent", hex.length() / 2);
  }
}
