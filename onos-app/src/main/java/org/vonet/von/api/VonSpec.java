// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.api;

import java.util.Objects;
import java.util.Optional;
import org.vonet.capacity.BitRate;
import org.vonet.capacity.SliceMeter;

/** What is asked for when a virtual overlay network is created. */
public final class VonSpec {

  private final VonName name;
  private final VonId id;
  private final BitRate rate;
  private final ProtectionMode protection;
  private final PathDiversity diversity;
  private final boolean strict;

  private VonSpec(Builder builder) {
    this.name = builder.name;
    this.id = builder.id;
    this.rate = builder.rate;
    this.protection = builder.protection;
    this.diversity = builder.diversity;
    this.strict = builder.strict;
  }

  /**
   * Starts a specification with protection {@code suppress}, paths without a common switch where
   * there are such, and an allocated identifier.
   *
   * @param name the name
   * @param rate the slice: what all its endpoints together may send over any one link
   * @return a builder
   * @throws IllegalArgumentException if the rate is below 64 kbit/s or above what a meter can hold
   */
  public static Builder builder(VonName name, BitRate rate) {
    SliceMeter.of(rate);
    return new Builder(name, rate);
  }

  /**
   * Returns the name.
   *
   * @return the name
   */
  public VonName name() {
    return name;
  }

  /**
   * Returns the identifier that was asked for.
   *
   * @return empty if one is to be allocated
   */
  public Optional<VonId> id() {
    return Optional.ofNullable(id);
  }

  /**
   * Returns the slice.
   *
   * @return the rate on any one link
   */
  public BitRate rate() {
    return rate;
  }

  /**
   * Returns the protection mode.
   *
   * @return the mode
   */
  public ProtectionMode protection() {
    return protection;
  }

  /**
   * Returns the diversity of paths that was asked for.
   *
   * @return {@link PathDiversity#LINK} or {@link PathDiversity#SWITCH}
   */
  public PathDiversity diversity() {
    return diversity;
  }

  /**
   * Tells what happens where the topology has no pair of paths of that diversity.
   *
   * @return true if the endpoint is then refused, false if the pair that shares least is used
   */
  public boolean strict() {
    return strict;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof VonSpec)) {
      return false;
    }
    VonSpec that = (VonSpec) other;
    return name.equals(that.name)
        && Objects.equals(id, that.id)
        && rate.equals(that.rate)
        && protection == that.protection
        && diversity == that.diversity
        && strict == that.strict;
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, id, rate, protection, diversity, strict);
  }

  @Override
  public String toString() {
    return name + " " + rate + " " + protection + " " + diversity + (strict ? " strict" : "");
  }

  /** Collects the optional parts of a {@link VonSpec}. */
  public static final class Builder {
    private final VonName name;
    private final BitRate rate;
    private VonId id;
    private ProtectionMode protection = ProtectionMode.SUPPRESS;
    private PathDiversity diversity = PathDiversity.SWITCH;
    private boolean strict;

    private Builder(VonName name, BitRate rate) {
      this.name = Objects.requireNonNull(name, "name");
      this.rate = rate;
    }

    /**
     * Asks for this identifier instead of an allocated one.
     *
     * @param id the identifier
     * @return this builder
     */
    public Builder id(VonId id) {
      this.id = id;
      return this;
    }

    /**
     * Sets the protection mode.
     *
     * @param protection the mode
     * @return this builder
     */
    public Builder protection(ProtectionMode protection) {
      this.protection = Objects.requireNonNull(protection, "protection");
      return this;
    }

    /**
     * Sets the diversity of paths.
     *
     * @param diversity {@link PathDiversity#LINK} or {@link PathDiversity#SWITCH}
     * @return this builder
     * @throws IllegalArgumentException for {@link PathDiversity#SHARED}, which nobody has to ask
     *     for
     */
    public Builder diversity(PathDiversity diversity) {
      if (diversity == PathDiversity.SHARED) {
        throw new IllegalArgumentException("disjointness must be one of [link, switch]");
      }
      this.diversity = Objects.requireNonNull(diversity, "diversity");
      return this;
    }

    /**
     * Refuses endpoints that can't have paths of the diversity asked for.
     *
     * @param strict true to refuse
     * @return this builder
     */
    public Builder strict(boolean strict) {
      this.strict = strict;
      return this;
    }

    /**
     * Returns the specification.
     *
     * @return an immutable value
     */
    public VonSpec build() {
      return new VonSpec(this);
    }
  }
}
