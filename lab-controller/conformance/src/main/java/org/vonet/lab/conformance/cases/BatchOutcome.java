// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.conformance.cases;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.onosproject.net.flow.FlowRule;
import org.onosproject.net.flow.FlowRuleOperation;
import org.onosproject.net.flow.FlowRuleOperations;
import org.onosproject.net.flow.FlowRuleOperationsContext;

/** How a batch of flow rules ended, as ONOS tells the application that applied it. */
final class BatchOutcome implements FlowRuleOperationsContext {

  private final CountDownLatch ended = new CountDownLatch(1);
  private final List<FlowRule> failed = new CopyOnWriteArrayList<>();
  private volatile String result = "timeout";

  @Override
  public void onSuccess(FlowRuleOperations operations) {
    result = "success";
    ended.countDown();
  }

  @Override
  public void onError(FlowRuleOperations operations) {
    for (Set<FlowRuleOperation> stage : operations.stages()) {
      for (FlowRuleOperation operation : stage) {
        failed.add(operation.rule());
      }
    }
    result = "error";
    ended.countDown();
  }

  /**
   * Waits for the end.
   *
   * @param limit how long at most
   * @return {@code success}, {@code error}, or {@code timeout} when ONOS said nothing in time
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  String await(Duration limit) throws InterruptedException {
    boolean inTime = ended.await(limit.toNanos(), NANOSECONDS);
    return inTime ? result : "timeout";
  }

  /** Returns the rules that were reported as failed, so far. */
  List<FlowRule> failed() {
    return List.copyOf(failed);
  }
}
