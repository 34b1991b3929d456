// SPDX-License-Identifier: Apache-2.0
/** Host-location tests. */
package org.vonet.lab.host;
