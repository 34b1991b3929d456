// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.conformance.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.onosproject.net.DeviceId;
import org.onosproject.net.meter.Band;
import org.vonet.lab.conformance.cases.MeterCases;

/** Adds, removes or lists meters. */
@Service
@Command(scope = "onos", name = "conformance-meters", description = "Life of a meter")
public final class MetersCommand extends CaseCommand {

  @Argument(index = 0, name = "action", description = "add, remove or list", required = true)
  private String action = null;

  @Argument(index = 1, name = "device", description = "Device id", required = true)
  private String device = null;

  @Argument(index = 2, name = "number", description = "Rate in kbit/s to add; meter id to remove")
  private long number = 1_000;

  @Argument(index = 3, name = "burst", description = "Burst size in kbit")
  private long burstKbit = 100;

  @Argument(index = 4, name = "band", description = "Band type: DROP or REMARK")
  private String band = "DROP";

  @Override
  JsonNode run() throws InterruptedException {
    MeterCases cases = get(MeterCases.class);
    DeviceId deviceId = DeviceId.deviceId(device);
    switch (action) {
      case "add":
        return cases.add(deviceId, Band.Type.valueOf(band), number, burstKbit);
      case "remove":
        return cases.remove(deviceId, number);
      case "list":
        return cases.list(deviceId);
      default:
        throw new IllegalArgumentException("action '" + action + "' is none of add, remove, list");
    }
  }
}
