// SPDX-License-Identifier: Apache-2.0
/** How networks, paths and traces look: as text, as drawings, and as JSON. Pure functions. */
package org.vonet.cli.view;
