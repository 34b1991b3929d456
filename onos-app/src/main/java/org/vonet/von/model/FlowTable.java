// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onosproject.net.flow.FlowRule;

/**
 * The flow entries of one switch, in one table, for lookup.
 *
 * <p>A tuple space search (Srinivasan, Suri, Varghese, "Packet Classification Using Tuple Space
 * Search", SIGCOMM 1999): entries with the same masks share a hash table, and a lookup probes each
 * of these once, from the highest priority down. It takes O(m) for m different sets of masks,
 * however many entries there are.
 */
final class FlowTable {

  private final List<Tuple> tuples;

  private FlowTable(List<Tuple> tuples) {
    this.tuples = tuples;
  }

  /**
   * Indexes the entries of a switch.
   *
   * @throws IllegalStateException if an entry has a criterion that the model doesn't know, or lies
   *     in another table than the first
   */
  static FlowTable of(Collection<? extends FlowRule> rules) {
    Map<Words, Tuple> byMask = new HashMap<>();
    for (FlowRule rule : rules) {
      if (rule.tableId() != 0) {
        throw new IllegalStateException(
            "the model has one table, and " + rule + " is in table " + rule.tableId());
      }
      EntryMatch match = EntryMatch.of(rule.selector());
      byMask
          .computeIfAbsent(new Words(match.masks()), m -> new Tuple(match.masks()))
          .add(match.values(), rule);
    }
    List<Tuple> tuples = new ArrayList<>(byMask.values());
    tuples.sort(Comparator.comparingInt((Tuple t) -> t.topPriority).reversed());
    return new FlowTable(tuples);
  }

  /**
   * Finds the entries of the highest priority that match.
   *
   * @param fields the words of a frame
   * @return empty for a table miss; more than one entry if the outcome is undefined
   */
  List<FlowRule> lookup(long[] fields) {
    List<FlowRule> best = new ArrayList<>(1);
    int priority = -1;
    for (Tuple tuple : tuples) {
      if (tuple.topPriority < priority) {
        break;
      }
      for (FlowRule rule : tuple.matches(fields)) {
        if (rule.priority() > priority) {
          best.clear();
          priority = rule.priority();
        }
        if (rule.priority() == priority) {
          best.add(rule);
        }
      }
    }
    return best;
  }

  /** The entries that look at the same bits. */
  private static final class Tuple {
    private final long[] masks;
    private final Map<Words, List<FlowRule>> rules = new HashMap<>();
    private int topPriority;

    private Tuple(long[] masks) {
      this.masks = masks;
    }

    private void add(long[] values, FlowRule rule) {
      List<FlowRule> same = rules.computeIfAbsent(new Words(values), v -> new ArrayList<>(1));
      boolean known =
          same.stream()
              .anyMatch(
                  other ->
                      other.priority() == rule.priority()
                          && other.treatment().equals(rule.treatment()));
      if (!known) {
        same.add(rule);
        topPriority = Math.max(topPriority, rule.priority());
      }
    }

    private List<FlowRule> matches(long[] fields) {
      long[] masked = new long[fields.length];
      for (int i = 0; i < fields.length; i++) {
        masked[i] = fields[i] & masks[i];
      }
      return rules.getOrDefault(new Words(masked), List.of());
    }
  }

  /** A vector of words as a key. */
  private static final class Words {
    private final long[] words;
    private final int hash;

    private Words(long[] words) {
      this.words = words;
      this.hash = Arrays.hashCode(words);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Words && Arrays.equals(words, ((Words) other).words);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
