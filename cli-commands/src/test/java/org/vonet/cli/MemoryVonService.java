// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.onlab.packet.MacAddress;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DeviceId;
import org.onosproject.net.Host;
import org.onosproject.net.HostId;
import org.vonet.von.api.Endpoint;
import org.vonet.von.api.FabricLink;
import org.vonet.von.api.FrameTrace;
import org.vonet.von.api.PathPair;
import org.vonet.von.api.SwitchUsage;
import org.vonet.von.api.Von;
import org.vonet.von.api.VonException;
import org.vonet.von.api.VonException.Reason;
import org.vonet.von.api.VonId;
import org.vonet.von.api.VonListener;
import org.vonet.von.api.VonName;
import org.vonet.von.api.VonPlan;
import org.vonet.von.api.VonService;
import org.vonet.von.api.VonSpec;
import org.vonet.von.api.VonState;

/** A service over a {@link RingNetwork} that has no switches: it keeps the promises of the API. */
final class MemoryVonService implements VonService {

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
        .orElseThrow(() -> new VonException(Reason.NOT_FOUND, "there is no VON '" + name + "'"));
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
            throw new VonException(Reason.CONFLICT, "there is a VON '" + spec.name() + "' already");
          }
          if (sameId.isPresent()) {
            throw new VonException(
                Reason.CONFLICT,
                "id " + sameId.get().id() + " is in use by VON '" + sameId.get().name() + "'");
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
          Reason.BAD_REQUEST, "there is no port " + endpoint.port() + ": 'ports' lists all");
    }
    if (RingNetwork.isLinkEnd(endpoint.port())) {
      throw new VonException(
          Reason.BAD_REQUEST, "port " + endpoint.port() + " is an end of a link between switches");
    }
    if (von.endpoint(endpoint.mac()).isPresent()) {
      throw new VonException(Reason.CONFLICT, endpoint.mac() + " is an endpoint already");
    }
  }

  private Von planned(Von von, Set<Endpoint> endpoints) {
    Set<DeviceId> edges =
        endpoints.stream().map(e -> e.port().deviceId()).collect(Collectors.toSet());
    VonPlan plan = network.plan(edges, von.spec().protection().sendsTwoCopies());
    boolean allWhole =
        plan.pairs().values().stream()
            .allMatch(p -> p.firstWhole() && (p.second().isEmpty() || p.secondWhole()));
    if (endpoints.size() < 2) {
      return von.with(endpoints, plan, VonState.IDLE, "fewer than two endpoints");
    }
    return allWhole
        ? von.with(endpoints, plan, VonState.ACTIVE, "all paths are whole")
        : von.with(endpoints, plan, VonState.DEGRADED, "some paths are broken");
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
            throw new VonException(Reason.NOT_FOUND, "there is no host " + id);
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
              throw new VonException(Reason.NOT_FOUND, mac + " is no endpoint of VON " + name);
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
    Map<DeviceId, SwitchUsage> usage =
        new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    Von von = vons.get(name);
    if (von != null && !von.endpoints().isEmpty()) {
      for (int number = 1; number <= RingNetwork.SIZE; number++) {
        DeviceId device = RingNetwork.device(number);
        boolean edge = von.edgeSwitches().contains(device);
        usage.put(device, SwitchUsage.of(edge ? 12 : 4, edge ? 3 : 0, edge ? 1 : 0));
      }
    }
    return usage;
  }

  @Override
  public FrameTrace trace(
      VonName name, MacAddress source, MacAddress destination, Set<FabricLink> failed) {
    Von von = known(name);
    Endpoint from =
        von.endpoint(source)
            .orElseThrow(
                () -> new VonException(Reason.NOT_FOUND, source + " is no endpoint of " + name));
    List<String> steps = new ArrayList<>();
    List<ConnectPoint> deliveries = new ArrayList<>();
    for (Endpoint to : von.endpoints()) {
      if (to.mac().equals(destination) && !to.port().deviceId().equals(from.port().deviceId())) {
        PathPair pair =
            von.plan()
                .pair(org.vonet.von.api.SwitchPair.of(from.port().deviceId(), to.port().deviceId()))
                .get();
        boolean first = pair.first().links().stream().noneMatch(failed::contains);
        steps.add(pair.firstColour() + (first ? " arrives at " : " is lost before ") + to.port());
        if (first || pair.second().isPresent()) {
          deliveries.add(to.port());
        }
      }
    }
    return FrameTrace.of(steps, deliveries, false);
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
