// SPDX-License-Identifier: Apache-2.0
/** Switches and their ports as ONOS devices. */
package org.vonet.lab.device;
