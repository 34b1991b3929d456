// SPDX-License-Identifier: Apache-2.0
/** Group tests. */
package org.vonet.lab.group;
