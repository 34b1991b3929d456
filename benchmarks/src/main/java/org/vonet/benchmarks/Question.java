// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is asked of the networks, and of which of them. */
enum Question {
  /** A path or a switch-disjoint pair of paths between two switches. */
  PAIR(
      BenchmarkNetwork.ABILENE,
      BenchmarkNetwork.COGENTCO,
      BenchmarkNetwork.GABRIEL_500,
      BenchmarkNetwork.KDL,
      BenchmarkNetwork.GENERATED_1000,
      BenchmarkNetwork.GOC_2000,
      BenchmarkNetwork.GRID_50X50,
      BenchmarkNetwork.GENERATED_10000),
  /** Paths or pairs from one switch to all others. */
  ONE_TO_ALL(
      BenchmarkNetwork.ABILENE,
      BenchmarkNetwork.COGENTCO,
      BenchmarkNetwork.GABRIEL_500,
      BenchmarkNetwork.KDL,
      BenchmarkNetwork.GENERATED_1000,
      BenchmarkNetwork.GOC_2000,
      BenchmarkNetwork.GRID_50X50,
      BenchmarkNetwork.GENERATED_10000),
  /** Pairs between all switches. */
  ALL_PAIRS(BenchmarkNetwork.KDL),
  /** Redundant trees from one switch to all others. */
  TREES(
      BenchmarkNetwork.GENERATED_550,
      BenchmarkNetwork.GENERATED_1000,
      BenchmarkNetwork.GENERATED_3000,
      BenchmarkNetwork.GENERATED_10000,
      BenchmarkNetwork.GENERATED_51000);

  private final ImmutableList<BenchmarkNetwork> networks;

  Question(BenchmarkNetwork... networks) {
    this.networks = ImmutableList.copyOf(networks);
  }

  /** The networks on which it is asked, from small to large. */
  List<BenchmarkNetwork> networks() {
    return networks;
  }

  /** Who answers it, in the order of a table. */
  List<Contender> contenders() {
    return Arrays.stream(Contender.values())
        .filter(contender -> contender.question() == this)
        .collect(Collectors.toList());
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
