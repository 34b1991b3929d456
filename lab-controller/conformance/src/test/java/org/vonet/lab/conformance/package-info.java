// SPDX-License-Identifier: Apache-2.0
/** Tests of the parts that need no controller. */
package org.vonet.lab.conformance;
