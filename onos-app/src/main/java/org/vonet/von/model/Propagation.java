// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.onlab.packet.VlanId;
import org.onosproject.core.GroupId;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.PortNumber;
import org.onosproject.net.flow.FlowRule;
import org.onosproject.net.flow.TrafficTreatment;
import org.onosproject.net.flow.instructions.Instruction;
import org.onosproject.net.flow.instructions.Instructions.GroupInstruction;
import org.onosproject.net.flow.instructions.Instructions.OutputInstruction;
import org.onosproject.net.flow.instructions.Instructions.SetQueueInstruction;
import org.onosproject.net.flow.instructions.L2ModificationInstruction;
import org.onosproject.net.flow.instructions.L2ModificationInstruction.ModVlanIdInstruction;
import org.onosproject.net.group.GroupBucket;
import org.onosproject.net.group.GroupDescription;
import org.vonet.von.api.FabricLink;

/** One frame on its way: the copies still to be followed, and what is known of the others. */
final class Propagation {

  private final FrameWalker network;
  private final Failures failures;
  private final Deque<Copy> pending = new ArrayDeque<>();
  private final List<Supplier<String>> steps = new ArrayList<>();
  private final List<Delivery> deliveries = new ArrayList<>();
  private final Multiset<FabricLink> crossings = HashMultiset.create();
  private final List<String> faults = new ArrayList<>();
  private boolean loop;

  Propagation(FrameWalker network, Failures failures) {
    this.network = network;
    this.failures = failures;
  }

  /** Follows a copy and all that are made of it, nearest first. To be called once. */
  Walk run(Copy entering) {
    pending.add(entering);
    for (int arrivals = 0; !pending.isEmpty(); arrivals++) {
      if (arrivals == FrameWalker.MAX_ARRIVALS) {
        faults.add(
            "gave up after "
                + FrameWalker.MAX_ARRIVALS
                + " arrivals at switches with "
                + pending.size()
                + " copies still on their way");
        break;
      }
      arrive(pending.remove());
    }
    return new Walk(steps, deliveries, crossings, faults, loop);
  }

  private void arrive(Copy copy) {
    if (failures.breaks(copy.arrival().deviceId())) {
      note(copy, "lost, the switch has failed");
      return;
    }
    if (copy.returned()) {
      loop = true;
      note(copy, "LOOP, was here before");
      return;
    }
    SwitchModel device = network.switchAt(copy.arrival().deviceId());
    List<FlowRule> entries = device.lookup(copy.frame(), copy.arrival().port());
    if (entries.isEmpty()) {
      note(copy, "dropped, no entry matches");
      return;
    }
    FlowRule entry = entries.get(0);
    if (entries.size() > 1) {
      faults.add(
          "at "
              + copy.arrival()
              + " the frame "
              + copy.frame()
              + " matches "
              + entries.size()
              + " entries of priority "
              + entry.priority()
              + ": "
              + entry.selector()
              + " and "
              + entries.get(1).selector());
    }
    steps.add(
        () ->
            at(copy)
                + "entry of priority "
                + entry.priority()
                + " -> "
                + ActionText.of(entry.treatment(), device));
    apply(entry.treatment(), copy, copy.frame(), device, true);
  }

  private void apply(
      TrafficTreatment treatment,
      Copy copy,
      ModelFrame arrived,
      SwitchModel device,
      boolean groupsAllowed) {
    requireActionListOnly(treatment);
    ModelFrame frame = arrived;
    for (Instruction instruction : treatment.immediate()) {
      switch (instruction.type()) {
        case NOACTION:
        case METER:
          break;
        case QUEUE:
          if (((SetQueueInstruction) instruction).port() != null) {
            throw unknown(instruction);
          }
          break;
        case OUTPUT:
          output(copy, frame, ((OutputInstruction) instruction).port());
          break;
        case GROUP:
          if (!groupsAllowed) {
            throw unknown(instruction);
          }
          group(((GroupInstruction) instruction).groupId(), copy, frame, device);
          break;
        case L2MODIFICATION:
          frame = modify((L2ModificationInstruction) instruction, copy, frame);
          break;
        default:
          throw unknown(instruction);
      }
    }
  }

  /** Refuses what goes beyond the list of actions that is carried out at once. */
  private static void requireActionListOnly(TrafficTreatment treatment) {
    if (!treatment.deferred().isEmpty()
        || treatment.tableTransition() != null
        || treatment.writeMetadata() != null
        || treatment.statTrigger() != null) {
      throw new IllegalStateException(
          "the model carries out immediate actions only: can't tell what happens by " + treatment);
    }
  }

  private ModelFrame modify(L2ModificationInstruction instruction, Copy copy, ModelFrame frame) {
    switch (instruction.subtype()) {
      case VLAN_PUSH:
        return frame.withTag(frame.vlan().orElse(VlanId.vlanId(VlanId.NO_VID)));
      case VLAN_ID:
        if (isTagged(frame, instruction, copy)) {
          return frame.withVlan(((ModVlanIdInstruction) instruction).vlanId());
        }
        return frame;
      case VLAN_POP:
        return isTagged(frame, instruction, copy) ? frame.withoutTag() : frame;
      default:
        throw unknown(instruction);
    }
  }

  private boolean isTagged(ModelFrame frame, Instruction instruction, Copy copy) {
    boolean tagged = frame.vlan().isPresent();
    if (!tagged) {
      faults.add(
          "at " + copy.arrival() + " " + instruction + " is applied to the untagged " + frame);
    }
    return tagged;
  }

  private void group(GroupId id, Copy copy, ModelFrame frame, SwitchModel device) {
    Optional<GroupDescription> found = device.group(id);
    if (found.isEmpty()) {
      faults.add(
          "at " + copy.arrival() + " an entry names group " + id.id() + ", which is missing");
      return;
    }
    for (GroupBucket bucket : found.get().buckets().buckets()) {
      if (found.get().type() == GroupDescription.Type.ALL) {
        apply(bucket.treatment(), copy, frame, device, false);
      } else if (isLive(new ConnectPoint(copy.arrival().deviceId(), bucket.watchPort()))) {
        steps.add(
            () ->
                at(copy)
                    + "port "
                    + bucket.watchPort()
                    + " is up -> "
                    + ActionText.of(bucket.treatment(), device));
        apply(bucket.treatment(), copy, frame, device, false);
        return;
      }
    }
  }

  private boolean isLive(ConnectPoint port) {
    return network.linkAt(port).map(link -> !failures.breaks(link)).orElse(true);
  }

  private void output(Copy copy, ModelFrame frame, PortNumber port) {
    if (port.isLogical()) {
      throw new IllegalStateException("the model knows no output to the logical port " + port);
    }
    ConnectPoint departure = new ConnectPoint(copy.arrival().deviceId(), port);
    if (departure.equals(copy.arrival())) {
      note(copy, "not sent back by port " + port);
      return;
    }
    Optional<FabricLink> link = network.linkAt(departure);
    if (link.isEmpty()) {
      deliveries.add(new Delivery(departure, frame, copy.label().orElse(null), copy.hops()));
      steps.add(() -> "delivered at " + departure + ": " + frame);
    } else if (failures.breaks(link.get())) {
      steps.add(() -> "lost on failed link " + link.get() + ": " + frame);
    } else {
      crossings.add(link.get());
      boolean upwards = link.get().low().equals(departure);
      pending.add(copy.over(upwards ? link.get().high() : link.get().low(), frame));
    }
  }

  private void note(Copy copy, String what) {
    steps.add(() -> at(copy) + what);
  }

  private static String at(Copy copy) {
    return copy.arrival().deviceId() + " in " + copy.arrival().port() + ": " + copy.frame() + ": ";
  }

  private static IllegalStateException unknown(Instruction instruction) {
    return new IllegalStateException(
        "the model doesn't know what " + instruction + " does here: teach it, or don't use it");
  }
}
