// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OrderedItemsTest {
  /** Rows go to random places, or again and again to the same few. */
  @Property(tries = 300)
  void keepsTheOrderOfAPlainList(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int places) {
    Random random = new Random(seed);
    OrderedItems items = new OrderedItems(1000);
    for (int round = 0; round < 2; round++) {
      List<Integer> expected = new ArrayList<>();
      items.clear();
      while (expected.size() < 900) {
        int place = random.nextInt(Math.min(places, expected.size() + 1));
        int count = 1 + random.nextInt(random.nextInt(10) == 0 ? 50 : 2);
        int after = place == 0 ? OrderedItems.NONE : expected.get(place - 1);
        int firstNew = items.insert(after, count);
        for (int i = 0; i < count; i++) {
          expected.add(place + i, firstNew + i);
        }
      }
      check(items, expected);
    }
  }

  private static void check(OrderedItems items, List<Integer> expected) {
    List<Integer> actual = new ArrayList<>();
    int previous = OrderedItems.NONE;
    for (int item = items.first(); item != OrderedItems.NONE; item = items.next(item)) {
      actual.add(item);
      assertEquals(previous, items.previous(item));
      assertTrue(previous == OrderedItems.NONE || items.isBefore(previous, item));
      previous = item;
    }
    assertEquals(expected, actual);
  }

  /** The worst place: all in front of one another, a million times. */
  @Test
  void oneCrowdedPlaceDoesNotSlowItDown() {
    int size = 1_000_000;
    OrderedItems items = new OrderedItems(size);
    int first = items.insert(OrderedItems.NONE, 1);
    while (items.insert(first, 1) < size - 1) {}
    int count = 0;
    int previous = OrderedItems.NONE;
    for (int item = items.first(); item != OrderedItems.NONE; item = items.next(item)) {
      assertTrue(previous == OrderedItems.NONE || items.isBefore(previous, item));
      previous = item;
      count++;
    }
    assertEquals(size, count);
  }
}
