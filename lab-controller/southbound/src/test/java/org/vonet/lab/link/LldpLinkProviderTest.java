// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onlab.packet.ChassisId;
import org.onlab.packet.DeserializationException;
import org.onlab.packet.Ethernet;
import org.onosproject.cfg.ComponentConfigAdapter;
import org.onosproject.core.ApplicationId;
import org.onosproject.core.CoreServiceAdapter;
import org.onosproject.core.DefaultApplicationId;
import org.onosproject.mastership.MastershipServiceAdapter;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DefaultDevice;
import org.onosproject.net.DefaultPort;
import org.onosproject.net.Device;
import org.onosproject.net.DeviceId;
import org.onosproject.net.Link;
import org.onosproject.net.Port;
import org.onosproject.net.PortNumber;
import org.onosproject.net.device.DeviceEvent;
import org.onosproject.net.device.DeviceListener;
import org.onosproject.net.device.DeviceServiceAdapter;
import org.onosproject.net.flow.instructions.Instructions.OutputInstruction;
import org.onosproject.net.link.LinkDescription;
import org.onosproject.net.link.LinkProvider;
import org.onosproject.net.link.LinkProviderRegistry;
import org.onosproject.net.link.LinkProviderService;
import org.onosproject.net.packet.DefaultInboundPacket;
import org.onosproject.net.packet.DefaultPacketContext;
import org.onosproject.net.packet.InboundPacket;
import org.onosproject.net.packet.OutboundPacket;
import org.onosproject.net.packet.PacketProcessor;
import org.onosproject.net.packet.PacketServiceAdapter;
import org.onosproject.net.provider.AbstractProviderService;
import org.onosproject.net.provider.ProviderId;
import org.vonet.lab.fake.Eventually;
import org.vonet.lab.fake.FakeContext;

/** Two switches with two ports each, joined by whatever a test plugs in. */
class LldpLinkProviderTest {
  private static final ConnectPoint A1 = ConnectPoint.deviceConnectPoint("of:000000000000000a/1");
  private static final ConnectPoint A2 = ConnectPoint.deviceConnectPoint("of:000000000000000a/2");
  private static final ConnectPoint B1 = ConnectPoint.deviceConnectPoint("of:000000000000000b/1");
  private static final ConnectPoint B2 = ConnectPoint.deviceConnectPoint("of:000000000000000b/2");

  private final Devices devices = new Devices();
  private final Cables cables = new Cables();
  private final LldpLinkProvider provider = new LldpLinkProvider();
  private final Recorder recorder = new Recorder(provider);

  @BeforeEach
  void prepare() {
    provider.registry = new Registry(recorder);
    provider.devices = devices;
    provider.mastership =
        new MastershipServiceAdapter() {
          @Override
          public boolean isLocalMaster(DeviceId deviceId) {
            return true;
          }
        };
    provider.packets = cables;
    provider.core =
        new CoreServiceAdapter() {
          @Override
          public ApplicationId registerApplication(String name) {
            return new DefaultApplicationId(9, name);
          }
        };
    provider.configuration = new ComponentConfigAdapter();
    List.of(A1, A2, B1, B2).forEach(point -> devices.setPort(point, true));
  }

  @AfterEach
  void stop() throws InterruptedException {
    provider.deactivate();
  }

  @Test
  void linkIsFoundInBothDirections() {
    cables.plug(A1, B1, true);
    provider.activate(FakeContext.with("probeRate", "50"));
    Eventually.await("two links", () -> recorder.links.size() == 2);
    assertEquals(Link.Type.DIRECT, recorder.links.get(List.of(A1, B1)));
    assertEquals(Link.Type.DIRECT, recorder.links.get(List.of(B1, A1)));
  }

  @Test
  void linkOverAForeignBridgeIsIndirect() {
    cables.plug(A1, B1, false);
    provider.activate(FakeContext.with("probeRate", "50"));
    Eventually.await("two links", () -> recorder.links.size() == 2);
    assertEquals(Set.of(Link.Type.INDIRECT), Set.copyOf(recorder.links.values()));
  }

  @Test
  void linkVanishesAtOnceWithItsPort() {
    cables.plug(A1, B1, true);
    provider.activate(FakeContext.with("probeRate", "600000"));
    Eventually.await("two links", () -> recorder.links.size() == 2);
    devices.setPort(B1, false);
    Eventually.await("no link", () -> recorder.links.isEmpty());
  }

  @Test
  void portThatIsDownIsNotProbed() {
    devices.setPort(A1, false);
    provider.activate(FakeContext.with("probeRate", "50"));
    Eventually.await("some rounds", () -> cables.sentBy(B1) > 4);
    assertEquals(0, cables.sentBy(A1));
  }

  @Test
  void portThatComesUpIsProbedAtOnce() {
    devices.setPort(A1, false);
    cables.plug(A1, B1, true);
    provider.activate(FakeContext.with("probeRate", "600000"));
    Eventually.await("the first round", () -> cables.sentBy(B2) > 0);
    devices.setPort(A1, true);
    Eventually.await("a link", () -> recorder.links.containsKey(List.of(A1, B1)));
  }

  @Test
  void silentLinkIsGivenUp() {
    cables.plug(A1, B1, true);
    provider.activate(FakeContext.with("probeRate", "50", "staleLinkAge", "200"));
    Eventually.await("two links", () -> recorder.links.size() == 2);
    cables.cut();
    Eventually.await("no link", () -> recorder.links.isEmpty());
  }

  @Test
  void probesAreKeptFromOtherProcessors() {
    cables.plug(A1, B1, true);
    provider.activate(FakeContext.with("probeRate", "50"));
    Eventually.await("two links", () -> recorder.links.size() == 2);
    assertTrue(cables.handled.stream().allMatch(handled -> handled));
  }

  @Test
  void lldpOfHostsIsLeftAlone() {
    provider.activate(FakeContext.with("probeRate", "50"));
    Eventually.await("a probe", () -> cables.sentBy(A1) > 0);
    Ethernet own = cables.lastFrame;
    own.setSourceMACAddress("02:00:00:00:00:77");
    assertFalse(cables.deliver(B2, own));
    assertTrue(recorder.links.isEmpty());
  }

  /** Ports that are up or down; tells of changes as ONOS does. */
  private static final class Devices extends DeviceServiceAdapter {
    private final Map<ConnectPoint, Boolean> ports = new ConcurrentHashMap<>();
    private final List<DeviceListener> listeners = new CopyOnWriteArrayList<>();

    void setPort(ConnectPoint point, boolean up) {
      ports.put(point, up);
      DeviceEvent event =
          new DeviceEvent(DeviceEvent.Type.PORT_UPDATED, device(point.deviceId()), getPort(point));
      listeners.forEach(listener -> listener.event(event));
    }

    private static Device device(DeviceId id) {
      return new DefaultDevice(
          ProviderId.NONE, id, Device.Type.SWITCH, "m", "h", "s", "n", new ChassisId(1));
    }

    @Override
    public Iterable<Device> getAvailableDevices() {
      return List.of(device(A1.deviceId()), device(B1.deviceId()));
    }

    @Override
    public boolean isAvailable(DeviceId deviceId) {
      return true;
    }

    @Override
    public List<Port> getPorts(DeviceId deviceId) {
      List<Port> found = new ArrayList<>();
      ports.keySet().stream()
          .filter(point -> point.deviceId().equals(deviceId))
          .forEach(point -> found.add(getPort(point)));
      found.add(new DefaultPort(device(deviceId), PortNumber.LOCAL, true));
      return found;
    }

    @Override
    public Port getPort(ConnectPoint point) {
      Boolean up = ports.get(point);
      return up == null ? null : new DefaultPort(device(point.deviceId()), point.port(), up);
    }

    @Override
    public void addListener(DeviceListener listener) {
      listeners.add(listener);
    }

    @Override
    public void removeListener(DeviceListener listener) {
      listeners.remove(listener);
    }
  }

  /** Carries what is sent out of a port to the port at the other end. */
  private static final class Cables extends PacketServiceAdapter {
    private final Map<ConnectPoint, ConnectPoint> ends = new ConcurrentHashMap<>();
    private final Map<ConnectPoint, Integer> sent = new ConcurrentHashMap<>();
    private final List<Boolean> handled = new CopyOnWriteArrayList<>();
    private volatile boolean carriesLldp;
    private volatile PacketProcessor processor;
    private volatile Ethernet lastFrame;

    void plug(ConnectPoint one, ConnectPoint other, boolean direct) {
      carriesLldp = direct;
      ends.put(one, other);
      ends.put(other, one);
    }

    void cut() {
      ends.clear();
    }

    int sentBy(ConnectPoint point) {
      return sent.getOrDefault(point, 0);
    }

    @Override
    public void addProcessor(PacketProcessor added, int priority) {
      processor = added;
    }

    @Override
    public void removeProcessor(PacketProcessor removed) {
      processor = null;
    }

    @Override
    public void emit(OutboundPacket packet) {
      PortNumber port = ((OutputInstruction) packet.treatment().allInstructions().get(0)).port();
      ConnectPoint from = new ConnectPoint(packet.sendThrough(), port);
      sent.merge(from, 1, Integer::sum);
      byte[] bytes = packet.data().array();
      try {
        lastFrame = Ethernet.deserializer().deserialize(bytes, 0, bytes.length);
      } catch (DeserializationException e) {
        throw new AssertionError(e);
      }
      ConnectPoint to = ends.get(from);
      if (to != null && (carriesLldp || lastFrame.getEtherType() == Ethernet.TYPE_BSN)) {
        handled.add(deliver(to, lastFrame));
      }
    }

    /** Returns whether the processor kept the frame for itself. */
    boolean deliver(ConnectPoint to, Ethernet frame) {
      Context context = new Context(new DefaultInboundPacket(to, frame, null));
      processor.process(context);
      return context.isHandled();
    }
  }

  private static final class Context extends DefaultPacketContext {
    Context(InboundPacket in) {
      super(0, in, null, false);
    }

    @Override
    public void send() {
      throw new UnsupportedOperationException();
    }
  }

  private static final class Registry implements LinkProviderRegistry {
    private final LinkProviderService service;

    Registry(LinkProviderService service) {
      this.service = service;
    }

    @Override
    public LinkProviderService register(LinkProvider registered) {
      return service;
    }

    @Override
    public void unregister(LinkProvider registered) {}

    @Override
    public Set<ProviderId> getProviders() {
      return Set.of();
    }
  }

  /** The links that ONOS knows. */
  private static final class Recorder extends AbstractProviderService<LinkProvider>
      implements LinkProviderService {
    final Map<List<ConnectPoint>, Link.Type> links = new ConcurrentHashMap<>();

    Recorder(LinkProvider provider) {
      super(provider);
    }

    @Override
    public void linkDetected(LinkDescription link) {
      links.put(List.of(link.src(), link.dst()), link.type());
    }

    @Override
    public void linkVanished(LinkDescription link) {
      links.remove(List.of(link.src(), link.dst()));
    }

    @Override
    public void linksVanished(ConnectPoint point) {
      links.keySet().removeIf(ends -> ends.contains(point));
    }

    @Override
    public void linksVanished(DeviceId deviceId) {
      links.keySet().removeIf(ends -> ends.stream().anyMatch(e -> e.deviceId().equals(deviceId)));
    }
  }
}
