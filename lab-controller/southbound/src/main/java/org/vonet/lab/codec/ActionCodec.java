// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.codec;

import java.util.ArrayList;
import java.util.List;
import org.onlab.packet.EthType;
import org.onosproject.core.GroupId;
import org.onosproject.net.flow.instructions.Instruction;
import org.onosproject.net.flow.instructions.Instructions;
import org.onosproject.net.flow.instructions.Instructions.ExtensionInstructionWrapper;
import org.onosproject.net.flow.instructions.Instructions.GroupInstruction;
import org.onosproject.net.flow.instructions.Instructions.OutputInstruction;
import org.onosproject.net.flow.instructions.Instructions.SetQueueInstruction;
import org.onosproject.net.flow.instructions.L2ModificationInstruction;
import org.onosproject.net.flow.instructions.L2ModificationInstruction.ModMplsHeaderInstruction;
import org.onosproject.net.flow.instructions.L2ModificationInstruction.ModVlanHeaderInstruction;
import org.onosproject.net.flow.instructions.L3ModificationInstruction;
import org.onosproject.net.flow.instructions.L4ModificationInstruction.ModTransportPortInstruction;
import org.projectfloodlight.openflow.protocol.OFFactory;
import org.projectfloodlight.openflow.protocol.action.OFAction;
import org.projectfloodlight.openflow.protocol.action.OFActionGroup;
import org.projectfloodlight.openflow.protocol.action.OFActionOutput;
import org.projectfloodlight.openflow.protocol.action.OFActionPopMpls;
import org.projectfloodlight.openflow.protocol.action.OFActionPushMpls;
import org.projectfloodlight.openflow.protocol.action.OFActionPushVlan;
import org.projectfloodlight.openflow.protocol.action.OFActionSetField;
import org.projectfloodlight.openflow.protocol.action.OFActionSetQueue;
import org.projectfloodlight.openflow.protocol.action.OFActions;
import org.projectfloodlight.openflow.protocol.oxm.OFOxm;
import org.projectfloodlight.openflow.types.OFGroup;

/** Translates the instructions that act on a packet to OpenFlow actions and back. */
public final class ActionCodec {
  /** OFPCML_NO_BUFFER: send the whole packet to the controller. */
  private static final int WHOLE_PACKET = 0xffff;

  private final DeviceExtensions extensions;

  /**
   * @param extensions how the switch's driver translates the actions that only it knows
   */
  public ActionCodec(DeviceExtensions extensions) {
    this.extensions = extensions;
  }

  /**
   * @param factory messages of the version that the switch speaks
   * @param instructions what to do with a packet, in order
   * @return the same as actions; none if the packet is to be dropped
   * @throws UntranslatableException if an instruction is no OpenFlow action
   */
  public List<OFAction> encode(OFFactory factory, List<Instruction> instructions) {
    List<OFAction> actions = new ArrayList<>(instructions.size());
    for (Instruction instruction : instructions) {
      if (instruction.type() == Instruction.Type.NOACTION) {
        continue;
      }
      try {
        actions.add(encode(factory, instruction));
      } catch (UnsupportedOperationException | IllegalArgumentException e) {
        throw new UntranslatableException("instruction " + instruction + ": " + e.getMessage());
      }
    }
    return actions;
  }

  private OFAction encode(OFFactory factory, Instruction instruction) {
    OFActions actions = factory.actions();
    switch (instruction.type()) {
      case OUTPUT:
        return actions.output(Ports.encode(((OutputInstruction) instruction).port()), WHOLE_PACKET);
      case GROUP:
        return actions.group(OFGroup.of(((GroupInstruction) instruction).groupId().id()));
      case QUEUE:
        SetQueueInstruction queue = (SetQueueInstruction) instruction;
        if (queue.port() != null) {
          throw new UntranslatableException(
              instruction
                  + " names a port, but set-queue of OpenFlow 1.3 holds for every output that"
                  + " follows: use setQueue(id) before the output");
        }
        return actions.setQueue(queue.queueId());
      case L2MODIFICATION:
        return encode(factory, (L2ModificationInstruction) instruction);
      case L3MODIFICATION:
        return encode(factory, (L3ModificationInstruction) instruction);
      case L4MODIFICATION:
        return actions.setField(
            SetFieldCodec.encode(factory.oxms(), (ModTransportPortInstruction) instruction));
      case EXTENSION:
        return extensions.encode(
            factory, ((ExtensionInstructionWrapper) instruction).extensionInstruction());
      default:
        throw new UntranslatableException(
            "instruction " + instruction + " is not an action of OpenFlow 1.3");
    }
  }

  private static OFAction encode(OFFactory factory, L2ModificationInstruction instruction) {
    OFActions actions = factory.actions();
    OFOxm<?> field = SetFieldCodec.encode(factory.oxms(), instruction);
    if (field != null) {
      return actions.setField(field);
    }
    switch (instruction.subtype()) {
      case VLAN_PUSH:
        return actions.pushVlan(encode(((ModVlanHeaderInstruction) instruction).ethernetType()));
      case VLAN_POP:
        return actions.popVlan();
      case MPLS_PUSH:
        return actions.pushMpls(encode(((ModMplsHeaderInstruction) instruction).ethernetType()));
      case MPLS_POP:
        return actions.popMpls(encode(((ModMplsHeaderInstruction) instruction).ethernetType()));
      case DEC_MPLS_TTL:
        return actions.decMplsTtl();
      default:
        throw new UntranslatableException("instruction " + instruction + " is not in OpenFlow 1.3");
    }
  }

  private static OFAction encode(OFFactory factory, L3ModificationInstruction instruction) {
    OFActions actions = factory.actions();
    OFOxm<?> field = SetFieldCodec.encode(factory.oxms(), instruction);
    if (field != null) {
      return actions.setField(field);
    }
    switch (instruction.subtype()) {
      case DEC_TTL:
        return actions.decNwTtl();
      case TTL_IN:
        return actions.copyTtlIn();
      case TTL_OUT:
        return actions.copyTtlOut();
      default:
        throw new UntranslatableException("instruction " + instruction + " is not in OpenFlow 1.3");
    }
  }

  private static org.projectfloodlight.openflow.types.EthType encode(EthType type) {
    return org.projectfloodlight.openflow.types.EthType.of(Short.toUnsignedInt(type.toShort()));
  }

  private static EthType decode(org.projectfloodlight.openflow.types.EthType type) {
    return new EthType(type.getValue());
  }

  /**
   * @param action an action as a switch reports it
   * @return the instruction that means the same
   * @throws UntranslatableException if ONOS has no instruction for it
   */
  public Instruction decode(OFAction action) {
    switch (action.getType()) {
      case OUTPUT:
        return Instructions.createOutput(Ports.decode(((OFActionOutput) action).getPort()));
      case GROUP:
        return Instructions.createGroup(
            new GroupId(((OFActionGroup) action).getGroup().getGroupNumber()));
      case SET_QUEUE:
        return Instructions.setQueue(((OFActionSetQueue) action).getQueueId(), null);
      case SET_FIELD:
        return decodeSetField((OFActionSetField) action);
      case PUSH_VLAN:
        return Instructions.pushVlan(decode(((OFActionPushVlan) action).getEthertype()));
      case POP_VLAN:
        return Instructions.popVlan();
      case PUSH_MPLS:
        return pushMpls(((OFActionPushMpls) action).getEthertype());
      case POP_MPLS:
        return Instructions.popMpls(decode(((OFActionPopMpls) action).getEthertype()));
      case DEC_MPLS_TTL:
        return Instructions.decMplsTtl();
      case DEC_NW_TTL:
        return Instructions.decNwTtl();
      case COPY_TTL_IN:
        return Instructions.copyTtlIn();
      case COPY_TTL_OUT:
        return Instructions.copyTtlOut();
      default:
        return Instructions.extension(extensions.decode(action), extensions.deviceId());
    }
  }

  private Instruction decodeSetField(OFActionSetField action) {
    try {
      return SetFieldCodec.decode(action.getField());
    } catch (UntranslatableException e) {
      // Drivers also write fields of their own by set-field.
      return Instructions.extension(extensions.decode(action), extensions.deviceId());
    }
  }

  private static Instruction pushMpls(org.projectfloodlight.openflow.types.EthType type) {
    if (!decode(type).equals(EthType.EtherType.MPLS_UNICAST.ethType())) {
      throw new UntranslatableException(
          "push_mpls of EtherType " + type + ": ONOS pushes " + EthType.EtherType.MPLS_UNICAST);
    }
    return Instructions.pushMpls();
  }
}
