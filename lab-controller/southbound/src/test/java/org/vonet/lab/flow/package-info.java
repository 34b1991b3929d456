// SPDX-License-Identifier: Apache-2.0
/** Flow-rule tests. */
package org.vonet.lab.flow;
