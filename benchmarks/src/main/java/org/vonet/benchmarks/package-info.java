// SPDX-License-Identifier: Apache-2.0
/**
 * How long the questions of the routing library take, next to the same questions put to JGraphT and
 * ONOS, and whether the targets are met.
 *
 * <p>A {@link org.vonet.benchmarks.Contender} answers a question on a {@link
 * org.vonet.benchmarks.BenchmarkNetwork}; {@link org.vonet.benchmarks.RoutingBenchmark} is what JMH
 * times of that, and {@link org.vonet.benchmarks.RoutingComparison} runs all of it and reports. A
 * unit test makes sure that all contenders give the same answers on the networks that are timed.
 */
package org.vonet.benchmarks;
