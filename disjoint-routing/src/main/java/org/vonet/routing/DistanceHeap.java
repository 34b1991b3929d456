// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.Arrays;

/**
 * The distances of a label-setting search and the 4-ary heap that yields them in increasing order.
 *
 * <p>Items are {@code 0 … capacity-1}. It is {@link LexicographicHeap} for labels of a single
 * number, and faster for it: distances lie in the heap itself, so that sifting reads one array from
 * front to back. Equal distances leave in an order that depends on the calls alone. {@link #clear}
 * is O(1); improving and removing are O(log items).
 */
final class DistanceHeap {
  private static final int ARITY_SHIFT = 2;
  private static final int SETTLED = -1;

  private final long[] distances;
  private final int[] positions;
  private final int[] generations;
  private final int[] items;
  private final long[] keys;
  private int generation = 1;
  private int size;

  DistanceHeap(int capacity) {
    distances = new long[capacity];
    positions = new int[capacity];
    generations = new int[capacity];
    items = new int[capacity];
    keys = new long[capacity];
  }

  /** Forgets all distances. */
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

  /** Whether the item has a distance, settled or not. */
  boolean isLabelled(int item) {
    return generations[item] == generation;
  }

  /** Whether the item has left the heap. */
  boolean isSettled(int item) {
    return generations[item] == generation && positions[item] == SETTLED;
  }

  /** Distance of a labelled item. */
  long distance(int item) {
    return distances[item];
  }

  /**
   * Gives the item this distance if it has none or a greater one that is not settled.
   *
   * @return whether the distance was taken
   */
  boolean improve(int item, long distance) {
    int hole;
    if (generations[item] != generation) {
      generations[item] = generation;
      hole = size++;
    } else {
      // A settled item is never farther than what is found after it.
      if (distance >= distances[item]) {
        return false;
      }
      hole = positions[item];
    }
    distances[item] = distance;
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
    positions[least] = SETTLED;
    int last = --size;
    if (last > 0) {
      siftDown(items[last], keys[last]);
    }
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
