// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vonet.von.api.Endpoint;
import org.vonet.von.api.PathDiversity;
import org.vonet.von.api.ProtectionMode;

/**
 * What a virtual overlay network promises, on real topologies: two networks with the same addresses
 * lie on the same switches, and frames are walked through the compiled programs of both, under
 * every failure of a single link or switch.
 */
class RealTopologiesTest {

  private static final int EDGE_SWITCHES = 4;
  private static final int LARGE = 60;

  static Stream<ModelFabric> topologies() {
    return RealFabrics.all().stream();
  }

  @Test
  void areManyAndDiffer() {
    List<ModelFabric> fabrics = RealFabrics.all();
    assertTrue(fabrics.size() >= 22, () -> fabrics.size() + " topologies");
    assertTrue(fabrics.stream().anyMatch(f -> f.largestComponent().size() < f.switches().size()));
    assertTrue(fabrics.stream().anyMatch(f -> f.links().size() == f.switches().size() - 1));
  }

  /** A network with an endpoint at each switch: every pair has the best paths, or none is there. */
  @ParameterizedTest
  @MethodSource("topologies")
  void everyPairIsProvenBest(ModelFabric fabric) {
    List<Endpoint> endpoints = EndpointPicker.on(fabric.switches());
    for (PathDiversity diversity : List.of(PathDiversity.LINK, PathDiversity.SWITCH)) {
      PathProofs.check(
          ModelVon.of(fabric, ProtectionMode.DUPLICATE, diversity, 0, endpoints), fabric);
    }
    PathProofs.check(
        ModelVon.of(fabric, ProtectionMode.NONE, PathDiversity.SWITCH, 0, endpoints), fabric);
  }

  @ParameterizedTest
  @MethodSource("topologies")
  void unprotected(ModelFabric fabric) {
    check(fabric, ProtectionMode.NONE, PathDiversity.SWITCH);
  }

  @ParameterizedTest
  @MethodSource("topologies")
  void suppressing(ModelFabric fabric) {
    check(fabric, ProtectionMode.SUPPRESS, PathDiversity.SWITCH);
  }

  @ParameterizedTest
  @MethodSource("topologies")
  void duplicating(ModelFabric fabric) {
    check(fabric, ProtectionMode.DUPLICATE, PathDiversity.SWITCH);
  }

  @ParameterizedTest
  @MethodSource("topologies")
  void duplicatingOnDisjointLinks(ModelFabric fabric) {
    check(fabric, ProtectionMode.DUPLICATE, PathDiversity.LINK);
  }

  private static void check(
      ModelFabric fabric, ProtectionMode protection, PathDiversity diversity) {
    Random random = new Random(fabric.toString().hashCode());
    int edges = fabric.switches().size() > LARGE ? EDGE_SWITCHES - 1 : EDGE_SWITCHES;
    List<Endpoint> endpoints = EndpointPicker.pick(fabric, random, edges);
    VonPromises.check(fabric, protection, diversity, endpoints);
  }
}
