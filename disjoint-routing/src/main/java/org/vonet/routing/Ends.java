// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

/** The two ends of a question, looked up and found to be different vertices of the network. */
final class Ends {
  final int source;
  final int target;

  private Ends(int source, int target) {
    this.source = source;
    this.target = target;
  }

  /**
   * Looks up the ends.
   *
   * @throws IllegalArgumentException if an end is not in the snapshot or both are the same
   */
  static <V> Ends of(TopologySnapshot<V, ?> snapshot, V source, V target) {
    int from = indexOf(snapshot, "source", source);
    int to = indexOf(snapshot, "target", target);
    if (from == to) {
      throw new IllegalArgumentException(
          "Source and target are both " + source + ": paths need two different ends");
    }
    return new Ends(from, to);
  }

  private static <V> int indexOf(TopologySnapshot<V, ?> snapshot, String role, V vertex) {
    int index = snapshot.indexOf(vertex);
    if (index < 0) {
      throw new IllegalArgumentException(
          "The "
              + role
              + " "
              + vertex
              + " is not among the "
              + snapshot.vertexCount()
              + " vertices of the snapshot: take a snapshot of the network that has it");
    }
    return index;
  }
}
