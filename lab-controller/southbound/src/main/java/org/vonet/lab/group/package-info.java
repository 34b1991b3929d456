// SPDX-License-Identifier: Apache-2.0
/** Groups on OpenFlow switches. */
package org.vonet.lab.group;
