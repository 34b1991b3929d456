// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.compile;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Objects;
import org.onosproject.net.DeviceId;
import org.onosproject.net.flow.FlowRule;
import org.onosproject.net.group.GroupDescription;

/**
 * Everything that one virtual overlay network puts on one switch, but for its meter.
 *
 * <p>Flow entries come in two lots. Those of the <i>fabric</i> do nothing until a frame carries a
 * label; those of the <i>edge</i> let frames in. All fabric entries of all switches are put in
 * place before any edge entry, and taken away after every edge entry.
 */
public final class DeviceProgram {

  private final DeviceId device;
  private final ImmutableList<GroupDescription> groups;
  private final ImmutableList<FlowRule> fabricRules;
  private final ImmutableList<FlowRule> edgeRules;

  DeviceProgram(
      DeviceId device,
      List<GroupDescription> groups,
      List<FlowRule> fabricRules,
      List<FlowRule> edgeRules) {
    this.device = Objects.requireNonNull(device);
    this.groups = ImmutableList.copyOf(groups);
    this.fabricRules = ImmutableList.copyOf(fabricRules);
    this.edgeRules = ImmutableList.copyOf(edgeRules);
  }

  /**
   * Returns the switch.
   *
   * @return its id
   */
  public DeviceId device() {
    return device;
  }

  /**
   * Returns the groups, each with its id and key.
   *
   * @return no two with one id
   */
  public List<GroupDescription> groups() {
    return groups;
  }

  /**
   * Returns the entries that carry labelled frames on or drop frames.
   *
   * @return no two with one match and priority
   */
  public List<FlowRule> fabricRules() {
    return fabricRules;
  }

  /**
   * Returns the entries that take frames of bound sources in.
   *
   * @return no two with one match and priority
   */
  public List<FlowRule> edgeRules() {
    return edgeRules;
  }

  @Override
  public String toString() {
    return device
        + ": "
        + groups.size()
        + " groups, "
        + fabricRules.size()
        + " fabric rules, "
        + edgeRules.size()
        + " edge rules";
  }
}
