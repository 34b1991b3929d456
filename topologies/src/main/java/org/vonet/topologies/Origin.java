// SPDX-License-Identifier: Apache-2.0
package org.vonet.topologies;

/** Who published a network; {@code topologies/README.md} among the resources says more. */
public enum Origin {
  /** Internet Topology Zoo: networks of operators, many with coordinates. */
  TOPOLOGY_ZOO("topology-zoo"),
  /** Power Grid Library for optimal power flow: grids, whose lines fibre follows. */
  PGLIB_OPF("pglib-opf"),
  /** TopoHub: synthetic wide-area networks that are Gabriel graphs. */
  GABRIEL("gabriel");

  private final String folder;

  Origin(String folder) {
    this.folder = folder;
  }

  static Origin ofFolder(String folder) {
    for (Origin origin : values()) {
      if (origin.folder.equals(folder)) {
        return origin;
      }
    }
    throw new IllegalArgumentException("No origin has the folder '" + folder + "': add it");
  }
}
