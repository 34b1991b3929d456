// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.channel;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.onlab.util.Tools.groupedThreads;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.onosproject.openflow.controller.Dpid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks every switch for one kind of statistics: periodically, and soon after it was changed.
 *
 * <p>ONOS compares what a switch reports with what it should have, and repairs the difference. A
 * report that was made before a change and compared after it would show a difference that is none,
 * and the repair would undo the change. Hence a report that a change overtook is thrown away and
 * asked for again; unless changes follow each other for so long that nothing would ever be
 * reported.
 *
 * <p>One thread owns the state; reports are handed out on others, one at a time for each switch.
 *
 * @param <R> the report
 */
public final class StatisticsPoller<R> implements AutoCloseable {
  /** Lets the changes that follow each other closely be covered by one report. */
  private static final long PROMPT_NANOS = MILLISECONDS.toNanos(20);

  /** A switch with large tables may spend at most a third of the time on prompt reports. */
  private static final long PROMPT_GAP_FACTOR = 2;

  /** In this many periods one report is used, overtaken or not. */
  private static final long MAX_PERIODS_WITHOUT_REPORT = 6;

  private static final int WORKERS = 4;

  private final Logger log;
  private final String what;
  private final Function<Dpid, CompletableFuture<R>> source;
  private final BiConsumer<Dpid, R> sink;
  private final ScheduledExecutorService owner;
  private final ExecutorService workers;

  /** Touched by the owner's thread alone. */
  private final Map<Dpid, Target> targets = new HashMap<>();

  private volatile long periodNanos;

  /**
   * @param what the kind of statistics, in one word, for threads and logs
   * @param periodMillis how often to ask
   * @param source asks a switch
   * @param sink takes a report; may block
   */
  public StatisticsPoller(
      String what,
      long periodMillis,
      Function<Dpid, CompletableFuture<R>> source,
      BiConsumer<Dpid, R> sink) {
    this.log = LoggerFactory.getLogger(StatisticsPoller.class.getName() + "." + what);
    this.what = what;
    this.source = source;
    this.sink = sink;
    this.periodNanos = MILLISECONDS.toNanos(periodMillis);
    this.owner =
        Executors.newSingleThreadScheduledExecutor(
            groupedThreads("lab/of", what + "-poller-%d", log));
    this.workers =
        Executors.newFixedThreadPool(WORKERS, groupedThreads("lab/of", what + "-report-%d", log));
  }

  /** Asks this often from the next report on. */
  public void setPeriod(long periodMillis) {
    periodNanos = MILLISECONDS.toNanos(periodMillis);
  }

  /** Begins with a switch, at once. Does nothing if it has begun already. */
  public void start(Dpid dpid) {
    run(
        () -> {
          if (!targets.containsKey(dpid)) {
            Target target = new Target(dpid);
            targets.put(dpid, target);
            target.ask();
          }
        });
  }

  /** Stops with a switch; a report that is under way is thrown away. */
  public void stop(Dpid dpid) {
    run(
        () -> {
          Target target = targets.remove(dpid);
          if (target != null) {
            target.cancel();
          }
        });
  }

  /** A change of the switch begins: to be called before its first message is sent. */
  public void changing(Dpid dpid) {
    forTarget(dpid, target -> target.changesUnderWay++);
  }

  /**
   * A change of the switch is complete; to be called once for each call of {@link #changing}.
   *
   * @param promptly whether to report the new state soon
   */
  public void changed(Dpid dpid, boolean promptly) {
    forTarget(
        dpid,
        target -> {
          target.changesUnderWay = Math.max(0, target.changesUnderWay - 1);
          target.changes++;
          if (promptly) {
            target.askSoon();
          }
        });
  }

  @Override
  public void close() {
    owner.shutdownNow();
    workers.shutdownNow();
  }

  private void forTarget(Dpid dpid, Consumer<Target> action) {
    run(
        () -> {
          Target target = targets.get(dpid);
          if (target != null) {
            action.accept(target);
          }
        });
  }

  private void run(Runnable action) {
    try {
      owner.execute(action);
    } catch (RejectedExecutionException e) {
      log.debug("{} statistics: being stopped", what);
    }
  }

  /** One switch that is asked; its methods run on the owner's thread. */
  private final class Target {
    private final Dpid dpid;
    private int changesUnderWay;
    private long changes;
    private boolean busy;
    private boolean soon;
    private long askedNanos;
    private long costNanos;
    private long usedNanos = System.nanoTime();
    private ScheduledFuture<?> next;

    Target(Dpid dpid) {
      this.dpid = dpid;
    }

    void askSoon() {
      soon = true;
      if (!busy) {
        schedule();
      }
    }

    private void schedule() {
      cancel();
      long delay =
          soon
              ? Math.max(
                  PROMPT_NANOS,
                  askedNanos + costNanos * (1 + PROMPT_GAP_FACTOR) - System.nanoTime())
              : periodNanos;
      next = owner.schedule(this::ask, delay, NANOSECONDS);
    }

    void cancel() {
      if (next != null) {
        next.cancel(false);
      }
    }

    void ask() {
      busy = true;
      soon = false;
      askedNanos = System.nanoTime();
      long changesBefore = changes;
      boolean overtaken = changesUnderWay > 0;
      source
          .apply(dpid)
          .whenComplete(
              (report, error) ->
                  run(
                      () -> {
                        if (targets.get(dpid) != this) {
                          return;
                        }
                        if (error != null) {
                          log.debug("no {} statistics of {}: {}", what, dpid, error.getMessage());
                          done();
                        } else if (overtaken || changesUnderWay > 0 || changes != changesBefore) {
                          useIfStarving(report);
                        } else {
                          use(report);
                        }
                      }));
    }

    private void useIfStarving(R report) {
      if (System.nanoTime() - usedNanos > periodNanos * MAX_PERIODS_WITHOUT_REPORT) {
        use(report);
      } else {
        // While a change is under way its end asks again.
        soon |= changesUnderWay == 0;
        done();
      }
    }

    private void use(R report) {
      usedNanos = System.nanoTime();
      workers.execute(
          () -> {
            try {
              sink.accept(dpid, report);
            } catch (RuntimeException e) {
              log.warn("{} statistics of {} could not be used", what, dpid, e);
            } finally {
              run(this::done);
            }
          });
    }

    private void done() {
      busy = false;
      costNanos = System.nanoTime() - askedNanos;
      if (targets.get(dpid) == this) {
        schedule();
      }
    }
  }
}
