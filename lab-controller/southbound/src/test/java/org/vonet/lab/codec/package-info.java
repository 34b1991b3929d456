// SPDX-License-Identifier: Apache-2.0
/** Translation tests. */
package org.vonet.lab.codec;
