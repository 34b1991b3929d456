// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks answers about pairs of paths, in linear time and without any search.
 *
 * <p>It shares no code with the searches, so whoever trusts these few lines need not trust those.
 * It checks that both paths are paths of the snapshot, that the pair shares what it says and no
 * more, and, with the {@link Certificate} of the question, that no pair is better in the sense of
 * {@link DisjointPaths#maximallyDisjointPair}. Since a pair that shares nothing is better than any
 * that does, this proves an answer of {@link DisjointPaths#pair} as well: the pair itself, or,
 * where that is empty, that even the best pair shares something.
 *
 * <pre>{@code
 * DisjointPair<String, DefaultEdge> pair =
 *     paths.maximallyDisjointPair("Oslo", "Bergen", Disjointness.SWITCH).orElseThrow();
 * Certificate certificate = paths.certificate("Oslo", "Bergen", Disjointness.SWITCH);
 * Certificates.flaw(paths.snapshot(), pair, Disjointness.SWITCH, certificate)
 *     .ifPresent(
 *         flaw -> {
 *           throw new IllegalStateException(flaw);
 *         });
 * }</pre>
 *
 * <p>Time O(vertices + edges), plus at most the number of edges at the vertices of the paths.
 */
public final class Certificates {
  private Certificates() {}

  /**
   * Looks for a flaw in a pair or in the proof that it is the best.
   *
   * @param disjointness what the paths were to keep apart as far as possible
   * @param certificate the proof, from the same snapshot
   * @return what is wrong, or empty if the pair is proven to be the best
   */
  public static <V, E> Optional<String> flaw(
      TopologySnapshot<V, E> snapshot,
      DisjointPair<V, E> pair,
      Disjointness disjointness,
      Certificate certificate) {
    return flaw(
        snapshot,
        List.of(pair.first(), pair.second()),
        pair.sharedVertices(),
        pair.sharedEdges(),
        disjointness,
        certificate);
  }

  /**
   * Looks for a flaw in a pair in fixed roles or in the proof that it is the best, as {@link
   * #flaw(TopologySnapshot, DisjointPair, Disjointness, Certificate)} does. Which path is the first
   * makes no difference to how good a pair is.
   */
  public static <V, E> Optional<String> flaw(
      TopologySnapshot<V, E> snapshot,
      PathPair<V, E> pair,
      Disjointness disjointness,
      Certificate certificate) {
    // What is shared is listed in the order of the first path, so that is walked last.
    return flaw(
        snapshot,
        List.of(pair.second(), pair.first()),
        pair.sharedVertices(),
        pair.sharedEdges(),
        disjointness,
        certificate);
  }

  private static <V, E> Optional<String> flaw(
      TopologySnapshot<V, E> snapshot,
      List<RoutedPath<V, E>> paths,
      List<V> sharedVertices,
      List<E> sharedEdges,
      Disjointness disjointness,
      Certificate certificate) {
    if (certificate.isSeparation() || certificate.vertexCount() != snapshot.vertexCount()) {
      return Optional.of("the " + certificate + " does not speak of this pair");
    }
    PairUsage<V, E> usage = new PairUsage<>(snapshot);
    Optional<String> flaw = usage.take(paths, sharedVertices, sharedEdges);
    return flaw.isPresent()
        ? flaw
        : new DualCheck(snapshot.arcs(), usage, certificate, disjointness).flaw();
  }

  /**
   * Looks for a flaw in the proof that a target can't be reached.
   *
   * @return what is wrong, or empty if it is proven
   * @throws IllegalArgumentException if an end is not in the snapshot
   */
  public static <V, E> Optional<String> flawOfSeparation(
      TopologySnapshot<V, E> snapshot, V source, V target, Certificate certificate) {
    if (!certificate.isSeparation() || certificate.vertexCount() != snapshot.vertexCount()) {
      return Optional.of("the " + certificate + " separates nothing here");
    }
    if (!certificate.isReached(snapshot.requiredIndex("source", source))) {
      return Optional.of("the source " + source + " is not on its own side");
    }
    if (certificate.isReached(snapshot.requiredIndex("target", target))) {
      return Optional.of("the target " + target + " is on the side of the source");
    }
    ArcGraph graph = snapshot.arcs();
    for (int arc = 0; arc < graph.arcCount(); arc++) {
      if (certificate.isReached(graph.tails[arc]) && !certificate.isReached(graph.heads[arc])) {
        return Optional.of("the edge " + snapshot.edge(arc) + " leads to the other side");
      }
    }
    return Optional.empty();
  }

  /** How often a pair uses each arc and visits each vertex, found by walking its edges. */
  private static final class PairUsage<V, E> {
    private final TopologySnapshot<V, E> snapshot;
    private final ArcGraph graph;
    final byte[] crossings;
    final byte[] visits;
    int source;
    int target;

    PairUsage(TopologySnapshot<V, E> snapshot) {
      this.snapshot = snapshot;
      graph = snapshot.arcs();
      crossings = new byte[graph.arcCount()];
      visits = new byte[graph.vertexCount];
    }

    Optional<String> take(List<RoutedPath<V, E>> paths, List<V> saidVertices, List<E> saidEdges) {
      source = snapshot.indexOf(paths.get(0).source());
      target = snapshot.indexOf(paths.get(0).target());
      if (source < 0 || target < 0) {
        return Optional.of("an end of " + paths.get(0) + " is not in the snapshot");
      }
      List<E> sharedEdges = new ArrayList<>();
      List<V> sharedVertices = new ArrayList<>();
      for (RoutedPath<V, E> path : paths) {
        Optional<String> flaw = walk(path, sharedVertices, sharedEdges);
        if (flaw.isPresent()) {
          return flaw;
        }
      }
      for (int arc = 0; arc < crossings.length; arc++) {
        int against = graph.reverse[arc];
        if (crossings[arc] > 0 && against != ArcGraph.NONE && crossings[against] > 0) {
          return Optional.of("the paths run against each other on " + snapshot.edge(arc));
        }
      }
      if (!sharedVertices.equals(saidVertices)) {
        return Optional.of(
            "the paths share the switches " + sharedVertices + " and not " + saidVertices);
      }
      if (!sharedEdges.equals(saidEdges)) {
        return Optional.of("the paths share the links " + sharedEdges + " and not " + saidEdges);
      }
      return Optional.empty();
    }

    /** Follows one path; what it meets that the one before it used is shared. */
    private Optional<String> walk(
        RoutedPath<V, E> path, List<V> sharedVertices, List<E> sharedEdges) {
      if (snapshot.indexOf(path.source()) != source || snapshot.indexOf(path.target()) != target) {
        return Optional.of(path + " has other ends");
      }
      boolean[] isVisited = new boolean[visits.length];
      isVisited[source] = true;
      int v = source;
      long weight = 0;
      for (int i = 0; i < path.hops(); i++) {
        int arc =
            snapshot.arc(v, path.edges().get(i), snapshot.indexOf(path.vertices().get(i + 1)));
        if (arc == ArcGraph.NONE) {
          return Optional.of(
              "the edge "
                  + path.edges().get(i)
                  + " does not lead from "
                  + path.vertices().get(i)
                  + " to "
                  + path.vertices().get(i + 1));
        }
        v = graph.heads[arc];
        if (isVisited[v]) {
          return Optional.of(path + " visits " + snapshot.vertex(v) + " twice");
        }
        isVisited[v] = true;
        weight += graph.weights[arc];
        if (crossings[arc]++ > 0) {
          sharedEdges.add(snapshot.edge(arc));
        }
        if (v != target && visits[v]++ > 0) {
          sharedVertices.add(snapshot.vertex(v));
        }
      }
      return weight == path.weight()
          ? Optional.empty()
          : Optional.of(path + " weighs " + weight + " in the snapshot");
    }
  }

  /**
   * Looks for a step of the residual network that leads downhill.
   *
   * <p>A node is a vertex, or the entrance or exit of a vertex that must not be shared. Costs are
   * pairs compared lexicographically: a shared switch costs more than any number of shared links,
   * and one of these more than any weight.
   */
  private static final class DualCheck {
    private static final long SHARED_SWITCH = 1L << 32;
    private static final long SHARED_LINK = 1;

    private final ArcGraph graph;
    private final PairUsage<?, ?> usage;
    private final Certificate certificate;
    private final boolean switches;

    DualCheck(
        ArcGraph graph, PairUsage<?, ?> usage, Certificate certificate, Disjointness disjointness) {
      this.graph = graph;
      this.usage = usage;
      this.certificate = certificate;
      switches = disjointness == Disjointness.SWITCH;
    }

    Optional<String> flaw() {
      for (int arc = 0; arc < graph.arcCount(); arc++) {
        if (!isArcUphill(arc)) {
          return Optional.of(
              "the edge " + usage.snapshot.edge(arc) + " would make the pair better");
        }
      }
      for (int v = 0; switches && v < graph.vertexCount; v++) {
        if (v != usage.source && v != usage.target && !isVisitUphill(v)) {
          return Optional.of(
              "one visit more or less of " + usage.snapshot.vertex(v) + " would make it better");
        }
      }
      return Optional.empty();
    }

    private boolean isArcUphill(int arc) {
      int from = exit(graph.tails[arc]);
      int to = graph.heads[arc];
      long weight = graph.weights[arc];
      int against = graph.reverse[arc];
      int crossings = usage.crossings[arc];
      if (crossings > 0) {
        long price = crossings == 2 ? SHARED_LINK : 0;
        if (!isUphill(to, from, -price, -weight)) {
          return false;
        }
      }
      boolean isTakenBack = against != ArcGraph.NONE && usage.crossings[against] > 0;
      boolean isOpen = crossings < 2 && !isTakenBack;
      return !isOpen || isUphill(from, to, crossings == 1 ? SHARED_LINK : 0, weight);
    }

    private boolean isVisitUphill(int v) {
      int entrance = v;
      int exit = graph.vertexCount + v;
      int visits = usage.visits[v];
      return (visits == 2 || isUphill(entrance, exit, visits == 1 ? SHARED_SWITCH : 0, 0))
          && (visits == 0 || isUphill(exit, entrance, visits == 2 ? -SHARED_SWITCH : 0, 0));
    }

    private int exit(int v) {
      boolean isSplit = switches && v != usage.source && v != usage.target;
      return isSplit ? graph.vertexCount + v : v;
    }

    private boolean isUphill(int from, int to, long price, long weight) {
      long reducedPrice = price + certificate.penalty(from) - certificate.penalty(to);
      long reducedWeight = weight + certificate.distance(from) - certificate.distance(to);
      return reducedPrice > 0 || (reducedPrice == 0 && reducedWeight >= 0);
    }
  }
}
