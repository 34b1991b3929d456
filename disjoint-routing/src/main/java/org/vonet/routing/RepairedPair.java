// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

/**
 * A pair of paths after a change of the network, and what of the pair before it is. Immutable.
 *
 * @param <V> type of the vertices
 * @param <E> type of the edges
 */
public final class RepairedPair<V, E> {
  private final PathPair<V, E> pair;
  private final Kept kept;
  private final boolean isMaximallyDisjoint;

  RepairedPair(PathPair<V, E> pair, Kept kept, boolean isMaximallyDisjoint) {
    this.pair = pair;
    this.kept = kept;
    this.isMaximallyDisjoint = isMaximallyDisjoint;
  }

  /** Which paths have stayed where they were. */
  public enum Kept {
    /** Both: nothing has to be done. */
    BOTH,
    /** The first; the second is new. */
    FIRST,
    /** The second; the first is new. */
    SECOND,
    /** Neither: the pair is new. */
    NEITHER
  }

  /**
   * The pair, its weights those of the present network. A kept path is in the role that it had, so
   * the first may be the heavier one.
   */
  public PathPair<V, E> pair() {
    return pair;
  }

  /** Which paths have stayed where they were. */
  public Kept kept() {
    return kept;
  }

  /**
   * Whether no pair shares less. If not then a new plan would, at the price of moving a path that
   * works. Weight is not considered.
   */
  public boolean isMaximallyDisjoint() {
    return isMaximallyDisjoint;
  }

  @Override
  public String toString() {
    return pair
        + " kept "
        + kept
        + (isMaximallyDisjoint ? ", no pair shares less" : ", a new pair would share less");
  }
}
