// SPDX-License-Identifier: Apache-2.0
/** From the words that a person typed to the values of the service, or an error that helps. */
package org.vonet.cli.input;
