// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * Finds two trees of one root, red and blue, so that one failure leaves each member on one of them.
 *
 * <p>The red and the blue path of a member are disjoint: they share no switch but the two ends and
 * no link, or no link only, as asked by {@link Disjointness}. Where the network has no such two
 * paths they share what no two paths can avoid, and nothing else: the links, and with {@link
 * Disjointness#SWITCH} the switches, whose failure alone cuts the member off from the root. So the
 * trees are maximally redundant, in the sense of RFC 7811. Both trees use a bridge in the same
 * direction; no other link is used in the same direction by both. The trees hold nothing but the
 * paths of the members.
 *
 * <p>A link is used if it is open both ways, since one tree may need it in one direction and the
 * other tree in the other. Directed edges count as one link if the snapshot was given a <em>link
 * key</em>; without, a directed edge leads one way and is ignored.
 *
 * <p>Trees serve either traffic from the root to all members (multicast), or traffic from anywhere
 * to the root (unicast by destination). What they weigh is the sum of the directions that are used.
 * The trees are light, but not always the lightest possible: that is NP-hard, even for one tree
 * (Steiner's problem). See docs/routing.md for how light they are.
 *
 * <pre>{@code
 * TopologySnapshot<String, DefaultEdge> snapshot = TopologySnapshot.of(graph, edge -> 1);
 * RedundantTrees<String, DefaultEdge> trees = new RedundantTrees<>(snapshot, TreeEffort.LIGHT);
 * TreePair<String, DefaultEdge> pair =
 *     trees.fromRoot("Oslo", List.of("Bergen", "Bodø"), Disjointness.SWITCH);
 * for (String member : pair.members()) {
 *   RoutedPath<String, DefaultEdge> red = pair.red().path(member);
 *   RoutedPath<String, DefaultEdge> blue = pair.blue().path(member);
 *   report(pair.sharedVertices(member), pair.sharedEdges(member));
 * }
 * }</pre>
 *
 * <p>An object owns the scratch space of its searches, about 130 bytes per vertex if {@link
 * TreeEffort#LINEAR} and 330 if {@link TreeEffort#LIGHT}, and reuses it: one object serves one
 * thread, and any number of objects may share a snapshot. The same questions on snapshots with the
 * same input in the same order have the same answers on every machine, whatever was asked before.
 *
 * <p>How it works: the network falls into blocks, which hang together at single vertices. The
 * vertices of a block are put in an order in which each has a lower and a higher neighbour; red
 * paths climb and blue paths descend in it, so that they do not meet. See A. Itai and M. Rodeh,
 * "The multi-tree approach to reliability in distributed networks", Information and Computation 79
 * (1988); M. Médard, S. G. Finn, R. A. Barry and R. G. Gallager, "Redundant trees for preplanned
 * recovery in arbitrary vertex-redundant or edge-redundant graphs", IEEE/ACM Transactions on
 * Networking 7 (1999); G. Enyedi, A. Császár, A. Atlas, C. Bowers and A. Gopalan, RFC 7811 (2016).
 *
 * @param <V> type of the vertices
 * @param <E> type of the edges
 */
public final class RedundantTrees<V, E> {
  private final TopologySnapshot<V, E> snapshot;
  private final TreeSearch search;

  /** Prepares searches for light trees on a snapshot, in O(vertices). */
  public RedundantTrees(TopologySnapshot<V, E> snapshot) {
    this(snapshot, TreeEffort.LIGHT);
  }

  /** Prepares searches on a snapshot, in O(vertices). */
  public RedundantTrees(TopologySnapshot<V, E> snapshot, TreeEffort effort) {
    this.snapshot = snapshot;
    search = new TreeSearch(snapshot.arcs(), Objects.requireNonNull(effort, "effort"));
  }

  /** The network that is searched. */
  public TopologySnapshot<V, E> snapshot() {
    return snapshot;
  }

  /**
   * Finds two trees that lead from a root to members, in the time of the {@link TreeEffort}.
   *
   * @param members vertices to reach, in any number and order; the root and repeated ones are left
   *     out
   * @param disjointness what the two paths of a member shall not have in common
   * @return the trees; they name the members that the root can't reach over two-way links
   * @throws IllegalArgumentException if the root or a member is not in the snapshot
   */
  public TreePair<V, E> fromRoot(
      V root, Collection<? extends V> members, Disjointness disjointness) {
    return trees(root, members, disjointness, true);
  }

  /**
   * Finds two trees that lead from members, and from all that is on their ways, to a root, in the
   * time of the {@link TreeEffort}.
   *
   * @param members vertices that shall reach the root, in any number and order; the root and
   *     repeated ones are left out
   * @param disjointness what the two paths of a member shall not have in common
   * @return the trees; they name the members that can't reach the root over two-way links
   * @throws IllegalArgumentException if the root or a member is not in the snapshot
   */
  public TreePair<V, E> toRoot(V root, Collection<? extends V> members, Disjointness disjointness) {
    return trees(root, members, disjointness, false);
  }

  private TreePair<V, E> trees(
      V root, Collection<? extends V> members, Disjointness disjointness, boolean isFromRoot) {
    Objects.requireNonNull(disjointness, "disjointness");
    int rootIndex = snapshot.requiredIndex("root", root);
    search.explore(rootIndex, disjointness, isFromRoot);
    if (members instanceof List && members instanceof RandomAccess) {
      // An iterator would be the one object of the question that is not part of the answer.
      List<? extends V> list = (List<? extends V>) members;
      for (int i = 0; i < list.size(); i++) {
        search.addMember(snapshot.requiredIndex("member", list.get(i)));
      }
    } else {
      for (V member : members) {
        search.addMember(snapshot.requiredIndex("member", member));
      }
    }
    search.search();
    return new TreePair<>(
        new RoutedTree<>(snapshot, rootIndex, isFromRoot, search.redArcs()),
        new RoutedTree<>(snapshot, rootIndex, isFromRoot, search.blueArcs()),
        vertices(search.members(), search.memberCount()),
        vertices(search.unreachable(), search.unreachableCount()));
  }

  private FixedList<V> vertices(int[] indices, int count) {
    Object[] vertices = new Object[count];
    for (int i = 0; i < count; i++) {
      vertices[i] = snapshot.vertex(indices[i]);
    }
    return new FixedList<>(vertices);
  }
}
