// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

/** What the two paths of a pair must not have in common. */
public enum Disjointness {
  /**
   * No common link. A link is a physical one: two paths that cross it in opposite directions share
   * it.
   */
  LINK,

  /**
   * No common switch (vertex) apart from the two ends, and no common link. The second part matters
   * only for neighbours, whose paths could otherwise both be the one link between them.
   */
  SWITCH
}
