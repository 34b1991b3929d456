// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** All that was measured: for each network its facts, and for each contender on it the rounds. */
final class Measurements {
  /** Time on the clock of the typical call, in microseconds. */
  static final ToDoubleFunction<Timing.Round> CLOCK = round -> round.medianMicros;

  /** Processor time of the mean call, in microseconds. */
  static final ToDoubleFunction<Timing.Round> CPU = round -> round.cpuMicros;

  private final Map<BenchmarkNetwork, NetworkFacts> facts = new EnumMap<>(BenchmarkNetwork.class);
  private final Map<BenchmarkNetwork, Map<Contender, List<Timing.Round>>> rounds =
      new EnumMap<>(BenchmarkNetwork.class);

  /** Adds what is known of a network beside times. */
  void add(BenchmarkNetwork network, NetworkFacts itsFacts) {
    facts.put(network, itsFacts);
  }

  /** Adds one round of a contender on a network. */
  void add(BenchmarkNetwork network, Contender contender, Timing.Round round) {
    rounds
        .computeIfAbsent(network, unused -> new EnumMap<>(Contender.class))
        .computeIfAbsent(contender, unused -> new ArrayList<>())
        .add(round);
  }

  /** The networks on which a question was asked, from small to large. */
  List<BenchmarkNetwork> networks(Question question) {
    List<BenchmarkNetwork> asked = new ArrayList<>();
    for (BenchmarkNetwork network : question.networks()) {
      if (rounds.getOrDefault(network, Map.of()).keySet().containsAll(question.contenders())) {
        asked.add(network);
      }
    }
    return asked;
  }

  NetworkFacts facts(BenchmarkNetwork network) {
    return facts.get(network);
  }

  /**
   * The rounds of a contender on a network.
   *
   * @throws IllegalArgumentException if there are none
   */
  Timing timing(BenchmarkNetwork network, Contender contender) {
    return new Timing(rounds.getOrDefault(network, Map.of()).getOrDefault(contender, List.of()));
  }

  /** Median over the rounds of how many times as much as the other's a figure is. */
  double ratio(
      BenchmarkNetwork network, Contender of, Contender to, ToDoubleFunction<Timing.Round> figure) {
    return Timing.median(timing(network, of).ratiosTo(timing(network, to), figure));
  }

  /**
   * The largest share of a contender's time on the clock, in its typical round, in which it waited
   * for a processor: 0 to 1. Where it is much above 0, other processes disturbed the measurement.
   */
  double largestWaitingShare() {
    return rounds.values().stream()
        .map(Map::values)
        .flatMap(Collection::stream)
        .mapToDouble(each -> new Timing(each).typical(Timing.Round::waitingShare))
        .max()
        .orElse(0);
  }
}
