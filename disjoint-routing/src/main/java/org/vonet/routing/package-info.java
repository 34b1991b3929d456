// SPDX-License-Identifier: Apache-2.0

/**
 * Disjoint routes through a weighted network: graph in, paths, pairs and trees out.
 *
 * <p>A {@link org.vonet.routing.TopologySnapshot} is an immutable copy of a network. Questions are
 * asked by objects that serve one thread each and reuse their scratch space: {@link
 * org.vonet.routing.DisjointPaths} for paths and pairs, {@link org.vonet.routing.RiskDisjointPaths}
 * for pairs that keep risk groups apart, {@link org.vonet.routing.RedundantTrees} for red and blue
 * trees, {@link org.vonet.routing.PairRepair} for pairs of which a path has failed. Answers are
 * immutable values; {@link org.vonet.routing.Certificates} proves them and {@link
 * org.vonet.routing.PairMetrics} measures them. {@link org.vonet.routing.TopologyChange} and {@link
 * org.vonet.routing.RouteIndex} tell which of them a change of the network touches.
 *
 * <p>The package depends on JGraphT for input and output alone and knows nothing of controllers or
 * switches.
 */
package org.vonet.routing;
