// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.AbstractList;
import java.util.RandomAccess;

/**
 * An unmodifiable list over an array that it takes over, so that making a result copies nothing.
 *
 * <p>Whoever makes one must not write to the array any more.
 */
final class FixedList<T> extends AbstractList<T> implements RandomAccess {
  private final Object[] elements;

  FixedList(Object[] elements) {
    this.elements = elements;
  }

  // The array holds what the list was made of: elements of T alone.
  @SuppressWarnings("unchecked")
  @Override
  public T get(int index) {
    return (T) elements[index];
  }

  @Override
  public int size() {
    return elements.length;
  }
}
