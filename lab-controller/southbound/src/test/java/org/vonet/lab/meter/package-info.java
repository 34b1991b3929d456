// SPDX-License-Identifier: Apache-2.0
/** Meter tests. */
package org.vonet.lab.meter;
