// SPDX-License-Identifier: Apache-2.0
/**
 * How long the questions of the routing library take, next to the same questions put to JGraphT.
 *
 * <p>{@link org.vonet.benchmarks.RoutingBenchmark} is what JMH times, {@link
 * org.vonet.benchmarks.RoutingComparison} runs it and reports. A unit test makes sure that all
 * contenders give the same answers on the networks that are timed.
 */
package org.vonet.benchmarks;
