// SPDX-License-Identifier: Apache-2.0
/** Checks of the finished archive against what a stock ONOS 2.7.0 on Java 11 can load. */
package org.vonet.oar;
