// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.api;

import java.util.Objects;

/** How many entries a virtual overlay network takes on one switch. */
public final class SwitchUsage {

  private final int flowEntries;
  private final int groupEntries;
  private final int meters;

  private SwitchUsage(int flowEntries, int groupEntries, int meters) {
    this.flowEntries = flowEntries;
    this.groupEntries = groupEntries;
    this.meters = meters;
  }

  /**
   * Returns a usage.
   *
   * @param flowEntries number of flow entries
   * @param groupEntries number of group entries
   * @param meters number of meters
   * @return the usage
   */
  public static SwitchUsage of(int flowEntries, int groupEntries, int meters) {
    return new SwitchUsage(flowEntries, groupEntries, meters);
  }

  /**
   * Returns the number of flow entries.
   *
   * @return 0 or more
   */
  public int flowEntries() {
    return flowEntries;
  }

  /**
   * Returns the number of group entries.
   *
   * @return 0 or more
   */
  public int groupEntries() {
    return groupEntries;
  }

  /**
   * Returns the number of meters.
   *
   * @return 0 or more
   */
  public int meters() {
    return meters;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SwitchUsage
        && ((SwitchUsage) other).flowEntries == flowEntries
        && ((SwitchUsage) other).groupEntries == groupEntries
        && ((SwitchUsage) other).meters == meters;
  }

  @Override
  public int hashCode() {
    return Objects.hash(flowEntries, groupEntries, meters);
  }

  @Override
  public String toString() {
    return flowEntries + " flows, " + groupEntries + " groups, " + meters + " meters";
  }
}
