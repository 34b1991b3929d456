// SPDX-License-Identifier: Apache-2.0
/** Drivers for switches that ONOS has none for, and access to what drivers know. */
package org.vonet.lab.driver;
