// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

/**
 * The best of the pairs of paths that were offered, by shared groups, then shared switches and
 * links, then weight. Offers are copied; scratch space is reused. Not thread-safe.
 */
final class BestPair {
  private final ArcGraph graph;
  private final PathMarks marks;

  /** The lighter path. */
  final int[] first;

  int firstLength;

  /** The other path. */
  final int[] second;

  int secondLength;

  /** What both share, and weigh together. */
  int groups;

  long penalty;
  long weight;

  BestPair(ArcGraph graph, PathMarks marks) {
    this.graph = graph;
    this.marks = marks;
    first = new int[graph.vertexCount];
    second = new int[graph.vertexCount];
  }

  /** Forgets the pair: any offer is better than none. */
  void clear() {
    groups = Integer.MAX_VALUE;
  }

  /** Whether a pair of this cost would be better. */
  boolean isWorseThan(int otherGroups, long otherPenalty, long otherWeight) {
    if (groups != otherGroups) {
      return groups > otherGroups;
    }
    return penalty != otherPenalty ? penalty > otherPenalty : weight > otherWeight;
  }

  /** Takes a pair if it is better. Leaves the marks of its one path. */
  void offer(int[] one, int oneLength, int[] other, int otherLength, boolean switches) {
    marks.set(one, oneLength);
    int newGroups = marks.sharedGroups(other, otherLength);
    long newPenalty = marks.sharingPenalty(other, otherLength, switches);
    long oneWeight = graph.weight(one, 0, oneLength);
    long otherWeight = graph.weight(other, 0, otherLength);
    if (!isWorseThan(newGroups, newPenalty, oneWeight + otherWeight)) {
      return;
    }
    groups = newGroups;
    penalty = newPenalty;
    weight = oneWeight + otherWeight;
    boolean isOneFirst =
        oneWeight != otherWeight ? oneWeight < otherWeight : oneLength <= otherLength;
    firstLength = isOneFirst ? oneLength : otherLength;
    secondLength = isOneFirst ? otherLength : oneLength;
    System.arraycopy(isOneFirst ? one : other, 0, first, 0, firstLength);
    System.arraycopy(isOneFirst ? other : one, 0, second, 0, secondLength);
  }
}
