// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onosproject.openflow.controller.Dpid;
import org.vonet.lab.fake.Eventually;

class StatisticsPollerTest {
  private static final Dpid SWITCH = new Dpid(1);
  private static final long NEVER_MILLIS = 3_600_000;

  private final BlockingQueue<CompletableFuture<String>> asked = new LinkedBlockingQueue<>();
  private final List<String> used = new CopyOnWriteArrayList<>();
  private StatisticsPoller<String> poller = poller(NEVER_MILLIS);

  private StatisticsPoller<String> poller(long periodMillis) {
    return new StatisticsPoller<>(
        "test",
        periodMillis,
        dpid -> {
          CompletableFuture<String> answer = new CompletableFuture<>();
          asked.add(answer);
          return answer;
        },
        (dpid, report) -> used.add(report));
  }

  @AfterEach
  void stop() {
    poller.close();
  }

  @Test
  void asksAtOnceAndPeriodically() throws InterruptedException {
    poller.close();
    poller = poller(1);
    poller.start(SWITCH);
    for (int i = 0; i < 5; i++) {
      nextQuestion().complete("report " + i);
    }
    Eventually.await("five reports", () -> used.size() == 5);
  }

  @Test
  void neverAsksTwiceAtOnce() throws InterruptedException {
    poller.start(SWITCH);
    CompletableFuture<String> first = nextQuestion();
    poller.start(SWITCH);
    poller.changing(SWITCH);
    poller.changed(SWITCH, true);
    assertEquals(null, asked.poll(100, TimeUnit.MILLISECONDS));
    first.complete("old");
    nextQuestion().complete("new");
    Eventually.await("a report", () -> !used.isEmpty());
    assertEquals(List.of("new"), used);
  }

  /** It may lack what the change brought, and ONOS would repair what is not broken. */
  @Test
  void reportThatAChangeOvertookIsAskedForAgain() throws InterruptedException {
    poller.start(SWITCH);
    CompletableFuture<String> overtaken = nextQuestion();
    poller.changing(SWITCH);
    poller.changed(SWITCH, false);
    overtaken.complete("overtaken");
    nextQuestion().complete("fresh");
    Eventually.await("a report", () -> !used.isEmpty());
    assertEquals(List.of("fresh"), used);
  }

  @Test
  void reportMadeDuringAChangeIsNotUsed() throws InterruptedException {
    poller.start(SWITCH);
    nextQuestion().complete("first");
    Eventually.await("the first report", () -> used.size() == 1);
    poller.changing(SWITCH);
    poller.changing(SWITCH);
    poller.changed(SWITCH, true);
    nextQuestion().complete("while the second change is under way");
    poller.changed(SWITCH, true);
    nextQuestion().complete("after both");
    Eventually.await("the second report", () -> used.size() == 2);
    assertEquals(List.of("first", "after both"), used);
  }

  @Test
  void changesWithoutEndDoNotStarveReports() throws InterruptedException {
    poller.close();
    poller = poller(5);
    poller.start(SWITCH);
    poller.changing(SWITCH);
    Eventually.await(
        "a report in spite of the change",
        () -> {
          CompletableFuture<String> question = asked.poll();
          if (question != null) {
            question.complete("report");
          }
          return !used.isEmpty();
        });
  }

  @Test
  void failureDoesNotEndIt() throws InterruptedException {
    poller.close();
    poller = poller(1);
    poller.start(SWITCH);
    nextQuestion().completeExceptionally(new SwitchUnavailableException("test"));
    nextQuestion().complete("report");
    Eventually.await("a report", () -> !used.isEmpty());
  }

  @Test
  void reportThatComesAfterTheEndIsNotUsed() throws InterruptedException {
    poller.start(SWITCH);
    CompletableFuture<String> late = nextQuestion();
    poller.stop(SWITCH);
    late.complete("late");
    poller.start(SWITCH);
    nextQuestion().complete("after the restart");
    Eventually.await("a report", () -> !used.isEmpty());
    assertFalse(used.contains("late"));
  }

  private CompletableFuture<String> nextQuestion() throws InterruptedException {
    CompletableFuture<String> question = asked.poll(10, TimeUnit.SECONDS);
    if (question == null) {
      throw new AssertionError("not asked within 10 s");
    }
    return question;
  }
}
