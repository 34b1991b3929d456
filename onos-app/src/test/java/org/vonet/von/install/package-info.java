// SPDX-License-Identifier: Apache-2.0
/** Switches that do what they are told, or refuse at a chosen step; for tests of changes. */
package org.vonet.von.install;
