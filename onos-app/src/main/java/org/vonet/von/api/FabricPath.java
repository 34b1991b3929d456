// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.api;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Objects;
import org.onosproject.net.DeviceId;
import org.onosproject.net.PortNumber;
import org.vonet.routing.RoutedPath;

/** A directed walk over links from one switch to another that meets no switch twice. */
public final class FabricPath {

  private final DeviceId source;
  private final ImmutableList<FabricLink> links;

  /** What the links amount to. It is not stored, and made again when first needed. */
  private transient RoutedPath<DeviceId, FabricLink> route;

  private FabricPath(DeviceId source, ImmutableList<FabricLink> links) {
    this.source = source;
    this.links = links;
  }

  /**
   * Returns the path that starts at a switch and follows the links.
   *
   * @param source the first switch
   * @param links at least one, each touching the switch at which the one before it ends
   * @return the path
   * @throws IllegalArgumentException if the links don't form such a walk
   */
  public static FabricPath of(DeviceId source, List<FabricLink> links) {
    FabricPath path = new FabricPath(source, ImmutableList.copyOf(links));
    path.route();
    return path;
  }

  /** Each link weighs 1: what they weigh in a fabric is not known here. */
  RoutedPath<DeviceId, FabricLink> route() {
    if (route == null) {
      route = RoutedPath.of(source, links, (at, link) -> link.opposite(at), link -> 1);
    }
    return route;
  }

  /**
   * Returns the first switch.
   *
   * @return where the path begins
   */
  public DeviceId source() {
    return source;
  }

  /**
   * Returns the last switch.
   *
   * @return where the path ends
   */
  public DeviceId target() {
    return route().target();
  }

  /**
   * Returns the links in the order in which a frame crosses them.
   *
   * @return at least one link
   */
  public List<FabricLink> links() {
    return links;
  }

  /**
   * Returns the switches in the order in which a frame meets them, both ends included.
   *
   * @return one more than there are links
   */
  public List<DeviceId> switches() {
    return route().vertices();
  }

  /**
   * Returns the port by which a frame leaves the first switch.
   *
   * @return a fabric port of {@link #source()}
   */
  public PortNumber departurePort() {
    return links.get(0).portAt(source);
  }

  /**
   * Returns the port by which a frame arrives at the last switch.
   *
   * @return a fabric port of {@link #target()}
   */
  public PortNumber arrivalPort() {
    return links.get(links.size() - 1).portAt(target());
  }

  /**
   * Returns the same links the other way.
   *
   * @return the path from {@link #target()} to {@link #source()}
   */
  public FabricPath reversed() {
    return new FabricPath(target(), links.reverse());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FabricPath
        && ((FabricPath) other).source.equals(source)
        && ((FabricPath) other).links.equals(links);
  }

  @Override
  public int hashCode() {
    return Objects.hash(source, links);
  }

  @Override
  public String toString() {
    return switches().toString();
  }
}
