// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.Arrays;

/** A set of small numbers that is emptied in O(1): a mark belongs to the generation that set it. */
final class Marks {
  private final int[] generations;
  private int generation = 1;

  Marks(int capacity) {
    generations = new int[capacity];
  }

  void clear() {
    generation++;
    if (generation == 0) {
      // After 2^32 times the counter is back where it began, where old marks would look new.
      Arrays.fill(generations, 0);
      generation = 1;
    }
  }

  void add(int item) {
    generations[item] = generation;
  }

  boolean contains(int item) {
    return generations[item] == generation;
  }

  /** Takes an item out, and tells whether it was in. */
  boolean remove(int item) {
    boolean wasIn = generations[item] == generation;
    generations[item] = 0;
    return wasIn;
  }
}
