// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.channel;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.onosproject.openflow.controller.Dpid;
import org.projectfloodlight.openflow.protocol.OFErrorMsg;
import org.projectfloodlight.openflow.protocol.OFMessage;
import org.projectfloodlight.openflow.protocol.OFStatsReply;
import org.projectfloodlight.openflow.protocol.OFStatsRequest;

/**
 * Sends requests to switches and tells, for each, how the switch answered.
 *
 * <p>OpenFlow reports the refusal of a change and says nothing about its success; success is known
 * when the switch has answered a barrier that followed. Each message carries its own transaction id
 * (xid), by which an error is assigned to the very message that caused it.
 *
 * <p>All methods may be called from any thread and never block. The futures are completed on an
 * executor of this service, never on the caller's thread.
 */
public interface SwitchMessaging {
  /**
   * Sends messages that change a switch, in order.
   *
   * @param dpid the switch
   * @param changes the messages; their transaction ids must differ
   * @return the errors, by the position of the message that the switch refused; empty if it took
   *     all. Fails with {@link SwitchUnavailableException} if the switch is not connected,
   *     disconnects, or does not answer in time: then nothing is known about any of the messages
   */
  CompletableFuture<Map<Integer, OFErrorMsg>> change(Dpid dpid, List<? extends OFMessage> changes);

  /**
   * Asks a switch for statistics or a description.
   *
   * @param dpid the switch
   * @param request what to ask
   * @param <R> the type of the reply
   * @return the parts of the answer, at least one. Fails with {@link SwitchRefusalException} if the
   *     switch answers with an error, with {@link SwitchUnavailableException} as above
   */
  <R extends OFStatsReply> CompletableFuture<List<R>> query(Dpid dpid, OFStatsRequest<R> request);
}
