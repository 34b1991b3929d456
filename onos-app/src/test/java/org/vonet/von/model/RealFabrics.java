// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import java.util.List;
import java.util.stream.Collectors;
import org.vonet.topologies.Topologies;
import org.vonet.topologies.Topology;

/**
 * Fabrics of real topologies. All links weigh the same, so that many paths are equally good.
 *
 * <p>Chosen for variety: parallel links (Highwinds, Sunet, Internetmci, Garr201201, Belnet2010,
 * Digex), self-loops (Interoute), several components (DeutscheTelekom, Eunetworks, Nsfcnet), no
 * cycle at all (Nordu1989, Cesnet1999), one cycle only (Syringa), two-connected (Abilene,
 * Arpanet19728, AttMpls, BtNorthAmerica, EliBackbone, VtlWavenet2008), large (Colt, Interoute,
 * gabriel-100-0).
 */
final class RealFabrics {

  private static final List<String> NAMES =
      List.of(
          "gabriel-100-0",
          "gabriel-25-0",
          "gabriel-50-0",
          "pglib_opf_case118_ieee",
          "pglib_opf_case14_ieee",
          "pglib_opf_case57_ieee",
          "Abilene",
          "Arpanet19728",
          "AttMpls",
          "Belnet2010",
          "BtNorthAmerica",
          "Cesnet1999",
          "Colt",
          "DeutscheTelekom",
          "Digex",
          "EliBackbone",
          "Eunetworks",
          "Garr201201",
          "Geant2012",
          "Highwinds",
          "Internetmci",
          "Interoute",
          "Napnet",
          "Nordu1989",
          "Nsfcnet",
          "Quest",
          "Sunet",
          "Syringa",
          "VtlWavenet2008");

  private static final long LATENCY_NANOS = 1_000;

  private RealFabrics() {}

  /** Returns all of them. */
  static List<ModelFabric> all() {
    return NAMES.stream().map(RealFabrics::named).collect(Collectors.toList());
  }

  /** Returns the fabric of a topology, without its self-loops. */
  static ModelFabric named(String name) {
    Topology topology = Topologies.named(name).read();
    ModelFabric fabric = new ModelFabric(name, topology.vertexCount());
    for (Topology.Link link : topology.links()) {
      if (link.a() != link.b()) {
        fabric.link(link.a(), link.b(), LATENCY_NANOS);
      }
    }
    return fabric;
  }
}
