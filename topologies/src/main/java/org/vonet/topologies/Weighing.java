// SPDX-License-Identifier: Apache-2.0
package org.vonet.topologies;

/** What the links of a topology weigh, as non-negative integers. */
public enum Weighing {
  /** One each: the lightest path is that of fewest hops, and many paths are equally light. */
  HOPS {
    @Override
    public long weight(Topology.Link link) {
      return 1;
    }
  },
  /** The delay of the fibre in nanoseconds, {@link Topology.Link#delayNanos()}. */
  DELAY {
    @Override
    public long weight(Topology.Link link) {
      return link.delayNanos();
    }
  };

  /** Weight of a link, the same both ways. */
  public abstract long weight(Topology.Link link);
}
