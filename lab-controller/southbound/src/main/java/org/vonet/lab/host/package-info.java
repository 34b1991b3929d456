// SPDX-License-Identifier: Apache-2.0
/** Hosts, learned from the packets that they send. */
package org.vonet.lab.host;
