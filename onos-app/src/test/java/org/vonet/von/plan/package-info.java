// SPDX-License-Identifier: Apache-2.0
/** Tests of what is planned, and of how plans follow each other. */
package org.vonet.von.plan;
