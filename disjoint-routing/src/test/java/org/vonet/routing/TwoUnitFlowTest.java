// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Two tangled paths in a complete directed graph: their sum is full of cycles. */
class TwoUnitFlowTest {
  @Property(tries = 3000)
  void becomesTwoSimplePathsThatMeetInOrder(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 14) int size) {
    Random random = new Random(seed);
    ArcGraph graph = complete(size, random);
    TwoUnitFlow flow = new TwoUnitFlow(graph);
    for (int round = 0; round < 3; round++) {
      List<Integer> added = new ArrayList<>();
      added.addAll(randomPath(graph, random));
      added.addAll(randomPath(graph, random));
      flow.clear();
      added.forEach(flow::add);
      flow.decompose(0, size - 1);

      List<Integer> first = vertices(graph, flow.first, flow.firstLength, added);
      List<Integer> second = vertices(graph, flow.second, flow.secondLength, added);
      assertEquals(weight(graph, flow.first, flow.firstLength), flow.firstWeight);
      assertEquals(weight(graph, flow.second, flow.secondLength), flow.secondWeight);
      assertTrue(flow.firstWeight <= flow.secondWeight);
      List<Integer> meetings = new ArrayList<>(first);
      meetings.retainAll(second);
      List<Integer> sameMeetings = new ArrayList<>(second);
      sameMeetings.retainAll(first);
      assertEquals(meetings, sameMeetings);
      assertEquals(meetings.size() - 2, flow.sharedVertexCount);
    }
  }

  /** The arc from a to b has index a * (size - 1) + position of b among the others. */
  private static ArcGraph complete(int size, Random random) {
    int arcs = size * (size - 1);
    int[] tails = new int[arcs];
    int[] heads = new int[arcs];
    long[] weights = new long[arcs];
    int[] reverse = new int[arcs];
    for (int arc = 0; arc < arcs; arc++) {
      tails[arc] = arc / (size - 1);
      int rank = arc % (size - 1);
      heads[arc] = rank < tails[arc] ? rank : rank + 1;
      weights[arc] = random.nextInt(5);
      reverse[arc] = ArcGraph.NONE;
    }
    return new ArcGraph(size, tails, heads, weights, reverse);
  }

  private static List<Integer> randomPath(ArcGraph graph, Random random) {
    List<Integer> transit = new ArrayList<>();
    for (int v = 1; v < graph.vertexCount - 1; v++) {
      if (random.nextInt(4) != 0) {
        transit.add(v);
      }
    }
    Collections.shuffle(transit, random);
    transit.add(graph.vertexCount - 1);
    List<Integer> arcs = new ArrayList<>();
    int tail = 0;
    for (int head : transit) {
      arcs.add(tail * (graph.vertexCount - 1) + (head < tail ? head : head - 1));
      tail = head;
    }
    return arcs;
  }

  /** The vertices of a path that is connected, simple and made of arcs that are left. */
  private static List<Integer> vertices(
      ArcGraph graph, int[] arcs, int length, List<Integer> left) {
    List<Integer> vertices = new ArrayList<>(List.of(0));
    for (int i = 0; i < length; i++) {
      assertTrue(left.remove((Integer) arcs[i]), "an arc without flow");
      assertEquals(vertices.get(i), graph.tails[arcs[i]]);
      vertices.add(graph.heads[arcs[i]]);
    }
    assertEquals(graph.vertexCount - 1, vertices.get(length));
    assertEquals(vertices.size(), new HashSet<>(vertices).size(), "a vertex twice");
    return vertices;
  }

  private static long weight(ArcGraph graph, int[] arcs, int length) {
    long sum = 0;
    for (int i = 0; i < length; i++) {
      sum += graph.weights[arcs[i]];
    }
    return sum;
  }
}
