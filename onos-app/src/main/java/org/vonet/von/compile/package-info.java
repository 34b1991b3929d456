// SPDX-License-Identifier: Apache-2.0
/**
 * From a plan to OpenFlow 1.3: which flow entries, groups and meters each switch needs. A pure
 * function of values; nothing here calls a service.
 */
package org.vonet.von.compile;
