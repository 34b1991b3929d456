// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Which edges share a risk: names of ducts, masts, power feeds and the like, for each edge.
 *
 * <p>A <em>risk group</em> (shared risk link group, SRLG; RFC 4202, section 2.3) is a set of links
 * that one event can cut together. A link can be in any number of groups and a group can hold links
 * anywhere in the network. Groups belong to links: where two directed edges are one link by their
 * link key, the groups of either are the groups of both.
 *
 * <p>The groups are kept apart from the {@link TopologySnapshot}: links come and go, ducts stay.
 * Edges are told apart by {@code equals}; edges that a snapshot does not have are passed over.
 * Immutable.
 *
 * @param <E> type of the edges
 */
public final class RiskGroups<E> {
  private final Map<E, SortedSet<String>> groupsOf;
  private final SortedSet<String> names;

  private RiskGroups(Map<E, SortedSet<String>> groupsOf, SortedSet<String> names) {
    this.groupsOf = groupsOf;
    this.names = names;
  }

  /**
   * Asks a function for the groups of each edge.
   *
   * @param edges the edges, each at least once
   * @param groupsOf names of the groups of an edge, in any order; empty for none, never null
   * @throws IllegalArgumentException if a collection is null, or a name is null or blank
   */
  public static <E> RiskGroups<E> of(
      Iterable<? extends E> edges, Function<? super E, ? extends Collection<String>> groupsOf) {
    Builder<E> builder = new Builder<>();
    for (E edge : edges) {
      Collection<String> groups = groupsOf.apply(edge);
      if (groups == null) {
        throw new IllegalArgumentException(
            "Edge " + edge + " has null for its groups: give an empty collection for none");
      }
      for (String group : groups) {
        builder.add(group, edge);
      }
    }
    return builder.build();
  }

  /** Starts a collection of groups. */
  public static <E> Builder<E> builder() {
    return new Builder<>();
  }

  /** Names of all groups that hold an edge, in natural order, unmodifiable. */
  public SortedSet<String> names() {
    return names;
  }

  /** Names of the groups of an edge, in natural order, unmodifiable; empty for an unknown edge. */
  public SortedSet<String> groupsOf(E edge) {
    return groupsOf.getOrDefault(edge, Collections.emptySortedSet());
  }

  @Override
  public String toString() {
    return names.size() + " groups on " + groupsOf.size() + " edges";
  }

  /**
   * Collects groups one by one. A refused call changes nothing. Not thread-safe.
   *
   * @param <E> type of the edges
   */
  public static final class Builder<E> {
    private final Map<E, SortedSet<String>> groupsOf = new LinkedHashMap<>();

    private Builder() {}

    /**
     * Puts an edge into a group; once more has no effect.
     *
     * @throws IllegalArgumentException if the name is null or blank
     */
    public Builder<E> add(String group, E edge) {
      Objects.requireNonNull(edge, "edge");
      if (group == null || group.isBlank()) {
        throw new IllegalArgumentException(
            "Edge "
                + edge
                + " is in a group named "
                + (group == null ? "null" : "\"" + group + "\"")
                + ": give the group a name that a reader of an alarm understands");
      }
      groupsOf.computeIfAbsent(edge, unused -> new TreeSet<>()).add(group);
      return this;
    }

    /**
     * Puts several edges into a group.
     *
     * @throws IllegalArgumentException if the name is null or blank
     */
    public Builder<E> addAll(String group, Collection<? extends E> edges) {
      edges.forEach(edge -> Objects.requireNonNull(edge, "edge"));
      for (E edge : edges) {
        add(group, edge);
      }
      return this;
    }

    /** Makes the immutable groups. The builder can go on and make others. */
    public RiskGroups<E> build() {
      Map<E, SortedSet<String>> copy = new LinkedHashMap<>();
      SortedSet<String> names = new TreeSet<>();
      groupsOf.forEach(
          (edge, groups) -> {
            copy.put(edge, Collections.unmodifiableSortedSet(new TreeSet<>(groups)));
            names.addAll(groups);
          });
      return new RiskGroups<>(copy, Collections.unmodifiableSortedSet(names));
    }
  }
}
