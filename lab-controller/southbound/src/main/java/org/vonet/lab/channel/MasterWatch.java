// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.channel;

import java.util.function.Consumer;
import org.onosproject.openflow.controller.Dpid;
import org.onosproject.openflow.controller.OpenFlowController;
import org.onosproject.openflow.controller.OpenFlowSwitch;
import org.onosproject.openflow.controller.OpenFlowSwitchListener;
import org.onosproject.openflow.controller.RoleState;
import org.projectfloodlight.openflow.protocol.OFPortStatus;

/**
 * Tells when this controller becomes and ceases to be the master of a switch.
 *
 * <p>Only the master hears a switch's answers. Both actions may be called more than once in a row,
 * from any thread, and must not block.
 */
public final class MasterWatch implements AutoCloseable, OpenFlowSwitchListener {
  private final OpenFlowController controller;
  private final Consumer<Dpid> gained;
  private final Consumer<Dpid> lost;

  /**
   * @param gained called for each switch that this controller is or becomes the master of
   * @param lost called when it no longer is, or the switch has gone
   */
  public MasterWatch(OpenFlowController controller, Consumer<Dpid> gained, Consumer<Dpid> lost) {
    this.controller = controller;
    this.gained = gained;
    this.lost = lost;
  }

  /** Begins; switches that are there already are told at once. */
  public void open() {
    controller.addListener(this);
    for (OpenFlowSwitch sw : controller.getMasterSwitches()) {
      gained.accept(sw.getDpid());
    }
  }

  @Override
  public void close() {
    controller.removeListener(this);
  }

  @Override
  public void roleChangedToMaster(Dpid dpid) {
    gained.accept(dpid);
  }

  @Override
  public void receivedRoleReply(Dpid dpid, RoleState requested, RoleState response) {
    if (response == RoleState.MASTER) {
      gained.accept(dpid);
    } else {
      lost.accept(dpid);
    }
  }

  @Override
  public void switchRemoved(Dpid dpid) {
    lost.accept(dpid);
  }

  @Override
  public void switchAdded(Dpid dpid) {}

  @Override
  public void switchChanged(Dpid dpid) {}

  @Override
  public void portChanged(Dpid dpid, OFPortStatus status) {}
}
