// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vonet.routing.TestNetwork.Edge;
import org.vonet.routing.TestNetwork.Link;

/**
 * How light redundant trees are, against the lightest of all pairs of trees in small networks; and
 * the lower bound of the reports against the same.
 */
class LightestTreesTest {
  private static final long SEED = 20261121;
  private static final int TRIES = FullRun.IS_ON ? 20_000 : 500;

  @ParameterizedTest
  @EnumSource(Disjointness.class)
  void lightTreesAreNearTheLightest(Disjointness disjointness) {
    Random random = new Random(SEED);
    int checked = 0;
    int lightestCount = 0;
    double ratios = 0;
    double linearRatios = 0;
    double boundRatios = 0;
    while (checked < TRIES) {
      TestNetwork network = network(random);
      List<Integer> asked = new ArrayList<>(List.of(network.size - 1));
      for (int v = 1; v < network.size - 1; v++) {
        if (random.nextInt(3) == 0) {
          asked.add(v);
        }
      }
      TopologySnapshot<Integer, Edge> snapshot = network.directedSnapshot();
      TreePair<Integer, Edge> pair =
          new RedundantTrees<>(snapshot).fromRoot(0, asked, disjointness);
      if (pair.members().isEmpty()) {
        continue;
      }
      long lightest = new Enumeration(network, pair.members()).lightest(disjointness);
      long linear =
          new RedundantTrees<>(snapshot, TreeEffort.LINEAR)
              .fromRoot(0, asked, disjointness)
              .totalWeight();
      long bound = TreeLowerBound.of(network, 0, pair.members());
      assertTrue(pair.totalWeight() >= lightest, () -> "trees are too light in " + network);
      assertTrue(linear >= lightest, () -> "trees are too light in " + network);
      assertTrue(bound <= lightest, () -> "the bound is too high in " + network);
      checked++;
      lightestCount += pair.totalWeight() == lightest ? 1 : 0;
      ratios += (double) pair.totalWeight() / lightest;
      linearRatios += (double) linear / lightest;
      boundRatios += (double) bound / lightest;
    }
    String report =
        String.format(
            Locale.ROOT,
            "%s: %d of %d are the lightest, mean ratio %.4f, linear %.4f, bound %.4f",
            disjointness,
            lightestCount,
            TRIES,
            ratios / TRIES,
            linearRatios / TRIES,
            boundRatios / TRIES);
    System.out.println(report);
    assertTrue(ratios < 1.02 * TRIES, report);
    assertTrue(linearRatios < 1.1 * TRIES, report);
    assertTrue(lightestCount > 0.8 * TRIES, report);
    assertTrue(boundRatios > 0.93 * TRIES, report);
  }

  /** A ring of 4 to 8 vertices with chords, some links missing; weights from 1 on. */
  private static TestNetwork network(Random random) {
    int size = 4 + random.nextInt(5);
    TestNetwork network = new TestNetwork(size);
    for (int v = 0; v < size; v++) {
      link(network, random, v, (v + 1) % size);
    }
    for (int chords = random.nextInt(5); chords > 0; chords--) {
      link(network, random, random.nextInt(size), random.nextInt(size));
    }
    return network;
  }

  private static void link(TestNetwork network, Random random, int a, int b) {
    if (a != b && random.nextInt(20) != 0) {
      network.add(a, b, 1 + random.nextInt(20), 1 + random.nextInt(20));
    }
  }

  /** All trees from vertex 0 of which every leaf is a member. */
  private static final class Enumeration {
    private final TestNetwork network;
    private final List<Integer> members;
    private final List<Tree> trees = new ArrayList<>();
    private final long[] sharedLinks;
    private final long[] sharedSwitches;
    private long bridges;

    Enumeration(TestNetwork network, List<Integer> members) {
      this.network = network;
      this.members = members;
      enumerate(1, new int[network.size], new Link[network.size]);
      trees.sort(Comparator.comparingLong(tree -> tree.weight));
      // What all paths of a member have in common is what no two of them can avoid.
      sharedLinks = new long[members.size()];
      sharedSwitches = new long[members.size()];
      for (int i = 0; i < members.size(); i++) {
        sharedLinks[i] = -1;
        sharedSwitches[i] = -1;
        for (Tree tree : trees) {
          sharedLinks[i] &= tree.links[i];
          sharedSwitches[i] &= tree.switches[i];
        }
        bridges |= sharedLinks[i];
      }
    }

    private void enumerate(int v, int[] parents, Link[] links) {
      if (v == network.size) {
        add(parents, links);
        return;
      }
      links[v] = null;
      enumerate(v + 1, parents, links);
      for (Link link : network.links) {
        if (link.a == v || link.b == v) {
          parents[v] = link.a == v ? link.b : link.a;
          links[v] = link;
          enumerate(v + 1, parents, links);
        }
      }
      links[v] = null;
    }

    private void add(int[] parents, Link[] links) {
      Tree tree = new Tree(members.size());
      int needed = 0;
      for (int i = 0; i < members.size(); i++) {
        int v = members.get(i);
        for (int hops = 0; v != 0; hops++) {
          if (links[v] == null || hops == network.size) {
            return;
          }
          needed |= 1 << v;
          tree.links[i] |= 1L << links[v].index;
          v = parents[v];
          tree.switches[i] |= 1L << v;
        }
        tree.switches[i] &= ~1L;
      }
      for (int v = 1; v < network.size; v++) {
        if (links[v] != null) {
          if ((needed & 1 << v) == 0) {
            return;
          }
          tree.weight += links[v].weight(parents[v], v);
          tree.arcs |= 1L << (2 * links[v].index + (links[v].a == v ? 1 : 0));
        }
      }
      trees.add(tree);
    }

    long lightest(Disjointness disjointness) {
      long best = Long.MAX_VALUE;
      for (int i = 0; i < trees.size(); i++) {
        Tree red = trees.get(i);
        if (2 * red.weight >= best) {
          break;
        }
        for (int j = i; j < trees.size() && red.weight + trees.get(j).weight < best; j++) {
          if (isRedundant(red, trees.get(j), disjointness)) {
            best = red.weight + trees.get(j).weight;
          }
        }
      }
      return best;
    }

    private boolean isRedundant(Tree red, Tree blue, Disjointness disjointness) {
      for (int i = 0; i < members.size(); i++) {
        boolean isLinkDisjoint = (red.links[i] & blue.links[i]) == sharedLinks[i];
        boolean isSwitchDisjoint =
            disjointness == Disjointness.LINK
                || (red.switches[i] & blue.switches[i]) == sharedSwitches[i];
        if (!isLinkDisjoint || !isSwitchDisjoint) {
          return false;
        }
      }
      long common = red.arcs & blue.arcs;
      for (Link link : network.links) {
        boolean isBridge = (bridges & 1L << link.index) != 0;
        if (!isBridge && (common & 3L << (2 * link.index)) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  private static final class Tree {
    final long[] links;
    final long[] switches;
    long arcs;
    long weight;

    Tree(int memberCount) {
      links = new long[memberCount];
      switches = new long[memberCount];
    }
  }
}
