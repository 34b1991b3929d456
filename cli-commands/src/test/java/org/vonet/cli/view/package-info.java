// SPDX-License-Identifier: Apache-2.0
/** Golden texts of drawings and JSON. */
package org.vonet.cli.view;
