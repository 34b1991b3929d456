// SPDX-License-Identifier: Apache-2.0
/**
 * Real and synthetic networks as neutral, immutable values: 128 files of operators, power grids and
 * wide-area models, and the readers of their formats.
 *
 * <p>{@link org.vonet.topologies.Topologies} lists them, {@link org.vonet.topologies.Topology} is
 * one of them. The files are data of others: {@code topologies/README.md} among the resources names
 * origin and licence of each.
 */
package org.vonet.topologies;
