// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.Arrays;

/**
 * The distances of a label-setting search and the 4-ary heap that yields them in increasing order.
 *
 * <p>Items are {@code 0 … capacity-1}. It is {@link LexicographicHeap} for labels of a single
 * number that never fall below what has left the heap, and faster for it: the keys lie in the heap
 * itself, so that sifting reads one array from front to back. Equal distances leave in an order
 * that depends on the calls alone. Improving and removing are O(log items), {@link #clear} is
 * O(labelled items).
 */
final class DistanceHeap {
  /** The distance of an item that has none. */
  static final long UNLABELLED = Long.MAX_VALUE;

  private static final int ARITY_SHIFT = 2;
  private static final int OUTSIDE = -1;

  /** The distance of each item, or {@link #UNLABELLED}. Read only, outside of this class. */
  final long[] distances;

  private final int[] positions;

  /** The heap from the front, and what has left it from the back. */
  private final int[] items;

  private final long[] keys;
  private int size;
  private int settledStart;

  DistanceHeap(int capacity) {
    distances = new long[capacity];
    positions = new int[capacity];
    items = new int[capacity];
    keys = new long[capacity];
    settledStart = capacity;
    Arrays.fill(distances, UNLABELLED);
    Arrays.fill(positions, OUTSIDE);
  }

  /** Forgets all distances. */
  void clear() {
    for (int i = 0; i < size; i++) {
      distances[items[i]] = UNLABELLED;
      positions[items[i]] = OUTSIDE;
    }
    for (int i = settledStart; i < items.length; i++) {
      distances[items[i]] = UNLABELLED;
    }
    size = 0;
    settledStart = items.length;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Whether the item has a distance, settled or not. */
  boolean isLabelled(int item) {
    return distances[item] != UNLABELLED;
  }

  /** Distance of a labelled item. */
  long distance(int item) {
    return distances[item];
  }

  /** How many items have left the heap. */
  int settledCount() {
    return items.length - settledStart;
  }

  /** The item that left the heap after {@code rank} others. */
  int settled(int rank) {
    return items[items.length - 1 - rank];
  }

  /**
   * Gives the item this distance if it has none or a greater one.
   *
   * @param distance at least that of the last item that was removed
   * @return whether the distance was taken
   */
  boolean improve(int item, long distance) {
    assert settledStart == items.length || distance >= distances[items[settledStart]]
        : "distance " + distance + " is below that of the last item that left";
    if (distance >= distances[item]) {
      return false;
    }
    distances[item] = distance;
    int hole = positions[item];
    if (hole == OUTSIDE) {
      hole = size++;
    }
    while (hole > 0) {
      int parent = (hole - 1) >>> ARITY_SHIFT;
      long above = keys[parent];
      if (distance >= above) {
        break;
      }
      int moved = items[parent];
      keys[hole] = above;
      items[hole] = moved;
      positions[moved] = hole;
      hole = parent;
    }
    keys[hole] = distance;
    items[hole] = item;
    positions[item] = hole;
    return true;
  }

  /** Removes an item of least distance and settles it. The heap must not be empty. */
  int removeMin() {
    int least = items[0];
    positions[least] = OUTSIDE;
    int last = --size;
    if (last > 0) {
      siftDown(items[last], keys[last]);
    }
    // There is room: what is in the heap and what has left it are not more than the capacity.
    items[--settledStart] = least;
    return least;
  }

  private void siftDown(int item, long key) {
    int hole = 0;
    int child = 1;
    while (child < size) {
      int end = Math.min(child + (1 << ARITY_SHIFT), size);
      int leastChild = child;
      long leastKey = keys[child];
      for (int sibling = child + 1; sibling < end; sibling++) {
        long siblingKey = keys[sibling];
        if (siblingKey < leastKey) {
          leastKey = siblingKey;
          leastChild = sibling;
        }
      }
      if (leastKey >= key) {
        break;
      }
      int moved = items[leastChild];
      keys[hole] = leastKey;
      items[hole] = moved;
      positions[moved] = hole;
      hole = leastChild;
      child = (hole << ARITY_SHIFT) + 1;
    }
    keys[hole] = key;
    items[hole] = item;
    positions[item] = hole;
  }
}
