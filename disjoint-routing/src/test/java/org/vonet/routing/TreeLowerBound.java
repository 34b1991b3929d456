// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.vonet.routing.TestNetwork.Link;

/**
 * A weight that no two redundant trees from a root to members can undercut.
 *
 * <p>Into every set of vertices that has a member and not the root lead two different arcs of the
 * trees, or one bridge twice. The linear program that asks for nothing else has a dual: a price for
 * each set, so that the sets that an arc leads into cost together no more than the arc, unless a
 * fine for the arc makes up for it. Any such prices prove a bound. They are found by dual ascent:
 * take a member, all vertices from which arcs without rest lead to it, and raise the price of that
 * set until another arc has no rest. A set into which one arc without rest leads already earns the
 * price twice and pays the fine once. See R. T. Wong, "A dual ascent approach for Steiner tree
 * problems on a directed graph", Mathematical Programming 28 (1984), for one tree.
 */
final class TreeLowerBound {
  private static final int NOTHING = -1;

  private final int size;
  private final int[] tails;
  private final int[] heads;
  private final long[] rests;
  private final boolean[] isBridge;
  private final List<List<Integer>> incoming = new ArrayList<>();

  private TreeLowerBound(TestNetwork network) {
    size = network.size;
    List<Link> links = new ArrayList<>();
    for (Link link : network.links) {
      if (link.a != link.b
          && link.forward != TestNetwork.CLOSED
          && link.backward != TestNetwork.CLOSED) {
        links.add(link);
      }
    }
    int count = 2 * links.size();
    tails = new int[count];
    heads = new int[count];
    rests = new long[count];
    isBridge = new boolean[count];
    for (int v = 0; v < size; v++) {
      incoming.add(new ArrayList<>());
    }
    for (int i = 0; i < links.size(); i++) {
      addArc(2 * i, links.get(i).a, links.get(i).b, links.get(i).forward);
      addArc(2 * i + 1, links.get(i).b, links.get(i).a, links.get(i).backward);
    }
    for (int arc = 0; arc < count; arc++) {
      isBridge[arc] = !isJoinedWithout(tails[arc], heads[arc], arc / 2);
    }
  }

  private void addArc(int arc, int tail, int head, long weight) {
    tails[arc] = tail;
    heads[arc] = head;
    rests[arc] = weight;
    incoming.get(head).add(arc);
  }

  private boolean isJoinedWithout(int from, int to, int link) {
    boolean[] isSeen = new boolean[size];
    Deque<Integer> open = new ArrayDeque<>(List.of(to));
    isSeen[to] = true;
    while (!open.isEmpty()) {
      for (int arc : incoming.get(open.remove())) {
        if (arc / 2 != link && !isSeen[tails[arc]]) {
          isSeen[tails[arc]] = true;
          open.add(tails[arc]);
        }
      }
    }
    return isSeen[from];
  }

  /** The bound for trees that lead from the root, to members that it can reach. */
  static long of(TestNetwork network, int root, Collection<Integer> members) {
    return new TreeLowerBound(network).ascend(root, members);
  }

  private long ascend(int root, Collection<Integer> members) {
    long bound = 0;
    // Small sets first: their prices leave the others the most room.
    boolean isRising = true;
    while (isRising) {
      isRising = false;
      for (int member : members) {
        long gain = raise(root, member);
        bound += gain;
        isRising |= gain > 0;
      }
    }
    return bound;
  }

  /** Raises the price of one set around the member, if any can be. */
  private long raise(int root, int member) {
    boolean[] set = reaching(member, NOTHING);
    if (!set[root]) {
      return raise(set);
    }
    for (int arc : freePath(root, member)) {
      if (isBridge[arc]) {
        continue;
      }
      boolean[] without = reaching(member, arc);
      if (!without[root]) {
        long gain = raise(without);
        if (gain > 0) {
          return gain;
        }
      }
    }
    return 0;
  }

  /** The vertices from which arcs without rest lead to the member, one arc left out. */
  private boolean[] reaching(int member, int leftOut) {
    boolean[] set = new boolean[size];
    Deque<Integer> open = new ArrayDeque<>(List.of(member));
    set[member] = true;
    while (!open.isEmpty()) {
      for (int arc : incoming.get(open.remove())) {
        if (rests[arc] == 0 && arc != leftOut && !set[tails[arc]]) {
          set[tails[arc]] = true;
          open.add(tails[arc]);
        }
      }
    }
    return set;
  }

  /** Arcs without rest from the root to the member. */
  private List<Integer> freePath(int root, int member) {
    int[] next = new int[size];
    Arrays.fill(next, NOTHING);
    boolean[] isSeen = new boolean[size];
    Deque<Integer> open = new ArrayDeque<>(List.of(member));
    isSeen[member] = true;
    while (!isSeen[root]) {
      for (int arc : incoming.get(open.remove())) {
        if (rests[arc] == 0 && !isSeen[tails[arc]]) {
          isSeen[tails[arc]] = true;
          next[tails[arc]] = arc;
          open.add(tails[arc]);
        }
      }
    }
    List<Integer> path = new ArrayList<>();
    for (int v = root; v != member; v = heads[next[v]]) {
      path.add(next[v]);
    }
    return path;
  }

  /** Raises the price of this set as far as the second lightest rest of an arc into it. */
  private long raise(boolean[] set) {
    long first = Long.MAX_VALUE;
    long second = Long.MAX_VALUE;
    int firstArc = NOTHING;
    boolean hasBridge = false;
    for (int v = 0; v < size; v++) {
      if (!set[v]) {
        continue;
      }
      for (int arc : incoming.get(v)) {
        if (set[tails[arc]]) {
          continue;
        }
        hasBridge |= isBridge[arc];
        if (rests[arc] < first) {
          second = first;
          first = rests[arc];
          firstArc = arc;
        } else {
          second = Math.min(second, rests[arc]);
        }
      }
    }
    long price = hasBridge ? first : second;
    if (price == Long.MAX_VALUE) {
      throw new IllegalStateException("no two arcs lead into a set, and none is a bridge");
    }
    for (int v = 0; v < size; v++) {
      if (set[v]) {
        for (int arc : incoming.get(v)) {
          if (!set[tails[arc]]) {
            rests[arc] -= arc == firstArc ? Math.min(price, rests[arc]) : price;
          }
        }
      }
    }
    return hasBridge ? 2 * price : first + second;
  }
}
