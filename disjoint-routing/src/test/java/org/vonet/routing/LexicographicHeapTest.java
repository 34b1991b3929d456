// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LexicographicHeapTest {
  /** Random improvements and removals against a sorted list of labels. */
  @Property(tries = 1000)
  void yieldsTheLeastLabel(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int capacity) {
    Random random = new Random(seed);
    LexicographicHeap heap = new LexicographicHeap(capacity);
    for (int generation = 0; generation < 3; generation++) {
      heap.clear();
      Map<Integer, long[]> open = new HashMap<>();
      List<Integer> settled = new ArrayList<>();
      for (int i = 0; i < 4 * capacity; i++) {
        if (random.nextInt(3) == 0 && !open.isEmpty()) {
          settled.add(removeFromBoth(heap, open));
        } else {
          improveBoth(heap, open, settled, random.nextInt(capacity), random);
        }
      }
      while (!open.isEmpty()) {
        removeFromBoth(heap, open);
      }
      assertEquals(true, heap.isEmpty());
    }
  }

  private static void improveBoth(
      LexicographicHeap heap,
      Map<Integer, long[]> open,
      List<Integer> settled,
      int item,
      Random random) {
    // Distances may be negative where the penalty is positive.
    long[] label = {random.nextInt(4), random.nextInt(9) - 4};
    boolean isBetter =
        !settled.contains(item) && (!open.containsKey(item) || compare(label, open.get(item)) < 0);
    assertEquals(isBetter, heap.improve(item, label[0], label[1]));
    if (isBetter) {
      open.put(item, label);
    }
    assertEquals(open.containsKey(item) || settled.contains(item), heap.isLabelled(item));
  }

  private static int removeFromBoth(LexicographicHeap heap, Map<Integer, long[]> open) {
    int least =
        Collections.min(
            open.keySet(),
            Comparator.<Integer, long[]>comparing(open::get, LexicographicHeapTest::compare)
                .thenComparing(Comparator.naturalOrder()));
    assertEquals(least, heap.removeMin());
    long[] label = open.remove(least);
    assertEquals(label[0], heap.penalty(least));
    assertEquals(label[1], heap.distance(least));
    return least;
  }

  private static int compare(long[] one, long[] other) {
    return one[0] != other[0] ? Long.compare(one[0], other[0]) : Long.compare(one[1], other[1]);
  }

  @Test
  void forgetsAllLabels() {
    LexicographicHeap heap = new LexicographicHeap(2);
    heap.improve(1, 0, 5);
    heap.clear();
    assertFalse(heap.isLabelled(1));
    assertEquals(true, heap.isEmpty());
    assertEquals(true, heap.improve(1, 0, 9));
  }
}
