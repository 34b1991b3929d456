// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

/**
 * A list of numbered items that tells in O(1) which of two comes first.
 *
 * <p>Items carry labels that ascend along the list. New items share the gap between the labels of
 * their neighbours. Where the gap is too narrow, the smallest enclosing range of labels that is
 * sparse enough is spread out again, which takes O(log items) per insertion on average. See M. A.
 * Bender, R. Cole, E. D. Demaine, M. Farach-Colton and J. Zito, "Two simplified algorithms for
 * maintaining order in a list", ESA 2002. Not thread-safe.
 */
final class OrderedItems {
  static final int NONE = -1;

  private static final int LABEL_BITS = 62;

  /** A range of 2^i labels is sparse if it has at most (4/3)^i items. */
  private static final double SPARSENESS = 4.0 / 3;

  private final long[] labels;
  private final int[] next;
  private final int[] previous;
  private int first = NONE;
  private int size;

  OrderedItems(int capacity) {
    labels = new long[capacity];
    next = new int[capacity];
    previous = new int[capacity];
  }

  /** Removes all items. The next one to be inserted is item 0. */
  void clear() {
    first = NONE;
    size = 0;
  }

  int first() {
    return first;
  }

  int next(int item) {
    return next[item];
  }

  int previous(int item) {
    return previous[item];
  }

  boolean isBefore(int item, int other) {
    return labels[item] < labels[other];
  }

  /**
   * Inserts a row of new items.
   *
   * @param after the item that the first of them follows, or {@link #NONE}
   * @return the first of them; the others have the numbers that follow
   */
  int insert(int after, int count) {
    int firstNew = size;
    int before = after == NONE ? first : next[after];
    int last = after;
    for (int i = 0; i < count; i++) {
      join(last, size);
      last = size++;
    }
    join(last, before);
    long low = after == NONE ? 0 : labels[after];
    long high = before == NONE ? 1L << LABEL_BITS : labels[before];
    long step = (high - low) / (count + 1);
    if (step == 0) {
      spreadAround(firstNew, count, low);
    } else {
      relabel(firstNew, count, low + step, step);
    }
    return firstNew;
  }

  private void join(int low, int high) {
    if (low == NONE) {
      first = high;
    } else {
      next[low] = high;
    }
    if (high != NONE) {
      previous[high] = low;
    }
  }

  private void relabel(int start, int count, long label, long step) {
    int item = start;
    for (int i = 0; i < count; i++) {
      labels[item] = label + i * step;
      item = next[item];
    }
  }

  /** Gives new labels to the new items, which have none, and to as many around as need be. */
  private void spreadAround(int firstNew, int newCount, long label) {
    int lowest = firstNew;
    int highest = firstNew + newCount - 1;
    int count = newCount;
    double limit = 1;
    for (int bits = 1; ; bits++) {
      limit *= SPARSENESS;
      long start = label >>> bits << bits;
      long end = start + (1L << bits);
      while (previous[lowest] != NONE && labels[previous[lowest]] >= start) {
        lowest = previous[lowest];
        count++;
      }
      while (next[highest] != NONE && labels[next[highest]] < end) {
        highest = next[highest];
        count++;
      }
      if (count <= limit || bits == LABEL_BITS) {
        relabel(lowest, count, start, (end - start) / count);
        return;
      }
    }
  }
}
