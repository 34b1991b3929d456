// SPDX-License-Identifier: Apache-2.0
/** What the tabulator key offers for each word of a command. */
package org.vonet.cli.completion;
