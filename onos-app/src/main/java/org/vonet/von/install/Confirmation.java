// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.install;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.vonet.von.api.VonException;

/**
 * Waits until the switches have confirmed something: looks again whenever an event says that there
 * may be news, and from time to time in case an event got lost.
 */
final class Confirmation {

  private static final long RECHECK_MILLIS = 250;

  private final Lock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private long newsCount;
  private String failure;

  /** Says that the condition may have come true. */
  void signal() {
    lock.lock();
    try {
      newsCount++;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Says that the condition will not come true. The first cause stands. */
  void fail(String cause) {
    lock.lock();
    try {
      if (failure == null) {
        failure = cause;
      }
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for a condition, which is evaluated without any lock held.
   *
   * @param condition what to wait for
   * @param limit how long at most
   * @param what names the condition in the error
   * @throws VonException with SWITCH_FAILED after a failure, after the limit or when interrupted
   */
  void await(BooleanSupplier condition, Duration limit, String what) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      long seen = newsSeen();
      if (condition.getAsBoolean()) {
        return;
      }
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        throw failed(what + " not confirmed by the switch within " + limit.toMillis() + " ms");
      }
      awaitNews(seen, Math.min(left, TimeUnit.MILLISECONDS.toNanos(RECHECK_MILLIS)), what);
    }
  }

  private long newsSeen() {
    lock.lock();
    try {
      if (failure != null) {
        throw failed(failure);
      }
      return newsCount;
    } finally {
      lock.unlock();
    }
  }

  private void awaitNews(long seen, long nanos, String what) {
    lock.lock();
    try {
      long left = nanos;
      while (newsCount == seen && failure == null && left > 0) {
        left = news.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("interrupted while waiting for " + what);
    } finally {
      lock.unlock();
    }
  }

  private static VonException failed(String message) {
    return new VonException(VonException.Reason.SWITCH_FAILED, message);
  }
}
