// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.vonet.routing.TestNetwork.Edge;

/**
 * Prints how long redundant trees take per link, and what they allocate, on networks that grow.
 *
 * <p>The networks are grids with a fifth of their links missing and some long links added, each
 * with random weights; a figure is the median of several queries, in processor time, since other
 * work on the machine only adds to it.
 */
final class TreeTimingReport {
  private static final long SEED = 20261121;
  private static final int[] LINK_COUNTS = {1_000, 3_000, 10_000, 30_000, 100_000};

  private TreeTimingReport() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) {
    System.out.println(
        "| links | vertices | members | disjoint | effort | ns/link | bytes/tree vertex |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (int round = 0; round < 2; round++) {
      for (int linkCount : LINK_COUNTS) {
        TopologySnapshot<Integer, Edge> snapshot = grid(linkCount).undirectedSnapshot();
        for (int members : new int[] {10, snapshot.vertexCount()}) {
          for (TreeEffort effort : TreeEffort.values()) {
            for (Disjointness disjointness : Disjointness.values()) {
              measure(snapshot, members, disjointness, effort, round == 1);
            }
          }
        }
      }
    }
  }

  private static TestNetwork grid(int linkCount) {
    Random random = new Random(SEED);
    int width = (int) Math.sqrt(linkCount / 1.65);
    TestNetwork network = new TestNetwork(width * width);
    for (int v = 0; v < network.size; v++) {
      if ((v + 1) % width != 0 && random.nextInt(5) != 0) {
        network.undirected(v, v + 1, 1 + random.nextInt(1000));
      }
      if (v + width < network.size && random.nextInt(5) != 0) {
        network.undirected(v, v + width, 1 + random.nextInt(1000));
      }
      if (random.nextInt(20) == 0) {
        network.undirected(v, random.nextInt(network.size), 5000);
      }
    }
    return network;
  }

  private static void measure(
      TopologySnapshot<Integer, Edge> snapshot,
      int memberCount,
      Disjointness disjointness,
      TreeEffort effort,
      boolean isPrinted) {
    Random random = new Random(SEED);
    List<Integer> vertices = new ArrayList<>(snapshot.vertices());
    Collections.shuffle(vertices, random);
    List<Integer> members =
        memberCount == vertices.size() ? snapshot.vertices() : vertices.subList(0, memberCount);
    RedundantTrees<Integer, Edge> trees = new RedundantTrees<>(snapshot, effort);
    int rounds = Math.max(7, 200_000 / snapshot.linkCount());
    long[] nanoseconds = new long[rounds];
    long bytes = 0;
    long size = 0;
    for (int i = 0; i < rounds; i++) {
      int root = random.nextInt(snapshot.vertexCount());
      long allocated = allocated();
      long start = cpuTime();
      TreePair<Integer, Edge> pair = trees.fromRoot(root, members, disjointness);
      nanoseconds[i] = cpuTime() - start;
      bytes += allocated() - allocated;
      size += pair.red().edges().size() + pair.blue().edges().size();
    }
    Arrays.sort(nanoseconds);
    if (isPrinted) {
      System.out.printf(
          Locale.ROOT,
          "| %d | %d | %d | %s | %s | %d | %.1f |%n",
          snapshot.linkCount(),
          snapshot.vertexCount(),
          memberCount,
          disjointness,
          effort,
          nanoseconds[rounds / 2] / snapshot.linkCount(),
          (double) bytes / size);
    }
  }

  private static long cpuTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
