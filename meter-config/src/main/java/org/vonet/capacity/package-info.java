// SPDX-License-Identifier: Apache-2.0
/**
 * Capacity in numbers: rates, and the meter that keeps a virtual overlay network inside its slice.
 *
 * <p>Pure values. Nothing here knows ONOS, a switch family or a topology.
 */
package org.vonet.capacity;
