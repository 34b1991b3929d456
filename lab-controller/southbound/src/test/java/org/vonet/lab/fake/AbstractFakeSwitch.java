// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.fake;

import java.util.List;
import org.onosproject.net.Device;
import org.onosproject.openflow.controller.OpenFlowSwitch;
import org.onosproject.openflow.controller.RoleState;
import org.projectfloodlight.openflow.protocol.OFMessage;
import org.projectfloodlight.openflow.protocol.OFPortDesc;

/** What a switch says about itself, and what no test asks for. */
abstract class AbstractFakeSwitch implements OpenFlowSwitch {
  @Override
  public List<OFPortDesc> getPorts() {
    return List.of();
  }

  @Override
  public Device.Type deviceType() {
    return Device.Type.SWITCH;
  }

  @Override
  public void handleMessage(OFMessage message) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setRole(RoleState role) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void returnRoleReply(RoleState requested, RoleState response) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String manufacturerDescription() {
    return "vonet";
  }

  @Override
  public String datapathDescription() {
    return "fake";
  }

  @Override
  public String hardwareDescription() {
    return "fake";
  }

  @Override
  public String softwareDescription() {
    return "1.0";
  }

  @Override
  public String serialNumber() {
    return "1";
  }

  @Override
  public String channelId() {
    return "127.0.0.1:1";
  }
}
