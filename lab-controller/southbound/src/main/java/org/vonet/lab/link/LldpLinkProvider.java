// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.link;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.onlab.util.Tools.groupedThreads;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import org.onlab.packet.Ethernet;
import org.onosproject.cfg.ComponentConfigService;
import org.onosproject.core.ApplicationId;
import org.onosproject.core.CoreService;
import org.onosproject.mastership.MastershipService;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.Device;
import org.onosproject.net.DeviceId;
import org.onosproject.net.Link;
import org.onosproject.net.Port;
import org.onosproject.net.device.DeviceEvent;
import org.onosproject.net.device.DeviceListener;
import org.onosproject.net.device.DeviceService;
import org.onosproject.net.flow.DefaultTrafficSelector;
import org.onosproject.net.flow.DefaultTrafficTreatment;
import org.onosproject.net.flow.TrafficSelector;
import org.onosproject.net.link.DefaultLinkDescription;
import org.onosproject.net.link.LinkProvider;
import org.onosproject.net.link.LinkProviderRegistry;
import org.onosproject.net.link.LinkProviderService;
import org.onosproject.net.packet.DefaultOutboundPacket;
import org.onosproject.net.packet.PacketContext;
import org.onosproject.net.packet.PacketPriority;
import org.onosproject.net.packet.PacketProcessor;
import org.onosproject.net.packet.PacketService;
import org.onosproject.net.provider.AbstractProvider;
import org.onosproject.net.provider.ProviderId;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vonet.lab.config.Settings;

/**
 * Finds the links between switches by sending a probe out of every port that is up.
 *
 * <p>A link that carries LLDP joins two switches directly. One that carries only BDDP, which is
 * broadcast, has bridges of others in between. A link vanishes at once with either of its ports,
 * and otherwise when no probe came over it for {@code staleLinkAge}.
 *
 * <p>One thread owns the state.
 */
@Component(
    immediate = true,
    property = {
      LldpLinkProvider.PROBE_RATE + ":Integer=1000",
      LldpLinkProvider.STALE_LINK_AGE + ":Integer=10000",
      LldpLinkProvider.USE_BDDP + ":Boolean=true"
    })
public final class LldpLinkProvider extends AbstractProvider implements LinkProvider {
  static final String PROBE_RATE = "probeRate";
  static final String STALE_LINK_AGE = "staleLinkAge";
  static final String USE_BDDP = "useBddp";

  private static final String APPLICATION = "org.vonet.lab.link";
  private static final int MIN_PROBE_MILLIS = 50;
  private static final int MAX_MILLIS = 600_000;
  private static final long STOP_SECONDS = 5;

  private final Logger log = LoggerFactory.getLogger(getClass());
  private final DeviceListener deviceListener = this::deviceChanged;
  private final PacketProcessor processor = this::received;
  private final LinkProbes probes = new LinkProbes(new SecureRandom());

  @Reference LinkProviderRegistry registry;
  @Reference DeviceService devices;
  @Reference MastershipService mastership;
  @Reference PacketService packets;
  @Reference CoreService core;
  @Reference ComponentConfigService configuration;

  /** Milliseconds between two probes of a port; default is 1000. */
  private int probeRate = 1000;

  /** Milliseconds without a probe after which a link is given up; default is 10000. */
  private int staleLinkAge = 10000;

  /** Whether to look for links over bridges of others by broadcast probes; default is true. */
  private boolean useBddp = true;

  private LinkProviderService service;
  private ApplicationId appId;
  private ScheduledExecutorService owner;
  private ScheduledFuture<?> round;

  /** Touched by the owner's thread alone. */
  private final LinkTable links = new LinkTable();

  /** Called by the component framework. */
  public LldpLinkProvider() {
    super(new ProviderId("lldp", APPLICATION));
  }

  @Activate
  void activate(ComponentContext context) {
    configuration.registerProperties(getClass());
    appId = core.registerApplication(APPLICATION);
    service = registry.register(this);
    owner = Executors.newSingleThreadScheduledExecutor(groupedThreads("lab/link", "probe-%d", log));
    packets.addProcessor(processor, PacketProcessor.advisor(0));
    packets.requestPackets(selector(Ethernet.TYPE_LLDP), PacketPriority.CONTROL, appId);
    modified(context);
    devices.addListener(deviceListener);
  }

  @Deactivate
  void deactivate() throws InterruptedException {
    devices.removeListener(deviceListener);
    packets.cancelPackets(selector(Ethernet.TYPE_LLDP), PacketPriority.CONTROL, appId);
    packets.cancelPackets(selector(Ethernet.TYPE_BSN), PacketPriority.CONTROL, appId);
    packets.removeProcessor(processor);
    owner.shutdownNow();
    owner.awaitTermination(STOP_SECONDS, SECONDS);
    registry.unregister(this);
    configuration.unregisterProperties(getClass(), false);
  }

  @Modified
  void modified(ComponentContext context) {
    probeRate =
        Settings.integer(
            context.getProperties(), PROBE_RATE, MIN_PROBE_MILLIS, MAX_MILLIS, probeRate);
    staleLinkAge =
        Settings.integer(
            context.getProperties(), STALE_LINK_AGE, MIN_PROBE_MILLIS, MAX_MILLIS, staleLinkAge);
    useBddp = Settings.flag(context.getProperties(), USE_BDDP, useBddp);
    if (useBddp) {
      packets.requestPackets(selector(Ethernet.TYPE_BSN), PacketPriority.CONTROL, appId);
    } else {
      packets.cancelPackets(selector(Ethernet.TYPE_BSN), PacketPriority.CONTROL, appId);
    }
    if (round != null) {
      round.cancel(false);
    }
    round = owner.scheduleWithFixedDelay(this::runRound, 0, probeRate, MILLISECONDS);
  }

  private static TrafficSelector selector(short etherType) {
    return DefaultTrafficSelector.builder().matchEthType(etherType).build();
  }

  private void runRound() {
    try {
      links
          .removeUnseenFor(MILLISECONDS.toNanos(staleLinkAge), System.nanoTime())
          .forEach(
              link -> {
                log.info("link {} gave no probe for {} ms", link, staleLinkAge);
                service.linkVanished(link);
              });
      devices.getAvailableDevices().forEach(this::probe);
    } catch (RuntimeException e) {
      // Would end all later rounds.
      log.warn("a round of link probes failed", e);
    }
  }

  private void probe(Device device) {
    if (mastership.isLocalMaster(device.id())) {
      devices.getPorts(device.id()).forEach(port -> probe(device, port));
    }
  }

  private void probe(Device device, Port port) {
    if (!port.isEnabled() || port.number().isLogical()) {
      return;
    }
    emit(device, port, probes.make(device, port.number(), false));
    if (useBddp) {
      emit(device, port, probes.make(device, port.number(), true));
    }
  }

  private void emit(Device device, Port port, Ethernet frame) {
    packets.emit(
        new DefaultOutboundPacket(
            device.id(),
            DefaultTrafficTreatment.builder().setOutput(port.number()).build(),
            ByteBuffer.wrap(frame.serialize())));
  }

  /** Runs on the thread that read the packet. */
  private void received(PacketContext context) {
    Ethernet frame = context.inPacket().parsed();
    if (context.isHandled()
        || frame == null
        || (frame.getEtherType() != Ethernet.TYPE_LLDP
            && frame.getEtherType() != Ethernet.TYPE_BSN)) {
      return;
    }
    Optional<ConnectPoint> origin = probes.origin(frame);
    if (origin.isPresent()) {
      context.block();
      boolean direct = frame.getEtherType() == Ethernet.TYPE_LLDP;
      ConnectPoint arrival = context.inPacket().receivedFrom();
      run(() -> seen(origin.get(), arrival, direct));
    }
  }

  private void seen(ConnectPoint from, ConnectPoint to, boolean direct) {
    // A probe can be read after the news that its port went down.
    if (from.equals(to) || !isUp(from) || !isUp(to)) {
      return;
    }
    Link.Type type = links.seen(from, to, direct, System.nanoTime());
    service.linkDetected(new DefaultLinkDescription(from, to, type));
  }

  private boolean isUp(ConnectPoint point) {
    Port port = devices.getPort(point);
    return port != null && port.isEnabled() && devices.isAvailable(point.deviceId());
  }

  private void deviceChanged(DeviceEvent event) {
    DeviceId deviceId = event.subject().id();
    switch (event.type()) {
      case DEVICE_ADDED:
      case DEVICE_AVAILABILITY_CHANGED:
        run(
            () -> {
              if (devices.isAvailable(deviceId)) {
                probe(event.subject());
              } else {
                vanished(deviceId);
              }
            });
        break;
      case DEVICE_REMOVED:
        run(() -> vanished(deviceId));
        break;
      case PORT_ADDED:
      case PORT_UPDATED:
      case PORT_REMOVED:
        ConnectPoint point = new ConnectPoint(deviceId, event.port().number());
        run(
            () -> {
              if (isUp(point)) {
                probe(event.subject(), event.port());
              } else {
                links.remove(point);
                service.linksVanished(point);
              }
            });
        break;
      default:
        break;
    }
  }

  private void vanished(DeviceId deviceId) {
    links.remove(deviceId);
    service.linksVanished(deviceId);
  }

  private void run(Runnable action) {
    try {
      owner.execute(
          () -> {
            try {
              action.run();
            } catch (RuntimeException e) {
              log.warn("link discovery failed", e);
            }
          });
    } catch (RejectedExecutionException e) {
      log.debug("link discovery is being stopped");
    }
  }
}
