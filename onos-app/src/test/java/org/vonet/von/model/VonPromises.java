// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.vonet.von.api.Endpoint;
import org.vonet.von.api.PathDiversity;
import org.vonet.von.api.ProtectionMode;
import org.vonet.von.compile.ProgramText;

/** All that must always hold for a network with these endpoints on this fabric. */
final class VonPromises {

  /** On fabrics with more switches than this, the new plan is checked for a sample of failures. */
  private static final int REPLANNED_EXHAUSTIVELY = 50;

  private static final int SAMPLING_STEP = 5;

  private VonPromises() {}

  static void check(
      ModelFabric fabric,
      ProtectionMode protection,
      PathDiversity diversity,
      List<Endpoint> endpoints) {
    ModelVon von = ModelVon.of(fabric, protection, diversity, 0, endpoints);
    ModelVon twin = ModelVon.of(fabric, protection, diversity, 1, EndpointPicker.twins(endpoints));
    Installation installation = Installation.of(fabric, von, twin);
    checkInstalled(installation);
    List<Failures> failures = fabric.singleFailures();
    int step = fabric.switches().size() > REPLANNED_EXHAUSTIVELY ? SAMPLING_STEP : 1;
    for (int i = 0; i < failures.size(); i += step) {
      replanServes(fabric, von, failures.get(i));
    }
    nothingIsLeftOfAnEndpoint(fabric, von);
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

  /** Taking endpoints away leaves what was there before they came. */
  private static void nothingIsLeftOfAnEndpoint(ModelFabric fabric, ModelVon von) {
    for (Endpoint gone : von.endpoints()) {
      Set<Endpoint> fewer =
          von.endpoints().stream().filter(e -> !e.equals(gone)).collect(Collectors.toSet());
      ModelVon before =
          ModelVon.of(
              fabric, von.von().spec().protection(), von.von().spec().diversity(), 0, fewer);
      ModelVon with = before.with(fabric, von.endpoints());
      ModelVon after = with.with(fabric, fewer);
      if (after.von().plan().equals(before.von().plan())) {
        assertEquals(ProgramText.bySwitch(before.program()), ProgramText.bySwitch(after.program()));
      }
      assertEquals(
          before.von().plan().pairs(), after.von().plan().pairs(), "paths stay where they are");
    }
  }
}
