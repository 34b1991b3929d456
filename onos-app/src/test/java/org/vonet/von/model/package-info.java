// SPDX-License-Identifier: Apache-2.0
/**
 * Tests of the switch model itself, and, by walking frames through compiled programs, of what a
 * virtual overlay network promises.
 */
package org.vonet.von.model;
