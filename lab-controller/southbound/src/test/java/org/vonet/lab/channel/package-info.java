// SPDX-License-Identifier: Apache-2.0
/** Conversation tests. */
package org.vonet.lab.channel;
