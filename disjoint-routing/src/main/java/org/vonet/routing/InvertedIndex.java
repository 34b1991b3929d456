// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;

/**
 * For each element of one kind the numbered routes that use it, ascending.
 *
 * <p>A sorted {@code int} array for each element: four bytes for each use of an element, and up to
 * a third more in reserve. Adding and removing a use moves the numbers behind it, which is a copy
 * of memory, and none at all where routes are added in order.
 *
 * @param <T> type of the elements, told apart by {@code equals}
 */
final class InvertedIndex<T> {
  private static final int[] EMPTY = {};

  private final Map<T, Integer> idOf = new HashMap<>();
  private T[] elements = newArray(16);
  private int[][] routes = new int[16][];
  private int[] counts = new int[16];
  private int idCount;

  /** Identifiers without an element, to be given again. */
  private int[] freeIds = new int[16];

  private int freeCount;

  @SuppressWarnings("unchecked")
  private static <T> T[] newArray(int length) {
    return (T[]) new Object[length];
  }

  /** Enters a route for its elements. Returns what {@link #remove} wants to have. */
  int[] add(int route, Collection<? extends T> used) {
    Collection<T> distinct = new LinkedHashSet<>(used);
    int[] ids = new int[distinct.size()];
    int next = 0;
    for (T element : distinct) {
      int id = id(element);
      ids[next++] = id;
      insert(id, route);
    }
    return ids;
  }

  /** Takes out a route. */
  void remove(int route, int[] ids) {
    for (int id : ids) {
      int position = Arrays.binarySearch(routes[id], 0, counts[id], route);
      counts[id]--;
      System.arraycopy(routes[id], position + 1, routes[id], position, counts[id] - position);
      if (counts[id] == 0) {
        idOf.remove(elements[id]);
        elements[id] = null;
        routes[id] = null;
        if (freeCount == freeIds.length) {
          freeIds = Arrays.copyOf(freeIds, 2 * freeCount);
        }
        freeIds[freeCount++] = id;
      } else if (counts[id] < routes[id].length / 2) {
        routes[id] = Arrays.copyOf(routes[id], counts[id]);
      }
    }
  }

  private int id(T element) {
    Integer known = idOf.get(element);
    if (known != null) {
      return known;
    }
    int id = freeCount > 0 ? freeIds[--freeCount] : idCount++;
    if (id == counts.length) {
      elements = Arrays.copyOf(elements, 2 * id);
      routes = Arrays.copyOf(routes, 2 * id);
      counts = Arrays.copyOf(counts, 2 * id);
    }
    idOf.put(element, id);
    elements[id] = element;
    routes[id] = EMPTY;
    counts[id] = 0;
    return id;
  }

  private void insert(int id, int route) {
    int count = counts[id];
    if (count == routes[id].length) {
      routes[id] = Arrays.copyOf(routes[id], count + count / 3 + 2);
    }
    int[] list = routes[id];
    int position =
        count == 0 || list[count - 1] < route ? count : ~Arrays.binarySearch(list, 0, count, route);
    System.arraycopy(list, position, list, position + 1, count - position);
    list[position] = route;
    counts[id]++;
  }

  /** The routes that use the element, ascending. */
  int[] routes(T element) {
    Integer id = idOf.get(element);
    return id == null ? EMPTY : Arrays.copyOf(routes[id], counts[id]);
  }
}
