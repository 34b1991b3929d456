// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.api;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.onlab.packet.MacAddress;
import org.onosproject.event.ListenerService;
import org.onosproject.net.DeviceId;
import org.onosproject.net.HostId;

/**
 * Creates, changes, deletes and shows virtual overlay networks.
 *
 * <p>A change is carried out on every switch or not at all. Its future completes when the switches
 * have confirmed it, or exceptionally with a {@link VonException} whose message is meant for a
 * person, after everything was taken back. Changes to one network are carried out one after the
 * other; changes to different networks don't wait for each other.
 */
public interface VonService extends ListenerService<VonEvent, VonListener> {

  /**
   * Creates a network without endpoints.
   *
   * @param spec what is asked for
   * @return the network; fails with CONFLICT if name or identifier are in use, with UNAVAILABLE if
   *     all labels are in use
   */
  CompletableFuture<Von> create(VonSpec spec);

  /**
   * Deletes a network and everything it has on any switch.
   *
   * @param name its name
   * @return what it was; fails with NOT_FOUND
   */
  CompletableFuture<Von> delete(VonName name);

  /**
   * Adds endpoints, all or none of them.
   *
   * @param name the network
   * @param endpoints at least one
   * @return the network with them; fails with NOT_FOUND, with BAD_REQUEST for an unknown switch or
   *     port or a port that is an end of a link, with CONFLICT if an address is an endpoint already
   *     or a port belongs to another network, with UNAVAILABLE if there is no path (for a strict
   *     network: no path of the diversity asked for), with SWITCH_FAILED if a switch refused
   */
  CompletableFuture<Von> addEndpoints(VonName name, Collection<Endpoint> endpoints);

  /**
   * Adds a host that ONOS knows, at the port where it was seen and with its addresses bound.
   *
   * @param name the network
   * @param host the host
   * @return as {@link #addEndpoints}; fails with NOT_FOUND for an unknown host
   */
  CompletableFuture<Von> addHost(VonName name, HostId host);

  /**
   * Removes endpoints, all or none of them.
   *
   * @param name the network
   * @param macs the addresses of the endpoints
   * @return the network without them; fails with NOT_FOUND
   */
  CompletableFuture<Von> removeEndpoints(VonName name, Collection<MacAddress> macs);

  /**
   * Returns all networks.
   *
   * @return in the order of their names
   */
  Set<Von> vons();

  /**
   * Returns the network with a name.
   *
   * @param name the name
   * @return empty if there is none
   */
  Optional<Von> von(VonName name);

  /**
   * Returns what a network takes on each switch.
   *
   * @param name the network
   * @return by switch; empty for a network without endpoints or an unknown one
   */
  Map<DeviceId, SwitchUsage> usage(VonName name);

  /**
   * Measures the paths of a network in the fabric as it is now: hops, delay, skew, and how much
   * longer they are than the shortest path.
   *
   * @param von the network, with the plan to measure
   * @return the metrics of each pair in its plan
   */
  VonMetrics metrics(Von von);

  /**
   * Walks one untagged IPv4 frame through the rules of a network, as the switches would treat it.
   *
   * @param name the network
   * @param source the address of the endpoint that sends it
   * @param destination the address it is sent to; any, also a group or broadcast address
   * @param failed links that are to be taken as failed
   * @return what becomes of it
   * @throws VonException with NOT_FOUND if network or source are unknown
   */
  FrameTrace trace(VonName name, MacAddress source, MacAddress destination, Set<FabricLink> failed);
}
