// SPDX-License-Identifier: Apache-2.0
/** Configurable properties of the components. */
package org.vonet.lab.config;
