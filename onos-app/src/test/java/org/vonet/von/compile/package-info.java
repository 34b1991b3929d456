// SPDX-License-Identifier: Apache-2.0
/** Tests of the compiler, entry by entry. */
package org.vonet.von.compile;
