// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.conformance.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.onosproject.net.DeviceId;
import org.onosproject.net.group.GroupDescription;
import org.vonet.lab.conformance.cases.GroupCases;

/** Adds, changes, removes or lists groups. */
@Service
@Command(scope = "onos", name = "conformance-groups", description = "Life of a group")
public final class GroupsCommand extends CaseCommand {

  @Argument(
      index = 0,
      name = "action",
      description = "add, modify, remove or list",
      required = true)
  private String action = null;

  @Argument(index = 1, name = "device", description = "Device id", required = true)
  private String device = null;

  @Argument(index = 2, name = "id", description = "Group id on the switch")
  private int groupId = 1;

  @Argument(index = 3, name = "type", description = "ALL, SELECT, INDIRECT or FAILOVER")
  private String type = "ALL";

  @Argument(
      index = 4,
      name = "ports",
      description = "One bucket each; 0 is a bucket that drops",
      multiValued = true)
  private List<Integer> ports = List.of();

  @Override
  JsonNode run() throws InterruptedException {
    GroupCases cases = get(GroupCases.class);
    DeviceId deviceId = DeviceId.deviceId(device);
    switch (action) {
      case "add":
        return cases.add(deviceId, GroupDescription.Type.valueOf(type), groupId, ports);
      case "modify":
        return cases.modify(deviceId, GroupDescription.Type.valueOf(type), groupId, ports);
      case "remove":
        return cases.remove(deviceId, groupId);
      case "list":
        return cases.list(deviceId);
      default:
        throw new IllegalArgumentException(
            "action '" + action + "' is none of add, modify, remove, list");
    }
  }
}
