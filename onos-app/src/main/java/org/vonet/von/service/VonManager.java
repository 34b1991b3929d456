// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.service;

import static org.onlab.util.Tools.groupedThreads;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.onlab.packet.MacAddress;
import org.onlab.util.OrderedExecutor;
import org.onosproject.core.ApplicationId;
import org.onosproject.core.CoreService;
import org.onosproject.event.EventDeliveryService;
import org.onosproject.event.ListenerRegistry;
import org.onosproject.net.DeviceId;
import org.onosproject.net.Host;
import org.onosproject.net.HostId;
import org.onosproject.net.device.DeviceService;
import org.onosproject.net.flow.FlowRuleService;
import org.onosproject.net.group.GroupService;
import org.onosproject.net.host.HostService;
import org.onosproject.net.link.LinkService;
import org.onosproject.net.meter.MeterService;
import org.onosproject.store.service.StorageService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vonet.von.api.Endpoint;
import org.vonet.von.api.FabricLink;
import org.vonet.von.api.FrameTrace;
import org.vonet.von.api.SwitchUsage;
import org.vonet.von.api.Von;
import org.vonet.von.api.VonEvent;
import org.vonet.von.api.VonException;
import org.vonet.von.api.VonException.Reason;
import org.vonet.von.api.VonListener;
import org.vonet.von.api.VonMetrics;
import org.vonet.von.api.VonName;
import org.vonet.von.api.VonService;
import org.vonet.von.api.VonSpec;
import org.vonet.von.compile.DeviceProgram;
import org.vonet.von.install.MeterInstaller;
import org.vonet.von.install.ProgramInstaller;
import org.vonet.von.plan.Measurement;
import org.vonet.von.store.VonRecord;
import org.vonet.von.store.VonStore;
import org.vonet.von.topology.FabricReader;

/**
 * The service as an ONOS component: queues what is asked for, one queue a network, and follows the
 * topology.
 */
@Component(immediate = true, service = VonService.class)
public class VonManager implements VonService {

  /** The name under which ONOS knows the application. */
  public static final String APPLICATION = "org.vonet.von";

  private static final Logger LOG = LoggerFactory.getLogger(VonManager.class);

  /** ONOS sees a group or meter as added with its next statistics poll, up to ten seconds later. */
  private static final Duration CONFIRMATION_LIMIT = Duration.ofSeconds(15);

  private static final int WORKERS = 8;
  private static final long RETRY_SECONDS = 5;

  @Reference private CoreService coreService;
  @Reference private StorageService storageService;
  @Reference private DeviceService deviceService;
  @Reference private LinkService linkService;
  @Reference private HostService hostService;
  @Reference private FlowRuleService flowRuleService;
  @Reference private GroupService groupService;
  @Reference private MeterService meterService;
  @Reference private EventDeliveryService eventDispatcher;

  private final ListenerRegistry<VonEvent, VonListener> listeners = new ListenerRegistry<>();
  private final Map<VonName, Executor> queues = new ConcurrentHashMap<>();
  private ApplicationId application;
  private VonStore store;
  private VonOperations operations;
  private FabricWatch fabricWatch;
  private ExecutorService workers;
  private ScheduledExecutorService timer;

  /** Starts the service and puts every stored network back to work. */
  @Activate
  protected void activate() {
    application = coreService.registerApplication(APPLICATION);
    store = new VonStore(storageService);
    workers = Executors.newFixedThreadPool(WORKERS, groupedThreads("vonet", "worker-%d", LOG));
    timer = Executors.newSingleThreadScheduledExecutor(groupedThreads("vonet", "timer-%d", LOG));
    fabricWatch =
        new FabricWatch(
            deviceService,
            linkService,
            new FabricReader(deviceService, linkService),
            this::refreshAll,
            this::reassert);
    operations =
        new VonOperations(
            store,
            new ProgramInstaller(
                flowRuleService, groupService, deviceService::isAvailable, CONFIRMATION_LIMIT),
            new MeterInstaller(meterService, application, CONFIRMATION_LIMIT),
            application,
            fabricWatch::current,
            new EndpointAdmission(deviceService),
            deviceService::isAvailable);
    eventDispatcher.addSink(VonEvent.class, listeners);
    fabricWatch.start();
    store.all().forEach(record -> reassert(record.von().name(), device -> true));
    LOG.info("Started with {} virtual overlay networks", store.all().size());
  }

  /** Stops the service; what is on the switches stays and goes on carrying traffic. */
  @Deactivate
  protected void deactivate() {
    fabricWatch.stop();
    timer.shutdownNow();
    workers.shutdown();
    try {
      if (!workers.awaitTermination(CONFIRMATION_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        workers.shutdownNow();
      }
    } catch (InterruptedException e) {
      workers.shutdownNow();
      Thread.currentThread().interrupt();
    }
    eventDispatcher.removeSink(VonEvent.class);
    LOG.info("Stopped; the networks go on without the controller");
  }

  @Override
  public CompletableFuture<Von> create(VonSpec spec) {
    return enqueue(
        spec.name(),
        () -> {
          Von von = operations.create(spec);
          LOG.info("{}: created with {}, protection {}", von, spec.rate(), spec.protection());
          post(VonEvent.Type.VON_CREATED, von);
          return von;
        });
  }

  @Override
  public CompletableFuture<Von> delete(VonName name) {
    return enqueue(
        name,
        () -> {
          Von von = operations.delete(name);
          LOG.info("{}: deleted", von);
          post(VonEvent.Type.VON_DELETED, von);
          return von;
        });
  }

  @Override
  public CompletableFuture<Von> addEndpoints(VonName name, Collection<Endpoint> endpoints) {
    return enqueue(
        name,
        () -> {
          Von von = operations.addEndpoints(name, endpoints);
          LOG.info("{}: added {}, is {}: {}", von, endpoints, von.state(), von.reason());
          post(VonEvent.Type.ENDPOINT_ADDED, von);
          return von;
        });
  }

  @Override
  public CompletableFuture<Von> addHost(VonName name, HostId hostId) {
    Host host = hostService.getHost(hostId);
    if (host == null) {
      CompletableFuture<Von> unknown = new CompletableFuture<>();
      unknown.completeExceptionally(
          new VonException(
              Reason.NOT_FOUND,
              "host "
                  + hostId
                  + " is unknown: see 'hosts', or give its switch port and MAC address"));
      return unknown;
    }
    return addEndpoints(
        name, ImmutableSet.of(Endpoint.of(host.location(), host.mac(), host.ipAddresses())));
  }

  @Override
  public CompletableFuture<Von> removeEndpoints(VonName name, Collection<MacAddress> macs) {
    return enqueue(
        name,
        () -> {
          Von von = operations.removeEndpoints(name, macs);
          LOG.info("{}: removed {}, is {}: {}", von, macs, von.state(), von.reason());
          post(VonEvent.Type.ENDPOINT_REMOVED, von);
          return von;
        });
  }

  @Override
  public Set<Von> vons() {
    return store.all().stream().map(VonRecord::von).collect(ImmutableSet.toImmutableSet());
  }

  @Override
  public Optional<Von> von(VonName name) {
    return store.get(name).map(VonRecord::von);
  }

  @Override
  public Map<DeviceId, SwitchUsage> usage(VonName name) {
    VonRecord record = store.get(name).orElse(null);
    if (record == null) {
      return ImmutableMap.of();
    }
    ImmutableMap.Builder<DeviceId, SwitchUsage> usage = ImmutableMap.builder();
    for (DeviceProgram device : record.program(application).devices().values()) {
      usage.put(
          device.device(),
          SwitchUsage.of(
              device.fabricRules().size() + device.edgeRules().size(),
              device.groups().size(),
              record.resources().meterIds().containsKey(device.device()) ? 1 : 0));
    }
    return usage.build();
  }

  @Override
  public VonMetrics metrics(Von von) {
    return Measurement.of(von.plan(), fabricWatch.current());
  }

  @Override
  public FrameTrace trace(
      VonName name, MacAddress source, MacAddress destination, Set<FabricLink> failed) {
    VonRecord record = store.require(name);
    return FrameTracer.trace(
        record.von(),
        record.program(application),
        fabricWatch.current(),
        source,
        destination,
        failed);
  }

  @Override
  public void addListener(VonListener listener) {
    listeners.addListener(listener);
  }

  @Override
  public void removeListener(VonListener listener) {
    listeners.removeListener(listener);
  }

  private void refreshAll() {
    store.all().forEach(record -> refresh(record.von().name()));
  }

  private void refresh(VonName name) {
    enqueue(
            name,
            () -> {
              Von before = store.require(name).von();
              Von after = operations.refresh(name);
              if (!after.equals(before)) {
                post(VonEvent.Type.STATE_CHANGED, after);
              }
              return after;
            })
        .whenComplete((von, failure) -> retryAfter(failure, name, () -> refresh(name)));
  }

  private void reassert(DeviceId device) {
    for (VonRecord record : store.all()) {
      if (record.program(application).devices().containsKey(device)) {
        reassert(record.von().name(), device::equals);
      }
    }
  }

  private void reassert(VonName name, Predicate<DeviceId> devices) {
    enqueue(
            name,
            () -> {
              operations.reassert(name, devices);
              return store.require(name).von();
            })
        .whenComplete((von, failure) -> retryAfter(failure, name, () -> reassert(name, devices)));
  }

  private void retryAfter(Throwable failure, VonName name, Runnable retry) {
    boolean pointless =
        failure == null
            || failure instanceof VonException
                && ((VonException) failure).reason() == Reason.NOT_FOUND;
    if (pointless) {
      return;
    }
    LOG.warn(
        "VON {}: could not follow the topology, next try in {} s: {}",
        name,
        RETRY_SECONDS,
        failure.getMessage());
    try {
      timer.schedule(retry, RETRY_SECONDS, TimeUnit.SECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("Stopping, no further try for {}", name);
    }
  }

  private CompletableFuture<Von> enqueue(VonName name, Supplier<Von> change) {
    CompletableFuture<Von> result = new CompletableFuture<>();
    Executor queue = queues.computeIfAbsent(name, n -> new OrderedExecutor(workers));
    try {
      queue.execute(
          () -> {
            try {
              result.complete(change.get());
            } catch (VonException e) {
              result.completeExceptionally(e);
            } catch (RuntimeException e) {
              LOG.error("VON {}: a change failed unexpectedly", name, e);
              result.completeExceptionally(e);
            }
          });
    } catch (RejectedExecutionException e) {
      result.completeExceptionally(
          new VonException(Reason.UNAVAILABLE, "the application is stopping: try again later"));
    }
    return result;
  }

  private void post(VonEvent.Type type, Von von) {
    eventDispatcher.post(new VonEvent(type, von));
  }
}
