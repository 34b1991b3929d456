// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vonet.lab.codec.Wire.FACTORY;

import com.google.common.util.concurrent.MoreExecutors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.onosproject.openflow.controller.Dpid;
import org.projectfloodlight.openflow.protocol.OFBadActionCode;
import org.projectfloodlight.openflow.protocol.OFErrorMsg;
import org.projectfloodlight.openflow.protocol.OFFlowMod;
import org.projectfloodlight.openflow.protocol.OFMessage;
import org.projectfloodlight.openflow.protocol.OFPortStatsRequest;
import org.projectfloodlight.openflow.protocol.OFStatsReply;
import org.projectfloodlight.openflow.protocol.OFStatsReplyFlags;
import org.projectfloodlight.openflow.protocol.OFType;
import org.projectfloodlight.openflow.protocol.OFVersion;
import org.projectfloodlight.openflow.types.OFErrorCauseData;
import org.projectfloodlight.openflow.types.OFPort;

class SwitchSessionTest {
  private static final long TIMEOUT_NANOS = 10_000_000_000L;

  private final List<OFMessage> wire = new ArrayList<>();
  private long nowNanos;
  private final SwitchSession session =
      new SwitchSession(
          new Dpid(1),
          wire::addAll,
          () -> FACTORY.buildBarrierRequest().build(),
          () -> nowNanos,
          TIMEOUT_NANOS,
          MoreExecutors.directExecutor());

  @Property(tries = 100)
  void errorsBelongToTheMessagesThatCausedThem(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 1_500) Integer> sizes,
      @ForAll Set<@IntRange(max = 9_000) Integer> refused) {
    List<CompletableFuture<Map<Integer, OFErrorMsg>>> results = new ArrayList<>();
    List<Set<Integer>> expected = new ArrayList<>();
    Set<Long> refusedXids = new HashSet<>();
    int position = 0;
    for (int size : sizes) {
      List<OFFlowMod> messages = mods(size);
      Set<Integer> refusedHere = new HashSet<>();
      for (int index = 0; index < size; index++, position++) {
        if (refused.contains(position)) {
          refusedHere.add(index);
          refusedXids.add(messages.get(index).getXid());
        }
      }
      expected.add(refusedHere);
      results.add(change(messages));
    }

    answerEverything(refusedXids);

    for (int i = 0; i < sizes.size(); i++) {
      assertEquals(expected.get(i), results.get(i).join().keySet());
      results.get(i).join().values().forEach(e -> assertTrue(refusedXids.contains(e.getXid())));
    }
    assertTrue(session.isIdle());
  }

  /** Every message under way can come back as an error, and the channel holds only so many. */
  @Test
  void boundsWhatIsUnderWay() {
    change(mods(5_000));
    change(mods(5_000));
    assertEquals(SwitchSession.WINDOW_MESSAGES, modsOnWire());

    wire.stream()
        .filter(message -> message.getType() == OFType.BARRIER_REQUEST)
        .findFirst()
        .ifPresent(barrier -> session.barrierReceived(barrier.getXid()));
    assertEquals(SwitchSession.WINDOW_MESSAGES + SwitchSession.CHUNK_MESSAGES, modsOnWire());
  }

  @Test
  void keepsTheOrder() {
    List<OFFlowMod> first = mods(1_200);
    List<OFFlowMod> second = mods(700);
    change(first);
    change(second);
    answerEverything(Set.of());

    List<Long> sent =
        wire.stream()
            .filter(message -> message.getType() == OFType.FLOW_MOD)
            .map(OFMessage::getXid)
            .collect(Collectors.toList());
    List<Long> given = new ArrayList<>();
    first.forEach(message -> given.add(message.getXid()));
    second.forEach(message -> given.add(message.getXid()));
    assertEquals(given, sent);
  }

  @Test
  void isNotCompleteBeforeTheLastBarrier() {
    CompletableFuture<Map<Integer, OFErrorMsg>> result = change(mods(1_001));
    List<OFMessage> barriers =
        wire.stream()
            .filter(message -> message.getType() == OFType.BARRIER_REQUEST)
            .collect(Collectors.toList());
    assertEquals(3, barriers.size());
    session.barrierReceived(barriers.get(0).getXid());
    session.barrierReceived(barriers.get(1).getXid());
    assertFalse(result.isDone());
    session.barrierReceived(barriers.get(2).getXid());
    assertEquals(Map.of(), result.join());
  }

  @Test
  void silenceFailsTheChange() {
    CompletableFuture<Map<Integer, OFErrorMsg>> result = change(mods(3));
    nowNanos += TIMEOUT_NANOS - 1;
    session.expire();
    assertFalse(result.isDone());
    nowNanos += 1;
    session.expire();
    assertUnavailable(result);
    assertTrue(session.isIdle());
  }

  @Test
  void changesBehindOneThatTimedOutAreStillSent() {
    change(mods(SwitchSession.WINDOW_MESSAGES));
    nowNanos += TIMEOUT_NANOS / 2;
    CompletableFuture<Map<Integer, OFErrorMsg>> behind = change(mods(2));
    nowNanos += TIMEOUT_NANOS / 2;
    session.expire();
    assertFalse(behind.isDone());
    answerEverything(Set.of());
    assertEquals(Map.of(), behind.join());
  }

  @Test
  void disconnectionFailsWhatIsUnderWayAndWhatWaits() {
    CompletableFuture<Map<Integer, OFErrorMsg>> underWay = change(mods(4_000));
    CompletableFuture<Map<Integer, OFErrorMsg>> waiting = change(mods(1));
    CompletableFuture<List<OFStatsReply>> query = query(request());
    session.close();
    assertUnavailable(underWay);
    assertUnavailable(waiting);
    assertUnavailable(query);
    assertTrue(session.isIdle());
  }

  @Test
  void refusedBarrierLeavesTheResultUnknown() {
    CompletableFuture<Map<Integer, OFErrorMsg>> result = change(mods(1));
    session.errorReceived(error(wire.get(1).getXid()));
    assertUnavailable(result);
  }

  @Test
  void partsOfAnAnswerAreCollected() {
    OFPortStatsRequest request = request();
    CompletableFuture<List<OFStatsReply>> result = query(request);
    session.statisticsReceived(part(request.getXid(), true));
    session.statisticsReceived(part(request.getXid() + 1, false));
    assertFalse(result.isDone());
    session.statisticsReceived(part(request.getXid(), false));
    assertEquals(2, result.join().size());
  }

  @Test
  void refusedQueryFails() {
    OFPortStatsRequest request = request();
    CompletableFuture<List<OFStatsReply>> result = query(request);
    session.errorReceived(error(request.getXid()));
    assertTrue(
        assertThrows(CompletionException.class, result::join).getCause()
            instanceof SwitchRefusalException);
  }

  @Test
  void nothingToSendIsDone() {
    assertEquals(Map.of(), change(List.of()).join());
    assertEquals(List.of(), wire);
  }

  private CompletableFuture<Map<Integer, OFErrorMsg>> change(List<? extends OFMessage> messages) {
    CompletableFuture<Map<Integer, OFErrorMsg>> result = new CompletableFuture<>();
    session.change(messages, result);
    return result;
  }

  private CompletableFuture<List<OFStatsReply>> query(OFMessage request) {
    CompletableFuture<List<OFStatsReply>> result = new CompletableFuture<>();
    session.query(request, result);
    return result;
  }

  /** Answers in the order of the wire, which grows with each answer. */
  private void answerEverything(Set<Long> refused) {
    for (int i = 0; i < wire.size(); i++) {
      OFMessage message = wire.get(i);
      if (message.getType() == OFType.BARRIER_REQUEST) {
        session.barrierReceived(message.getXid());
      } else if (refused.contains(message.getXid())) {
        session.errorReceived(error(message.getXid()));
      }
    }
  }

  private static OFErrorMsg error(long xid) {
    return FACTORY
        .errorMsgs()
        .buildBadActionErrorMsg()
        .setXid(xid)
        .setCode(OFBadActionCode.BAD_OUT_GROUP)
        .setData(OFErrorCauseData.of(new byte[0], OFVersion.OF_13))
        .build();
  }

  private static OFStatsReply part(long xid, boolean more) {
    return FACTORY
        .buildPortStatsReply()
        .setXid(xid)
        .setFlags(more ? Set.of(OFStatsReplyFlags.REPLY_MORE) : Set.of())
        .build();
  }

  private static OFPortStatsRequest request() {
    return FACTORY.buildPortStatsRequest().setPortNo(OFPort.ANY).build();
  }

  private static List<OFFlowMod> mods(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> FACTORY.buildFlowAdd().build())
        .collect(Collectors.toList());
  }

  private long modsOnWire() {
    return wire.stream().filter(message -> message.getType() == OFType.FLOW_MOD).count();
  }

  private static void assertUnavailable(CompletableFuture<?> result) {
    assertTrue(
        assertThrows(CompletionException.class, result::join).getCause()
            instanceof SwitchUnavailableException);
  }
}
