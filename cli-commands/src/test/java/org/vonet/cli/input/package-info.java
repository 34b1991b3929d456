// SPDX-License-Identifier: Apache-2.0
/** The words of a command against what they have to become. */
package org.vonet.cli.input;
