// SPDX-License-Identifier: Apache-2.0
/**
 * The build step that turns a Karaf distribution and a folder of bundles into the lab controller.
 *
 * <p>It runs while the project is built and is no part of the controller.
 */
package org.vonet.lab.assembly;
