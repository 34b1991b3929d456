// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.conformance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * The latest events in the order of their arrival, for any number of writers and readers.
 *
 * <p>Bounded: when it is full, each new event displaces the oldest.
 */
public final class EventLog {

  private final int capacity;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private final Deque<SeenEvent> events = new ArrayDeque<>();
  private long lastSequence;

  /**
   * Creates an empty log.
   *
   * @param capacity how many events are kept, at least 1
   * @param clock gives the moment of arrival
   */
  public EventLog(int capacity, Clock clock) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity " + capacity + " is below 1; keep at least one");
    }
    this.capacity = capacity;
    this.clock = clock;
  }

  /** Adds an event that arrives now. */
  public void add(String kind, String type, String subject, String detail) {
    Instant now = clock.instant();
    long micros = now.getEpochSecond() * 1_000_000L + now.getNano() / 1_000;
    lock.lock();
    try {
      if (events.size() == capacity) {
        events.removeFirst();
      }
      lastSequence++;
      events.addLast(new SeenEvent(lastSequence, micros, kind, type, subject, detail));
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns the sequence number of the newest event, 0 if there was none. */
  public long lastSequence() {
    lock.lock();
    try {
      return lastSequence;
    } finally {
      lock.unlock();
    }
  }

  /** Returns the kept events that are newer than a sequence number, oldest first. */
  public List<SeenEvent> since(long sequence) {
    lock.lock();
    try {
      List<SeenEvent> newer = new ArrayList<>();
      for (SeenEvent event : events) {
        if (event.sequence() > sequence) {
          newer.add(event);
        }
      }
      return newer;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for an event.
   *
   * @param sequence only events newer than this count
   * @param wanted what the event has to be
   * @param limit how long to wait at most
   * @return the first such event, or empty when the limit has passed
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public Optional<SeenEvent> await(long sequence, Predicate<SeenEvent> wanted, Duration limit)
      throws InterruptedException {
    long remaining = limit.toNanos();
    long seen = sequence;
    lock.lock();
    try {
      while (true) {
        for (SeenEvent event : since(seen)) {
          if (wanted.test(event)) {
            return Optional.of(event);
          }
          seen = event.sequence();
        }
        if (remaining <= 0) {
          return Optional.empty();
        }
        remaining = grown.awaitNanos(remaining);
      }
    } finally {
      lock.unlock();
    }
  }
}
