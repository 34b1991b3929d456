// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How long single calls of one contender took on one network, in several rounds. Immutable. */
final class Timing {
  private final List<Round> rounds;

  /**
   * Puts the rounds together.
   *
   * @throws IllegalArgumentException if there are none
   */
  Timing(List<Round> rounds) {
    if (rounds.isEmpty()) {
      throw new IllegalArgumentException("A timing of 0 rounds says nothing: give at least 1");
    }
    this.rounds = List.copyOf(rounds);
  }

  /** One process's share of the measurement, in microseconds per call. */
  static final class Round {
    final long calls;
    final double meanMicros;
    final double medianMicros;
    final double p90Micros;
    final double p99Micros;

    Round(long calls, double meanMicros, double medianMicros, double p90Micros, double p99Micros) {
      this.calls = calls;
      this.meanMicros = meanMicros;
      this.medianMicros = medianMicros;
      this.p90Micros = p90Micros;
      this.p99Micros = p99Micros;
    }
  }

  List<Round> rounds() {
    return rounds;
  }

  /** Number of calls that were timed in all rounds. */
  long calls() {
    return rounds.stream().mapToLong(round -> round.calls).sum();
  }

  /** Median over the rounds of a figure of each, so that one disturbed round does not count. */
  double typical(ToDoubleFunction<Round> figure) {
    return median(rounds.stream().mapToDouble(figure).toArray());
  }

  /**
   * How many times as long as another a call takes: the ratio of the medians in each round, in
   * ascending order. The rounds of both are neighbours in time, and a machine that is slow for a
   * while is slow for both.
   *
   * @throws IllegalArgumentException if the other has another number of rounds
   */
  double[] ratiosTo(Timing other) {
    if (rounds.size() != other.rounds.size()) {
      throw new IllegalArgumentException(
          rounds.size()
              + " rounds can't be set against "
              + other.rounds.size()
              + ": run both equally often");
    }
    double[] ratios = new double[rounds.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = rounds.get(i).medianMicros / other.rounds.get(i).medianMicros;
    }
    Arrays.sort(ratios);
    return ratios;
  }

  /** Middle of the values, or the mean of the two middle ones. */
  static double median(double[] values) {
    double[] ascending = values.clone();
    Arrays.sort(ascending);
    int middle = ascending.length / 2;
    return ascending.length % 2 == 1
        ? ascending[middle]
        : (ascending[middle - 1] + ascending[middle]) / 2;
  }
}
