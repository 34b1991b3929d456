// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.Arrays;

/**
 * The labels of a label-setting search and the 4-ary heap that yields them in increasing order.
 *
 * <p>Items are {@code 0 … capacity-1}. A label is a pair of longs ({@code penalty}, {@code
 * distance}) compared lexicographically, so that any penalty outweighs all distance. Of equal
 * labels the one of the lowest item leaves first, so that the order is the same for any kind of
 * heap. {@link #clear} is O(1): a label belongs to the generation in which it was set. Improving
 * and removing are O(log items). A four-way tree is half as deep as a two-way one and keeps the
 * children of a node in one cache line (LaMarca and Ladner, "The influence of caches on the
 * performance of heaps", JEA 1, 1996).
 */
final class LexicographicHeap {
  private static final int ARITY_SHIFT = 2;
  private static final int SETTLED = -1;

  private final long[] penalties;
  private final long[] distances;
  private final int[] positions;
  private final int[] generations;
  private final int[] heap;
  private int generation = 1;
  private int size;

  LexicographicHeap(int capacity) {
    penalties = new long[capacity];
    distances = new long[capacity];
    positions = new int[capacity];
    generations = new int[capacity];
    heap = new int[capacity];
  }

  /** Forgets all labels. */
  void clear() {
    size = 0;
    generation++;
    if (generation == 0) {
      // After 2^32 searches the counter is back where it began, where old labels would look new.
      Arrays.fill(generations, 0);
      generation = 1;
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Whether the item has a label, settled or not. */
  boolean isLabelled(int item) {
    return generations[item] == generation;
  }

  /** Penalty of a labelled item. */
  long penalty(int item) {
    return penalties[item];
  }

  /** Distance of a labelled item. */
  long distance(int item) {
    return distances[item];
  }

  /**
   * Gives the item this label if it has none or a greater one that is not settled.
   *
   * @return whether the label was taken
   */
  boolean improve(int item, long penalty, long distance) {
    int position;
    if (generations[item] != generation) {
      generations[item] = generation;
      position = size++;
    } else {
      position = positions[item];
      if (position == SETTLED || !isLess(penalty, distance, item)) {
        return false;
      }
    }
    penalties[item] = penalty;
    distances[item] = distance;
    siftUp(position, item);
    return true;
  }

  /** Removes the item with the least label and settles it. The heap must not be empty. */
  int removeMin() {
    int least = heap[0];
    positions[least] = SETTLED;
    size--;
    if (size > 0) {
      siftDown(heap[size]);
    }
    return least;
  }

  private boolean isLess(long penalty, long distance, int other) {
    long otherPenalty = penalties[other];
    return penalty < otherPenalty || (penalty == otherPenalty && distance < distances[other]);
  }

  private boolean leavesBefore(long penalty, long distance, int item, int other) {
    if (penalty != penalties[other]) {
      return penalty < penalties[other];
    }
    if (distance != distances[other]) {
      return distance < distances[other];
    }
    return item < other;
  }

  private void siftUp(int start, int item) {
    int hole = start;
    long penalty = penalties[item];
    long distance = distances[item];
    while (hole > 0) {
      int parent = (hole - 1) >>> ARITY_SHIFT;
      int above = heap[parent];
      if (!leavesBefore(penalty, distance, item, above)) {
        break;
      }
      heap[hole] = above;
      positions[above] = hole;
      hole = parent;
    }
    heap[hole] = item;
    positions[item] = hole;
  }

  private void siftDown(int item) {
    int hole = 0;
    while (true) {
      int child = (hole << ARITY_SHIFT) + 1;
      if (child >= size) {
        break;
      }
      int end = Math.min(child + (1 << ARITY_SHIFT), size);
      int least = heap[child];
      int leastChild = child;
      for (child++; child < end; child++) {
        int candidate = heap[child];
        if (leavesBefore(penalties[candidate], distances[candidate], candidate, least)) {
          least = candidate;
          leastChild = child;
        }
      }
      if (!leavesBefore(penalties[least], distances[least], least, item)) {
        break;
      }
      heap[hole] = least;
      positions[least] = hole;
      hole = leastChild;
    }
    heap[hole] = item;
    positions[item] = hole;
  }
}
