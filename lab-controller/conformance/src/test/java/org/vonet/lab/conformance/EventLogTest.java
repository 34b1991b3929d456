// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the log keeps, and whom it wakes. */
class EventLogTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochSecond(1_000, 123_456_789), ZoneOffset.UTC);

  private final EventLog log = new EventLog(3, CLOCK);

  @Test
  void keepsTheLatestInOrder() {
    for (String subject : List.of("a", "b", "c", "d")) {
      log.add("KIND", "TYPE", subject, "");
    }
    assertEquals(List.of("b", "c", "d"), subjects(0));
    assertEquals(List.of("d"), subjects(3));
    assertEquals(4, log.lastSequence());
  }

  @Test
  void stampsTheMomentOfArrivalInMicroseconds() {
    log.add("KIND", "TYPE", "a", "");
    assertEquals(1_000_123_456L, log.since(0).get(0).arrivedMicros());
  }

  @Test
  void findsAnEventThatIsThereAlready() throws InterruptedException {
    log.add("KIND", "TYPE", "a", "");
    assertTrue(log.await(0, event -> event.subject().equals("a"), Duration.ZERO).isPresent());
    assertFalse(log.await(1, event -> event.subject().equals("a"), Duration.ZERO).isPresent());
  }

  @Test
  void wakesWhoWaits() {
    CompletableFuture<Optional<SeenEvent>> waiting =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return log.await(0, event -> event.subject().equals("b"), Duration.ofSeconds(10));
              } catch (InterruptedException interrupted) {
                return Optional.empty();
              }
            });
    log.add("KIND", "TYPE", "a", "");
    log.add("KIND", "TYPE", "b", "");
    assertEquals(2, waiting.join().orElseThrow().sequence());
  }

  @Test
  void refusesToKeepNothing() {
    assertThrows(IllegalArgumentException.class, () -> new EventLog(0, CLOCK));
  }

  private List<String> subjects(long since) {
    return log.since(since).stream().map(SeenEvent::subject).collect(Collectors.toList());
  }
}
