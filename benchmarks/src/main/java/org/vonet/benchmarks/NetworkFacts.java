// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.vonet.routing.TopologySnapshot;

/** What is known of a network beside times, the same in each run. Immutable. */
final class NetworkFacts {
  /** ONOS is asked less often the larger the network: so many times divided by its switches. */
  private static final int ONOS_WORK = 20_000;

  private static final int LEAST_ONOS_QUESTIONS = 2;

  private final int switchCount;
  private final int linkCount;
  private final double feasibleShare;
  private final int onosQuestions;
  private final int onosMisses;
  private final Map<Contender, Double> answerBytes;

  NetworkFacts(
      int switchCount,
      int linkCount,
      double feasibleShare,
      int onosQuestions,
      int onosMisses,
      Map<Contender, Double> answerBytes) {
    this.switchCount = switchCount;
    this.linkCount = linkCount;
    this.feasibleShare = feasibleShare;
    this.onosQuestions = onosQuestions;
    this.onosMisses = onosMisses;
    this.answerBytes = Map.copyOf(answerBytes);
  }

  /** Finds them out, in a time of seconds. */
  static NetworkFacts of(BenchmarkNetwork network) {
    Network loaded = network.load();
    TopologySnapshot<Integer, Network.Link> snapshot = loaded.snapshot();
    EndpointSample sample =
        EndpointSample.draw(snapshot, RoutingBenchmark.SAMPLE_SIZE, RoutingBenchmark.SEED);
    Map<Contender, Double> answerBytes = new EnumMap<>(Contender.class);
    for (Contender contender : Contender.values()) {
      if (contender.hasAnswerToKeep() && contender.question().networks().contains(network)) {
        answerBytes.put(contender, AnswerSize.meanBytes(contender.on(loaded), sample));
      }
    }
    int questions = 0;
    int misses = 0;
    if (Question.PAIR.networks().contains(network)) {
      questions =
          Math.min(sample.size(), Math.max(LEAST_ONOS_QUESTIONS, ONOS_WORK / loaded.switchCount()));
      OnosSuurballe onos = OnosSuurballe.onSwitches(loaded);
      misses =
          (int)
              IntStream.range(0, questions)
                  .mapToObj(i -> onos.pair(sample.source(i), sample.target(i)))
                  .filter(Optional::isEmpty)
                  .count();
    }
    return new NetworkFacts(
        snapshot.vertexCount(),
        snapshot.linkCount(),
        sample.feasibleShare(),
        questions,
        misses,
        answerBytes);
  }

  int switchCount() {
    return switchCount;
  }

  /** Number of links, self-loops not counted. */
  int linkCount() {
    return linkCount;
  }

  /** Estimated share of all pairs of switches that have switch-disjoint paths, 0 to 1. */
  double feasibleShare() {
    return feasibleShare;
  }

  /** How many pairs of switches that have disjoint paths ONOS was asked about, not for time. */
  int onosQuestions() {
    return onosQuestions;
  }

  /** For how many of them ONOS found no pair of paths. */
  int onosMisses() {
    return onosMisses;
  }

  /** Mean size of a contender's answers on the heap, or empty if it has none to keep. */
  OptionalDouble answerBytes(Contender contender) {
    Double bytes = answerBytes.get(contender);
    return bytes == null ? OptionalDouble.empty() : OptionalDouble.of(bytes);
  }
}
