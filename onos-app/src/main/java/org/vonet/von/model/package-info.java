// SPDX-License-Identifier: Apache-2.0
/**
 * A model of OpenFlow 1.3 switches that walks a frame through flow entries and groups, and tells
 * where copies of it come out. A pure function of values: what was compiled and what is installed
 * can both be asked what they do, without a switch.
 */
package org.vonet.von.model;
