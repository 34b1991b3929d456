// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.plan;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DeviceId;
import org.vonet.routing.RoutedPath;
import org.vonet.routing.TopologyBuilder;
import org.vonet.routing.TopologySnapshot;
import org.vonet.von.api.FabricLink;
import org.vonet.von.api.FabricPath;

/**
 * The switches that are reachable and the links that are up, at one moment.
 *
 * <p>Equal fabrics lead to equal plans: switches and links are kept in the order of their names.
 */
public final class Fabric {

  private static final Comparator<DeviceId> BY_NAME = Comparator.comparing(DeviceId::toString);

  private final ImmutableSortedSet<DeviceId> switches;
  private final ImmutableSortedMap<FabricLink, Long> latencyNanosByLink;
  private final ImmutableSet<FabricLink> unmeasured;
  private final ImmutableSet<ConnectPoint> fabricPorts;
  private final TopologySnapshot<DeviceId, FabricLink> snapshot;

  private Fabric(
      ImmutableSortedSet<DeviceId> switches,
      ImmutableSortedMap<FabricLink, Long> latencyNanosByLink,
      ImmutableSet<FabricLink> unmeasured) {
    this.switches = switches;
    this.latencyNanosByLink = latencyNanosByLink;
    this.unmeasured = unmeasured;
    this.fabricPorts =
        latencyNanosByLink.keySet().stream()
            .flatMap(link -> Stream.of(link.low(), link.high()))
            .collect(ImmutableSet.toImmutableSet());
    TopologyBuilder<DeviceId, FabricLink> builder = TopologySnapshot.builder();
    switches.forEach(builder::addVertex);
    latencyNanosByLink.forEach(
        (link, nanos) ->
            builder.addUndirected(link.low().deviceId(), link.high().deviceId(), link, nanos));
    this.snapshot = builder.build();
  }

  /**
   * Returns the fabric of these switches and links, the latency of each of which was measured.
   *
   * @param switches the switches that are reachable
   * @param latencyNanosByLink the links that are up in both directions, with their latency in
   *     nanoseconds, 0 to {@link TopologySnapshot#MAX_WEIGHT}; links to other switches are left out
   * @return the fabric
   */
  public static Fabric of(Collection<DeviceId> switches, Map<FabricLink, Long> latencyNanosByLink) {
    return of(switches, latencyNanosByLink, Set.of());
  }

  /**
   * Returns the fabric of these switches and links.
   *
   * @param switches the switches that are reachable
   * @param latencyNanosByLink the links that are up in both directions, with their latency in
   *     nanoseconds, 0 to {@link TopologySnapshot#MAX_WEIGHT}; links to other switches are left out
   * @param unmeasured those of the links whose latency is an assumption
   * @return the fabric
   */
  public static Fabric of(
      Collection<DeviceId> switches,
      Map<FabricLink, Long> latencyNanosByLink,
      Set<FabricLink> unmeasured) {
    ImmutableSortedSet<DeviceId> known = ImmutableSortedSet.copyOf(BY_NAME, switches);
    ImmutableSortedMap.Builder<FabricLink, Long> usable = ImmutableSortedMap.naturalOrder();
    latencyNanosByLink.forEach(
        (link, nanos) -> {
          if (known.contains(link.low().deviceId()) && known.contains(link.high().deviceId())) {
            usable.put(link, nanos);
          }
        });
    ImmutableSortedMap<FabricLink, Long> links = usable.build();
    return new Fabric(
        known,
        links,
        unmeasured.stream().filter(links::containsKey).collect(ImmutableSet.toImmutableSet()));
  }

  /**
   * Returns the switches.
   *
   * @return in the order of their names
   */
  public Set<DeviceId> switches() {
    return switches;
  }

  /**
   * Returns the links.
   *
   * @return in ascending order
   */
  public Set<FabricLink> links() {
    return latencyNanosByLink.keySet();
  }

  /**
   * Tells whether a port is an end of a link, and so can't be an access port.
   *
   * @param port switch and port
   * @return true if a link ends there
   */
  public boolean isFabricPort(ConnectPoint port) {
    return fabricPorts.contains(port);
  }

  /**
   * Returns the latency of a link in one direction.
   *
   * @param link a link of this fabric
   * @return nanoseconds
   * @throws IllegalArgumentException for another link
   */
  public long latencyNanos(FabricLink link) {
    Long nanos = latencyNanosByLink.get(link);
    if (nanos == null) {
      throw new IllegalArgumentException(
          "link " + link + " is not in the fabric: ask for one of its " + links().size());
    }
    return nanos;
  }

  /**
   * Tells whether the latency of a link is known rather than assumed.
   *
   * @param link a link
   * @return false if nobody has measured it
   */
  public boolean isMeasured(FabricLink link) {
    return !unmeasured.contains(link);
  }

  /**
   * Looks for a path that was planned earlier.
   *
   * @param path a path
   * @return the path as it is now, or empty if one of its links is not up
   */
  public Optional<RoutedPath<DeviceId, FabricLink>> find(FabricPath path) {
    return RoutedPath.find(snapshot, path.source(), path.links());
  }

  /**
   * Returns the graph for path searches; links weigh their latency in nanoseconds.
   *
   * @return the snapshot, made once
   */
  public TopologySnapshot<DeviceId, FabricLink> snapshot() {
    return snapshot;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fabric
        && ((Fabric) other).switches.equals(switches)
        && ((Fabric) other).latencyNanosByLink.equals(latencyNanosByLink)
        && ((Fabric) other).unmeasured.equals(unmeasured);
  }

  @Override
  public int hashCode() {
    return latencyNanosByLink.hashCode();
  }

  @Override
  public String toString() {
    return switches.size() + " switches, " + latencyNanosByLink.size() + " links";
  }
}
