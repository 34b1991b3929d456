// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The size of an answer is that of its own objects. */
final class AnswerSizeTest {
  private static final int HEADER = 16;

  private static double size(Object kept, Solver.Method method) {
    Network network = BenchmarkNetwork.ABILENE.load();
    return AnswerSize.meanBytes(
        Solver.of(kept, method), EndpointSample.draw(network.snapshot(), 4, 1));
  }

  @Test
  void countsAllThatTheAnswerHolds() {
    assertEquals(
        HEADER + 2 * 4 + (HEADER + 800) + (HEADER + 400),
        size("nothing", (source, target) -> new Object[] {new long[100], new int[100]}));
  }

  @Test
  void leavesOutWhatTheNetworkHolds() {
    long[] kept = new long[1_000];
    assertEquals(
        HEADER + 2 * 4 + (HEADER + 80),
        size(kept, (source, target) -> new Object[] {kept, new long[10]}));
  }
}
