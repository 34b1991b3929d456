// SPDX-License-Identifier: Apache-2.0
/** Shell commands that run one conformance case each and print its JSON on one line. */
package org.vonet.lab.conformance.cli;
