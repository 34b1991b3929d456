// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.onosproject.net.ConnectPoint;

/** Networks that are installed side by side on one fabric, with walks that have to be sound. */
final class Installation {

  private final ModelFabric fabric;
  private final List<ModelVon> vons;
  private final FrameWalker walker;

  Installation(ModelFabric fabric, ModelVon... vons) {
    this.fabric = fabric;
    this.vons = List.of(vons);
    this.walker =
        FrameWalker.ofPrograms(
            this.vons.stream().flatMap(v -> v.programs().stream()).collect(Collectors.toList()),
            fabric.links());
  }

  ModelFabric fabric() {
    return fabric;
  }

  List<ModelVon> vons() {
    return vons;
  }

  /**
   * Walks a frame, which may come from anywhere and carry anything: there is no loop and no fault
   * on its way, no copy comes out with a tag, and none comes out where it is not allowed to.
   */
  Walk walk(ModelFrame frame, ConnectPoint entry, Failures failures, Set<ConnectPoint> allowed) {
    Walk walk = walker.walk(frame, entry, failures);
    assertFalse(walk.loop(), () -> "loop: " + about(walk, failures));
    assertEquals(List.of(), walk.faults(), () -> "faults: " + about(walk, failures));
    for (Delivery delivery : walk.deliveries()) {
      assertEquals(List.of(), delivery.frame().tags(), () -> "tagged: " + about(walk, failures));
      assertTrue(
          allowed.contains(delivery.port()), () -> "left the network: " + about(walk, failures));
    }
    return walk;
  }

  /** Walks a frame that must not come out anywhere. */
  void walkToNowhere(ModelFrame frame, ConnectPoint entry) {
    walk(frame, entry, Failures.NONE, Set.of());
  }

  /** Describes a walk that surprises. */
  String about(Walk walk, Failures failures) {
    return fabric + ", " + failures + ", " + vons + "\n" + walk;
  }
}
