// SPDX-License-Identifier: Apache-2.0
/**
 * Which way frames go: from what was asked for, and the fabric as it is, to pairs of paths and a
 * tree. Pure functions of values.
 */
package org.vonet.von.plan;
