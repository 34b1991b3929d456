// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.codec;

import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import org.onosproject.net.DeviceId;
import org.onosproject.net.flow.DefaultFlowEntry;
import org.onosproject.net.flow.DefaultFlowRule;
import org.onosproject.net.flow.FlowEntry;
import org.onosproject.net.flow.FlowRule;
import org.onosproject.net.flow.TableId;
import org.projectfloodlight.openflow.protocol.OFFactory;
import org.projectfloodlight.openflow.protocol.OFFlowMod;
import org.projectfloodlight.openflow.protocol.OFFlowModFlags;
import org.projectfloodlight.openflow.protocol.OFFlowRemoved;
import org.projectfloodlight.openflow.protocol.OFFlowStatsEntry;
import org.projectfloodlight.openflow.types.OFBufferId;
import org.projectfloodlight.openflow.types.OFGroup;
import org.projectfloodlight.openflow.types.OFPort;
import org.projectfloodlight.openflow.types.U64;

/**
 * Translates flow rules to flow-mod messages, and what a switch reports about its flows to flow
 * entries.
 *
 * <p>The cookie of a flow is the id of its rule. A rule that comes back from a switch equals the
 * one that was sent, in the sense of {@link FlowRule#exactMatch}.
 */
public final class FlowCodec {
  /** What is to be done with a rule at the switch. */
  public enum Command {
    /** Add it, or replace the one of the same match and priority. */
    ADD,
    /** Change the actions of exactly this rule; nothing happens if it is not there. */
    MODIFY,
    /** Remove exactly this rule. */
    REMOVE
  }

  /** OpenFlow keeps both timeouts in 16 bits. */
  private static final int MAX_TIMEOUT_SECONDS = 0xffff;

  private static final int MAX_TABLE = 254;

  private final DeviceId deviceId;
  private final MatchCodec matches;
  private final TreatmentCodec treatments;

  /**
   * @param extensions the switch, and what its driver adds to the standard
   */
  public FlowCodec(DeviceExtensions extensions) {
    this.deviceId = extensions.deviceId();
    this.matches = new MatchCodec(extensions);
    this.treatments = new TreatmentCodec(new ActionCodec(extensions));
  }

  /**
   * @param factory messages of the version that the switch speaks
   * @param command what to do
   * @param rule the rule to do it with
   * @return the message, with a transaction id of its own
   * @throws UntranslatableException if the rule says something that OpenFlow 1.3 can't
   */
  public OFFlowMod encode(OFFactory factory, Command command, FlowRule rule) {
    OFFlowMod.Builder message = builder(factory, command);
    message
        .setMatch(matches.encode(factory, rule.selector()))
        .setPriority(rule.priority())
        .setTableId(table(rule))
        .setCookie(U64.of(rule.id().value()))
        .setBufferId(OFBufferId.NO_BUFFER);
    if (command == Command.REMOVE) {
      message.setOutPort(OFPort.ANY).setOutGroup(OFGroup.ANY);
      return message.build();
    }
    // A flow-removed message lets the removal of a rule be known at once, not at the next poll.
    message
        .setFlags(EnumSet.of(OFFlowModFlags.SEND_FLOW_REM))
        .setInstructions(treatments.encode(factory, rule.treatment()));
    if (!rule.isPermanent()) {
      // ONOS keeps its hard timeout in the idle timeout's place as well.
      int idle = rule.hardTimeout() == 0 ? rule.timeout() : 0;
      message
          .setIdleTimeout(seconds("idle", idle))
          .setHardTimeout(seconds("hard", rule.hardTimeout()));
    }
    return message.build();
  }

  private static OFFlowMod.Builder builder(OFFactory factory, Command command) {
    switch (command) {
      case ADD:
        return factory.buildFlowAdd();
      case MODIFY:
        return factory.buildFlowModifyStrict();
      case REMOVE:
        return factory.buildFlowDeleteStrict();
      default:
        throw new IllegalArgumentException(command + " is not a command for a flow");
    }
  }

  private static org.projectfloodlight.openflow.types.TableId table(FlowRule rule) {
    if (rule.table().type() != TableId.Type.INDEX
        || rule.tableId() < 0
        || rule.tableId() > MAX_TABLE) {
      throw new UntranslatableException(
          "table " + rule.table() + ": OpenFlow numbers its tables from 0 to " + MAX_TABLE);
    }
    return org.projectfloodlight.openflow.types.TableId.of(rule.tableId());
  }

  private static int seconds(String kind, int timeout) {
    if (timeout < 0 || timeout > MAX_TIMEOUT_SECONDS) {
      throw new UntranslatableException(
          kind
              + " timeout of "
              + timeout
              + " s: OpenFlow allows 0 to "
              + MAX_TIMEOUT_SECONDS
              + " s; make the rule permanent instead");
    }
    return timeout;
  }

  /**
   * @param factory messages of the version that the switch speaks
   * @param flow a flow as the switch reports it in its statistics
   * @return the same as an entry in state ADDED
   * @throws UntranslatableException if ONOS can't express the flow; it was made by someone else
   */
  public FlowEntry decode(OFFactory factory, OFFlowStatsEntry flow) {
    FlowRule rule =
        rule(
                flow.getCookie(),
                flow.getPriority(),
                flow.getTableId(),
                flow.getIdleTimeout(),
                flow.getHardTimeout())
            .withSelector(matches.decode(factory, flow.getMatch()))
            .withTreatment(treatments.decode(flow.getInstructions()))
            .build();
    return new DefaultFlowEntry(
        rule,
        FlowEntry.FlowEntryState.ADDED,
        TimeUnit.SECONDS.toNanos(flow.getDurationSec()) + flow.getDurationNsec(),
        TimeUnit.NANOSECONDS,
        flow.getPacketCount().getValue(),
        flow.getByteCount().getValue());
  }

  /**
   * @param factory messages of the version that the switch speaks
   * @param removed a switch's message that a flow is gone
   * @return the flow as an entry in state REMOVED, without its treatment, which is not reported
   * @throws UntranslatableException if ONOS can't express the flow; it was made by someone else
   */
  public FlowEntry decode(OFFactory factory, OFFlowRemoved removed) {
    FlowRule rule =
        rule(
                removed.getCookie(),
                removed.getPriority(),
                removed.getTableId(),
                removed.getIdleTimeout(),
                removed.getHardTimeout())
            .withSelector(matches.decode(factory, removed.getMatch()))
            .withReason(reason(removed))
            .build();
    return new DefaultFlowEntry(
        rule,
        FlowEntry.FlowEntryState.REMOVED,
        TimeUnit.SECONDS.toNanos(removed.getDurationSec()) + removed.getDurationNsec(),
        TimeUnit.NANOSECONDS,
        removed.getPacketCount().getValue(),
        removed.getByteCount().getValue());
  }

  private FlowRule.Builder rule(
      U64 cookie,
      int priority,
      org.projectfloodlight.openflow.types.TableId table,
      int idleSeconds,
      int hardSeconds) {
    FlowRule.Builder rule =
        DefaultFlowRule.builder()
            .forDevice(deviceId)
            .withCookie(cookie.getValue())
            .withPriority(priority)
            .forTable(Short.toUnsignedInt(table.getValue()));
    if (hardSeconds != 0) {
      return rule.withHardTimeout(hardSeconds);
    }
    return idleSeconds != 0 ? rule.makeTemporary(idleSeconds) : rule.makePermanent();
  }

  private static FlowRule.FlowRemoveReason reason(OFFlowRemoved removed) {
    switch (removed.getReason()) {
      case IDLE_TIMEOUT:
        return FlowRule.FlowRemoveReason.IDLE_TIMEOUT;
      case HARD_TIMEOUT:
        return FlowRule.FlowRemoveReason.HARD_TIMEOUT;
      case DELETE:
        return FlowRule.FlowRemoveReason.DELETE;
      case GROUP_DELETE:
        return FlowRule.FlowRemoveReason.GROUP_DELETE;
      case METER_DELETE:
        return FlowRule.FlowRemoveReason.METER_DELETE;
      case EVICTION:
        return FlowRule.FlowRemoveReason.EVICTION;
      default:
        return FlowRule.FlowRemoveReason.NO_REASON;
    }
  }
}
