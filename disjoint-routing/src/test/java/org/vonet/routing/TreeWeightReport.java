// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.vonet.routing.TestNetwork.Edge;
import org.vonet.topologies.CatalogueEntry;
import org.vonet.topologies.Topologies;
import org.vonet.topologies.Weighing;

/**
 * Prints how much heavier redundant trees are than a lower bound, over the test topologies.
 *
 * <p>The bound is the larger one of {@link TreeLowerBound} and of the heaviest of the lightest
 * pairs of paths to one member. It is no optimum: the true ratio is lower than the one that is
 * printed.
 */
final class TreeWeightReport {
  private static final long SEED = 20261121;
  private static final int ROOTS = 3;
  private static final int[] SHARES = {100, 20, 10, 5};

  private TreeWeightReport() {}

  /** Arguments: none for a summary, or any for a line per topology. */
  public static void main(String[] arguments) {
    System.out.println(
        "| weights | members | disjoint | effort | queries | mean | median | 90 % | worst |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    for (Weighing weighing : Weighing.values()) {
      for (int share : SHARES) {
        report(weighing, share, arguments.length > 0);
      }
    }
  }

  private static void report(Weighing weighing, int share, boolean isDetailed) {
    Map<Disjointness, Map<TreeEffort, List<Double>>> ratios = new EnumMap<>(Disjointness.class);
    for (Disjointness disjointness : Disjointness.values()) {
      ratios.put(disjointness, new EnumMap<>(TreeEffort.class));
      for (TreeEffort effort : TreeEffort.values()) {
        ratios.get(disjointness).put(effort, new ArrayList<>());
      }
    }
    for (CatalogueEntry entry : Topologies.all()) {
      TestNetwork network = TestNetwork.of(entry.read(), weighing);
      Random random = new Random(SEED);
      List<Integer> vertices = new ArrayList<>();
      for (int v = 0; v < network.size; v++) {
        vertices.add(v);
      }
      TopologySnapshot<Integer, Edge> snapshot = network.undirectedSnapshot();
      DisjointPaths<Integer, Edge> paths = new DisjointPaths<>(snapshot);
      for (int i = 0; i < ROOTS; i++) {
        Collections.shuffle(vertices, random);
        int root = vertices.get(0);
        int count = Math.max(2, network.size * share / 100);
        List<Integer> asked = vertices.subList(1, Math.min(network.size, 1 + count));
        List<Integer> members =
            new RedundantTrees<>(snapshot).fromRoot(root, asked, Disjointness.LINK).members();
        long bound = TreeLowerBound.of(network, root, members);
        for (Disjointness disjointness : Disjointness.values()) {
          long best = bound;
          for (int member : members) {
            best =
                Math.max(
                    best,
                    paths
                        .maximallyDisjointPair(root, member, disjointness)
                        .orElseThrow()
                        .totalWeight());
          }
          for (TreeEffort effort : TreeEffort.values()) {
            long weight =
                new RedundantTrees<>(snapshot, effort)
                    .fromRoot(root, members, disjointness)
                    .totalWeight();
            if (weight < best) {
              throw new IllegalStateException(weight + " is less than the bound " + best);
            }
            double ratio = best == 0 ? 1 : (double) weight / best;
            ratios.get(disjointness).get(effort).add(ratio);
            if (isDetailed) {
              System.out.printf(
                  Locale.ROOT,
                  "%s %s %d%% %s %s root %d: %d of %d: %.3f%n",
                  entry.name(),
                  weighing,
                  share,
                  disjointness,
                  effort,
                  root,
                  weight,
                  best,
                  ratio);
            }
          }
        }
      }
    }
    for (Disjointness disjointness : Disjointness.values()) {
      for (TreeEffort effort : TreeEffort.values()) {
        List<Double> all = ratios.get(disjointness).get(effort);
        Collections.sort(all);
        System.out.printf(
            Locale.ROOT,
            "| %s | %d %% | %s | %s | %d | %.3f | %.3f | %.3f | %.3f |%n",
            weighing.name().toLowerCase(Locale.ROOT),
            share,
            disjointness,
            effort,
            all.size(),
            all.stream().mapToDouble(Double::doubleValue).average().orElseThrow(),
            all.get(all.size() / 2),
            all.get(all.size() * 9 / 10),
            all.get(all.size() - 1));
      }
    }
  }
}
