// SPDX-License-Identifier: Apache-2.0
/**
 * The commands by which a person creates, changes, deletes and looks at virtual overlay networks
 * from the ONOS shell. Thin: they read words, ask the service, and show what it answers.
 */
package org.vonet.cli;
