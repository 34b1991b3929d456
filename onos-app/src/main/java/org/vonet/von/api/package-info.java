// SPDX-License-Identifier: Apache-2.0
/**
 * What other applications, the shell and REST see of virtual overlay networks: one service, and
 * immutable values.
 */
package org.vonet.von.api;
