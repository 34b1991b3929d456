// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Bytes that a question of this project allocates, next to those of its answer. */
final class AllocationSection implements ReportSection {
  /** What a mean may differ by: less than an object has. */
  private static final double TOLERANCE_BYTES = 8;

  private final Measurements measurements;

  AllocationSection(Measurements measurements) {
    this.measurements = measurements;
  }

  private static final class Entry {
    final BenchmarkNetwork network;
    final Contender contender;
    final double allocated;
    final double jmhAllocated;
    final double answer;

    Entry(BenchmarkNetwork network, Contender contender, Timing timing, double answer) {
      this.network = network;
      this.contender = contender;
      this.answer = answer;
      allocated = timing.typical(round -> round.allocatedBytes);
      jmhAllocated = timing.typical(round -> round.jmhAllocatedBytes);
    }

    double surplus() {
      return allocated - answer;
    }

    List<String> row() {
      return List.of(
          network.title(),
          contender.title(),
          String.format(Locale.ROOT, "%,.0f", answer),
          String.format(Locale.ROOT, "%,.0f", allocated),
          String.format(Locale.ROOT, "%,.0f", jmhAllocated));
    }
  }

  private List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (Question question : Question.values()) {
      for (BenchmarkNetwork network : measurements.networks(question)) {
        for (Contender contender : question.contenders()) {
          measurements
              .facts(network)
              .answerBytes(contender)
              .ifPresent(
                  answer ->
                      entries.add(
                          new Entry(
                              network,
                              contender,
                              measurements.timing(network, contender),
                              answer)));
        }
      }
    }
    return entries;
  }

  @Override
  public String title() {
    return "Bytes of an answer, and those that its question allocates: counted, and by JMH, whose own"
        + " are among them";
  }

  @Override
  public List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("network", "question", "answer", "allocated", "gc.alloc.rate.norm"));
    entries().forEach(entry -> rows.add(entry.row()));
    return rows;
  }

  @Override
  public List<Verdict> verdicts() {
    return Arrays.stream(Contender.values())
        .filter(contender -> contender.hasAnswerToKeep())
        .flatMap(
            contender ->
                entries().stream()
                    .filter(entry -> entry.contender == contender)
                    .reduce((one, other) -> one.surplus() >= other.surplus() ? one : other)
                    .stream())
        .map(
            worst ->
                new Verdict(
                    worst.contender.title() + " allocates its answer alone",
                    String.format(
                        Locale.ROOT,
                        "%,.1f bytes for %,.1f on %s, the most",
                        worst.allocated,
                        worst.answer,
                        worst.network.title()),
                    worst.surplus() <= TOLERANCE_BYTES))
        .collect(Collectors.toList());
  }
}
