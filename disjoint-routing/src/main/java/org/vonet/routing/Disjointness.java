// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.Collection;
import java.util.Optional;

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
  SWITCH;

  /** What two paths keep apart that share this: switches, links only, or not even all links. */
  static Optional<Disjointness> achievedBy(
      Collection<?> sharedVertices, Collection<?> sharedEdges) {
    if (!sharedEdges.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(sharedVertices.isEmpty() ? SWITCH : LINK);
  }

  /** Whether two paths that share this keep apart at least what is asked. */
  boolean isAchievedBy(Collection<?> sharedVertices, Collection<?> sharedEdges) {
    return sharedEdges.isEmpty() && (this == LINK || sharedVertices.isEmpty());
  }
}
