// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.channel;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.onosproject.openflow.controller.Dpid;
import org.projectfloodlight.openflow.protocol.OFErrorMsg;
import org.projectfloodlight.openflow.protocol.OFMessage;
import org.projectfloodlight.openflow.protocol.OFStatsReply;
import org.projectfloodlight.openflow.protocol.OFStatsReplyFlags;

/**
 * What was sent to one switch and is not answered yet.
 *
 * <p>A change goes out in chunks, each followed by a barrier. Only so many messages are under way
 * at a time: every one of them can come back as an error, and ONOS's OpenFlow channel silently
 * drops what exceeds its queue (5,000 messages), so that a refused rule would pass for an accepted
 * one.
 *
 * <p>Not safe for concurrent use: the owner calls it from one thread. Each method takes time
 * proportional to the messages that it handles.
 */
final class SwitchSession {
  /** The messages that are under way without an answer to the barrier that follows them. */
  static final int WINDOW_MESSAGES = 2_000;

  /** The messages between two barriers. */
  static final int CHUNK_MESSAGES = 500;

  private final Dpid dpid;
  private final Consumer<List<OFMessage>> sender;
  private final Supplier<OFMessage> barrierRequests;
  private final LongSupplier nanoClock;
  private final long timeoutNanos;
  private final Executor callbacks;

  private final Deque<Change> waiting = new ArrayDeque<>();
  private final Map<Long, Position> sent = new HashMap<>();
  private final Map<Long, Chunk> barriers = new HashMap<>();
  private final Map<Long, Query> queries = new HashMap<>();
  private int underWay;

  /**
   * @param sender puts messages on the wire, in order
   * @param barrierRequests makes a barrier with a new transaction id
   * @param timeoutNanos how long the answer to a barrier or a query may take
   * @param callbacks where the futures are completed
   */
  SwitchSession(
      Dpid dpid,
      Consumer<List<OFMessage>> sender,
      Supplier<OFMessage> barrierRequests,
      LongSupplier nanoClock,
      long timeoutNanos,
      Executor callbacks) {
    this.dpid = dpid;
    this.sender = sender;
    this.barrierRequests = barrierRequests;
    this.nanoClock = nanoClock;
    this.timeoutNanos = timeoutNanos;
    this.callbacks = callbacks;
  }

  void change(
      List<? extends OFMessage> messages, CompletableFuture<Map<Integer, OFErrorMsg>> result) {
    if (messages.isEmpty()) {
      callbacks.execute(() -> result.complete(ImmutableMap.of()));
      return;
    }
    waiting.add(new Change(messages, result));
    pump();
  }

  void query(OFMessage request, CompletableFuture<List<OFStatsReply>> result) {
    queries.put(request.getXid(), new Query(result, nanoClock.getAsLong() + timeoutNanos));
    sender.accept(List.of(request));
  }

  void errorReceived(OFErrorMsg error) {
    Query query = queries.remove(error.getXid());
    if (query != null) {
      fail(
          query.result,
          new SwitchRefusalException(dpid + " refused a query: " + OpenFlowErrors.describe(error)));
      return;
    }
    Position position = sent.get(error.getXid());
    if (position != null) {
      position.change.refusals.put(position.index, error);
      return;
    }
    Chunk chunk = barriers.get(error.getXid());
    if (chunk != null) {
      forget(chunk);
      abandon(
          chunk.change,
          dpid + " refused a barrier: " + OpenFlowErrors.describe(error) + "; results are unknown");
      pump();
    }
  }

  void barrierReceived(long xid) {
    Chunk chunk = barriers.get(xid);
    if (chunk == null) {
      return;
    }
    forget(chunk);
    Change change = chunk.change;
    change.unanswered--;
    if (change.unanswered == 0 && change.next == change.messages.size()) {
      Map<Integer, OFErrorMsg> refusals = ImmutableMap.copyOf(change.refusals);
      callbacks.execute(() -> change.result.complete(refusals));
    }
    pump();
  }

  void statisticsReceived(OFStatsReply reply) {
    Query query = queries.get(reply.getXid());
    if (query == null) {
      return;
    }
    query.parts.add(reply);
    if (!reply.getFlags().contains(OFStatsReplyFlags.REPLY_MORE)) {
      queries.remove(reply.getXid());
      callbacks.execute(() -> query.result.complete(query.parts));
    }
  }

  /** Gives up on whatever has waited for longer than the timeout. */
  void expire() {
    long now = nanoClock.getAsLong();
    for (Chunk chunk : new ArrayList<>(barriers.values())) {
      if (now - chunk.deadlineNanos >= 0) {
        forget(chunk);
        abandon(
            chunk.change,
            dpid + " did not answer a barrier within " + seconds() + " s; results are unknown");
      }
    }
    List<Query> late = new ArrayList<>();
    queries.values().removeIf(query -> now - query.deadlineNanos >= 0 && late.add(query));
    late.forEach(
        query ->
            fail(
                query.result,
                new SwitchUnavailableException(
                    dpid + " did not answer a query within " + seconds() + " s")));
    pump();
  }

  /** Fails everything that is unanswered, since the switch has gone. */
  void close() {
    String cause = dpid + " disconnected; results are unknown";
    Collection<Change> open = new ArrayList<>(waiting);
    barriers.values().forEach(chunk -> open.add(chunk.change));
    waiting.clear();
    barriers.clear();
    sent.clear();
    underWay = 0;
    open.forEach(change -> fail(change.result, new SwitchUnavailableException(cause)));
    queries.values().forEach(q -> fail(q.result, new SwitchUnavailableException(cause)));
    queries.clear();
  }

  boolean isIdle() {
    return waiting.isEmpty() && barriers.isEmpty() && queries.isEmpty();
  }

  private long seconds() {
    return timeoutNanos / 1_000_000_000L;
  }

  private void pump() {
    while (!waiting.isEmpty() && underWay < WINDOW_MESSAGES) {
      Change change = waiting.peek();
      if (change.abandoned) {
        waiting.remove();
        continue;
      }
      sendChunk(change);
      if (change.next == change.messages.size()) {
        waiting.remove();
      }
    }
  }

  private void sendChunk(Change change) {
    int end = Math.min(change.next + CHUNK_MESSAGES, change.messages.size());
    OFMessage barrier = barrierRequests.get();
    Chunk chunk =
        new Chunk(change, change.next, end, barrier.getXid(), nanoClock.getAsLong() + timeoutNanos);
    List<OFMessage> batch = new ArrayList<>(end - change.next + 1);
    for (int index = change.next; index < end; index++) {
      OFMessage message = change.messages.get(index);
      batch.add(message);
      sent.put(message.getXid(), new Position(change, index));
    }
    batch.add(barrier);
    barriers.put(barrier.getXid(), chunk);
    underWay += end - change.next;
    change.next = end;
    change.unanswered++;
    sender.accept(batch);
  }

  private void forget(Chunk chunk) {
    barriers.remove(chunk.barrierXid);
    for (int index = chunk.start; index < chunk.end; index++) {
      sent.remove(chunk.change.messages.get(index).getXid());
    }
    underWay -= chunk.end - chunk.start;
  }

  private void abandon(Change change, String cause) {
    change.abandoned = true;
    fail(change.result, new SwitchUnavailableException(cause));
  }

  private void fail(CompletableFuture<?> result, Exception cause) {
    callbacks.execute(() -> result.completeExceptionally(cause));
  }

  /** Messages that belong together and have one result. */
  private static final class Change {
    final List<? extends OFMessage> messages;
    final CompletableFuture<Map<Integer, OFErrorMsg>> result;
    final Map<Integer, OFErrorMsg> refusals = new HashMap<>();
    int next;
    int unanswered;
    boolean abandoned;

    Change(List<? extends OFMessage> messages, CompletableFuture<Map<Integer, OFErrorMsg>> result) {
      this.messages = messages;
      this.result = result;
    }
  }

  /** A part of a change that was sent, and the barrier that followed it. */
  private static final class Chunk {
    final Change change;
    final int start;
    final int end;
    final long barrierXid;
    final long deadlineNanos;

    Chunk(Change change, int start, int end, long barrierXid, long deadlineNanos) {
      this.change = change;
      this.start = start;
      this.end = end;
      this.barrierXid = barrierXid;
      this.deadlineNanos = deadlineNanos;
    }
  }

  /** Where a message that was sent belongs. */
  private static final class Position {
    final Change change;
    final int index;

    Position(Change change, int index) {
      this.change = change;
      this.index = index;
    }
  }

  /** A question that was sent. */
  private static final class Query {
    final CompletableFuture<List<OFStatsReply>> result;
    final long deadlineNanos;
    final List<OFStatsReply> parts = new ArrayList<>();

    Query(CompletableFuture<List<OFStatsReply>> result, long deadlineNanos) {
      this.result = result;
      this.deadlineNanos = deadlineNanos;
    }
  }
}
