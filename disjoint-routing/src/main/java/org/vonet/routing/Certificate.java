// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

/**
 * The proof that an answer about a pair of paths is the best one, for {@link Certificates} to
 * check.
 *
 * <p>Where the target can be reached it is a <em>dual solution</em>: a potential for the entrance
 * and the exit of every vertex, such that no step of the residual network of the pair leads
 * downhill. Then that network has no cycle of negative cost, and no other pair is better (Ahuja,
 * Magnanti and Orlin, "Network Flows", 1993, theorem 9.3). Else it is a <em>separation</em>: a set
 * of vertices with the source and without the target that no edge leaves. Immutable; takes 32 bytes
 * per vertex.
 */
public final class Certificate {
  private final long[] penalties;
  private final long[] distances;
  private final boolean[] isReached;

  private Certificate(long[] penalties, long[] distances, boolean[] isReached) {
    this.penalties = penalties;
    this.distances = distances;
    this.isReached = isReached;
  }

  /** Takes the arrays over: entrances first, then exits. */
  static Certificate ofPotentials(long[] penalties, long[] distances) {
    return new Certificate(penalties, distances, new boolean[0]);
  }

  /** Takes the array over: one entry for each vertex. */
  static Certificate ofSeparation(boolean[] isReached) {
    return new Certificate(new long[0], new long[0], isReached);
  }

  /** Whether it claims that the target can't be reached, rather than that a pair is the best. */
  public boolean isSeparation() {
    return isReached.length > 0;
  }

  /** How many vertices the network has that it was made for. */
  int vertexCount() {
    return isSeparation() ? isReached.length : penalties.length / 2;
  }

  boolean isReached(int vertex) {
    return isReached[vertex];
  }

  long penalty(int node) {
    return penalties[node];
  }

  long distance(int node) {
    return distances[node];
  }

  @Override
  public String toString() {
    return (isSeparation() ? "separation" : "potentials") + " of " + vertexCount() + " vertices";
  }
}
