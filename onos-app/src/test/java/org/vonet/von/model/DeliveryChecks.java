// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jgrapht.alg.util.UnionFind;
import org.onlab.packet.MacAddress;
import org.onlab.packet.VlanId;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DeviceId;
import org.vonet.von.api.BroadcastTree;
import org.vonet.von.api.Endpoint;
import org.vonet.von.api.FabricLink;
import org.vonet.von.api.FabricPath;
import org.vonet.von.api.PathDiversity;
import org.vonet.von.api.PathPair;
import org.vonet.von.api.ProtectionMode;

/** What the endpoints of one network have to get of each other's frames. */
final class DeliveryChecks {

  private static final MacAddress MULTICAST = MacAddress.valueOf("01:0C:CD:01:00:01");

  private final Installation installation;
  private final ModelFabric fabric;
  private final ModelVon von;

  DeliveryChecks(Installation installation, ModelVon von) {
    this.installation = installation;
    this.fabric = installation.fabric();
    this.von = von;
  }

  /** Every endpoint reaches every other one: so many copies, on these links, under these labels. */
  void everyPairIsDelivered() {
    forEachPair(
        (source, target) -> {
          Walk walk = unicast(source, target, Failures.NONE);
          assertCopies(walk, target, copies(source, target, Failures.NONE), Failures.NONE);
          assertTrue(!walk.deliveries().isEmpty(), () -> about(walk, Failures.NONE));
          assertEquals(links(source, target), walk.crossings(), () -> about(walk, Failures.NONE));
          assertEquals(
              labels(source, target),
              walk.deliveries().stream()
                  .map(Delivery::label)
                  .flatMap(Optional::stream)
                  .collect(Collectors.toCollection(HashMultiset::create)),
              () -> about(walk, Failures.NONE));
        });
  }

  /** Broadcast and multicast frames come out once at each port, but for the sender's. */
  void everyBroadcastIsDelivered() {
    for (Endpoint source : von.endpoints()) {
      for (MacAddress group : List.of(MacAddress.BROADCAST, MULTICAST)) {
        Walk walk = broadcast(source, group, Failures.NONE);
        assertPorts(others(source, fabric.switches()), walk, Failures.NONE);
        assertTrue(
            walk.crossings().entrySet().stream().allMatch(link -> link.getCount() == 1),
            () -> about(walk, Failures.NONE));
      }
    }
  }

  /**
   * Under every failure of one link or one switch, frames come out as often as whole paths, the
   * mode, and what a port can see of the failure allow, with no help from a controller.
   */
  void everySingleFailureDoesWhatThePathsSay() {
    for (Failures failures : fabric.singleFailures()) {
      everyPairDoesWhatPathsSay(failures);
      for (Endpoint source : von.endpoints()) {
        assertNothingTwice(broadcast(source, MacAddress.BROADCAST, failures), failures);
      }
    }
  }

  /** Frames come out as often as the plan says that they do under a failure. */
  void everyPairDoesWhatPathsSay(Failures failures) {
    forEachPair(
        (source, target) -> {
          if (!failures.breaks(switchOf(source)) && !failures.breaks(switchOf(target))) {
            Walk walk = unicast(source, target, failures);
            assertCopies(walk, target, copies(source, target, failures), failures);
          }
        });
  }

  /**
   * In mode {@code duplicate} only such failures stop a pair that part its two switches, and the
   * plan has named each of these.
   */
  void onlySharedLinksAndSwitchesBreakPairs() {
    boolean switchDisjoint = von.von().spec().diversity() == PathDiversity.SWITCH;
    for (Failures failures : fabric.singleFailures()) {
      UnionFind<DeviceId> parts = fabric.parts(failures);
      forEachPair(
          (source, target) -> {
            Optional<PathPair> pair = twoSwitches(source, target);
            boolean stands =
                !failures.breaks(switchOf(source)) && !failures.breaks(switchOf(target));
            if (pair.isPresent() && stands) {
              Walk walk = unicast(source, target, failures);
              boolean delivered = !walk.deliveries().isEmpty();
              assertEquals(!named(pair.get(), failures), delivered, () -> about(walk, failures));
              if (switchDisjoint || failures.switches().isEmpty()) {
                assertEquals(
                    parts.inSameSet(switchOf(source), switchOf(target)),
                    delivered,
                    () -> "not maximally disjoint: " + about(walk, failures));
              }
            }
          });
    }
  }

  /** Every endpoint whose switch can be reached at all is reached, in broadcast once. */
  void everyConnectedPairIsDelivered(Failures failures) {
    UnionFind<DeviceId> parts = fabric.parts(failures);
    forEachPair(
        (source, target) -> {
          Walk walk = unicast(source, target, failures);
          boolean connected =
              !failures.breaks(switchOf(source))
                  && parts.inSameSet(switchOf(source), switchOf(target));
          int copies = connected ? copies(source, target, failures) : 0;
          assertEquals(connected, copies > 0, () -> "plan: " + about(walk, failures));
          assertCopies(walk, target, copies, failures);
        });
    for (Endpoint source : von.endpoints()) {
      Walk walk = broadcast(source, MacAddress.BROADCAST, failures);
      assertNothingTwice(walk, failures);
      if (!failures.breaks(switchOf(source))) {
        assertPorts(others(source, inTreeOf(source, failures)), walk, failures);
      }
    }
  }

  /** The tree reaches as many switches with endpoints as are connected; one needs no tree. */
  void treeSpans(Failures failures) {
    Set<DeviceId> edges =
        von.von().edgeSwitches().stream()
            .filter(device -> !failures.breaks(device))
            .collect(Collectors.toSet());
    UnionFind<DeviceId> parts = fabric.parts(failures);
    long most =
        edges.stream()
            .mapToLong(edge -> edges.stream().filter(e -> parts.inSameSet(e, edge)).count())
            .max()
            .orElse(0);
    if (most < 2) {
      return;
    }
    BroadcastTree tree = von.von().plan().tree().orElseThrow();
    assertEquals(
        most,
        edges.stream().filter(tree.switches()::contains).count(),
        () -> tree + " with " + failures + " in " + fabric);
  }

  /** Walks a frame of the one protocol that every endpoint may send. */
  Walk unicast(Endpoint source, Endpoint target, Failures failures) {
    return send(source, target.mac(), failures);
  }

  Walk broadcast(Endpoint source, MacAddress group, Failures failures) {
    return send(source, group, failures);
  }

  private Walk send(Endpoint source, MacAddress destination, Failures failures) {
    ModelFrame frame = Frames.goose(source, destination);
    Walk walk = installation.walk(frame, source.port(), failures, von.accessPorts());
    for (Delivery delivery : walk.deliveries()) {
      assertEquals(frame, delivery.frame(), () -> about(walk, failures));
    }
    return walk;
  }

  /** How many copies have to come out. */
  private int copies(Endpoint source, Endpoint target, Failures failures) {
    if (switchOf(source).equals(switchOf(target))) {
      return failures.breaks(switchOf(source)) ? 0 : 1;
    }
    Optional<PathPair> pair = von.paths(source, target);
    if (pair.isEmpty()) {
      return 0;
    }
    boolean first = ModelVon.carries(pair.get().first(), failures);
    boolean second = pair.get().second().map(p -> ModelVon.carries(p, failures)).orElse(false);
    boolean suppressed =
        von.von().spec().protection() == ProtectionMode.SUPPRESS
            && pair.get().firstWhole()
            && !failures.breaks(lastLink(pair.get().first(), target));
    return (first ? 1 : 0) + (second && !suppressed ? 1 : 0);
  }

  private Multiset<FabricLink> links(Endpoint source, Endpoint target) {
    Multiset<FabricLink> links = HashMultiset.create();
    twoSwitches(source, target)
        .ifPresent(
            pair -> {
              links.addAll(pair.first().links());
              pair.second().ifPresent(path -> links.addAll(path.links()));
            });
    return links;
  }

  private Multiset<VlanId> labels(Endpoint source, Endpoint target) {
    Multiset<VlanId> labels = HashMultiset.create();
    twoSwitches(source, target)
        .ifPresent(
            pair -> {
              labels.add(von.label(pair.firstColour()));
              if (von.von().spec().protection() == ProtectionMode.DUPLICATE) {
                labels.add(von.label(pair.firstColour().other()));
              }
            });
    return labels;
  }

  private Set<DeviceId> inTreeOf(Endpoint source, Failures failures) {
    BroadcastTree tree = von.von().plan().tree().orElseThrow();
    Set<DeviceId> switches = tree.switches();
    assertTrue(tree.links().stream().noneMatch(failures::breaks), () -> tree + " is broken");
    return switches.contains(switchOf(source)) ? switches : Set.of(switchOf(source));
  }

  private Set<ConnectPoint> others(Endpoint source, Collection<DeviceId> switches) {
    return von.accessPorts().stream()
        .filter(port -> !port.equals(source.port()) && switches.contains(port.deviceId()))
        .collect(Collectors.toSet());
  }

  private void assertPorts(Set<ConnectPoint> expected, Walk walk, Failures failures) {
    assertEquals(
        HashMultiset.create(expected),
        HashMultiset.create(walk.deliveryPorts()),
        () -> about(walk, failures));
  }

  private void assertNothingTwice(Walk walk, Failures failures) {
    assertEquals(
        HashMultiset.create(walk.deliveryPorts()).elementSet().size(),
        walk.deliveries().size(),
        () -> about(walk, failures));
  }

  private void assertCopies(Walk walk, Endpoint target, int copies, Failures failures) {
    List<ConnectPoint> expected = new ArrayList<>();
    for (int i = 0; i < copies; i++) {
      expected.add(target.port());
    }
    assertEquals(expected, walk.deliveryPorts(), () -> about(walk, failures));
  }

  private static boolean named(PathPair pair, Failures failures) {
    return pair.sharedLinks().stream().anyMatch(failures.links()::contains)
        || pair.sharedSwitches().stream().anyMatch(failures::breaks);
  }

  private static FabricLink lastLink(FabricPath path, Endpoint target) {
    boolean forward = path.target().equals(switchOf(target));
    return path.links().get(forward ? path.links().size() - 1 : 0);
  }

  private Optional<PathPair> twoSwitches(Endpoint source, Endpoint target) {
    return switchOf(source).equals(switchOf(target)) ? Optional.empty() : von.paths(source, target);
  }

  private static DeviceId switchOf(Endpoint endpoint) {
    return endpoint.port().deviceId();
  }

  private String about(Walk walk, Failures failures) {
    return installation.about(walk, failures);
  }

  /** Visits every two endpoints that are not on one port; there they need no switch. */
  private void forEachPair(PairVisitor visitor) {
    for (Endpoint source : von.endpoints()) {
      for (Endpoint target : von.endpoints()) {
        if (!source.port().equals(target.port())) {
          visitor.visit(source, target);
        }
      }
    }
  }

  private interface PairVisitor {
    void visit(Endpoint source, Endpoint target);
  }
}
