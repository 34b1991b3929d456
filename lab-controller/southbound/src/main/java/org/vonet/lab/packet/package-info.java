// SPDX-License-Identifier: Apache-2.0
/** Packets between OpenFlow switches and ONOS. */
package org.vonet.lab.packet;
