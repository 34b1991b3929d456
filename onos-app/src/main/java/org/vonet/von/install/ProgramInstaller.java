// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.install;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.onosproject.net.DeviceId;
import org.onosproject.net.flow.FlowRule;
import org.onosproject.net.flow.FlowRuleService;
import org.onosproject.net.group.GroupDescription;
import org.onosproject.net.group.GroupService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vonet.von.api.VonException;
import org.vonet.von.compile.VonProgram;

/**
 * Brings the switches from one program of a network to another, so that at no moment a frame is let
 * in that the fabric can't carry.
 *
 * <p>First phase, prepare: groups, each confirmed by its switch; then the entries that carry
 * labelled frames. Second phase, commit: the entries at the edges that let frames in. Then what is
 * no longer used is taken away, edges first. If anything fails before the end of the commit, all is
 * put back as it was.
 */
public final class ProgramInstaller {

  private static final Logger LOG = LoggerFactory.getLogger(ProgramInstaller.class);

  private final FlowInstaller flows;
  private final GroupInstaller groups;
  private final Predicate<DeviceId> isConnected;

  /**
   * Creates an installer.
   *
   * @param flowRules where flow entries are asked for
   * @param groupService where groups are asked for
   * @param isConnected tells whether a switch is there to answer
   * @param limit how long a switch may take to confirm one step
   */
  public ProgramInstaller(
      FlowRuleService flowRules,
      GroupService groupService,
      Predicate<DeviceId> isConnected,
      Duration limit) {
    this.flows = new FlowInstaller(flowRules, limit);
    this.groups = new GroupInstaller(groupService, limit);
    this.isConnected = isConnected;
  }

  /**
   * Changes the switches from one program to another. Switches that are not connected are left out:
   * they are brought up to date when they return.
   *
   * @param from what the switches have
   * @param to what they shall have
   * @throws VonException with SWITCH_FAILED if a switch refused or did not answer; the switches
   *     then have what they had
   */
  public void change(VonProgram from, VonProgram to) {
    ProgramDiff diff = new ProgramDiff(from, to);
    if (diff.isEmpty()) {
      return;
    }
    try {
      groups.add(connected(diff.addedGroups(), GroupDescription::deviceId));
      flows.add(connected(diff.fabric().set(), FlowRule::deviceId));
      flows.add(connected(diff.edge().set(), FlowRule::deviceId));
    } catch (VonException e) {
      takeBack(diff);
      throw e;
    }
    discard(diff.edge().removed(), diff.fabric().removed(), diff.removedGroups());
  }

  /**
   * Puts a whole program on the switches again, for those that have lost it. Entries that are there
   * are not disturbed.
   *
   * @param program what the switches shall have
   * @param devices the switches that may have lost it
   * @throws VonException with SWITCH_FAILED if a switch refused or did not answer
   */
  public void reassert(VonProgram program, Predicate<DeviceId> devices) {
    ProgramDiff all = new ProgramDiff(VonProgram.empty(program.resources()), program);
    groups.add(filter(all.addedGroups(), GroupDescription::deviceId, devices));
    flows.add(filter(all.fabric().set(), FlowRule::deviceId, devices));
    flows.add(filter(all.edge().set(), FlowRule::deviceId, devices));
  }

  private void takeBack(ProgramDiff diff) {
    quietly(
        "edge entries",
        () -> flows.add(connected(diff.edge().changedBefore(), FlowRule::deviceId)));
    quietly(
        "fabric entries",
        () -> flows.add(connected(diff.fabric().changedBefore(), FlowRule::deviceId)));
    discard(diff.edge().added(), diff.fabric().added(), diff.addedGroups());
  }

  private void discard(
      List<FlowRule> edge, List<FlowRule> fabric, List<GroupDescription> unusedGroups) {
    for (List<FlowRule> lot : List.of(edge, fabric)) {
      quietly("removal of flow entries", () -> flows.remove(connected(lot, FlowRule::deviceId)));
      flows.removeWithoutWaiting(disconnected(lot, FlowRule::deviceId));
    }
    quietly(
        "removal of groups",
        () -> groups.remove(connected(unusedGroups, GroupDescription::deviceId)));
    groups.removeWithoutWaiting(disconnected(unusedGroups, GroupDescription::deviceId));
  }

  /** Cleans up as far as it goes: one step that fails must not keep the others from being done. */
  private static void quietly(String what, Runnable step) {
    try {
      step.run();
    } catch (VonException e) {
      LOG.warn("Clean-up is incomplete ({}): {}", what, e.getMessage());
    }
  }

  private <T> List<T> connected(Collection<T> items, Function<T, DeviceId> device) {
    return filter(items, device, isConnected);
  }

  private <T> List<T> disconnected(Collection<T> items, Function<T, DeviceId> device) {
    return filter(items, device, isConnected.negate());
  }

  private static <T> List<T> filter(
      Collection<T> items, Function<T, DeviceId> device, Predicate<DeviceId> wanted) {
    return items.stream()
        .filter(item -> wanted.test(device.apply(item)))
        .collect(Collectors.toCollection(ArrayList::new));
  }
}
