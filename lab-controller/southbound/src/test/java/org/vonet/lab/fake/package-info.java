// SPDX-License-Identifier: Apache-2.0
/** A switch that speaks real OpenFlow 1.3 messages, and a controller that it is connected to. */
package org.vonet.lab.fake;
