// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.api;

import com.google.common.collect.ImmutableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.onosproject.net.DeviceId;

/**
 * The path or the two paths between two edge switches, what they have in common, and which of them
 * are whole.
 *
 * <p>Paths are kept from the lower to the higher switch of a {@link SwitchPair}; frames the other
 * way use the same links reversed.
 */
public final class PathPair {

  private final FabricPath first;
  private final FabricPath second;
  private final Colour firstColour;
  private final boolean firstWhole;
  private final boolean secondWhole;

  private PathPair(
      FabricPath first,
      FabricPath second,
      Colour firstColour,
      boolean firstWhole,
      boolean secondWhole) {
    this.first = first;
    this.second = second;
    this.firstColour = firstColour;
    this.firstWhole = firstWhole;
    this.secondWhole = secondWhole;
  }

  /**
   * Returns a single path without protection.
   *
   * @param path the path
   * @param colour the label that its frames carry
   * @return the only path, whole
   */
  public static PathPair single(FabricPath path, Colour colour) {
    return new PathPair(Objects.requireNonNull(path), null, colour, true, false);
  }

  /**
   * Returns two paths between the same switches, the first red, the second blue.
   *
   * @param first the preferred path
   * @param second the other path, as different as the topology allows
   * @return the pair, both whole
   * @throws IllegalArgumentException if the paths have different ends
   */
  public static PathPair of(FabricPath first, FabricPath second) {
    if (!first.source().equals(second.source()) || !first.target().equals(second.target())) {
      throw new IllegalArgumentException("paths have different ends: " + first + ", " + second);
    }
    return new PathPair(first, second, Colour.RED, true, true);
  }

  /**
   * Returns the preferred path.
   *
   * @return from the lower to the higher switch
   */
  public FabricPath first() {
    return first;
  }

  /**
   * Returns the second path.
   *
   * @return from the lower to the higher switch; empty without protection
   */
  public Optional<FabricPath> second() {
    return Optional.ofNullable(second);
  }

  /**
   * Returns the label that frames on the first path carry; those on the second carry the other.
   *
   * @return a colour
   */
  public Colour firstColour() {
    return firstColour;
  }

  /**
   * Tells whether every link of the first path is there.
   *
   * @return false once a failure is known
   */
  public boolean firstWhole() {
    return firstWhole;
  }

  /**
   * Tells whether there is a second path and every link of it is there.
   *
   * @return false once a failure is known
   */
  public boolean secondWhole() {
    return secondWhole;
  }

  /**
   * Tells whether frames arrive.
   *
   * @return true if at least one path is whole
   */
  public boolean connected() {
    return firstWhole || secondWhole;
  }

  /**
   * Returns this pair with what is now known about its paths.
   *
   * @param nowFirstWhole whether every link of the first path is there
   * @param nowSecondWhole whether every link of the second path is there
   * @return the pair with this health
   */
  public PathPair withHealth(boolean nowFirstWhole, boolean nowSecondWhole) {
    return new PathPair(
        first, second, firstColour, nowFirstWhole, second != null && nowSecondWhole);
  }

  /**
   * Returns the links that both paths cross: the failure of one of these breaks both.
   *
   * @return in the order of the first path; empty without protection
   */
  public Set<FabricLink> sharedLinks() {
    return second == null ? ImmutableSet.of() : ImmutableSet.copyOf(both().sharedEdges());
  }

  /**
   * Returns the switches, other than the two ends, that both paths cross.
   *
   * @return in the order of the first path; empty without protection
   */
  public Set<DeviceId> sharedSwitches() {
    return second == null ? ImmutableSet.of() : ImmutableSet.copyOf(both().sharedVertices());
  }

  /**
   * Returns how far the two paths are apart.
   *
   * @return {@link PathDiversity#SHARED} if there is only one, or they have a link in common
   */
  public PathDiversity diversity() {
    if (second == null) {
      return PathDiversity.SHARED;
    }
    return both().achieved().map(PathDiversity::of).orElse(PathDiversity.SHARED);
  }

  private org.vonet.routing.PathPair<DeviceId, FabricLink> both() {
    return org.vonet.routing.PathPair.of(first.route(), second.route());
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof PathPair)) {
      return false;
    }
    PathPair that = (PathPair) other;
    return first.equals(that.first)
        && Objects.equals(second, that.second)
        && firstColour == that.firstColour
        && firstWhole == that.firstWhole
        && secondWhole == that.secondWhole;
  }

  @Override
  public int hashCode() {
    return Objects.hash(first, second, firstColour, firstWhole, secondWhole);
  }

  @Override
  public String toString() {
    return firstColour
        + " "
        + first
        + (second == null ? "" : ", " + firstColour.other() + " " + second);
  }
}
