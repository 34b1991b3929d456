// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The outcome of a comparison, as tables for people and as JSON for programs. */
final class RoutingReport {
  private static final int JSON_DECIMALS = 3;

  private final Map<String, Object> header;
  private final Measurements measurements;
  private final List<ReportSection> sections;

  /**
   * Makes the report.
   *
   * @param header machine and method, in the form that {@link Json#write} takes
   */
  RoutingReport(Map<String, Object> header, Measurements measurements) {
    this.header = new LinkedHashMap<>(header);
    this.measurements = measurements;
    sections =
        List.of(
            new PairSection(measurements),
            new OneToAllSection(measurements),
            new AllPairsSection(measurements),
            new TreesSection(measurements),
            new AllocationSection(measurements));
  }

  /** The tables that have rows, and then what became of the targets. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (ReportSection section : sections) {
      if (section.rows().size() > 1) {
        text.append(section.title()).append(":\n\n");
        text.append(Figures.table(section.rows())).append('\n');
      }
    }
    verdicts().forEach(verdict -> text.append(verdict).append('\n'));
    return text.toString();
  }

  /** All that the tables decide. */
  List<Verdict> verdicts() {
    return sections.stream()
        .flatMap(section -> section.verdicts().stream())
        .collect(Collectors.toList());
  }

  /** The header, the targets, and one object for each network and contender. */
  String json() {
    List<Object> results = new ArrayList<>();
    for (Question question : Question.values()) {
      for (BenchmarkNetwork network : measurements.networks(question)) {
        for (Contender contender : question.contenders()) {
          results.add(result(network, contender));
        }
      }
    }
    Map<String, Object> report = new LinkedHashMap<>(header);
    report.put("targets", verdicts().stream().map(Verdict::json).collect(Collectors.toList()));
    report.put("results", results);
    return Json.write(report, JSON_DECIMALS);
  }

  private Map<String, Object> result(BenchmarkNetwork network, Contender contender) {
    NetworkFacts facts = measurements.facts(network);
    Timing timing = measurements.timing(network, contender);
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("question", contender.question().name());
    result.put("contender", contender.name());
    result.put("name", contender.title());
    result.put("network", network.title());
    result.put("switches", facts.switchCount());
    result.put("links", facts.linkCount());
    result.put("shareOfPairsWithAnswer", facts.feasibleShare());
    if (contender == Contender.ONOS_PAIR) {
      result.put("feasiblePairsAskedAbout", facts.onosQuestions());
      result.put("feasiblePairsNotFound", facts.onosMisses());
    }
    result.put("medianMicros", timing.typical(Measurements.CLOCK));
    result.put("p90Micros", timing.typical(round -> round.p90Micros));
    result.put("p99Micros", timing.typical(round -> round.p99Micros));
    result.put("meanMicros", timing.typical(round -> round.meanMicros));
    result.put("cpuMicros", timing.typical(Measurements.CPU));
    result.put("waitingShare", timing.typical(Timing.Round::waitingShare));
    result.put("gcAllocRateNorm", timing.typical(round -> round.jmhAllocatedBytes));
    if (contender.hasAnswerToKeep()) {
      result.put("allocatedBytes", timing.typical(round -> round.allocatedBytes));
    }
    facts.answerBytes(contender).ifPresent(bytes -> result.put("answerBytes", bytes));
    result.put(
        "medianMicrosOfRounds",
        Arrays.stream(timing.rounds().stream().mapToDouble(Measurements.CLOCK).toArray())
            .boxed()
            .collect(Collectors.toList()));
    result.put("timedCalls", timing.calls());
    result.put("warmupCpuMillisOfRound", contender.warmupCpuMillis());
    return result;
  }
}
