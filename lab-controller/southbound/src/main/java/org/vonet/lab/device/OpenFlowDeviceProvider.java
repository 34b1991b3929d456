// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.device;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.onlab.packet.ChassisId;
import org.onosproject.cfg.ComponentConfigService;
import org.onosproject.net.AnnotationKeys;
import org.onosproject.net.DefaultAnnotations;
import org.onosproject.net.DeviceId;
import org.onosproject.net.MastershipRole;
import org.onosproject.net.PortNumber;
import org.onosproject.net.device.DefaultDeviceDescription;
import org.onosproject.net.device.DeviceDescription;
import org.onosproject.net.device.DeviceProvider;
import org.onosproject.net.device.DeviceProviderRegistry;
import org.onosproject.net.device.DeviceProviderService;
import org.onosproject.net.device.PortDescription;
import org.onosproject.net.device.PortStatistics;
import org.onosproject.net.provider.AbstractProvider;
import org.onosproject.openflow.controller.Dpid;
import org.onosproject.openflow.controller.OpenFlowController;
import org.onosproject.openflow.controller.OpenFlowSwitch;
import org.onosproject.openflow.controller.OpenFlowSwitchListener;
import org.onosproject.openflow.controller.RoleState;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.projectfloodlight.openflow.protocol.OFPortConfig;
import org.projectfloodlight.openflow.protocol.OFPortDesc;
import org.projectfloodlight.openflow.protocol.OFPortDescStatsReply;
import org.projectfloodlight.openflow.protocol.OFPortReason;
import org.projectfloodlight.openflow.protocol.OFPortStatsReply;
import org.projectfloodlight.openflow.protocol.OFPortStatus;
import org.projectfloodlight.openflow.types.OFPort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vonet.lab.channel.MasterWatch;
import org.vonet.lab.channel.OpenFlowProviders;
import org.vonet.lab.channel.StatisticsPoller;
import org.vonet.lab.channel.SwitchMessaging;
import org.vonet.lab.channel.SwitchUnavailableException;
import org.vonet.lab.codec.Ports;
import org.vonet.lab.config.Settings;

/** Tells ONOS about the switches that connect, their ports, and their counters. */
@Component(
    immediate = true,
    property = OpenFlowDeviceProvider.PORT_STATS_POLL_FREQUENCY + ":Integer=5")
public final class OpenFlowDeviceProvider extends AbstractProvider implements DeviceProvider {
  static final String PORT_STATS_POLL_FREQUENCY = "portStatsPollFrequency";

  private static final int MAX_POLL_SECONDS = 3600;

  private final Logger log = LoggerFactory.getLogger(getClass());
  private final SwitchListener listener = new SwitchListener();

  @Reference DeviceProviderRegistry registry;
  @Reference OpenFlowController controller;
  @Reference SwitchMessaging messaging;
  @Reference ComponentConfigService configuration;

  /** Seconds between two polls of a switch's port counters; default is 5. */
  private int portStatsPollFrequency = 5;

  private DeviceProviderService service;
  private StatisticsPoller<List<OFPortStatsReply>> poller;
  private MasterWatch watch;

  /** Called by the component framework. */
  public OpenFlowDeviceProvider() {
    super(OpenFlowProviders.ID);
  }

  @Activate
  void activate(ComponentContext context) {
    configuration.registerProperties(getClass());
    service = registry.register(this);
    poller =
        new StatisticsPoller<>(
            "port", TimeUnit.SECONDS.toMillis(portStatsPollFrequency), this::ask, this::report);
    modified(context);
    watch = new MasterWatch(controller, poller::start, poller::stop);
    controller.addListener(listener);
    controller.getSwitches().forEach(sw -> listener.switchAdded(sw.getDpid()));
    watch.open();
  }

  @Deactivate
  void deactivate() {
    watch.close();
    controller.removeListener(listener);
    poller.close();
    controller.getSwitches().forEach(sw -> listener.switchRemoved(sw.getDpid()));
    registry.unregister(this);
    configuration.unregisterProperties(getClass(), false);
  }

  @Modified
  void modified(ComponentContext context) {
    portStatsPollFrequency =
        Settings.integer(
            context.getProperties(),
            PORT_STATS_POLL_FREQUENCY,
            1,
            MAX_POLL_SECONDS,
            portStatsPollFrequency);
    poller.setPeriod(TimeUnit.SECONDS.toMillis(portStatsPollFrequency));
  }

  @Override
  public void triggerProbe(DeviceId deviceId) {
    refreshPorts(dpid(deviceId));
  }

  @Override
  public void roleChanged(DeviceId deviceId, MastershipRole role) {
    controller.setRole(dpid(deviceId), encode(role));
  }

  @Override
  public boolean isReachable(DeviceId deviceId) {
    OpenFlowSwitch sw = controller.getSwitch(dpid(deviceId));
    return sw != null && sw.isConnected();
  }

  @Override
  public boolean isAvailable(DeviceId deviceId) {
    return isReachable(deviceId);
  }

  @Override
  public void triggerDisconnect(DeviceId deviceId) {
    OpenFlowSwitch sw = controller.getSwitch(dpid(deviceId));
    if (sw != null) {
      sw.disconnectSwitch();
    }
  }

  @Override
  public void changePortState(DeviceId deviceId, PortNumber port, boolean enable) {
    Dpid dpid = dpid(deviceId);
    OpenFlowSwitch sw = controller.getSwitch(dpid);
    if (sw == null) {
      log.warn("port {} of {} not changed: the switch is not connected", port, deviceId);
      return;
    }
    OFPort number = Ports.encode(port);
    OFPortDesc current =
        sw.getPorts().stream().filter(p -> p.getPortNo().equals(number)).findFirst().orElse(null);
    if (current == null) {
      log.warn("port {} of {} not changed: the switch has no such port", port, deviceId);
      return;
    }
    messaging
        .change(
            dpid,
            List.of(
                sw.factory()
                    .buildPortMod()
                    .setPortNo(number)
                    .setHwAddr(current.getHwAddr())
                    .setConfig(
                        enable
                            ? EnumSet.noneOf(OFPortConfig.class)
                            : EnumSet.of(OFPortConfig.PORT_DOWN))
                    .setMask(EnumSet.of(OFPortConfig.PORT_DOWN))
                    .build()))
        .whenComplete(
            (refusals, error) -> {
              if (error != null || !refusals.isEmpty()) {
                log.warn("port {} of {} not changed: {} {}", port, deviceId, refusals, error);
              }
            });
  }

  private void refreshPorts(Dpid dpid) {
    OpenFlowSwitch sw = controller.getSwitch(dpid);
    if (sw == null) {
      return;
    }
    messaging
        .query(dpid, sw.factory().buildPortDescStatsRequest().build())
        .whenComplete(
            (replies, error) -> {
              if (error != null) {
                log.debug("no ports of {}: {}", dpid, error.getMessage());
                return;
              }
              List<PortDescription> ports = new ArrayList<>();
              for (OFPortDescStatsReply reply : replies) {
                ports.addAll(PortDescriptions.of(reply.getEntries()));
              }
              service.updatePorts(deviceId(dpid), ports);
            });
  }

  private CompletableFuture<List<OFPortStatsReply>> ask(Dpid dpid) {
    OpenFlowSwitch sw = controller.getSwitch(dpid);
    if (sw == null) {
      return CompletableFuture.failedFuture(new SwitchUnavailableException(dpid + " has gone"));
    }
    return messaging.query(
        dpid, sw.factory().buildPortStatsRequest().setPortNo(OFPort.ANY).build());
  }

  private void report(Dpid dpid, List<OFPortStatsReply> replies) {
    DeviceId deviceId = deviceId(dpid);
    List<PortStatistics> statistics = new ArrayList<>();
    replies.forEach(
        reply ->
            reply
                .getEntries()
                .forEach(entry -> statistics.add(PortDescriptions.of(deviceId, entry))));
    service.updatePortStatistics(deviceId, statistics);
  }

  private static DeviceDescription describe(OpenFlowSwitch sw) {
    Dpid dpid = sw.getDpid();
    return new DefaultDeviceDescription(
        Dpid.uri(dpid),
        sw.deviceType(),
        sw.manufacturerDescription(),
        sw.hardwareDescription(),
        sw.softwareDescription(),
        sw.serialNumber(),
        new ChassisId(dpid.value()),
        DefaultAnnotations.builder()
            .set(AnnotationKeys.PROTOCOL, sw.factory().getVersion().toString())
            .set(AnnotationKeys.CHANNEL_ID, sw.channelId())
            .set(AnnotationKeys.MANAGEMENT_ADDRESS, address(sw.channelId()))
            .set(AnnotationKeys.DATAPATH_DESCRIPTION, String.valueOf(sw.datapathDescription()))
            .build());
  }

  /** The channel's name is address:port, the address of IPv6 in brackets. */
  private static String address(String channelId) {
    int colon = channelId.lastIndexOf(':');
    String address = colon < 0 ? channelId : channelId.substring(0, colon);
    return address.startsWith("[") ? address.substring(1, address.length() - 1) : address;
  }

  private static DeviceId deviceId(Dpid dpid) {
    return DeviceId.deviceId(Dpid.uri(dpid));
  }

  private static Dpid dpid(DeviceId deviceId) {
    return Dpid.dpid(deviceId.uri());
  }

  private static RoleState encode(MastershipRole role) {
    switch (role) {
      case MASTER:
        return RoleState.MASTER;
      case STANDBY:
        return RoleState.EQUAL;
      default:
        return RoleState.SLAVE;
    }
  }

  private static MastershipRole decode(RoleState role) {
    if (role == null) {
      return null;
    }
    switch (role) {
      case MASTER:
        return MastershipRole.MASTER;
      case EQUAL:
        return MastershipRole.STANDBY;
      default:
        return MastershipRole.NONE;
    }
  }

  /** Hands on what happens to switches and ports, on the thread that read it from the channel. */
  private final class SwitchListener implements OpenFlowSwitchListener {
    @Override
    public void switchAdded(Dpid dpid) {
      OpenFlowSwitch sw = controller.getSwitch(dpid);
      if (sw == null) {
        return;
      }
      service.deviceConnected(deviceId(dpid), describe(sw));
      service.updatePorts(deviceId(dpid), PortDescriptions.of(sw.getPorts()));
    }

    @Override
    public void switchRemoved(Dpid dpid) {
      service.deviceDisconnected(deviceId(dpid));
    }

    @Override
    public void switchChanged(Dpid dpid) {
      // Comes with each description of the ports, which is used where it was asked for.
    }

    @Override
    public void portChanged(Dpid dpid, OFPortStatus status) {
      PortDescription port = PortDescriptions.of(status.getDesc());
      if (status.getReason() == OFPortReason.DELETE) {
        service.deletePort(deviceId(dpid), port);
      } else {
        service.portStatusChanged(deviceId(dpid), port);
      }
    }

    @Override
    public void receivedRoleReply(Dpid dpid, RoleState requested, RoleState response) {
      service.receivedRoleReply(deviceId(dpid), decode(requested), decode(response));
    }
  }
}
