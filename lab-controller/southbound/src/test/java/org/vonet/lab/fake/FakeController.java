// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.fake;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.onosproject.openflow.controller.Dpid;
import org.onosproject.openflow.controller.OpenFlowClassifierListener;
import org.onosproject.openflow.controller.OpenFlowController;
import org.onosproject.openflow.controller.OpenFlowEventListener;
import org.onosproject.openflow.controller.OpenFlowMessageListener;
import org.onosproject.openflow.controller.OpenFlowSwitch;
import org.onosproject.openflow.controller.OpenFlowSwitchListener;
import org.onosproject.openflow.controller.PacketListener;
import org.onosproject.openflow.controller.RoleState;
import org.projectfloodlight.openflow.protocol.OFMessage;

/** An OpenFlow controller whose switches are {@link FakeSwitch}es, of which it is the master. */
public final class FakeController implements OpenFlowController {
  private final Map<Dpid, OpenFlowSwitch> switches = new ConcurrentHashMap<>();
  private final List<OpenFlowSwitchListener> switchListeners = new CopyOnWriteArrayList<>();
  private final List<OpenFlowMessageListener> messageListeners = new CopyOnWriteArrayList<>();

  /** Connects a switch, and becomes its master. */
  public FakeSwitch connect(long dpid) {
    FakeSwitch sw = new FakeSwitch(this, new Dpid(dpid));
    switches.put(sw.getDpid(), sw);
    switchListeners.forEach(l -> l.switchAdded(sw.getDpid()));
    switchListeners.forEach(l -> l.roleChangedToMaster(sw.getDpid()));
    return sw;
  }

  /** Loses a switch. */
  public void disconnect(FakeSwitch sw) {
    switches.remove(sw.getDpid());
    switchListeners.forEach(l -> l.switchRemoved(sw.getDpid()));
  }

  void received(Dpid dpid, OFMessage message) {
    messageListeners.forEach(l -> l.handleIncomingMessage(dpid, message));
  }

  @Override
  public Iterable<OpenFlowSwitch> getSwitches() {
    return ImmutableList.copyOf(switches.values());
  }

  @Override
  public Iterable<OpenFlowSwitch> getMasterSwitches() {
    return getSwitches();
  }

  @Override
  public Iterable<OpenFlowSwitch> getEqualSwitches() {
    return ImmutableList.of();
  }

  @Override
  public OpenFlowSwitch getSwitch(Dpid dpid) {
    return switches.get(dpid);
  }

  @Override
  public OpenFlowSwitch getMasterSwitch(Dpid dpid) {
    return getSwitch(dpid);
  }

  @Override
  public OpenFlowSwitch getEqualSwitch(Dpid dpid) {
    return null;
  }

  @Override
  public void addListener(OpenFlowSwitchListener listener) {
    switchListeners.add(listener);
  }

  @Override
  public void removeListener(OpenFlowSwitchListener listener) {
    switchListeners.remove(listener);
  }

  @Override
  public void addMessageListener(OpenFlowMessageListener listener) {
    messageListeners.add(listener);
  }

  @Override
  public void removeMessageListener(OpenFlowMessageListener listener) {
    messageListeners.remove(listener);
  }

  @Override
  public void addPacketListener(int priority, PacketListener listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void removePacketListener(PacketListener listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void addEventListener(OpenFlowEventListener listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void removeEventListener(OpenFlowEventListener listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void write(Dpid dpid, OFMessage message) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletableFuture<OFMessage> writeResponse(Dpid dpid, OFMessage message) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void processPacket(Dpid dpid, OFMessage message) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setRole(Dpid dpid, RoleState role) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void addClassifierListener(OpenFlowClassifierListener listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void removeClassifierListener(OpenFlowClassifierListener listener) {
    throw new UnsupportedOperationException();
  }
}
