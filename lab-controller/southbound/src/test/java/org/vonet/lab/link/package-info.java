// SPDX-License-Identifier: Apache-2.0
/** Link-discovery tests. */
package org.vonet.lab.link;
