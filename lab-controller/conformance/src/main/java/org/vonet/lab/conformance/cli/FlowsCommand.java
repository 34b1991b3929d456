// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.conformance.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.onosproject.net.DeviceId;
import org.vonet.lab.conformance.cases.FlowCases;

/** Adds, removes or counts flow rules. */
@Service
@Command(scope = "onos", name = "conformance-flows", description = "Flow rules by the thousand")
public final class FlowsCommand extends CaseCommand {

  @Argument(
      index = 0,
      name = "action",
      description = "add, remove, states or counters",
      required = true)
  private String action = null;

  @Argument(index = 1, name = "device", description = "Device id", required = true)
  private String device = null;

  @Argument(index = 2, name = "count", description = "How many rules to add or remove")
  private int count = 1;

  @Override
  JsonNode run() throws InterruptedException {
    FlowCases cases = get(FlowCases.class);
    DeviceId deviceId = DeviceId.deviceId(device);
    switch (action) {
      case "add":
        return cases.batch(deviceId, count, false);
      case "remove":
        return cases.batch(deviceId, count, true);
      case "states":
        return cases.states(deviceId);
      case "counters":
        return cases.counters(deviceId);
      default:
        throw new IllegalArgumentException(
            "action '" + action + "' is none of add, remove, states, counters");
    }
  }
}
