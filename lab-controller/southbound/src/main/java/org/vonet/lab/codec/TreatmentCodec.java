// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.codec;

import java.util.ArrayList;
import java.util.List;
import org.onosproject.net.flow.DefaultTrafficTreatment;
import org.onosproject.net.flow.TrafficTreatment;
import org.onosproject.net.flow.instructions.Instructions;
import org.onosproject.net.flow.instructions.Instructions.MetadataInstruction;
import org.onosproject.net.meter.MeterId;
import org.projectfloodlight.openflow.protocol.OFFactory;
import org.projectfloodlight.openflow.protocol.action.OFAction;
import org.projectfloodlight.openflow.protocol.instruction.OFInstruction;
import org.projectfloodlight.openflow.protocol.instruction.OFInstructionApplyActions;
import org.projectfloodlight.openflow.protocol.instruction.OFInstructionGotoTable;
import org.projectfloodlight.openflow.protocol.instruction.OFInstructionMeter;
import org.projectfloodlight.openflow.protocol.instruction.OFInstructionWriteActions;
import org.projectfloodlight.openflow.protocol.instruction.OFInstructionWriteMetadata;
import org.projectfloodlight.openflow.protocol.instruction.OFInstructions;
import org.projectfloodlight.openflow.types.TableId;
import org.projectfloodlight.openflow.types.U64;

/** Translates the treatment of a flow rule to OpenFlow instructions and back. */
final class TreatmentCodec {
  private final ActionCodec actions;

  TreatmentCodec(ActionCodec actions) {
    this.actions = actions;
  }

  /**
   * @return the instructions, in the order in which a switch executes them
   * @throws UntranslatableException if a part of the treatment is not in OpenFlow 1.3
   */
  List<OFInstruction> encode(OFFactory factory, TrafficTreatment treatment) {
    OFInstructions instructions = factory.instructions();
    List<OFInstruction> list = new ArrayList<>();
    if (treatment.meters().size() > 1) {
      throw new UntranslatableException(
          "treatment uses meters " + treatment.meters() + ": OpenFlow 1.3 allows one per rule");
    }
    if (treatment.statTrigger() != null) {
      throw new UntranslatableException(
          treatment.statTrigger() + " needs OpenFlow 1.5: leave it out");
    }
    if (treatment.metered() != null) {
      list.add(instructions.meter(treatment.metered().meterId().id()));
    }
    List<OFAction> immediate = actions.encode(factory, treatment.immediate());
    if (!immediate.isEmpty()) {
      list.add(instructions.applyActions(immediate));
    }
    if (treatment.clearedDeferred()) {
      list.add(instructions.clearActions());
    }
    List<OFAction> deferred = actions.encode(factory, treatment.deferred());
    if (!deferred.isEmpty()) {
      list.add(instructions.writeActions(deferred));
    }
    MetadataInstruction metadata = treatment.writeMetadata();
    if (metadata != null) {
      list.add(
          instructions.writeMetadata(U64.of(metadata.metadata()), U64.of(metadata.metadataMask())));
    }
    if (treatment.tableTransition() != null) {
      list.add(instructions.gotoTable(TableId.of(treatment.tableTransition().tableId())));
    }
    return list;
  }

  /**
   * @return the treatment that means the same
   * @throws UntranslatableException if ONOS has no equivalent for an instruction or an action
   */
  TrafficTreatment decode(List<OFInstruction> instructions) {
    TrafficTreatment.Builder treatment = DefaultTrafficTreatment.builder();
    for (OFInstruction instruction : instructions) {
      switch (instruction.getType()) {
        case METER:
          treatment.meter(MeterId.meterId(((OFInstructionMeter) instruction).getMeterId()));
          break;
        case APPLY_ACTIONS:
          treatment.immediate();
          ((OFInstructionApplyActions) instruction)
              .getActions()
              .forEach(action -> treatment.add(actions.decode(action)));
          break;
        case CLEAR_ACTIONS:
          treatment.wipeDeferred();
          break;
        case WRITE_ACTIONS:
          treatment.deferred();
          ((OFInstructionWriteActions) instruction)
              .getActions()
              .forEach(action -> treatment.add(actions.decode(action)));
          break;
        case WRITE_METADATA:
          OFInstructionWriteMetadata metadata = (OFInstructionWriteMetadata) instruction;
          treatment.add(
              Instructions.writeMetadata(
                  metadata.getMetadata().getValue(), metadata.getMetadataMask().getValue()));
          break;
        case GOTO_TABLE:
          treatment.transition(
              Short.toUnsignedInt(((OFInstructionGotoTable) instruction).getTableId().getValue()));
          break;
        default:
          throw new UntranslatableException(
              "instruction " + instruction + " has no equivalent in ONOS");
      }
    }
    return treatment.build();
  }
}
