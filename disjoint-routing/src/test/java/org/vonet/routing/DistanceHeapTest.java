// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DistanceHeapTest {
  /** Random improvements and removals against a map of distances, cleared at any moment. */
  @Property(tries = 1000)
  void yieldsTheLeastDistance(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 80) int capacity) {
    Random random = new Random(seed);
    DistanceHeap heap = new DistanceHeap(capacity);
    for (int search = 0; search < 4; search++) {
      heap.clear();
      Map<Integer, Long> open = new HashMap<>();
      List<Integer> settled = new ArrayList<>();
      Map<Integer, Long> distances = new HashMap<>();
      long floor = 0;
      for (int i = random.nextInt(5 * capacity); i > 0; i--) {
        if (random.nextInt(3) == 0 && !open.isEmpty()) {
          int item = heap.removeMin();
          floor = Collections.min(open.values());
          assertEquals(floor, open.remove(item));
          settled.add(item);
        } else {
          int item = random.nextInt(capacity);
          long distance = floor + random.nextInt(12);
          boolean isBetter = distance < distances.getOrDefault(item, Long.MAX_VALUE);
          assertEquals(isBetter, heap.improve(item, distance));
          if (isBetter) {
            open.put(item, distance);
            distances.put(item, distance);
          }
        }
        assertEquals(open.isEmpty(), heap.isEmpty());
      }
      assertEquals(settled.size(), heap.settledCount());
      for (int rank = 0; rank < settled.size(); rank++) {
        assertEquals(settled.get(rank), heap.settled(rank));
      }
      for (int item = 0; item < capacity; item++) {
        assertEquals(distances.containsKey(item), heap.isLabelled(item));
        assertTrue(!distances.containsKey(item) || heap.distance(item) == distances.get(item));
      }
    }
  }
}
