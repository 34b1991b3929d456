// SPDX-License-Identifier: Apache-2.0
/** Meters on OpenFlow switches, and the store in which ONOS keeps them. */
package org.vonet.lab.meter;
