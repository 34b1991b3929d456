// SPDX-License-Identifier: Apache-2.0
/**
 * The service itself: takes requests and events, one after the other for each network, and has them
 * planned, compiled, installed and stored.
 */
package org.vonet.von.service;
