// SPDX-License-Identifier: Apache-2.0
/**
 * Brings switches from one program to another, in two phases, or back again. The only place that
 * writes flow entries, groups and meters.
 */
package org.vonet.von.install;
