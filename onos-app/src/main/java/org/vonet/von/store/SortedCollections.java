// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.store;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import java.util.Map;

/**
 * Serializers for Guava's immutable sorted collections in natural order, which ONOS's own
 * namespaces leave out.
 */
final class SortedCollections {

  /** The concrete classes of an {@link ImmutableSortedSet}, empty or not. */
  static final Class<?>[] SET_TYPES = {ImmutableSortedSet.of().getClass()};

  /** The concrete classes of an {@link ImmutableSortedMap}, empty or not. */
  static final Class<?>[] MAP_TYPES = {ImmutableSortedMap.of().getClass()};

  private SortedCollections() {}

  /** Writes the elements in order. */
  static final class SetSerializer extends Serializer<ImmutableSortedSet<?>> {
    SetSerializer() {
      super(false, true);
    }

    @Override
    public void write(Kryo kryo, Output output, ImmutableSortedSet<?> set) {
      output.writeInt(set.size(), true);
      set.forEach(element -> kryo.writeClassAndObject(output, element));
    }

    @Override
    public ImmutableSortedSet<?> read(Kryo kryo, Input input, Class<ImmutableSortedSet<?>> type) {
      Comparable<?>[] elements = new Comparable<?>[input.readInt(true)];
      for (int i = 0; i < elements.length; i++) {
        elements[i] = (Comparable<?>) kryo.readClassAndObject(input);
      }
      return sortedSet(elements);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static ImmutableSortedSet<?> sortedSet(Comparable<?>[] elements) {
      return ImmutableSortedSet.copyOf((Comparable[]) elements);
    }
  }

  /** Writes keys and values in the order of the keys. */
  static final class MapSerializer extends Serializer<ImmutableSortedMap<?, ?>> {
    MapSerializer() {
      super(false, true);
    }

    @Override
    public void write(Kryo kryo, Output output, ImmutableSortedMap<?, ?> map) {
      output.writeInt(map.size(), true);
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        kryo.writeClassAndObject(output, entry.getKey());
        kryo.writeClassAndObject(output, entry.getValue());
      }
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public ImmutableSortedMap<?, ?> read(
        Kryo kryo, Input input, Class<ImmutableSortedMap<?, ?>> type) {
      ImmutableSortedMap.Builder builder = ImmutableSortedMap.naturalOrder();
      int size = input.readInt(true);
      for (int i = 0; i < size; i++) {
        Comparable<?> key = (Comparable<?>) kryo.readClassAndObject(input);
        builder.put(key, kryo.readClassAndObject(input));
      }
      return builder.build();
    }
  }
}
