// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.conformance.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.onosproject.net.DeviceId;
import org.vonet.lab.conformance.cases.FlowCases;
import org.vonet.lab.conformance.cases.RuleFault;

/** Applies flow rules that the switch has to refuse, among sound ones. */
@Service
@Command(
    scope = "onos",
    name = "conformance-refused-flows",
    description = "Flow rules that a switch refuses")
public final class RefusedFlowsCommand extends CaseCommand {

  @Argument(index = 0, name = "device", description = "Device id", required = true)
  private String device = null;

  @Argument(
      index = 1,
      name = "faults",
      description = "missing-group, missing-meter, bad-match, unsupported-action",
      required = true,
      multiValued = true)
  private List<String> faults = null;

  @Override
  JsonNode run() throws InterruptedException {
    return get(FlowCases.class)
        .refused(
            DeviceId.deviceId(device),
            faults.stream().map(RuleFault::of).collect(Collectors.toList()));
  }
}
