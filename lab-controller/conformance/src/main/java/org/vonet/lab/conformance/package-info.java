// SPDX-License-Identifier: Apache-2.0
/**
 * What an application sees of the network: a record of every event that ONOS's services deliver,
 * with the moment of its arrival.
 */
package org.vonet.lab.conformance;
