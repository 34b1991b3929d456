// SPDX-License-Identifier: Apache-2.0
/** Reads switches and links from ONOS, as one immutable value. */
package org.vonet.von.topology;
