// SPDX-License-Identifier: Apache-2.0
/** Links between switches, found by probes that only this controller can have made. */
package org.vonet.lab.link;
