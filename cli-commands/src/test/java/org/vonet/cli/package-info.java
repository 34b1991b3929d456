// SPDX-License-Identifier: Apache-2.0
/** The commands in Karaf's real shell, over a small network and a service that lives in memory. */
package org.vonet.cli;
