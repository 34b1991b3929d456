// SPDX-License-Identifier: Apache-2.0
/** Flow rules on OpenFlow switches. */
package org.vonet.lab.flow;
