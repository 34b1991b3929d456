// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.compile;

/**
 * The priorities of our flow entries, highest wins. All lie above 40,000, at which ONOS and its
 * applications take ARP and LLDP frames to the controller: frames of a virtual overlay network are
 * carried by the switches alone.
 */
final class RulePriority {

  /** Drops what an access port sends and no other entry wants. */
  static final int ACCESS_GUARD = 50_000;

  /** Drops labelled frames that are not where their path leads. */
  static final int LABEL_GUARD = 50_100;

  /** Carries labelled frames on, or out of the fabric. */
  static final int FABRIC = 50_200;

  /** Takes frames of a bound source into the fabric. */
  static final int INGRESS = 50_300;

  /** Drops frames of a bound source whose IP address is not bound to it. */
  static final int ADDRESS_GUARD = 50_400;

  /** Takes frames of a bound source with a bound IP address into the fabric. */
  static final int BOUND_INGRESS = 50_500;

  private RulePriority() {}
}
