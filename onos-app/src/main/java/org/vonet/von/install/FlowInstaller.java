// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.install;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.onosproject.net.flow.FlowRule;
import org.onosproject.net.flow.FlowRuleOperation;
import org.onosproject.net.flow.FlowRuleOperations;
import org.onosproject.net.flow.FlowRuleOperationsContext;
import org.onosproject.net.flow.FlowRuleService;
import org.vonet.von.api.VonException;

/** Adds and removes flow entries, and waits until the switches have answered the barrier. */
final class FlowInstaller {

  private static final int MAX_NAMED_RULES = 3;

  private final FlowRuleService service;
  private final Duration limit;

  FlowInstaller(FlowRuleService service, Duration limit) {
    this.service = service;
    this.limit = limit;
  }

  /** Adds entries, or gives entries that are there a new treatment, on all switches at once. */
  void add(Collection<FlowRule> rules) {
    FlowRuleOperations.Builder operations = FlowRuleOperations.builder();
    rules.forEach(operations::add);
    apply(operations, rules, "add");
  }

  /** Removes entries on all switches at once. */
  void remove(Collection<FlowRule> rules) {
    FlowRuleOperations.Builder operations = FlowRuleOperations.builder();
    rules.forEach(operations::remove);
    apply(operations, rules, "remove");
  }

  void removeWithoutWaiting(Collection<FlowRule> rules) {
    if (!rules.isEmpty()) {
      service.removeFlowRules(rules.toArray(new FlowRule[0]));
    }
  }

  private void apply(
      FlowRuleOperations.Builder operations, Collection<FlowRule> rules, String verb) {
    if (rules.isEmpty()) {
      return;
    }
    CompletableFuture<Void> done = new CompletableFuture<>();
    service.apply(
        operations.build(
            new FlowRuleOperationsContext() {
              @Override
              public void onSuccess(FlowRuleOperations applied) {
                done.complete(null);
              }

              @Override
              public void onError(FlowRuleOperations failed) {
                done.completeExceptionally(failed(describe(verb, failed)));
              }
            }));
    try {
      done.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw (VonException) e.getCause();
    } catch (TimeoutException e) {
      throw failed(
          "could not "
              + verb
              + " "
              + rules.size()
              + " flow entries: no answer within "
              + limit.toMillis()
              + " ms");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("interrupted while waiting for switches to " + verb + " flow entries");
    }
  }

  private static String describe(String verb, FlowRuleOperations failed) {
    return "a switch refused to "
        + verb
        + " flow entries: "
        + failed.stages().stream()
            .flatMap(Collection::stream)
            .map(FlowRuleOperation::rule)
            .limit(MAX_NAMED_RULES)
            .map(r -> r.deviceId() + " " + r.selector().criteria())
            .collect(Collectors.joining("; "));
  }

  private static VonException failed(String message) {
    return new VonException(VonException.Reason.SWITCH_FAILED, message);
  }
}
