// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.api;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.onosproject.net.DeviceId;
import org.vonet.routing.DisjointPaths;
import org.vonet.routing.ShortestPaths;
import org.vonet.routing.TopologyBuilder;
import org.vonet.routing.TopologySnapshot;

/**
 * The tree of links over which broadcast and multicast frames reach every edge switch, in both
 * directions, under one label.
 */
public final class BroadcastTree {

  private final DeviceId root;
  private final ImmutableSortedSet<FabricLink> links;
  private final Colour colour;

  /** The tree as a network of its own. It is not stored, and made again when first needed. */
  private transient TopologySnapshot<DeviceId, FabricLink> network;

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
    if (tree.linksOutwards().size() != links.size()) {
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
   * Returns the links from the root outwards.
   *
   * @return the links, each after the one by which it is reached
   */
  public List<FabricLink> linksOutwards() {
    return paths(root).edgesTo(network().vertices());
  }

  /**
   * Returns the switches.
   *
   * @return the root first, then each after the one by which it is reached
   */
  public Set<DeviceId> switches() {
    ImmutableSet.Builder<DeviceId> reached = ImmutableSet.builder();
    reached.add(root);
    for (FabricLink link : linksOutwards()) {
      reached.add(link.low().deviceId(), link.high().deviceId());
    }
    return reached.build();
  }

  /**
   * Returns what some switches need of the tree to reach each other.
   *
   * @param some switches of the tree
   * @return the links of the smallest part of the tree that has them all
   * @throws IllegalArgumentException if one is not in the tree
   */
  public Set<FabricLink> linksBetween(Collection<DeviceId> some) {
    return some.isEmpty()
        ? ImmutableSet.of()
        : ImmutableSet.copyOf(paths(some.iterator().next()).edgesTo(some));
  }

  private ShortestPaths<DeviceId, FabricLink> paths(DeviceId source) {
    return new DisjointPaths<>(network()).shortestPaths(source);
  }

  private TopologySnapshot<DeviceId, FabricLink> network() {
    if (network == null) {
      TopologyBuilder<DeviceId, FabricLink> builder = TopologySnapshot.builder();
      builder.addVertex(root);
      for (FabricLink link : links) {
        builder.addUndirected(link.low().deviceId(), link.high().deviceId(), link, 1);
      }
      network = builder.build();
    }
    return network;
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
