// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import com.google.common.collect.ImmutableSet;
import java.util.Collection;
import java.util.Set;
import org.onosproject.net.DeviceId;
import org.vonet.von.api.FabricLink;

/** What is broken while a frame is on its way: links, and switches with all their links. */
public final class Failures {

  /** Nothing is broken. */
  public static final Failures NONE = new Failures(ImmutableSet.of(), ImmutableSet.of());

  private final ImmutableSet<FabricLink> links;
  private final ImmutableSet<DeviceId> switches;

  private Failures(ImmutableSet<FabricLink> links, ImmutableSet<DeviceId> switches) {
    this.links = links;
    this.switches = switches;
  }

  /**
   * Returns the failure of some links and switches.
   *
   * @param links links whose ports are down at both ends
   * @param switches switches that carry nothing any more; the ports that face them are down
   * @return the failures
   */
  public static Failures of(Collection<FabricLink> links, Collection<DeviceId> switches) {
    return new Failures(ImmutableSet.copyOf(links), ImmutableSet.copyOf(switches));
  }

  /**
   * Returns the failure of one link.
   *
   * @param link the link
   * @return the failure
   */
  public static Failures ofLink(FabricLink link) {
    return of(ImmutableSet.of(link), ImmutableSet.of());
  }

  /**
   * Returns the failure of one switch.
   *
   * @param device the switch
   * @return the failure
   */
  public static Failures ofSwitch(DeviceId device) {
    return of(ImmutableSet.of(), ImmutableSet.of(device));
  }

  /**
   * Returns the links that failed by themselves.
   *
   * @return without those that failed with a switch
   */
  public Set<FabricLink> links() {
    return links;
  }

  /**
   * Returns the switches that failed.
   *
   * @return the switches
   */
  public Set<DeviceId> switches() {
    return switches;
  }

  /**
   * Tells whether a switch has failed.
   *
   * @param device a switch
   * @return true if it has
   */
  public boolean breaks(DeviceId device) {
    return switches.contains(device);
  }

  /**
   * Tells whether a link has failed, by itself or with a switch.
   *
   * @param link a link
   * @return true if nothing comes across
   */
  public boolean breaks(FabricLink link) {
    return links.contains(link) || breaks(link.low().deviceId()) || breaks(link.high().deviceId());
  }

  @Override
  public String toString() {
    return "failed links " + links + ", failed switches " + switches;
  }
}
