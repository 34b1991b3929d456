// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.onlab.packet.Ethernet;
import org.onlab.packet.Ip4Address;
import org.onlab.packet.Ip6Address;
import org.onlab.packet.IpAddress;
import org.onlab.packet.MacAddress;
import org.onlab.packet.VlanId;

/** An Ethernet frame, as far as flow entries look into it or change it. Immutable. */
public final class ModelFrame {

  private static final int MAX_ETHER_TYPE = 0xFFFF;
  private static final int MIN_ETHER_TYPE = 0x0600;
  private static final int TYPE_ARP = 0xFFFF & Ethernet.TYPE_ARP;
  private static final int TYPE_IPV4 = 0xFFFF & Ethernet.TYPE_IPV4;
  private static final int TYPE_IPV6 = 0xFFFF & Ethernet.TYPE_IPV6;
  private static final int TYPE_VLAN = 0xFFFF & Ethernet.TYPE_VLAN;
  private static final int TYPE_QINQ = 0xFFFF & Ethernet.TYPE_QINQ;

  private final MacAddress source;
  private final MacAddress destination;
  private final int etherType;
  private final ImmutableList<VlanId> tags;
  private final IpAddress sender;

  private ModelFrame(
      MacAddress source,
      MacAddress destination,
      int etherType,
      ImmutableList<VlanId> tags,
      IpAddress sender) {
    this.source = Objects.requireNonNull(source, "source");
    this.destination = Objects.requireNonNull(destination, "destination");
    this.etherType = etherType;
    this.tags = tags;
    this.sender = sender;
  }

  /**
   * Returns an untagged frame that carries neither ARP nor IP.
   *
   * @param source source address
   * @param destination destination address
   * @param etherType 0x0600 to 0xFFFF
   * @return the frame
   * @throws IllegalArgumentException for a number outside of that range, and for types whose frames
   *     have their own factory: ARP, IPv4, IPv6 and the types of VLAN tags
   */
  public static ModelFrame of(MacAddress source, MacAddress destination, int etherType) {
    if (etherType < MIN_ETHER_TYPE || etherType > MAX_ETHER_TYPE) {
      throw new IllegalArgumentException(
          String.format("EtherType 0x%x is out of range: give 0x600 to 0xffff", etherType));
    }
    boolean own = etherType == TYPE_ARP || etherType == TYPE_IPV4 || etherType == TYPE_IPV6;
    if (own || etherType == TYPE_VLAN || etherType == TYPE_QINQ) {
      throw new IllegalArgumentException(
          String.format(
              "EtherType 0x%04x needs more than a number: use arp, ipv4, ipv6 or withTag",
              etherType));
    }
    return new ModelFrame(source, destination, etherType, ImmutableList.of(), null);
  }

  /**
   * Returns an untagged IPv4 frame.
   *
   * @param source source address
   * @param destination destination address
   * @param sender IPv4 source address
   * @return the frame
   */
  public static ModelFrame ipv4(MacAddress source, MacAddress destination, Ip4Address sender) {
    return new ModelFrame(
        source, destination, TYPE_IPV4, ImmutableList.of(), Objects.requireNonNull(sender));
  }

  /**
   * Returns an untagged IPv6 frame.
   *
   * @param source source address
   * @param destination destination address
   * @param sender IPv6 source address
   * @return the frame
   */
  public static ModelFrame ipv6(MacAddress source, MacAddress destination, Ip6Address sender) {
    return new ModelFrame(
        source, destination, TYPE_IPV6, ImmutableList.of(), Objects.requireNonNull(sender));
  }

  /**
   * Returns an untagged ARP frame.
   *
   * @param source source address
   * @param destination destination address
   * @param sender ARP sender protocol address
   * @return the frame
   */
  public static ModelFrame arp(MacAddress source, MacAddress destination, Ip4Address sender) {
    return new ModelFrame(
        source, destination, TYPE_ARP, ImmutableList.of(), Objects.requireNonNull(sender));
  }

  /**
   * Returns the source address.
   *
   * @return the address
   */
  public MacAddress source() {
    return source;
  }

  /**
   * Returns the destination address.
   *
   * @return the address
   */
  public MacAddress destination() {
    return destination;
  }

  /**
   * Returns the EtherType of the payload, behind all tags.
   *
   * @return 0x0600 to 0xFFFF
   */
  public int etherType() {
    return etherType;
  }

  /**
   * Returns the VLAN ids of the tags.
   *
   * @return the outermost first
   */
  public List<VlanId> tags() {
    return tags;
  }

  /**
   * Returns the VLAN id of the outermost tag.
   *
   * @return empty for an untagged frame
   */
  public Optional<VlanId> vlan() {
    return tags.isEmpty() ? Optional.empty() : Optional.of(tags.get(0));
  }

  /**
   * Returns the IPv4 source address.
   *
   * @return empty for a frame that is not IPv4
   */
  public Optional<Ip4Address> ipv4Source() {
    return etherType == TYPE_IPV4 ? Optional.of(sender.getIp4Address()) : Optional.empty();
  }

  /**
   * Returns the IPv6 source address.
   *
   * @return empty for a frame that is not IPv6
   */
  public Optional<Ip6Address> ipv6Source() {
    return etherType == TYPE_IPV6 ? Optional.of(sender.getIp6Address()) : Optional.empty();
  }

  /**
   * Returns the ARP sender protocol address.
   *
   * @return empty for a frame that is not ARP
   */
  public Optional<Ip4Address> arpSender() {
    return etherType == TYPE_ARP ? Optional.of(sender.getIp4Address()) : Optional.empty();
  }

  /**
   * Returns this frame with one more tag around it.
   *
   * @param vlan VLAN id of the new outermost tag, 0 to 4095
   * @return the tagged frame
   * @throws IllegalArgumentException for {@link VlanId#NONE} and {@link VlanId#ANY}
   */
  public ModelFrame withTag(VlanId vlan) {
    requireNumber(vlan);
    return withTags(ImmutableList.<VlanId>builder().add(vlan).addAll(tags).build());
  }

  /**
   * Returns this frame with another VLAN id in the outermost tag.
   *
   * @param vlan VLAN id, 0 to 4095
   * @return the frame
   * @throws IllegalArgumentException for {@link VlanId#NONE} and {@link VlanId#ANY}
   * @throws IllegalStateException if there is no tag
   */
  public ModelFrame withVlan(VlanId vlan) {
    return withoutTag().withTag(vlan);
  }

  /**
   * Returns this frame without its outermost tag.
   *
   * @return the frame
   * @throws IllegalStateException if there is no tag
   */
  public ModelFrame withoutTag() {
    if (tags.isEmpty()) {
      throw new IllegalStateException("the frame " + this + " has no tag");
    }
    return withTags(tags.subList(1, tags.size()));
  }

  private ModelFrame withTags(ImmutableList<VlanId> newTags) {
    return new ModelFrame(source, destination, etherType, newTags, sender);
  }

  private static void requireNumber(VlanId vlan) {
    if (vlan.toShort() < 0 || vlan.toShort() > VlanId.MAX_VLAN) {
      throw new IllegalArgumentException(
          "VLAN id " + vlan + " can't stand in a tag: give a number from 0 to " + VlanId.MAX_VLAN);
    }
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof ModelFrame)) {
      return false;
    }
    ModelFrame that = (ModelFrame) other;
    return etherType == that.etherType
        && tags.equals(that.tags)
        && source.equals(that.source)
        && destination.equals(that.destination)
        && Objects.equals(sender, that.sender);
  }

  @Override
  public int hashCode() {
    return Objects.hash(source, destination, etherType, tags, sender);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    tags.forEach(vlan -> text.append("vlan ").append(vlan).append(' '));
    text.append(source).append(" -> ").append(destination);
    text.append(String.format(" type 0x%04x", etherType));
    if (sender != null) {
      text.append(" from ").append(sender);
    }
    return text.toString();
  }
}
