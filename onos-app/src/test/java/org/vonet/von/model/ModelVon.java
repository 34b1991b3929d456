// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.onlab.packet.VlanId;
import org.onosproject.core.ApplicationId;
import org.onosproject.core.DefaultApplicationId;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DeviceId;
import org.vonet.capacity.BitRate;
import org.vonet.von.api.Colour;
import org.vonet.von.api.Endpoint;
import org.vonet.von.api.FabricPath;
import org.vonet.von.api.PathDiversity;
import org.vonet.von.api.PathPair;
import org.vonet.von.api.ProtectionMode;
import org.vonet.von.api.SwitchPair;
import org.vonet.von.api.Von;
import org.vonet.von.api.VonId;
import org.vonet.von.api.VonName;
import org.vonet.von.api.VonPlan;
import org.vonet.von.api.VonSpec;
import org.vonet.von.compile.DeviceProgram;
import org.vonet.von.compile.VlanLabels;
import org.vonet.von.compile.VonCompiler;
import org.vonet.von.compile.VonProgram;
import org.vonet.von.compile.VonResources;
import org.vonet.von.plan.Assessment;
import org.vonet.von.plan.VonPlanner;

/**
 * A virtual overlay network as the application would have it: planned, and compiled when it is
 * first asked for its program. Immutable.
 */
final class ModelVon {

  static final ApplicationId APPLICATION = new DefaultApplicationId(42, "org.vonet.von");

  private final Von von;
  private final int labelBlock;
  private final Supplier<VonProgram> program;

  private ModelVon(Von von, int labelBlock, Supplier<VonResources> resources) {
    this.von = von;
    this.labelBlock = labelBlock;
    this.program =
        Suppliers.memoize(() -> VonCompiler.compile(von, withMeters(resources), APPLICATION));
  }

  private VonResources withMeters(Supplier<VonResources> resources) {
    Map<DeviceId, Long> meters = new HashMap<>();
    von.edgeSwitches().forEach(device -> meters.put(device, labelBlock + 1L));
    return resources.get().withMeters(meters);
  }

  /** Plans and compiles a network over a whole fabric. */
  static ModelVon of(
      ModelFabric fabric,
      ProtectionMode protection,
      PathDiversity diversity,
      int labelBlock,
      Collection<Endpoint> endpoints) {
    VonSpec spec =
        VonSpec.builder(VonName.of("von" + labelBlock), BitRate.ofBitsPerSecond(10_000_000))
            .protection(protection)
            .diversity(diversity)
            .build();
    Von idle = Von.idle(VonId.of(labelBlock + 1), spec);
    return planned(
        idle,
        ImmutableSet.copyOf(endpoints),
        fabric,
        Failures.NONE,
        labelBlock,
        () -> VonResources.ofLabelBlock(labelBlock));
  }

  /** Returns this network with a plan for what is left of the fabric. */
  ModelVon replanned(ModelFabric fabric, Failures failures) {
    return with(fabric, endpoints(), failures);
  }

  /** Returns this network with other endpoints. */
  ModelVon with(ModelFabric fabric, Collection<Endpoint> endpoints) {
    return with(fabric, endpoints, Failures.NONE);
  }

  /** Returns this network with other endpoints and a plan for what is left of the fabric. */
  ModelVon with(ModelFabric fabric, Collection<Endpoint> endpoints, Failures failures) {
    return planned(
        von,
        ImmutableSet.copyOf(endpoints),
        fabric,
        failures,
        labelBlock,
        () -> program().resources());
  }

  private static ModelVon planned(
      Von von,
      Set<Endpoint> endpoints,
      ModelFabric fabric,
      Failures failures,
      int labelBlock,
      Supplier<VonResources> resources) {
    Von moved = von.with(endpoints, von.plan(), von.state(), von.reason());
    VonPlan plan =
        new VonPlanner(von.spec(), fabric.without(failures))
            .replan(moved.edgeSwitches(), von.plan());
    return new ModelVon(Assessment.apply(von, endpoints, plan), labelBlock, resources);
  }

  Von von() {
    return von;
  }

  Set<Endpoint> endpoints() {
    return von.endpoints();
  }

  VonProgram program() {
    return program.get();
  }

  Collection<DeviceProgram> programs() {
    return program().devices().values();
  }

  /** The ports at which frames of this network may come out. */
  Set<ConnectPoint> accessPorts() {
    return endpoints().stream().map(Endpoint::port).collect(Collectors.toSet());
  }

  VlanId label(Colour colour) {
    return labels().get(colour == Colour.RED ? 0 : 1);
  }

  /** Red, blue, and the one for frames that are turned round. */
  List<VlanId> labels() {
    short first = (short) (VlanLabels.FIRST_VLAN + labelBlock * VlanLabels.BLOCK_SIZE);
    return List.of(
        VlanId.vlanId(first),
        VlanId.vlanId((short) (first + 1)),
        VlanId.vlanId((short) (first + 2)));
  }

  /** Returns the paths between two endpoints on different switches, if there are any. */
  Optional<PathPair> paths(Endpoint source, Endpoint target) {
    return von.plan().pair(SwitchPair.of(source.port().deviceId(), target.port().deviceId()));
  }

  /** Tells whether a frame gets through on a path. */
  static boolean carries(FabricPath path, Failures failures) {
    return path.links().stream().noneMatch(failures::breaks);
  }

  @Override
  public String toString() {
    return von.spec().protection() + "/" + von.spec().diversity() + " " + von.endpoints();
  }
}
