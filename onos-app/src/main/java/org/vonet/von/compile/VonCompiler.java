// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.compile;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.onosproject.core.ApplicationId;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DeviceId;
import org.onosproject.net.PortNumber;
import org.onosproject.net.flow.DefaultTrafficSelector;
import org.onosproject.net.flow.DefaultTrafficTreatment;
import org.onosproject.net.flow.TrafficSelector;
import org.onosproject.net.flow.TrafficTreatment;
import org.vonet.von.api.Colour;
import org.vonet.von.api.Endpoint;
import org.vonet.von.api.FabricPath;
import org.vonet.von.api.PathPair;
import org.vonet.von.api.ProtectionMode;
import org.vonet.von.api.SwitchPair;
import org.vonet.von.api.Von;

/**
 * Compiles a virtual overlay network into the program of each switch.
 *
 * <p>Every entry that carries a labelled frame on matches the port by which its path arrives. So a
 * frame with a stolen label that comes from anywhere else meets no such entry but a guard, and the
 * same path in another direction, or an old path beside a new one, can't close a circle.
 *
 * <p>With n endpoints there are O(n²) entries on a switch that all paths cross: one for each
 * ordered pair and colour.
 */
public final class VonCompiler {

  private final Von von;
  private final List<Endpoint> endpoints;

  private VonCompiler(Von von) {
    this.von = von;
    this.endpoints = List.copyOf(von.endpoints());
  }

  /**
   * Returns what a network needs on each switch.
   *
   * @param von the network with its endpoints and plan
   * @param resources must hold a meter on each switch with an endpoint; groups that are needed and
   *     have no id yet get one
   * @param application the application in whose name the entries stand
   * @return the program; the same arguments give the same program
   */
  public static VonProgram compile(Von von, VonResources resources, ApplicationId application) {
    VonCompiler compiler = new VonCompiler(von);
    VonResources withGroups =
        resources.withGroups(compiler.neededGroups(), new HashSet<>(resources.groupIds().values()));
    ProgramBuilder program = new ProgramBuilder(von.id(), application, withGroups);
    compiler.guards(program);
    compiler.unicast(program);
    von.plan()
        .tree()
        .ifPresent(tree -> new BroadcastCompiler(tree, compiler.endpoints).compile(program));
    return program.build();
  }

  private Set<GroupSpec> neededGroups() {
    if (!von.spec().protection().sendsTwoCopies()) {
      return Collections.emptySet();
    }
    Set<GroupSpec> groups = new TreeSet<>();
    forEachConnectedPair(
        (source, target, paths) -> {
          groups.add(duplicateGroup(paths));
          if (paths.suppressed) {
            groups.add(suppressGroup(paths, target));
          }
        });
    return groups;
  }

  private void guards(ProgramBuilder program) {
    Set<DeviceId> crossed = new TreeSet<>(Comparator.comparing(DeviceId::toString));
    crossed.addAll(von.edgeSwitches());
    for (PathPair pair : von.plan().pairs().values()) {
      crossed.addAll(pair.first().switches());
      pair.second().ifPresent(path -> crossed.addAll(path.switches()));
    }
    von.plan().tree().ifPresent(tree -> crossed.addAll(tree.switches()));
    for (DeviceId device : crossed) {
      for (TrafficSelector label : program.labels().anyLabel()) {
        program.fabric(
            device, RulePriority.LABEL_GUARD, DefaultTrafficSelector.builder(label), drop());
      }
    }
    Set<ConnectPoint> accessPorts = new HashSet<>();
    for (Endpoint endpoint : endpoints) {
      DeviceId device = endpoint.port().deviceId();
      if (accessPorts.add(endpoint.port())) {
        program.fabric(
            device,
            RulePriority.ACCESS_GUARD,
            DefaultTrafficSelector.builder().matchInPort(endpoint.port().port()),
            drop());
      }
      for (SourceBinding.Match match : new SourceBinding(endpoint, program.labels()).forbidden()) {
        program.fabric(device, match.priority(), match.selector(), drop());
      }
    }
  }

  private void unicast(ProgramBuilder program) {
    for (Endpoint source : endpoints) {
      for (Endpoint target : endpoints) {
        if (source.port().deviceId().equals(target.port().deviceId())
            && !source.port().equals(target.port())) {
          ingress(
              program,
              source,
              target,
              DefaultTrafficTreatment.builder().setOutput(target.port().port()));
        }
      }
    }
    forEachConnectedPair(
        (source, target, paths) -> {
          carry(program, source, target, paths.first, paths.firstColour, deliver(program, target));
          if (paths.second == null) {
            ingress(
                program,
                source,
                target,
                program
                    .labels()
                    .push(DefaultTrafficTreatment.builder(), paths.firstColour)
                    .setOutput(paths.first.departurePort()));
            return;
          }
          TrafficTreatment.Builder atEgress =
              paths.suppressed
                  ? DefaultTrafficTreatment.builder()
                      .group(program.group(suppressGroup(paths, target)))
                  : deliver(program, target);
          carry(program, source, target, paths.second, paths.firstColour.other(), atEgress);
          ingress(
              program,
              source,
              target,
              DefaultTrafficTreatment.builder().group(program.group(duplicateGroup(paths))));
        });
  }

  private static void ingress(
      ProgramBuilder program,
      Endpoint source,
      Endpoint target,
      TrafficTreatment.Builder treatment) {
    for (SourceBinding.Match match : new SourceBinding(source, program.labels()).allowed()) {
      program.edge(
          source.port().deviceId(),
          match.priority(),
          match.selector().matchEthDst(target.mac()),
          DefaultTrafficTreatment.builder(treatment.build()));
    }
  }

  private static void carry(
      ProgramBuilder program,
      Endpoint source,
      Endpoint target,
      FabricPath path,
      Colour colour,
      TrafficTreatment.Builder atEgress) {
    DeviceId at = path.source();
    for (int i = 0; i < path.links().size(); i++) {
      at = path.links().get(i).opposite(at);
      boolean last = i == path.links().size() - 1;
      program.fabric(
          at,
          RulePriority.FABRIC,
          program
              .labels()
              .matchLabelled(DefaultTrafficSelector.builder(), colour)
              .matchInPort(path.links().get(i).portAt(at))
              .matchEthSrc(source.mac())
              .matchEthDst(target.mac()),
          last
              ? atEgress
              : DefaultTrafficTreatment.builder().setOutput(path.links().get(i + 1).portAt(at)));
    }
  }

  private static TrafficTreatment.Builder deliver(ProgramBuilder program, Endpoint target) {
    return program.labels().pop(DefaultTrafficTreatment.builder()).setOutput(target.port().port());
  }

  static TrafficTreatment.Builder drop() {
    return DefaultTrafficTreatment.builder().drop();
  }

  private static GroupSpec duplicateGroup(DirectedPaths paths) {
    return GroupSpec.duplicate(
        paths.first.source(), paths.first.departurePort(), paths.second.departurePort());
  }

  private static GroupSpec suppressGroup(DirectedPaths paths, Endpoint target) {
    PortNumber watched = paths.first.arrivalPort();
    return GroupSpec.suppress(paths.first.target(), watched, target.port().port());
  }

  private void forEachConnectedPair(PairVisitor visitor) {
    for (Endpoint source : endpoints) {
      for (Endpoint target : endpoints) {
        DeviceId from = source.port().deviceId();
        DeviceId to = target.port().deviceId();
        if (!from.equals(to)) {
          Optional<PathPair> pair = von.plan().pair(SwitchPair.of(from, to));
          if (pair.isPresent()) {
            visitor.visit(source, target, new DirectedPaths(pair.get(), from, von));
          }
        }
      }
    }
  }

  /** Is called for two endpoints at different switches that have paths between them. */
  private interface PairVisitor {
    void visit(Endpoint source, Endpoint target, DirectedPaths paths);
  }

  /** A pair of paths in the direction of one source. */
  private static final class DirectedPaths {
    private final FabricPath first;
    private final FabricPath second;
    private final Colour firstColour;
    private final boolean suppressed;

    DirectedPaths(PathPair pair, DeviceId from, Von von) {
      boolean forward = pair.first().source().equals(from);
      this.first = forward ? pair.first() : pair.first().reversed();
      this.second = pair.second().map(path -> forward ? path : path.reversed()).orElse(null);
      this.firstColour = pair.firstColour();
      this.suppressed =
          second != null && von.spec().protection() == ProtectionMode.SUPPRESS && pair.firstWhole();
    }
  }
}
