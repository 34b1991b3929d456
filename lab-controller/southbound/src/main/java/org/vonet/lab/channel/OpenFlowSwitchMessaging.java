// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.channel;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.onlab.util.Tools.groupedThreads;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.onosproject.openflow.controller.Dpid;
import org.onosproject.openflow.controller.OpenFlowController;
import org.onosproject.openflow.controller.OpenFlowMessageListener;
import org.onosproject.openflow.controller.OpenFlowSwitch;
import org.onosproject.openflow.controller.OpenFlowSwitchListener;
import org.onosproject.openflow.controller.RoleState;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.projectfloodlight.openflow.protocol.OFErrorMsg;
import org.projectfloodlight.openflow.protocol.OFMessage;
import org.projectfloodlight.openflow.protocol.OFPortStatus;
import org.projectfloodlight.openflow.protocol.OFStatsReply;
import org.projectfloodlight.openflow.protocol.OFStatsRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Switch messaging over ONOS's OpenFlow controller.
 *
 * <p>One thread owns all that is known about unanswered messages; everything that happens is handed
 * to it in order.
 */
@Component(immediate = true, service = SwitchMessaging.class)
public final class OpenFlowSwitchMessaging implements SwitchMessaging {
  private static final long TIMEOUT_SECONDS = 10;
  private static final long EXPIRY_CHECK_MILLIS = 500;
  private static final int CALLBACK_THREADS = 4;

  private final Logger log = LoggerFactory.getLogger(getClass());
  private final Listener listener = new Listener();

  /** Touched by the owner's thread alone. */
  private final Map<Dpid, SwitchSession> sessions = new HashMap<>();

  @Reference OpenFlowController controller;

  private ScheduledExecutorService owner;
  private ExecutorService callbacks;

  @Activate
  void activate() {
    owner =
        Executors.newSingleThreadScheduledExecutor(groupedThreads("lab/of", "messaging-%d", log));
    callbacks =
        Executors.newFixedThreadPool(
            CALLBACK_THREADS, groupedThreads("lab/of", "messaging-callback-%d", log));
    owner.scheduleWithFixedDelay(
        () -> sessions.values().forEach(SwitchSession::expire),
        EXPIRY_CHECK_MILLIS,
        EXPIRY_CHECK_MILLIS,
        MILLISECONDS);
    controller.addMessageListener(listener);
    controller.addListener(listener);
  }

  @Deactivate
  void deactivate() throws InterruptedException {
    controller.removeListener(listener);
    controller.removeMessageListener(listener);
    owner.execute(() -> sessions.values().forEach(SwitchSession::close));
    owner.shutdown();
    owner.awaitTermination(TIMEOUT_SECONDS, SECONDS);
    callbacks.shutdown();
  }

  @Override
  public CompletableFuture<Map<Integer, OFErrorMsg>> change(
      Dpid dpid, List<? extends OFMessage> changes) {
    CompletableFuture<Map<Integer, OFErrorMsg>> result = new CompletableFuture<>();
    withSession(dpid, result, session -> session.change(changes, result));
    return result;
  }

  @Override
  public <R extends OFStatsReply> CompletableFuture<List<R>> query(
      Dpid dpid, OFStatsRequest<R> request) {
    CompletableFuture<List<OFStatsReply>> result = new CompletableFuture<>();
    withSession(dpid, result, session -> session.query(request, result));
    // The reply to a request is of the type that the request names.
    @SuppressWarnings("unchecked")
    CompletableFuture<List<R>> typed = (CompletableFuture<List<R>>) (CompletableFuture<?>) result;
    return typed;
  }

  private void withSession(Dpid dpid, CompletableFuture<?> result, Consumer<SwitchSession> action) {
    try {
      owner.execute(
          () -> {
            OpenFlowSwitch sw = controller.getSwitch(dpid);
            if (sw == null || !sw.isConnected()) {
              callbacks.execute(
                  () ->
                      result.completeExceptionally(
                          new SwitchUnavailableException(dpid + " is not connected")));
              return;
            }
            action.accept(sessions.computeIfAbsent(dpid, id -> session(sw)));
          });
    } catch (RejectedExecutionException e) {
      result.completeExceptionally(
          new SwitchUnavailableException("the OpenFlow providers are being stopped"));
    }
  }

  private SwitchSession session(OpenFlowSwitch sw) {
    return new SwitchSession(
        sw.getDpid(),
        sw::sendMsg,
        () -> sw.factory().buildBarrierRequest().build(),
        System::nanoTime,
        SECONDS.toNanos(TIMEOUT_SECONDS),
        callbacks);
  }

  /** Hands what the switches say to the owner. */
  private final class Listener implements OpenFlowMessageListener, OpenFlowSwitchListener {
    @Override
    public void handleIncomingMessage(Dpid dpid, OFMessage message) {
      switch (message.getType()) {
        case ERROR:
          deliver(dpid, session -> session.errorReceived((OFErrorMsg) message));
          break;
        case BARRIER_REPLY:
          deliver(dpid, session -> session.barrierReceived(message.getXid()));
          break;
        case STATS_REPLY:
          deliver(dpid, session -> session.statisticsReceived((OFStatsReply) message));
          break;
        default:
          break;
      }
    }

    private void deliver(Dpid dpid, Consumer<SwitchSession> action) {
      try {
        owner.execute(
            () -> {
              SwitchSession session = sessions.get(dpid);
              if (session != null) {
                action.accept(session);
              }
            });
      } catch (RejectedExecutionException e) {
        log.debug("message of {} ignored: the OpenFlow providers are being stopped", dpid);
      }
    }

    @Override
    public void handleOutgoingMessage(Dpid dpid, List<OFMessage> messages) {}

    @Override
    public void switchAdded(Dpid dpid) {
      forget(dpid);
    }

    @Override
    public void switchRemoved(Dpid dpid) {
      forget(dpid);
    }

    private void forget(Dpid dpid) {
      deliver(
          dpid,
          session -> {
            sessions.remove(dpid);
            session.close();
          });
    }

    @Override
    public void switchChanged(Dpid dpid) {}

    @Override
    public void portChanged(Dpid dpid, OFPortStatus status) {}

    @Override
    public void receivedRoleReply(Dpid dpid, RoleState requested, RoleState response) {}
  }
}
