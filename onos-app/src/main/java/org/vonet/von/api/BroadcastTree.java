// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.api;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.onosproject.net.DeviceId;

/**
 * The tree of links over which broadcast and multicast frames reach every edge switch, in both
 * directions, under one label.
 */
public final class BroadcastTree {

  private final DeviceId root;
  private final ImmutableSortedSet<FabricLink> links;
  private final Colour colour;

  private BroadcastTree(DeviceId root, ImmutableSortedSet<FabricLink> links, Colour colour) {
    this.root = root;
    this.links = links;
    this.colour = colour;
  }

  /**
   * Returns the tree with these links.
   *
   * @param root a switch of the tree
   * @param links its links; none if it spans one switch only
   * @param colour the label that frames on it carry
   * @return the tree
   * @throws IllegalArgumentException if the links form no tree around the root
   */
  public static BroadcastTree of(DeviceId root, Set<FabricLink> links, Colour colour) {
    BroadcastTree tree =
        new BroadcastTree(Objects.requireNonNull(root), ImmutableSortedSet.copyOf(links), colour);
    if (tree.switches().size() != links.size() + 1) {
      throw new IllegalArgumentException("no tree around " + root + ": " + links);
    }
    return tree;
  }

  /**
   * Returns the switch from which the tree was grown.
   *
   * @return a switch of the tree
   */
  public DeviceId root() {
    return root;
  }

  /**
   * Returns the links.
   *
   * @return in ascending order
   */
  public Set<FabricLink> links() {
    return links;
  }

  /**
   * Returns the label that frames on this tree carry.
   *
   * @return a colour
   */
  public Colour colour() {
    return colour;
  }

  /**
   * Returns the switches that can be reached from the root over the links.
   *
   * @return at least the root
   */
  public Set<DeviceId> switches() {
    Set<DeviceId> reached = new LinkedHashSet<>();
    reached.add(root);
    boolean grown = true;
    while (grown) {
      grown = false;
      for (FabricLink link : links) {
        boolean low = reached.contains(link.low().deviceId());
        boolean high = reached.contains(link.high().deviceId());
        if (low != high) {
          reached.add(low ? link.high().deviceId() : link.low().deviceId());
          grown = true;
        }
      }
    }
    return ImmutableSet.copyOf(reached);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BroadcastTree
        && ((BroadcastTree) other).root.equals(root)
        && ((BroadcastTree) other).links.equals(links)
        && ((BroadcastTree) other).colour == colour;
  }

  @Override
  public int hashCode() {
    return Objects.hash(root, links, colour);
  }

  @Override
  public String toString() {
    return colour + " tree " + links;
  }
}
