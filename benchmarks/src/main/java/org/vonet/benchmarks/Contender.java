// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

/** What is timed on each network: a question, and who answers it. */
enum Contender {
  /** Plain Dijkstra on the same snapshot: what any answer costs at least. */
  SHORTEST_PATH("shortestPath", "shortest path", "DisjointPaths.shortestPath", 1_500),
  /** The routing library. */
  DISJOINT_PAIR("disjointPair", "switch-disjoint pair", "DisjointPaths.pair", 1_500),
  /** JGraphT on the graph of split nodes. */
  JGRAPHT_PAIR(
      "jgraphtPair",
      "switch-disjoint pair",
      "JGraphT SuurballeKDisjointShortestPaths, split nodes",
      5_000);

  private final String method;
  private final String question;
  private final String title;
  private final int warmupCpuMillis;

  Contender(String method, String question, String title, int warmupCpuMillis) {
    this.method = method;
    this.question = question;
    this.title = title;
    this.warmupCpuMillis = warmupCpuMillis;
  }

  /** What is asked, in reports. */
  String question() {
    return question;
  }

  /** Who answers, in reports. */
  String title() {
    return title;
  }

  /**
   * Processor time of the process, in milliseconds, after which the times fall no more: compiling
   * takes most of it, and JGraphT has much more to compile.
   */
  int warmupCpuMillis() {
    return warmupCpuMillis;
  }

  /** The contender of that method of {@link RoutingBenchmark}, given by its name in JMH. */
  static Contender ofBenchmark(String name) {
    for (Contender contender : values()) {
      if (name.matches(contender.benchmarkPattern())) {
        return contender;
      }
    }
    throw new IllegalArgumentException(
        "No contender belongs to " + name + ": add one for this method");
  }

  /** The name that JMH knows it by, as a regular expression. */
  String benchmarkPattern() {
    return RoutingBenchmark.class.getName().replace(".", "\\.") + "\\." + method + "$";
  }
}
