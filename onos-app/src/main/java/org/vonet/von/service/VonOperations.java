// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.onlab.packet.MacAddress;
import org.onosproject.core.ApplicationId;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DeviceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vonet.capacity.SliceMeter;
import org.vonet.von.api.Endpoint;
import org.vonet.von.api.Von;
import org.vonet.von.api.VonException;
import org.vonet.von.api.VonException.Reason;
import org.vonet.von.api.VonName;
import org.vonet.von.api.VonPlan;
import org.vonet.von.api.VonSpec;
import org.vonet.von.compile.VonCompiler;
import org.vonet.von.compile.VonProgram;
import org.vonet.von.install.MeterInstaller;
import org.vonet.von.install.ProgramInstaller;
import org.vonet.von.plan.Assessment;
import org.vonet.von.plan.Fabric;
import org.vonet.von.plan.VonPlanner;
import org.vonet.von.store.VonRecord;
import org.vonet.von.store.VonStore;

/**
 * Carries out one change to one network from beginning to end, on the caller's thread: plan,
 * meters, rules, store; or takes it all back. Changes to one network must not overlap.
 */
final class VonOperations {

  private static final Logger LOG = LoggerFactory.getLogger(VonOperations.class);

  /** A broken pair is taken out in one step and planned afresh in the next, then the tree. */
  private static final int MAX_STEPS = 5;

  private final VonStore store;
  private final ProgramInstaller programs;
  private final MeterInstaller meters;
  private final ApplicationId application;
  private final Supplier<Fabric> fabric;
  private final EndpointAdmission admission;
  private final Predicate<DeviceId> isConnected;

  VonOperations(
      VonStore store,
      ProgramInstaller programs,
      MeterInstaller meters,
      ApplicationId application,
      Supplier<Fabric> fabric,
      EndpointAdmission admission,
      Predicate<DeviceId> isConnected) {
    this.store = store;
    this.programs = programs;
    this.meters = meters;
    this.application = application;
    this.fabric = fabric;
    this.admission = admission;
    this.isConnected = isConnected;
  }

  Von create(VonSpec spec) {
    return store.create(spec).von();
  }

  Von delete(VonName name) {
    VonRecord record = store.require(name);
    VonProgram program = record.program(application);
    programs.change(program, VonProgram.empty(record.resources()));
    removeMeters(record.resources().meterIds());
    store.remove(record);
    return record.von();
  }

  Von addEndpoints(VonName name, Collection<Endpoint> added) {
    VonRecord record = store.require(name);
    Fabric now = fabric.get();
    admission.check(record.von(), added, now);
    List<ConnectPoint> ports = added.stream().map(Endpoint::port).collect(Collectors.toList());
    List<ConnectPoint> claimed = store.claimPorts(name, ports);
    try {
      Set<Endpoint> endpoints = new TreeSet<>(record.von().endpoints());
      endpoints.addAll(added);
      VonPlanner planner = new VonPlanner(record.von().spec(), now);
      Set<DeviceId> edges = edgeSwitches(endpoints);
      VonPlan plan = planner.replan(edges, record.von().plan());
      planner.requireGranted(edgeSwitches(added), edges, plan);
      return change(record, Assessment.apply(record.von(), endpoints, plan)).von();
    } catch (RuntimeException e) {
      store.releasePorts(name, claimed);
      throw e;
    }
  }

  Von removeEndpoints(VonName name, Collection<MacAddress> macs) {
    VonRecord record = store.require(name);
    Set<Endpoint> endpoints = new TreeSet<>(record.von().endpoints());
    for (MacAddress mac : macs) {
      Endpoint removed =
          record
              .von()
              .endpoint(mac)
              .orElseThrow(
                  () ->
                      new VonException(
                          Reason.NOT_FOUND,
                          "MAC address "
                              + mac
                              + " is no endpoint of VON '"
                              + name
                              + "': see von-show "
                              + name));
      endpoints.remove(removed);
    }
    VonPlanner planner = new VonPlanner(record.von().spec(), fabric.get());
    VonPlan plan = planner.replan(edgeSwitches(endpoints), record.von().plan());
    Von after = change(record, Assessment.apply(record.von(), endpoints, plan)).von();
    Set<ConnectPoint> freed = ports(record.von().endpoints());
    freed.removeAll(ports(endpoints));
    store.releasePorts(name, freed);
    return after;
  }

  /**
   * Adapts a network to the fabric as it is now, as far as that goes, in steps that are each
   * carried out wholly or not at all.
   *
   * @return the network, which is unchanged if nothing had to be done
   */
  Von refresh(VonName name) {
    int steps = 0;
    while (adapt(name) && steps < MAX_STEPS) {
      steps++;
    }
    return store.require(name).von();
  }

  /**
   * Takes the most urgent step towards the fabric as it is now: paths before the broadcast tree,
   * because frames are being lost on a broken path while the many entries of a tree are changed.
   *
   * @return false if nothing had to be done
   */
  boolean adapt(VonName name) {
    VonRecord record = store.require(name);
    Von von = record.von();
    VonPlan plan = new VonPlanner(von.spec(), fabric.get()).replan(von.edgeSwitches(), von.plan());
    if (!plan.pairs().equals(von.plan().pairs())) {
      plan = VonPlan.of(plan.pairs(), von.plan().tree().orElse(null));
    }
    Von adapted = Assessment.apply(von, von.endpoints(), plan);
    if (adapted.equals(von)) {
      return false;
    }
    ChangeLog.describe(von, adapted).forEach(LOG::info);
    change(record, adapted);
    return true;
  }

  /** Puts the rules of a network on switches that may have lost them. */
  void reassert(VonName name, Predicate<DeviceId> devices) {
    programs.reassert(store.require(name).program(application), devices.and(isConnected));
  }

  private VonRecord change(VonRecord record, Von after) {
    Map<DeviceId, Long> held = record.resources().meterIds();
    Set<DeviceId> edges = after.edgeSwitches();
    List<DeviceId> unmetered = new ArrayList<>(edges);
    unmetered.removeAll(held.keySet());
    Map<DeviceId, Long> granted = meters.add(unmetered, SliceMeter.of(after.spec().rate()));
    Map<DeviceId, Long> all = new HashMap<>(held);
    all.putAll(granted);
    VonProgram before = record.program(application);
    try {
      VonProgram program =
          VonCompiler.compile(after, record.resources().withMeters(all), application);
      programs.change(before, program);
      Map<DeviceId, Long> kept = new HashMap<>(all);
      kept.keySet().retainAll(edges);
      VonRecord changed = VonRecord.of(after, program.resources().withMeters(kept));
      commit(record, changed, before, program);
      Map<DeviceId, Long> unused = new HashMap<>(all);
      unused.keySet().removeAll(kept.keySet());
      removeMeters(unused);
      return changed;
    } catch (RuntimeException e) {
      removeMeters(granted);
      throw e;
    }
  }

  private void commit(VonRecord record, VonRecord changed, VonProgram before, VonProgram after) {
    try {
      store.update(record, changed);
    } catch (RuntimeException e) {
      programs.change(after, before);
      throw e;
    }
  }

  private void removeMeters(Map<DeviceId, Long> ids) {
    Map<DeviceId, Long> reachable = new HashMap<>(ids);
    reachable.keySet().removeIf(isConnected.negate());
    Map<DeviceId, Long> unreachable = new HashMap<>(ids);
    unreachable.keySet().removeAll(reachable.keySet());
    meters.withdraw(unreachable);
    try {
      meters.remove(reachable);
    } catch (VonException e) {
      LOG.warn("Clean-up is incomplete: {}", e.getMessage());
    }
  }

  private static Set<DeviceId> edgeSwitches(Collection<Endpoint> endpoints) {
    return endpoints.stream()
        .map(e -> e.port().deviceId())
        .collect(
            Collectors.toCollection(() -> new TreeSet<>(Comparator.comparing(DeviceId::toString))));
  }

  private static Set<ConnectPoint> ports(Collection<Endpoint> endpoints) {
    return endpoints.stream().map(Endpoint::port).collect(Collectors.toSet());
  }
}
