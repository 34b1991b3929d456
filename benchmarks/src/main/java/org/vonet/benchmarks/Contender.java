// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

/** What is timed on each network: a question, and who answers it. */
enum Contender {
  /** Plain Dijkstra on the same snapshot: what any answer costs at least. */
  SHORTEST_PATH("shortestPath", "shortest path", "DisjointPaths.shortestPath"),
  /** The routing library. */
  DISJOINT_PAIR("disjointPair", "switch-disjoint pair", "DisjointPaths.pair"),
  /** JGraphT on the graph of split nodes. */
  JGRAPHT_PAIR(
      "jgraphtPair",
      "switch-disjoint pair",
      "JGraphT SuurballeKDisjointShortestPaths, split nodes");

  private final String method;
  private final String question;
  private final String title;

  Contender(String method, String question, String title) {
    this.method = method;
    this.question = question;
    this.title = title;
  }

  /** What is asked, in reports. */
  String question() {
    return question;
  }

  /** Who answers, in reports. */
  String title() {
    return title;
  }

  /** The name that JMH knows it by, as a regular expression. */
  String benchmarkPattern() {
    return RoutingBenchmark.class.getName().replace(".", "\\.") + "\\." + method + "$";
  }
}
