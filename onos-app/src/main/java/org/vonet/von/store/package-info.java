// SPDX-License-Identifier: Apache-2.0
/** Keeps virtual overlay networks, and what they hold, in maps that the whole cluster shares. */
package org.vonet.von.store;
