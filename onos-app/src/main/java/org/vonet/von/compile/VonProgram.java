// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.compile;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import org.onosproject.net.DeviceId;

/** What one virtual overlay network puts on each switch, and the identifiers it holds for that. */
public final class VonProgram {

  private final VonResources resources;
  private final ImmutableMap<DeviceId, DeviceProgram> devices;

  VonProgram(VonResources resources, Map<DeviceId, DeviceProgram> devices) {
    this.resources = resources;
    this.devices = ImmutableMap.copyOf(devices);
  }

  /**
   * Returns the program of a network that has nothing on any switch.
   *
   * @param resources what it holds
   * @return an empty program
   */
  public static VonProgram empty(VonResources resources) {
    return new VonProgram(resources, ImmutableMap.of());
  }

  /**
   * Returns the identifiers in use.
   *
   * @return labels, meters, groups
   */
  public VonResources resources() {
    return resources;
  }

  /**
   * Returns the programs of the switches.
   *
   * @return by switch, in the order of their names
   */
  public Map<DeviceId, DeviceProgram> devices() {
    return devices;
  }

  @Override
  public String toString() {
    return devices.values().toString();
  }
}
