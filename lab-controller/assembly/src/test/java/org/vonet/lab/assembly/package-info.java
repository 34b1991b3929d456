// SPDX-License-Identifier: Apache-2.0
/** Tests of the build step on bundles and folders made for the purpose. */
package org.vonet.lab.assembly;
