// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.service;

import com.google.common.collect.Sets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vonet.von.api.BroadcastTree;
import org.vonet.von.api.PathPair;
import org.vonet.von.api.ProtectionMode;
import org.vonet.von.api.SwitchPair;
import org.vonet.von.api.Von;

/** Says in one line each, for a person who reads the log, what is different between two moments. */
final class ChangeLog {

  private ChangeLog() {}

  /**
   * Returns a line for each pair of switches whose paths changed, for the tree, and for the state.
   */
  static List<String> describe(Von before, Von after) {
    List<String> lines = new ArrayList<>();
    Map<SwitchPair, PathPair> old = before.plan().pairs();
    Map<SwitchPair, PathPair> now = after.plan().pairs();
    for (SwitchPair ends : Sets.union(old.keySet(), now.keySet())) {
      PathPair from = old.get(ends);
      PathPair to = now.get(ends);
      if (from == null || !from.equals(to)) {
        lines.add(
            after + ": " + ends.low() + " to " + ends.high() + ": " + change(after, from, to));
      }
    }
    BroadcastTree tree = after.plan().tree().orElse(null);
    if (tree != null && !tree.equals(before.plan().tree().orElse(null))) {
      lines.add(
          after + ": broadcast now takes " + tree.links().size() + " links, " + tree.colour());
    }
    if (before.state() != after.state() || !before.reason().equals(after.reason())) {
      lines.add(
          after + ": was " + before.state() + ", is " + after.state() + ": " + after.reason());
    }
    return lines;
  }

  private static String change(Von von, PathPair from, PathPair to) {
    if (to == null) {
      return "all paths are broken";
    }
    if (from == null) {
      return "planned: " + to;
    }
    if (!from.first().equals(to.first())) {
      return "rerouted over " + to.first();
    }
    List<String> parts = new ArrayList<>();
    if (from.firstWhole() != to.firstWhole()) {
      parts.add("red path " + (to.firstWhole() ? "whole again" : "broken"));
    }
    if (from.secondWhole() != to.secondWhole()) {
      parts.add("blue path " + (to.secondWhole() ? "whole again" : "broken"));
    }
    if (von.spec().protection() == ProtectionMode.SUPPRESS
        && from.firstWhole() != to.firstWhole()) {
      parts.add(to.firstWhole() ? "edges hold blue back again" : "edges now deliver blue");
    }
    return String.join(", ", parts);
  }
}
