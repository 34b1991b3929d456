// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.fake;

import static org.vonet.lab.codec.Wire.FACTORY;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.onosproject.openflow.controller.Dpid;
import org.onosproject.openflow.controller.RoleState;
import org.projectfloodlight.openflow.protocol.OFErrorMsg;
import org.projectfloodlight.openflow.protocol.OFFactory;
import org.projectfloodlight.openflow.protocol.OFFlowMod;
import org.projectfloodlight.openflow.protocol.OFFlowModCommand;
import org.projectfloodlight.openflow.protocol.OFFlowStatsEntry;
import org.projectfloodlight.openflow.protocol.OFGroupDescStatsEntry;
import org.projectfloodlight.openflow.protocol.OFGroupMod;
import org.projectfloodlight.openflow.protocol.OFGroupModCommand;
import org.projectfloodlight.openflow.protocol.OFGroupModFailedCode;
import org.projectfloodlight.openflow.protocol.OFMessage;
import org.projectfloodlight.openflow.protocol.OFMeterConfig;
import org.projectfloodlight.openflow.protocol.OFMeterFeatures;
import org.projectfloodlight.openflow.protocol.OFMeterMod;
import org.projectfloodlight.openflow.protocol.OFMeterModCommand;
import org.projectfloodlight.openflow.protocol.OFMeterModFailedCode;
import org.projectfloodlight.openflow.protocol.OFStatsReply;
import org.projectfloodlight.openflow.protocol.OFStatsReplyFlags;
import org.projectfloodlight.openflow.protocol.OFStatsRequest;
import org.projectfloodlight.openflow.protocol.OFVersion;
import org.projectfloodlight.openflow.types.OFErrorCauseData;
import org.projectfloodlight.openflow.types.OFGroup;
import org.projectfloodlight.openflow.types.U64;
import org.vonet.lab.codec.Wire;

/**
 * A switch that keeps flows, groups and meters, and answers as OpenFlow 1.3 says.
 *
 * <p>All messages go through their bytes. A test can make it refuse messages or fall silent.
 */
public final class FakeSwitch extends AbstractFakeSwitch {
  /** Few, so that statistics come in several parts. */
  private static final int ENTRIES_PER_REPLY = 50;

  private static final OFErrorCauseData NO_DATA = OFErrorCauseData.of(new byte[0], OFVersion.OF_13);

  private final FakeController controller;
  private final Dpid dpid;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();

  /** By match, priority and table. Touched by the switch's thread alone, as are the other two. */
  private final Map<List<Object>, OFFlowMod> flows = new LinkedHashMap<>();

  private final Map<OFGroup, OFGroupMod> groups = new LinkedHashMap<>();
  private final Map<Long, OFMeterMod> meters = new LinkedHashMap<>();
  private final List<OFMessage> received = new ArrayList<>();

  private volatile Function<OFMessage, OFErrorMsg> refusal = message -> null;
  private volatile boolean silent;

  FakeSwitch(FakeController controller, Dpid dpid) {
    this.controller = controller;
    this.dpid = dpid;
  }

  /** Refuses the messages for which the function has an error; its transaction id is filled in. */
  public void refuse(Function<OFMessage, OFErrorMsg> newRefusal) {
    refusal = newRefusal;
  }

  /** Answers nothing from now on. */
  public void fallSilent() {
    silent = true;
  }

  /** What the switch has been sent so far. */
  public List<OFMessage> received() {
    return call(() -> ImmutableList.copyOf(received));
  }

  /** The flows that the switch has. */
  public List<OFFlowMod> flows() {
    return call(() -> ImmutableList.copyOf(flows.values()));
  }

  /** The groups that the switch has. */
  public List<OFGroupMod> groups() {
    return call(() -> ImmutableList.copyOf(groups.values()));
  }

  /** The meters that the switch has. */
  public List<OFMeterMod> meters() {
    return call(() -> ImmutableList.copyOf(meters.values()));
  }

  private <T> T call(Callable<T> question) {
    try {
      return thread.submit(question).get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void sendMsg(OFMessage message) {
    sendMsg(List.of(message));
  }

  @Override
  public void sendMsg(List<OFMessage> messages) {
    thread.execute(() -> messages.forEach(message -> receive(Wire.pass(message))));
  }

  private void receive(OFMessage message) {
    received.add(message);
    OFErrorMsg error = refusal.apply(message);
    if (error != null) {
      answer(error.createBuilder().setXid(message.getXid()).build());
      return;
    }
    switch (message.getType()) {
      case FLOW_MOD:
        change((OFFlowMod) message);
        break;
      case GROUP_MOD:
        change((OFGroupMod) message);
        break;
      case METER_MOD:
        change((OFMeterMod) message);
        break;
      case BARRIER_REQUEST:
        answer(FACTORY.buildBarrierReply().setXid(message.getXid()).build());
        break;
      case STATS_REQUEST:
        report((OFStatsRequest<?>) message);
        break;
      default:
        break;
    }
  }

  private void answer(OFMessage message) {
    if (!silent) {
      controller.received(dpid, Wire.pass(message));
    }
  }

  private void change(OFFlowMod mod) {
    List<Object> key = List.of(mod.getMatch(), mod.getPriority(), mod.getTableId());
    if (mod.getCommand() == OFFlowModCommand.ADD) {
      flows.put(key, mod);
    } else if (mod.getCommand() == OFFlowModCommand.MODIFY_STRICT) {
      flows.replace(key, mod);
    } else {
      flows.remove(key);
    }
  }

  private void change(OFGroupMod mod) {
    boolean there = groups.containsKey(mod.getGroup());
    if (mod.getCommand() == OFGroupModCommand.DELETE) {
      groups.remove(mod.getGroup());
    } else if (there == (mod.getCommand() == OFGroupModCommand.MODIFY)) {
      groups.put(mod.getGroup(), mod);
    } else {
      answer(
          FACTORY
              .errorMsgs()
              .buildGroupModFailedErrorMsg()
              .setXid(mod.getXid())
              .setCode(
                  there ? OFGroupModFailedCode.GROUP_EXISTS : OFGroupModFailedCode.UNKNOWN_GROUP)
              .setData(NO_DATA)
              .build());
    }
  }

  private void change(OFMeterMod mod) {
    boolean there = meters.containsKey(mod.getMeterId());
    if (mod.getCommand() == OFMeterModCommand.DELETE) {
      meters.remove(mod.getMeterId());
    } else if (there == (mod.getCommand() == OFMeterModCommand.MODIFY)) {
      meters.put(mod.getMeterId(), mod);
    } else {
      answer(
          FACTORY
              .errorMsgs()
              .buildMeterModFailedErrorMsg()
              .setXid(mod.getXid())
              .setCode(
                  there ? OFMeterModFailedCode.METER_EXISTS : OFMeterModFailedCode.UNKNOWN_METER)
              .setData(NO_DATA)
              .build());
    }
  }

  private void report(OFStatsRequest<?> request) {
    switch (request.getStatsType()) {
      case FLOW:
        List<OFFlowStatsEntry> entries = map(flows.values(), FakeSwitch::entry);
        parts(
            request,
            Lists.partition(entries, ENTRIES_PER_REPLY),
            (part, flags) ->
                FACTORY
                    .buildFlowStatsReply()
                    .setXid(request.getXid())
                    .setEntries(part)
                    .setFlags(flags)
                    .build());
        break;
      case TABLE:
        answer(FACTORY.buildTableStatsReply().setXid(request.getXid()).build());
        break;
      case GROUP_DESC:
        answer(
            FACTORY
                .buildGroupDescStatsReply()
                .setXid(request.getXid())
                .setEntries(map(groups.values(), FakeSwitch::description))
                .build());
        break;
      case GROUP:
        answer(FACTORY.buildGroupStatsReply().setXid(request.getXid()).build());
        break;
      case METER:
        answer(
            FACTORY
                .buildMeterStatsReply()
                .setXid(request.getXid())
                .setEntries(
                    map(meters.keySet(), id -> FACTORY.buildMeterStats().setMeterId(id).build()))
                .build());
        break;
      case METER_CONFIG:
        answer(
            FACTORY
                .buildMeterConfigStatsReply()
                .setXid(request.getXid())
                .setEntries(map(meters.values(), FakeSwitch::config))
                .build());
        break;
      default:
        throw new AssertionError("unexpected " + request);
    }
  }

  private <E> void parts(
      OFStatsRequest<?> request,
      List<List<E>> parts,
      BiFunction<List<E>, Set<OFStatsReplyFlags>, OFStatsReply> reply) {
    for (List<E> part : parts.subList(0, Math.max(0, parts.size() - 1))) {
      answer(reply.apply(part, Set.of(OFStatsReplyFlags.REPLY_MORE)));
    }
    answer(reply.apply(parts.isEmpty() ? List.of() : parts.get(parts.size() - 1), Set.of()));
  }

  private static <A, B> List<B> map(Collection<A> values, Function<A, B> function) {
    return values.stream().map(function).collect(Collectors.toList());
  }

  private static OFGroupDescStatsEntry description(OFGroupMod mod) {
    return FACTORY
        .buildGroupDescStatsEntry()
        .setGroup(mod.getGroup())
        .setGroupType(mod.getGroupType())
        .setBuckets(mod.getBuckets())
        .build();
  }

  private static OFMeterConfig config(OFMeterMod mod) {
    return FACTORY
        .buildMeterConfig()
        .setMeterId(mod.getMeterId())
        .setFlags(mod.getFlags())
        .setEntries(mod.getMeters())
        .build();
  }

  private static OFFlowStatsEntry entry(OFFlowMod mod) {
    return FACTORY
        .buildFlowStatsEntry()
        .setTableId(mod.getTableId())
        .setPriority(mod.getPriority())
        .setIdleTimeout(mod.getIdleTimeout())
        .setHardTimeout(mod.getHardTimeout())
        .setFlags(mod.getFlags())
        .setCookie(mod.getCookie())
        .setPacketCount(U64.ZERO)
        .setByteCount(U64.ZERO)
        .setMatch(mod.getMatch())
        .setInstructions(mod.getInstructions())
        .build();
  }

  @Override
  public OFMeterFeatures getMeterFeatures() {
    return FACTORY
        .buildMeterFeatures()
        .setMaxMeter(100)
        .setBandTypes(2)
        .setCapabilities(0xf)
        .setMaxBands((short) 1)
        .build();
  }

  @Override
  public OFFactory factory() {
    return FACTORY;
  }

  @Override
  public Dpid getDpid() {
    return dpid;
  }

  @Override
  public long getId() {
    return dpid.value();
  }

  @Override
  public String getStringId() {
    return dpid.toString();
  }

  @Override
  public boolean isConnected() {
    return true;
  }

  @Override
  public RoleState getRole() {
    return RoleState.MASTER;
  }

  @Override
  public void disconnectSwitch() {
    controller.disconnect(this);
  }
}
