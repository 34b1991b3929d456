// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vonet.von.api.Endpoint;
import org.vonet.von.api.PathDiversity;
import org.vonet.von.api.ProtectionMode;
import org.vonet.von.api.VonSpec;
import org.vonet.von.compile.ProgramText;

/** All that must always hold for a network with these endpoints on this fabric. */
final class VonPromises {

  /** On fabrics with more switches than this, a sample of new plans is compiled and checked. */
  private static final int EXHAUSTIVE_SWITCHES = 30;

  private static final int SAMPLING_STEP = 5;

  private VonPromises() {}

  static void check(
      ModelFabric fabric,
      ProtectionMode protection,
      PathDiversity diversity,
      List<Endpoint> endpoints) {
    ModelVon von = ModelVon.of(fabric, protection, diversity, 0, endpoints);
    ModelVon twin = ModelVon.of(fabric, protection, diversity, 1, EndpointPicker.twins(endpoints));
    PathProofs.check(von, fabric);
    Installation installation = Installation.of(fabric, von, twin);
    checkInstalled(installation);
    sample(fabric, fabric.singleFailures()).forEach(f -> replanServes(fabric, von, f));
    sample(fabric, endpoints).forEach(endpoint -> nothingIsLeftOf(endpoint, fabric, von));
  }

  private static <T> List<T> sample(ModelFabric fabric, List<T> all) {
    int step = fabric.switches().size() > EXHAUSTIVE_SWITCHES ? SAMPLING_STEP : 1;
    return IntStream.range(0, all.size())
        .filter(i -> i % step == 0)
        .mapToObj(all::get)
        .collect(Collectors.toList());
  }

  /**
   * What entries and groups have to do, without any help from a controller: all of it for the first
   * network, and for others beside it what does not depend on failures.
   */
  static void checkInstalled(Installation installation) {
    Installation besideOthers = Strangers.added(installation);
    for (ModelVon von : installation.vons()) {
      DeliveryChecks delivery = new DeliveryChecks(installation, von);
      delivery.everyPairIsDelivered();
      delivery.everyBroadcastIsDelivered();
      new IsolationChecks(installation, von).all();
    }
    ModelVon first = installation.vons().get(0);
    DeliveryChecks delivery = new DeliveryChecks(installation, first);
    delivery.everySingleFailureDoesWhatThePathsSay();
    if (first.von().spec().protection() == ProtectionMode.DUPLICATE) {
      delivery.onlySharedLinksAndSwitchesBreakPairs();
    }
    new IsolationChecks(besideOthers, first).whatTouchesTheNetworkIsKept();
    Strangers.areLeftAlone(besideOthers, first);
  }

  /**
   * After a failure at most two plans follow each other: the first one lets go of pairs without a
   * whole path, the second one finds them new paths. Under either one frames do what the plan says;
   * under the last one everything is delivered that can be.
   */
  private static void replanServes(ModelFabric fabric, ModelVon von, Failures failures) {
    ModelVon once = von.replanned(fabric, failures);
    if (once.von().plan().equals(von.von().plan())) {
      return;
    }
    ModelVon last = once.replanned(fabric, failures);
    if (!last.von().plan().equals(once.von().plan())) {
      new DeliveryChecks(Installation.of(fabric, once), once).everyPairDoesWhatPathsSay(failures);
    }
    DeliveryChecks delivery = new DeliveryChecks(Installation.of(fabric, last), last);
    delivery.everyConnectedPairIsDelivered(failures);
    delivery.treeSpans(failures);
  }

  /** Taking an endpoint away leaves what was there before it came. */
  private static void nothingIsLeftOf(Endpoint gone, ModelFabric fabric, ModelVon von) {
    Set<Endpoint> fewer =
        von.endpoints().stream().filter(e -> !e.equals(gone)).collect(Collectors.toSet());
    VonSpec spec = von.von().spec();
    ModelVon before = ModelVon.of(fabric, spec.protection(), spec.diversity(), 0, fewer);
    ModelVon after = before.with(fabric, von.endpoints()).with(fabric, fewer);
    assertEquals(before.von().plan().pairs(), after.von().plan().pairs());
    if (after.von().plan().equals(before.von().plan())) {
      assertEquals(ProgramText.bySwitch(before.program()), ProgramText.bySwitch(after.program()));
    }
  }
}
