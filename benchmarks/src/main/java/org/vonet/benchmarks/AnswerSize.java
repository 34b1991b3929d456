// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jol.info.GraphLayout;
import org.openjdk.jol.vm.VM;
import org.vonet.routing.Disjointness;

/** How many bytes answers have on the heap, without what they share with the network. */
final class AnswerSize {
  static {
    System.setProperty("jol.skipHotspotSAAttach", "true");
    System.setProperty("jol.skipDynamicAttach", "true");
    // Without an agent JOL finds the layout of objects by trying, and first complains of that.
    PrintStream out = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    try {
      VM.current();
    } finally {
      System.setOut(out);
    }
  }

  private AnswerSize() {}

  /** Mean size over the questions of a sample, in bytes, as the JVM lays objects out. */
  static double meanBytes(Solver solver, EndpointSample sample) {
    List<Object> answers = new ArrayList<>();
    for (int i = 0; i < sample.size(); i++) {
      answers.add(solver.answer(sample.source(i), sample.target(i)));
    }
    // The objects of the network as the solver holds them, and those that only answers hold.
    Object[] shared = {solver.kept(), Disjointness.values()};
    long sharedBytes = GraphLayout.parseInstance(shared).totalSize();
    Object[] all = new Object[shared.length + answers.size()];
    System.arraycopy(shared, 0, all, 0, shared.length);
    for (int i = 0; i < answers.size(); i++) {
      all[shared.length + i] = answers.get(i);
    }
    return (double) (GraphLayout.parseInstance(all).totalSize() - sharedBytes) / answers.size();
  }
}
