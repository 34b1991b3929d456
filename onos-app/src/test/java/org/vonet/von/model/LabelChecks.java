// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.common.collect.Sets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onlab.packet.MacAddress;
import org.onlab.packet.VlanId;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DeviceId;
import org.vonet.von.api.BroadcastTree;
import org.vonet.von.api.Colour;
import org.vonet.von.api.Endpoint;
import org.vonet.von.api.FabricLink;
import org.vonet.von.api.FabricPath;
import org.vonet.von.api.PathPair;
import org.vonet.von.api.ProtectionMode;

/**
 * What becomes of labelled frames that are put into the middle of the fabric, by someone who has
 * got hold of a link: they can't make a circle and can't reach another network, and unless they
 * take up a path where it leads anyway, they go nowhere at all.
 */
final class LabelChecks {

  private final Installation installation;
  private final ModelVon von;
  private final List<ConnectPoint> ports;

  LabelChecks(Installation installation, ModelVon von) {
    this.installation = installation;
    this.von = von;
    this.ports =
        installation.fabric().fabricPorts().stream()
            .filter(port -> von.program().devices().containsKey(port.deviceId()))
            .collect(Collectors.toList());
  }

  void labelledFramesFollowTheirPathsOnly() {
    for (VlanId label : von.labels()) {
      for (Endpoint source : von.endpoints()) {
        follow(Frames.goose(source, MacAddress.BROADCAST), label, treeArrivals(label));
        for (Endpoint target : von.endpoints()) {
          follow(source, target, label);
        }
      }
      for (Endpoint target : von.endpoints()) {
        follow(Frames.goose(IsolationChecks.STRANGER, target.mac()), label, Set.of());
      }
    }
  }

  private void follow(Endpoint source, Endpoint target, VlanId label) {
    ModelFrame frame = Frames.goose(source, target.mac());
    DeviceId from = source.port().deviceId();
    if (from.equals(target.port().deviceId())) {
      follow(frame, label, Set.of());
      return;
    }
    PathPair pair = von.paths(source, target).orElseThrow();
    Set<ConnectPoint> first = arrivals(pair.first(), from, pair.firstColour(), label);
    Set<ConnectPoint> second =
        pair.second().isPresent()
            ? arrivals(pair.second().get(), from, pair.firstColour().other(), label)
            : Set.of();
    if (von.von().spec().protection() == ProtectionMode.SUPPRESS && pair.firstWhole()) {
      follow(frame, label, first, second);
      followHeldBack(frame, label, pair, from, Sets.union(first, second));
    } else {
      follow(frame, label, Sets.union(first, second));
    }
  }

  /** With the port down that is watched, frames come out that otherwise are held back. */
  private void followHeldBack(
      ModelFrame frame, VlanId label, PathPair pair, DeviceId from, Set<ConnectPoint> arrivals) {
    FabricPath first = directed(pair.first(), from);
    FabricLink watched = first.links().get(first.links().size() - 1);
    Failures failures = Failures.ofLink(watched);
    ModelFrame strange = Frames.goose(IsolationChecks.STRANGER, frame.destination());
    for (ConnectPoint port : ports) {
      goesNowhere(strange.withTag(label), port, failures);
      if (!arrivals.contains(port)) {
        goesNowhere(frame.withTag(label), port, failures);
      }
    }
    boolean survives = !pair.second().orElseThrow().links().contains(watched);
    if (survives && von.label(pair.firstColour().other()).equals(label)) {
      arrivals.forEach(port -> comesOut(frame.withTag(label), port, failures));
    }
  }

  private void follow(ModelFrame frame, VlanId label, Set<ConnectPoint> arrivals) {
    follow(frame, label, arrivals, Set.of());
  }

  /** Walks a frame in by every port: it comes out if it is due there, and else goes nowhere. */
  private void follow(
      ModelFrame frame, VlanId label, Set<ConnectPoint> arrivals, Set<ConnectPoint> heldBack) {
    for (ConnectPoint port : ports) {
      if (arrivals.contains(port)) {
        comesOut(frame.withTag(label), port, Failures.NONE);
      } else if (heldBack.contains(port)) {
        assertEquals(List.of(), walk(frame.withTag(label), port, Failures.NONE).deliveries());
      } else {
        goesNowhere(frame.withTag(label), port, Failures.NONE);
      }
    }
  }

  private void comesOut(ModelFrame frame, ConnectPoint port, Failures failures) {
    Walk walk = walk(frame, port, failures);
    assertFalse(walk.deliveries().isEmpty(), () -> installation.about(walk, failures));
  }

  private void goesNowhere(ModelFrame frame, ConnectPoint port, Failures failures) {
    installation.walkToNowhere(frame, port, failures);
  }

  private Walk walk(ModelFrame frame, ConnectPoint port, Failures failures) {
    return installation.walk(frame, port, failures, von.accessPorts());
  }

  private Set<ConnectPoint> treeArrivals(VlanId label) {
    BroadcastTree tree = von.von().plan().tree().orElseThrow();
    return von.label(tree.colour()).equals(label)
        ? tree.links().stream()
            .flatMap(link -> Stream.of(link.low(), link.high()))
            .collect(Collectors.toSet())
        : Set.of();
  }

  /** Returns the ports by which frames on a path come in, if they carry its colour's label. */
  private Set<ConnectPoint> arrivals(FabricPath path, DeviceId from, Colour colour, VlanId label) {
    Set<ConnectPoint> arrivals = new HashSet<>();
    if (von.label(colour).equals(label)) {
      DeviceId at = from;
      for (FabricLink link : directed(path, from).links()) {
        at = link.opposite(at);
        arrivals.add(new ConnectPoint(at, link.portAt(at)));
      }
    }
    return arrivals;
  }

  private static FabricPath directed(FabricPath path, DeviceId from) {
    return path.source().equals(from) ? path : path.reversed();
  }
}
