// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.onlab.packet.Ip4Address;
import org.onlab.packet.IpAddress;
import org.onlab.packet.MacAddress;
import org.onosproject.core.ApplicationId;
import org.onosproject.core.DefaultApplicationId;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DeviceId;
import org.onosproject.net.Host;
import org.onosproject.net.HostId;
import org.vonet.von.api.Endpoint;
import org.vonet.von.api.FabricLink;
import org.vonet.von.api.FrameTrace;
import org.vonet.von.api.SwitchUsage;
import org.vonet.von.api.Von;
import org.vonet.von.api.VonException;
import org.vonet.von.api.VonException.Reason;
import org.vonet.von.api.VonId;
import org.vonet.von.api.VonListener;
import org.vonet.von.api.VonMetrics;
import org.vonet.von.api.VonName;
import org.vonet.von.api.VonService;
import org.vonet.von.api.VonSpec;
import org.vonet.von.compile.DeviceProgram;
import org.vonet.von.compile.VonProgram;
import org.vonet.von.compile.VonResources;
import org.vonet.von.model.Failures;
import org.vonet.von.model.FrameWalker;
import org.vonet.von.model.ModelFrame;
import org.vonet.von.plan.Assessment;
import org.vonet.von.plan.Measurement;
import org.vonet.von.plan.VonPlanner;
import org.vonet.von.store.VonRecord;

/**
 * A service over a {@link RingNetwork}, with the application's own planner, compiler and walker of
 * frames. What it leaves out is the switches and the store; it refuses in the application's words.
 */
final class MemoryVonService implements VonService {

  private static final ApplicationId APPLICATION = new DefaultApplicationId(1, "org.vonet.von");
  private static final Comparator<DeviceId> BY_NAME = Comparator.comparing(DeviceId::toString);

  private final RingNetwork network;
  private final Map<VonName, Von> vons = new TreeMap<>();
  private int requests;
  private boolean silent;

  MemoryVonService(RingNetwork network) {
    this.network = network;
  }

  /** From now on no change is ever confirmed. */
  void beSilent() {
    silent = true;
  }

  /** How many changes were asked for, granted or not. */
  int requests() {
    return requests;
  }

  private CompletableFuture<Von> answer(java.util.function.Supplier<Von> change) {
    requests++;
    CompletableFuture<Von> future = new CompletableFuture<>();
    if (!silent) {
      try {
        future.complete(change.get());
      } catch (VonException e) {
        future.completeExceptionally(e);
      }
    }
    return future;
  }

  private Von known(VonName name) {
    return von(name)
        .orElseThrow(
            () ->
                new VonException(
                    Reason.NOT_FOUND,
                    "VON '" + name + "' does not exist: see von-list for those that do"));
  }

  private Von store(Von von) {
    vons.put(von.name(), von);
    return von;
  }

  @Override
  public CompletableFuture<Von> create(VonSpec spec) {
    return answer(
        () -> {
          Optional<Von> sameId =
              vons.values().stream().filter(v -> spec.id().equals(Optional.of(v.id()))).findAny();
          if (vons.containsKey(spec.name())) {
            throw new VonException(
                Reason.CONFLICT,
                "name '" + spec.name() + "' is in use: give another, or delete that VON first");
          }
          if (sameId.isPresent()) {
            throw new VonException(
                Reason.CONFLICT,
                "id "
                    + sameId.get().id()
                    + " is in use by VON '"
                    + sameId.get().name()
                    + "': give another, or leave --id out to get a free one");
          }
          return store(Von.idle(spec.id().orElse(VonId.of(vons.size() + 1L)), spec));
        });
  }

  @Override
  public CompletableFuture<Von> delete(VonName name) {
    return answer(
        () -> {
          known(name);
          return vons.remove(name);
        });
  }

  @Override
  public CompletableFuture<Von> addEndpoints(VonName name, Collection<Endpoint> endpoints) {
    return answer(
        () -> {
          Von von = known(name);
          Set<Endpoint> all = new LinkedHashSet<>(von.endpoints());
          for (Endpoint endpoint : endpoints) {
            check(von, endpoint);
            all.add(endpoint);
          }
          return store(planned(von, all));
        });
  }

  private static void check(Von von, Endpoint endpoint) {
    if (!RingNetwork.exists(endpoint.port())) {
      throw new VonException(
          Reason.BAD_REQUEST,
          "switch "
              + endpoint.port().deviceId()
              + " is unknown: see 'devices' for those that are connected");
    }
    if (RingNetwork.isLinkEnd(endpoint.port())) {
      throw new VonException(
          Reason.BAD_REQUEST,
          "port "
              + endpoint.port()
              + " is an end of a link between switches: give a port with a host behind it");
    }
    if (von.endpoint(endpoint.mac()).isPresent()) {
      throw new VonException(
          Reason.CONFLICT,
          "MAC address "
              + endpoint.mac()
              + " is an endpoint of VON '"
              + von.name()
              + "' already, at "
              + von.endpoint(endpoint.mac()).get().port()
              + ": remove it there first");
    }
  }

  private Von planned(Von von, Set<Endpoint> endpoints) {
    Set<DeviceId> edges =
        endpoints.stream()
            .map(e -> e.port().deviceId())
            .collect(Collectors.toCollection(() -> new TreeSet<>(BY_NAME)));
    VonPlanner planner = new VonPlanner(von.spec(), network.fabric());
    return Assessment.apply(von, endpoints, planner.replan(edges, von.plan()));
  }

  private static VonProgram program(Von von) {
    Map<DeviceId, Long> meters = new HashMap<>();
    von.edgeSwitches().forEach(device -> meters.put(device, meters.size() + 1L));
    return VonRecord.of(von, VonResources.ofLabelBlock(0).withMeters(meters)).program(APPLICATION);
  }

  /** Takes note of failures in the network. */
  void replan() {
    List.copyOf(vons.values()).forEach(von -> store(planned(von, von.endpoints())));
  }

  @Override
  public CompletableFuture<Von> addHost(VonName name, HostId id) {
    Host host = network.hostService().getHost(id);
    if (host == null) {
      return answer(
          () -> {
            throw new VonException(
                Reason.NOT_FOUND,
                "host " + id + " is unknown: see 'hosts', or give its switch port and MAC address");
          });
    }
    ConnectPoint port = new ConnectPoint(host.location().deviceId(), host.location().port());
    return addEndpoints(name, List.of(Endpoint.of(port, host.mac(), host.ipAddresses())));
  }

  @Override
  public CompletableFuture<Von> removeEndpoints(VonName name, Collection<MacAddress> macs) {
    return answer(
        () -> {
          Von von = known(name);
          for (MacAddress mac : macs) {
            if (von.endpoint(mac).isEmpty()) {
              throw noEndpoint(mac, name);
            }
          }
          return store(
              planned(
                  von,
                  von.endpoints().stream()
                      .filter(e -> !macs.contains(e.mac()))
                      .collect(Collectors.toSet())));
        });
  }

  @Override
  public Set<Von> vons() {
    return new LinkedHashSet<>(vons.values());
  }

  @Override
  public Optional<Von> von(VonName name) {
    return Optional.ofNullable(vons.get(name));
  }

  @Override
  public Map<DeviceId, SwitchUsage> usage(VonName name) {
    Map<DeviceId, SwitchUsage> usage = new TreeMap<>(BY_NAME);
    for (DeviceProgram device : program(vons.get(name)).devices().values()) {
      usage.put(
          device.device(),
          SwitchUsage.of(
              device.fabricRules().size() + device.edgeRules().size(),
              device.groups().size(),
              vons.get(name).edgeSwitches().contains(device.device()) ? 1 : 0));
    }
    return usage;
  }

  @Override
  public VonMetrics metrics(Von von) {
    return Measurement.of(von.plan(), network.fabric());
  }

  @Override
  public FrameTrace trace(
      VonName name, MacAddress source, MacAddress destination, Set<FabricLink> failed) {
    Von von = known(name);
    Endpoint from = von.endpoint(source).orElseThrow(() -> noEndpoint(source, name));
    Set<FabricLink> broken = new HashSet<>(network.failed());
    broken.addAll(failed);
    return FrameWalker.ofPrograms(program(von).devices().values(), RingNetwork.links())
        .walk(
            ModelFrame.ipv4(source, destination, sender(from)),
            from.port(),
            Failures.of(broken, Set.of()))
        .toTrace();
  }

  private static Ip4Address sender(Endpoint from) {
    return from.addresses().stream()
        .filter(IpAddress::isIp4)
        .map(IpAddress::getIp4Address)
        .findFirst()
        .orElse(Ip4Address.valueOf("192.0.2.1"));
  }

  private static VonException noEndpoint(MacAddress mac, VonName name) {
    return new VonException(
        Reason.NOT_FOUND,
        "MAC address " + mac + " is no endpoint of VON '" + name + "': see von-show " + name);
  }

  @Override
  public void addListener(VonListener listener) {
    throw new UnsupportedOperationException("the shell listens to nothing");
  }

  @Override
  public void removeListener(VonListener listener) {
    throw new UnsupportedOperationException("the shell listens to nothing");
  }
}
