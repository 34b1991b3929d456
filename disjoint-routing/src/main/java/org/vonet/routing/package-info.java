// SPDX-License-Identifier: Apache-2.0

/**
 * Pairs of disjoint paths through a weighted network: graph in, paths out.
 *
 * <p>A {@link org.vonet.routing.TopologySnapshot} is an immutable copy of a network; a {@link
 * org.vonet.routing.DisjointPaths} asks questions of it; a {@link org.vonet.routing.DisjointPair}
 * is an answer. The package depends on JGraphT for input and output alone and knows nothing of
 * controllers or switches.
 */
package org.vonet.routing;
