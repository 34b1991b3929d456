// SPDX-License-Identifier: Apache-2.0
/**
 * Conversation with the switches: requests, the replies that belong to them, and the errors that
 * belong to them, matched by transaction id.
 */
package org.vonet.lab.channel;
