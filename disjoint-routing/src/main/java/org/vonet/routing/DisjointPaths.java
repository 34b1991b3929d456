// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Answers questions about paths and pairs of paths through one {@link TopologySnapshot}.
 *
 * <p>It owns the scratch space of the searches, at most about 380 bytes per vertex and 34 per link,
 * and reuses it: one object serves one thread, and any number of objects may share a snapshot. A
 * question allocates its answer and nothing else. The same questions on snapshots with the same
 * input in the same order have the same answers on every machine, whatever was asked before.
 *
 * <pre>{@code
 * TopologySnapshot<String, DefaultEdge> snapshot = TopologySnapshot.of(graph, edge -> 1);
 * DisjointPaths<String, DefaultEdge> paths = new DisjointPaths<>(snapshot);
 * DisjointPair<String, DefaultEdge> pair =
 *     paths.maximallyDisjointPair("Oslo", "Bergen", Disjointness.SWITCH).orElseThrow();
 * if (!pair.achieves(Disjointness.SWITCH)) {
 *   report(pair.sharedVertices(), pair.sharedEdges());
 * }
 * }</pre>
 *
 * @param <V> type of the vertices
 * @param <E> type of the edges
 */
public final class DisjointPaths<V, E> {
  /** The most paths that {@link #disjointPaths} looks for: 4. */
  public static final int MOST_PATHS = 4;

  private final TopologySnapshot<V, E> snapshot;
  private final RouteAssembler<V, E> assembler;
  private final ShortestPathSearch nearest;
  private final PairSearch search;

  /** Made when first needed. */
  private SourcePairSearch fromSource;

  private TwoUnitFlow flowFromSource;
  private Marks marks;
  private ManyPathsSearch manyPaths;

  /** Prepares searches on a snapshot, in O(vertices). */
  public DisjointPaths(TopologySnapshot<V, E> snapshot) {
    this.snapshot = snapshot;
    assembler = new RouteAssembler<>(snapshot);
    nearest = new ShortestPathSearch(snapshot.arcs());
    search = new PairSearch(snapshot.arcs(), nearest);
  }

  /** The network that is searched. */
  public TopologySnapshot<V, E> snapshot() {
    return snapshot;
  }

  /**
   * Finds a lightest path, by Dijkstra's algorithm in O((vertices + edges) log vertices).
   *
   * @return the path, or empty if the target can't be reached
   * @throws IllegalArgumentException if an end is not in the snapshot or both are the same
   */
  public Optional<RoutedPath<V, E>> shortestPath(V source, V target) {
    int from = snapshot.requiredIndex("source", source);
    int to = snapshot.requiredIndex("target", target);
    snapshot.requireDistinct(from, to);
    if (!search.shortestPath(from, to)) {
      return Optional.empty();
    }
    return Optional.of(assembler.path(search.pathArcs(), search.pathLength(), search.pathWeight()));
  }

  /**
   * Finds a lightest path to every other vertex, by Dijkstra's algorithm in O((vertices + edges)
   * log vertices).
   *
   * @throws IllegalArgumentException if the source is not in the snapshot
   */
  public ShortestPaths<V, E> shortestPaths(V source) {
    int from = snapshot.requiredIndex("source", source);
    nearest.run(from, ArcGraph.NONE);
    return new ShortestPaths<>(snapshot, from, nearest);
  }

  /**
   * Finds two disjoint paths of least total weight, by Suurballe's algorithm in O((vertices +
   * edges) log vertices). See J. W. Suurballe, "Disjoint paths in a network", Networks 4 (1974).
   *
   * @param disjointness what the paths must not have in common
   * @return the pair, or empty if the network has none
   * @throws IllegalArgumentException if an end is not in the snapshot or both are the same
   */
  public Optional<DisjointPair<V, E>> pair(V source, V target, Disjointness disjointness) {
    return pair(source, target, disjointness, false);
  }

  /**
   * Finds the lightest pairs of disjoint paths to every other vertex, in O((vertices + edges) log
   * vertices) for all of them: little more than two runs of Dijkstra's algorithm.
   *
   * <p>The weight of each pair is that of {@link #pair}; where several pairs are equally light, it
   * can be another of them. See J. W. Suurballe and R. E. Tarjan, "A quick method for finding
   * shortest pairs of disjoint paths", Networks 14 (1984).
   *
   * <pre>{@code
   * PairsFromSource<String, DefaultEdge> pairs = paths.pairsFrom("Oslo", Disjointness.SWITCH);
   * for (String city : paths.snapshot().vertices()) {
   *   if (!city.equals("Oslo")) {
   *     pairs.pair(city).ifPresent(pair -> use(pair));
   *   }
   * }
   * }</pre>
   *
   * @param disjointness what the two paths of a pair must not have in common
   * @throws IllegalArgumentException if the source is not in the snapshot
   */
  public PairsFromSource<V, E> pairsFrom(V source, Disjointness disjointness) {
    int from = snapshot.requiredIndex("source", source);
    if (fromSource == null) {
      fromSource = new SourcePairSearch(snapshot.arcs(), nearest);
      flowFromSource = new TwoUnitFlow(snapshot.arcs());
      marks = new Marks(snapshot.vertexCount());
    }
    fromSource.run(from, disjointness == Disjointness.SWITCH);
    return new PairsFromSource<>(
        snapshot, from, disjointness, nearest, fromSource, flowFromSource, marks);
  }

  /**
   * Finds two paths that share as little as possible, in O((vertices + edges) log vertices).
   *
   * <p>With {@link Disjointness#SWITCH}: fewest shared transit switches; among those, fewest shared
   * links; among those, least total weight, where a shared link counts twice. With {@link
   * Disjointness#LINK}: fewest shared links; among those, least total weight; the number of shared
   * switches is not considered. Where a disjoint pair exists it has the weight of {@link #pair}.
   *
   * @param disjointness what the paths shall not have in common
   * @return the pair, or empty if the target can't be reached at all
   * @throws IllegalArgumentException if an end is not in the snapshot or both are the same
   */
  public Optional<DisjointPair<V, E>> maximallyDisjointPair(
      V source, V target, Disjointness disjointness) {
    return pair(source, target, disjointness, true);
  }

  private Optional<DisjointPair<V, E>> pair(
      V source, V target, Disjointness disjointness, boolean sharing) {
    int from = snapshot.requiredIndex("source", source);
    int to = snapshot.requiredIndex("target", target);
    snapshot.requireDistinct(from, to);
    if (!search.pair(from, to, disjointness == Disjointness.SWITCH, sharing)) {
      return Optional.empty();
    }
    return Optional.of(assembler.pair(search.pair()));
  }

  /**
   * Makes the proof that the answer of {@link #maximallyDisjointPair} to this question is the best,
   * in O((vertices + edges) log vertices). {@link Certificates} checks it.
   *
   * @param disjointness what the paths shall not have in common
   * @throws IllegalArgumentException if an end is not in the snapshot or both are the same
   */
  public Certificate certificate(V source, V target, Disjointness disjointness) {
    int from = snapshot.requiredIndex("source", source);
    int to = snapshot.requiredIndex("target", target);
    snapshot.requireDistinct(from, to);
    boolean switches = disjointness == Disjointness.SWITCH;
    int n = snapshot.vertexCount();
    if (search.pair(from, to, switches, true)) {
      long[] penalties = new long[2 * n];
      long[] distances = new long[2 * n];
      search.potentials(to, switches, penalties, distances);
      return Certificate.ofPotentials(penalties, distances);
    }
    boolean[] isReached = new boolean[n];
    for (int v = 0; v < n; v++) {
      isReached[v] = search.isReached(v);
    }
    return Certificate.ofSeparation(isReached);
  }

  /**
   * Finds several disjoint paths of least total weight, in O(paths · (vertices + edges) log
   * vertices).
   *
   * <p>The answer has {@code most} paths, or all that there are if they are fewer, and no other set
   * of as many disjoint paths weighs less. Any two of them are disjoint. See J. W. Suurballe,
   * "Disjoint paths in a network", Networks 4 (1974).
   *
   * <pre>{@code
   * List<RoutedPath<String, DefaultEdge>> three =
   *     paths.disjointPaths("Oslo", "Bergen", 3, Disjointness.LINK);
   * }</pre>
   *
   * @param most how many are wanted, 1 to {@link #MOST_PATHS}
   * @param disjointness what no two paths must have in common
   * @return the paths, lightest first; none if the target can't be reached; unmodifiable
   * @throws IllegalArgumentException if an end is not in the snapshot, both are the same, or {@code
   *     most} is out of range
   */
  public List<RoutedPath<V, E>> disjointPaths(
      V source, V target, int most, Disjointness disjointness) {
    int from = snapshot.requiredIndex("source", source);
    int to = snapshot.requiredIndex("target", target);
    snapshot.requireDistinct(from, to);
    if (most < 1 || most > MOST_PATHS) {
      throw new IllegalArgumentException(
          most + " paths were asked for: ask for 1 to " + MOST_PATHS);
    }
    if (manyPaths == null) {
      manyPaths = new ManyPathsSearch(snapshot.arcs());
    }
    int count = manyPaths.run(from, to, most, disjointness == Disjointness.SWITCH);
    List<RoutedPath<V, E>> found = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      manyPaths.nextPath();
      found.add(
          assembler.path(manyPaths.pathArcs(), manyPaths.pathLength(), manyPaths.pathWeight()));
    }
    found.sort(Comparator.<RoutedPath<V, E>>comparingLong(RoutedPath::weight));
    return List.copyOf(found);
  }
}
