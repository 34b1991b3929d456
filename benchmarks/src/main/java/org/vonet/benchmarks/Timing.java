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

  /**
   * What one process measured for each call: time on the clock and processor time in microseconds,
   * and bytes allocated.
   */
  static final class Round {
    final long calls;
    final double cpuMicros;
    final double meanMicros;
    final double medianMicros;
    final double p90Micros;
    final double p99Micros;
    final double allocatedBytes;
    final double jmhAllocatedBytes;

    /**
     * Takes the figures of one process.
     *
     * @param calls how many calls were timed singly; the processor time is that of all calls
     * @param cpuMicros mean processor time
     * @param allocatedBytes what the thread allocates for a call, or not a number if not counted
     * @param jmhAllocatedBytes what the process allocates, as {@code gc.alloc.rate.norm} says
     */
    Round(
        long calls,
        double cpuMicros,
        double meanMicros,
        double medianMicros,
        double p90Micros,
        double p99Micros,
        double allocatedBytes,
        double jmhAllocatedBytes) {
      this.calls = calls;
      this.cpuMicros = cpuMicros;
      this.meanMicros = meanMicros;
      this.medianMicros = medianMicros;
      this.p90Micros = p90Micros;
      this.p99Micros = p99Micros;
      this.allocatedBytes = allocatedBytes;
      this.jmhAllocatedBytes = jmhAllocatedBytes;
    }

    /**
     * Share of the time on the clock in which the process did not have a processor, 0 to 1: about 0
     * on an idle machine.
     */
    double waitingShare() {
      return Math.max(0, 1 - cpuMicros / meanMicros);
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
   * How many times as much as another's a figure is in each round, in ascending order. The rounds
   * of both are neighbours in time, and a machine that is slow for a while is slow for both.
   *
   * @throws IllegalArgumentException if the other has another number of rounds
   */
  double[] ratiosTo(Timing other, ToDoubleFunction<Round> figure) {
    if (rounds.size() != other.rounds.size()) {
      throw new IllegalArgumentException(
          rounds.size()
              + " rounds can't be set against "
              + other.rounds.size()
              + ": run both equally often");
    }
    double[] ratios = new double[rounds.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = figure.applyAsDouble(rounds.get(i)) / figure.applyAsDouble(other.rounds.get(i));
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
