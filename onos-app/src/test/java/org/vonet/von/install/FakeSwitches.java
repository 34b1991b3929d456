// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.install;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.onosproject.core.ApplicationId;
import org.onosproject.core.GroupId;
import org.onosproject.net.DeviceId;
import org.onosproject.net.flow.FlowRule;
import org.onosproject.net.flow.FlowRuleOperation;
import org.onosproject.net.flow.FlowRuleOperations;
import org.onosproject.net.flow.FlowRuleService;
import org.onosproject.net.flow.FlowRuleServiceAdapter;
import org.onosproject.net.flow.instructions.Instructions;
import org.onosproject.net.group.DefaultGroup;
import org.onosproject.net.group.Group;
import org.onosproject.net.group.GroupDescription;
import org.onosproject.net.group.GroupKey;
import org.onosproject.net.group.GroupService;
import org.onosproject.net.group.GroupServiceAdapter;
import org.onosproject.net.meter.DefaultMeter;
import org.onosproject.net.meter.Meter;
import org.onosproject.net.meter.MeterFailReason;
import org.onosproject.net.meter.MeterId;
import org.onosproject.net.meter.MeterRequest;
import org.onosproject.net.meter.MeterService;
import org.onosproject.net.meter.MeterServiceAdapter;
import org.onosproject.net.meter.MeterState;

/**
 * All switches of a network at once, as the flow, group and meter services show them: each request
 * is carried out at once and in order, or refused if its turn is the chosen one.
 *
 * <p>As Open vSwitch does, a flow entry that names a group or meter that isn't there is refused,
 * and so is (here as a fault of the test) the removal of a group or meter that is still in use.
 */
public final class FakeSwitches {

  private static final int NEVER = -1;

  private final Map<List<Object>, FlowRule> flows = new LinkedHashMap<>();
  private final Map<List<Object>, GroupDescription> groups = new LinkedHashMap<>();
  private final Map<List<Object>, Meter> meters = new LinkedHashMap<>();
  private final Map<DeviceId, Long> lastMeterId = new HashMap<>();
  private final List<String> faults = new ArrayList<>();
  private int requests;
  private int refusedRequest = NEVER;

  /** Refuses the request with this number, counted from 0 from now on, and no other. */
  public void refuse(int request) {
    requests = 0;
    refusedRequest = request;
  }

  /** Refuses nothing from now on. */
  public void obey() {
    refuse(NEVER);
  }

  /** Returns how many requests there were since {@link #refuse} or {@link #obey}. */
  public int requests() {
    return requests;
  }

  /** Returns the flow entries that are in place. */
  public Collection<FlowRule> flows() {
    return flows.values();
  }

  /** Returns the groups that are in place. */
  public Collection<GroupDescription> groups() {
    return groups.values();
  }

  /** Returns what the tested code did against the rules of OpenFlow. */
  public List<String> faults() {
    return faults;
  }

  /** Returns everything that is in place, in a form that can be compared. */
  public Map<String, String> contents() {
    Map<String, String> contents = new TreeMap<>();
    flows.forEach((key, rule) -> contents.put("flow " + key, rule.treatment().toString()));
    groups.forEach((key, group) -> contents.put("group " + key, group.buckets().toString()));
    meters.forEach((key, meter) -> contents.put("meter " + key, meter.bands().toString()));
    return contents;
  }

  private boolean isRefused() {
    return requests++ == refusedRequest;
  }

  /** Returns the flow rule service of these switches. */
  public FlowRuleService flowRules() {
    return new FlowRuleServiceAdapter() {
      @Override
      public void apply(FlowRuleOperations operations) {
        List<FlowRuleOperation> all = new ArrayList<>();
        operations.stages().forEach(all::addAll);
        FlowRuleOperations.Builder refused = FlowRuleOperations.builder();
        boolean failed = false;
        for (FlowRuleOperation operation : all) {
          if (isRefused() || !carryOut(operation)) {
            failed = true;
            refused.operation(operation);
          }
        }
        if (failed) {
          operations.callback().onError(refused.build());
        } else {
          operations.callback().onSuccess(operations);
        }
      }

      @Override
      public void removeFlowRules(FlowRule... rules) {
        for (FlowRule rule : rules) {
          flows.remove(key(rule));
        }
      }
    };
  }

  private boolean carryOut(FlowRuleOperation operation) {
    FlowRule rule = operation.rule();
    if (operation.type() == FlowRuleOperation.Type.REMOVE) {
      flows.remove(key(rule));
      return true;
    }
    boolean known =
        groupIds(rule).stream()
                .allMatch(
                    id ->
                        groups.values().stream()
                            .anyMatch(
                                g ->
                                    g.deviceId().equals(rule.deviceId())
                                        && g.givenGroupId().equals(id)))
            && (rule.treatment().metered() == null
                || meters.containsKey(
                    List.<Object>of(rule.deviceId(), rule.treatment().metered().meterId().id())));
    if (known) {
      flows.put(key(rule), rule);
    }
    return known;
  }

  private static List<Integer> groupIds(FlowRule rule) {
    List<Integer> ids = new ArrayList<>();
    rule.treatment()
        .allInstructions()
        .forEach(
            i -> {
              if (i instanceof Instructions.GroupInstruction) {
                ids.add(((Instructions.GroupInstruction) i).groupId().id());
              }
            });
    return ids;
  }

  private static List<Object> key(FlowRule rule) {
    return List.of(rule.deviceId(), rule.priority(), rule.selector());
  }

  /** Returns the group service of these switches. */
  public GroupService groupService() {
    return new GroupServiceAdapter() {
      @Override
      public void addGroup(GroupDescription group) {
        if (isRefused()) {
          return;
        }
        groups.putIfAbsent(List.of(group.deviceId(), group.appCookie()), group);
      }

      @Override
      public Group getGroup(DeviceId device, GroupKey key) {
        GroupDescription known = groups.get(List.<Object>of(device, key));
        if (known == null) {
          return null;
        }
        DefaultGroup group = new DefaultGroup(GroupId.valueOf(known.givenGroupId()), known);
        group.setState(Group.GroupState.ADDED);
        return group;
      }

      @Override
      public void removeGroup(DeviceId device, GroupKey key, ApplicationId application) {
        GroupDescription gone = groups.remove(List.<Object>of(device, key));
        boolean used =
            gone != null
                && flows.values().stream()
                    .filter(f -> f.deviceId().equals(device))
                    .anyMatch(f -> groupIds(f).contains(gone.givenGroupId()));
        if (used) {
          faults.add("group " + gone.givenGroupId() + " removed from " + device + " while in use");
        }
      }
    };
  }

  /** Returns the meter service of these switches. */
  public MeterService meterService() {
    return new MeterServiceAdapter() {
      @Override
      public Meter submit(MeterRequest request) {
        long id = lastMeterId.merge(request.deviceId(), 1L, Long::sum);
        DefaultMeter meter =
            (DefaultMeter)
                DefaultMeter.builder()
                    .forDevice(request.deviceId())
                    .fromApp(request.appId())
                    .withId(MeterId.meterId(id))
                    .withUnit(request.unit())
                    .withBands(request.bands())
                    .build();
        if (isRefused()) {
          request.context().get().onError(request, MeterFailReason.OUT_OF_METERS);
        } else {
          meter.setState(MeterState.ADDED);
          meters.put(List.of(request.deviceId(), id), meter);
        }
        return meter;
      }

      @Override
      public Meter getMeter(DeviceId device, MeterId id) {
        return meters.get(List.<Object>of(device, id.id()));
      }

      @Override
      public void withdraw(MeterRequest request, MeterId id) {
        meters.remove(List.<Object>of(request.deviceId(), id.id()));
        boolean used =
            flows.values().stream()
                .filter(f -> f.deviceId().equals(request.deviceId()))
                .anyMatch(
                    f ->
                        f.treatment().metered() != null
                            && f.treatment().metered().meterId().equals(id));
        if (used) {
          faults.add("meter " + id + " removed from " + request.deviceId() + " while in use");
        }
      }
    };
  }
}
