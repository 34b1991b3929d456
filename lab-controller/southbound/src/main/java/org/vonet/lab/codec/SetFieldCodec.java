// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.codec;

import org.onlab.packet.MplsLabel;
import org.onlab.packet.TpPort;
import org.onlab.packet.VlanId;
import org.onosproject.net.flow.instructions.Instruction;
import org.onosproject.net.flow.instructions.Instructions;
import org.onosproject.net.flow.instructions.L2ModificationInstruction;
import org.onosproject.net.flow.instructions.L2ModificationInstruction.ModEtherInstruction;
import org.onosproject.net.flow.instructions.L2ModificationInstruction.ModMplsBosInstruction;
import org.onosproject.net.flow.instructions.L2ModificationInstruction.ModMplsLabelInstruction;
import org.onosproject.net.flow.instructions.L2ModificationInstruction.ModTunnelIdInstruction;
import org.onosproject.net.flow.instructions.L2ModificationInstruction.ModVlanIdInstruction;
import org.onosproject.net.flow.instructions.L2ModificationInstruction.ModVlanPcpInstruction;
import org.onosproject.net.flow.instructions.L3ModificationInstruction;
import org.onosproject.net.flow.instructions.L3ModificationInstruction.ModArpEthInstruction;
import org.onosproject.net.flow.instructions.L3ModificationInstruction.ModArpIPInstruction;
import org.onosproject.net.flow.instructions.L3ModificationInstruction.ModArpOpInstruction;
import org.onosproject.net.flow.instructions.L3ModificationInstruction.ModDscpInstruction;
import org.onosproject.net.flow.instructions.L3ModificationInstruction.ModIPInstruction;
import org.onosproject.net.flow.instructions.L3ModificationInstruction.ModIPv6FlowLabelInstruction;
import org.onosproject.net.flow.instructions.L4ModificationInstruction.ModTransportPortInstruction;
import org.projectfloodlight.openflow.protocol.oxm.OFOxm;
import org.projectfloodlight.openflow.protocol.oxm.OFOxms;
import org.projectfloodlight.openflow.types.ArpOpcode;
import org.projectfloodlight.openflow.types.IPv4Address;
import org.projectfloodlight.openflow.types.IPv6Address;
import org.projectfloodlight.openflow.types.IPv6FlowLabel;
import org.projectfloodlight.openflow.types.IpDscp;
import org.projectfloodlight.openflow.types.MacAddress;
import org.projectfloodlight.openflow.types.OFBooleanValue;
import org.projectfloodlight.openflow.types.OFVlanVidMatch;
import org.projectfloodlight.openflow.types.TransportPort;
import org.projectfloodlight.openflow.types.U32;
import org.projectfloodlight.openflow.types.U64;
import org.projectfloodlight.openflow.types.VlanPcp;

/** Translates the instructions that write a header field to OpenFlow's set-field and back. */
final class SetFieldCodec {
  private SetFieldCodec() {}

  /**
   * @return the field and its new value, or null if the instruction writes no field
   */
  static OFOxm<?> encode(OFOxms oxms, L2ModificationInstruction instruction) {
    switch (instruction.subtype()) {
      case ETH_SRC:
        return oxms.ethSrc(Addresses.encode(((ModEtherInstruction) instruction).mac()));
      case ETH_DST:
        return oxms.ethDst(Addresses.encode(((ModEtherInstruction) instruction).mac()));
      case VLAN_ID:
        VlanId vlan = ((ModVlanIdInstruction) instruction).vlanId();
        if (vlan.toShort() < 0 || vlan.toShort() > VlanId.MAX_VLAN) {
          throw new UntranslatableException(
              instruction
                  + " sets no VLAN id of 0 to "
                  + VlanId.MAX_VLAN
                  + ": pop the tag instead");
        }
        return oxms.vlanVid(OFVlanVidMatch.ofVlan(vlan.toShort()));
      case VLAN_PCP:
        return oxms.vlanPcp(VlanPcp.of(((ModVlanPcpInstruction) instruction).vlanPcp()));
      case MPLS_LABEL:
        return oxms.mplsLabel(U32.of(((ModMplsLabelInstruction) instruction).label().toInt()));
      case MPLS_BOS:
        return oxms.mplsBos(OFBooleanValue.of(((ModMplsBosInstruction) instruction).mplsBos()));
      case TUNNEL_ID:
        return oxms.tunnelId(U64.of(((ModTunnelIdInstruction) instruction).tunnelId()));
      default:
        return null;
    }
  }

  /**
   * @return the field and its new value, or null if the instruction writes no field
   */
  static OFOxm<?> encode(OFOxms oxms, L3ModificationInstruction instruction) {
    switch (instruction.subtype()) {
      case IPV4_SRC:
        return oxms.ipv4Src(Addresses.encode4(((ModIPInstruction) instruction).ip()));
      case IPV4_DST:
        return oxms.ipv4Dst(Addresses.encode4(((ModIPInstruction) instruction).ip()));
      case IPV6_SRC:
        return oxms.ipv6Src(Addresses.encode6(((ModIPInstruction) instruction).ip()));
      case IPV6_DST:
        return oxms.ipv6Dst(Addresses.encode6(((ModIPInstruction) instruction).ip()));
      case IPV6_FLABEL:
        return oxms.ipv6Flabel(
            IPv6FlowLabel.of(((ModIPv6FlowLabelInstruction) instruction).flowLabel()));
      case IP_DSCP:
        return oxms.ipDscp(IpDscp.of(((ModDscpInstruction) instruction).dscp()));
      case ARP_SPA:
        return oxms.arpSpa(Addresses.encode4(((ModArpIPInstruction) instruction).ip()));
      case ARP_TPA:
        return oxms.arpTpa(Addresses.encode4(((ModArpIPInstruction) instruction).ip()));
      case ARP_SHA:
        return oxms.arpSha(Addresses.encode(((ModArpEthInstruction) instruction).mac()));
      case ARP_THA:
        return oxms.arpTha(Addresses.encode(((ModArpEthInstruction) instruction).mac()));
      case ARP_OP:
        return oxms.arpOp(ArpOpcode.of((int) ((ModArpOpInstruction) instruction).op()));
      default:
        return null;
    }
  }

  static OFOxm<?> encode(OFOxms oxms, ModTransportPortInstruction instruction) {
    TransportPort port = TransportPort.of(instruction.port().toInt());
    switch (instruction.subtype()) {
      case TCP_SRC:
        return oxms.tcpSrc(port);
      case TCP_DST:
        return oxms.tcpDst(port);
      case UDP_SRC:
        return oxms.udpSrc(port);
      default:
        return oxms.udpDst(port);
    }
  }

  /**
   * @return the instruction that writes the same value to the same field
   * @throws UntranslatableException if ONOS has no instruction for the field
   */
  static Instruction decode(OFOxm<?> oxm) {
    Object value = oxm.getValue();
    switch (oxm.getMatchField().id) {
      case ETH_SRC:
        return Instructions.modL2Src(Addresses.decode((MacAddress) value));
      case ETH_DST:
        return Instructions.modL2Dst(Addresses.decode((MacAddress) value));
      case VLAN_VID:
        return Instructions.modVlanId(VlanId.vlanId(((OFVlanVidMatch) value).getVlan()));
      case VLAN_PCP:
        return Instructions.modVlanPcp(((VlanPcp) value).getValue());
      case MPLS_LABEL:
        return Instructions.modMplsLabel(MplsLabel.mplsLabel((int) ((U32) value).getValue()));
      case MPLS_BOS:
        return Instructions.modMplsBos(((OFBooleanValue) value).getValue());
      case TUNNEL_ID:
        return Instructions.modTunnelId(((U64) value).getValue());
      case IPV4_SRC:
        return Instructions.modL3Src(Addresses.decode((IPv4Address) value));
      case IPV4_DST:
        return Instructions.modL3Dst(Addresses.decode((IPv4Address) value));
      case IPV6_SRC:
        return Instructions.modL3IPv6Src(Addresses.decode((IPv6Address) value));
      case IPV6_DST:
        return Instructions.modL3IPv6Dst(Addresses.decode((IPv6Address) value));
      case IPV6_FLABEL:
        return Instructions.modL3IPv6FlowLabel(((IPv6FlowLabel) value).getIPv6FlowLabelValue());
      case IP_DSCP:
        return Instructions.modIpDscp(((IpDscp) value).getDscpValue());
      case ARP_SPA:
        return Instructions.modArpSpa(Addresses.decode((IPv4Address) value));
      case ARP_TPA:
        return Instructions.modArpTpa(Addresses.decode((IPv4Address) value));
      case ARP_SHA:
        return Instructions.modArpSha(Addresses.decode((MacAddress) value));
      case ARP_THA:
        return Instructions.modArpTha(Addresses.decode((MacAddress) value));
      case ARP_OP:
        return Instructions.modL3ArpOp((short) ((ArpOpcode) value).getOpcode());
      case TCP_SRC:
        return Instructions.modTcpSrc(port(value));
      case TCP_DST:
        return Instructions.modTcpDst(port(value));
      case UDP_SRC:
        return Instructions.modUdpSrc(port(value));
      case UDP_DST:
        return Instructions.modUdpDst(port(value));
      default:
        throw new UntranslatableException("set-field " + oxm + " has no ONOS instruction");
    }
  }

  private static TpPort port(Object value) {
    return TpPort.tpPort(((TransportPort) value).getPort());
  }
}
