// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.api;

import com.google.common.collect.ImmutableSortedSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.onlab.packet.MacAddress;
import org.onosproject.net.DeviceId;

/** A virtual overlay network as it is: what was asked for, its endpoints, its paths, its state. */
public final class Von {

  private final VonId id;
  private final VonSpec spec;
  private final ImmutableSortedSet<Endpoint> endpoints;
  private final VonPlan plan;
  private final VonState state;
  private final String reason;

  private Von(
      VonId id,
      VonSpec spec,
      ImmutableSortedSet<Endpoint> endpoints,
      VonPlan plan,
      VonState state,
      String reason) {
    this.id = id;
    this.spec = spec;
    this.endpoints = endpoints;
    this.plan = plan;
    this.state = state;
    this.reason = reason;
  }

  /**
   * Returns a network without endpoints.
   *
   * @param id its identifier
   * @param spec what was asked for
   * @return an idle network
   */
  public static Von idle(VonId id, VonSpec spec) {
    return new Von(
        Objects.requireNonNull(id),
        Objects.requireNonNull(spec),
        ImmutableSortedSet.of(),
        VonPlan.EMPTY,
        VonState.IDLE,
        "no endpoints yet");
  }

  /**
   * Returns this network with other endpoints and paths.
   *
   * @param newEndpoints all its endpoints
   * @param newPlan all its paths
   * @param newState how well it serves them
   * @param newReason why, in a few words
   * @return the network with these
   */
  public Von with(
      Collection<Endpoint> newEndpoints, VonPlan newPlan, VonState newState, String newReason) {
    return new Von(id, spec, ImmutableSortedSet.copyOf(newEndpoints), newPlan, newState, newReason);
  }

  /**
   * Returns the identifier.
   *
   * @return the identifier, allocated or asked for
   */
  public VonId id() {
    return id;
  }

  /**
   * Returns the name.
   *
   * @return the name
   */
  public VonName name() {
    return spec.name();
  }

  /**
   * Returns what was asked for.
   *
   * @return the specification
   */
  public VonSpec spec() {
    return spec;
  }

  /**
   * Returns the endpoints.
   *
   * @return by switch, port and address
   */
  public Set<Endpoint> endpoints() {
    return endpoints;
  }

  /**
   * Returns the endpoint with an address.
   *
   * @param mac the bound source address
   * @return empty if it is none of this network's
   */
  public Optional<Endpoint> endpoint(MacAddress mac) {
    return endpoints.stream().filter(e -> e.mac().equals(mac)).findFirst();
  }

  /**
   * Returns the switches with endpoints.
   *
   * @return in the order of their names
   */
  public Set<DeviceId> edgeSwitches() {
    return endpoints.stream()
        .map(e -> e.port().deviceId())
        .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.comparing(DeviceId::toString)));
  }

  /**
   * Returns the paths.
   *
   * @return the plan that the switches carry out
   */
  public VonPlan plan() {
    return plan;
  }

  /**
   * Returns how well the network serves its endpoints.
   *
   * @return the state
   */
  public VonState state() {
    return state;
  }

  /**
   * Returns why it is in that state.
   *
   * @return a few words for a person, never null
   */
  public String reason() {
    return reason;
  }

  /**
   * Returns the least diversity of any of its pairs of paths.
   *
   * @return empty if no two edge switches are connected, so that there are no paths
   */
  public Optional<PathDiversity> diversity() {
    return plan.pairs().values().stream().map(PathPair::diversity).min(PathDiversity::compareTo);
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Von)) {
      return false;
    }
    Von that = (Von) other;
    return id.equals(that.id)
        && spec.equals(that.spec)
        && endpoints.equals(that.endpoints)
        && plan.equals(that.plan)
        && state == that.state
        && reason.equals(that.reason);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, spec, endpoints, plan, state, reason);
  }

  @Override
  public String toString() {
    return "VON " + name() + " (id " + id + ")";
  }
}
