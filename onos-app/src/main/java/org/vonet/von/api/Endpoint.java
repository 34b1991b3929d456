// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.api;

import com.google.common.collect.ImmutableSortedSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import org.onlab.packet.IpAddress;
import org.onlab.packet.MacAddress;
import org.onosproject.net.ConnectPoint;

/**
 * An access point of a virtual overlay network: a switch port, the one source address that may send
 * from it, and optionally the IP addresses that this source may use.
 */
public final class Endpoint implements Comparable<Endpoint> {

  /** The most IP addresses that can be bound to one endpoint. */
  public static final int MAX_ADDRESSES = 8;

  private static final Comparator<Endpoint> ORDER =
      Comparator.comparing((Endpoint e) -> e.port.deviceId().toString())
          .thenComparingLong(e -> e.port.port().toLong())
          .thenComparingLong(e -> e.mac.toLong())
          .thenComparing(e -> e.addresses.toString());

  private final ConnectPoint port;
  private final MacAddress mac;
  private final ImmutableSortedSet<IpAddress> addresses;

  private Endpoint(ConnectPoint port, MacAddress mac, ImmutableSortedSet<IpAddress> addresses) {
    this.port = port;
    this.mac = mac;
    this.addresses = addresses;
  }

  /**
   * Returns an endpoint.
   *
   * @param port the access port
   * @param mac the address that is bound to it: a unicast address, not all zero
   * @param addresses the IP addresses that are bound to it; for a family (IPv4 with ARP, IPv6)
   *     without an address here, any is allowed
   * @return the endpoint
   * @throws IllegalArgumentException if the address is no unicast address, the port is a logical
   *     one, or there are more than {@link #MAX_ADDRESSES} addresses
   */
  public static Endpoint of(ConnectPoint port, MacAddress mac, Collection<IpAddress> addresses) {
    Objects.requireNonNull(port, "port");
    Objects.requireNonNull(mac, "mac");
    if (port.port().isLogical()) {
      throw new IllegalArgumentException(
          "port " + port + " is not a physical port: give one that 'ports' lists");
    }
    if (mac.isBroadcast() || mac.isMulticast() || mac.equals(MacAddress.ZERO)) {
      throw new IllegalArgumentException(
          "MAC address " + mac + " is no unicast address: give the address of one network card");
    }
    if (addresses.size() > MAX_ADDRESSES) {
      throw new IllegalArgumentException(
          addresses.size()
              + " IP addresses are too many for one endpoint: give at most "
              + MAX_ADDRESSES
              + ", or none to allow any");
    }
    for (IpAddress address : addresses) {
      if (address.isMulticast() || address.isZero()) {
        throw new IllegalArgumentException(
            "IP address " + address + " is no host's address: give a unicast address");
      }
    }
    return new Endpoint(port, mac, ImmutableSortedSet.copyOf(addresses));
  }

  /**
   * Returns the access port.
   *
   * @return switch and port
   */
  public ConnectPoint port() {
    return port;
  }

  /**
   * Returns the bound source address.
   *
   * @return a unicast address
   */
  public MacAddress mac() {
    return mac;
  }

  /**
   * Returns the bound IP addresses.
   *
   * @return in ascending order, empty if any address may be used
   */
  public Set<IpAddress> addresses() {
    return addresses;
  }

  @Override
  public int compareTo(Endpoint other) {
    return ORDER.compare(this, other);
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Endpoint)) {
      return false;
    }
    Endpoint that = (Endpoint) other;
    return port.equals(that.port) && mac.equals(that.mac) && addresses.equals(that.addresses);
  }

  @Override
  public int hashCode() {
    return Objects.hash(port, mac, addresses);
  }

  @Override
  public String toString() {
    return port + " " + mac + (addresses.isEmpty() ? "" : " " + addresses);
  }
}
