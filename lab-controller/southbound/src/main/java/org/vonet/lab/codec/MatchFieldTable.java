// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.codec;

import static org.vonet.lab.codec.FieldCodec.partial;
import static org.vonet.lab.codec.FieldCodec.whole;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import org.onlab.packet.Ip6Address;
import org.onlab.packet.IpPrefix;
import org.onlab.packet.MplsLabel;
import org.onlab.packet.VlanId;
import org.onosproject.net.flow.criteria.ArpHaCriterion;
import org.onosproject.net.flow.criteria.ArpOpCriterion;
import org.onosproject.net.flow.criteria.ArpPaCriterion;
import org.onosproject.net.flow.criteria.Criteria;
import org.onosproject.net.flow.criteria.Criterion;
import org.onosproject.net.flow.criteria.EthCriterion;
import org.onosproject.net.flow.criteria.EthTypeCriterion;
import org.onosproject.net.flow.criteria.IPCriterion;
import org.onosproject.net.flow.criteria.IPDscpCriterion;
import org.onosproject.net.flow.criteria.IPEcnCriterion;
import org.onosproject.net.flow.criteria.IPProtocolCriterion;
import org.onosproject.net.flow.criteria.IPv6ExthdrFlagsCriterion;
import org.onosproject.net.flow.criteria.IPv6FlowLabelCriterion;
import org.onosproject.net.flow.criteria.IPv6NDLinkLayerAddressCriterion;
import org.onosproject.net.flow.criteria.IPv6NDTargetAddressCriterion;
import org.onosproject.net.flow.criteria.MetadataCriterion;
import org.onosproject.net.flow.criteria.MplsBosCriterion;
import org.onosproject.net.flow.criteria.MplsCriterion;
import org.onosproject.net.flow.criteria.MplsTcCriterion;
import org.onosproject.net.flow.criteria.PortCriterion;
import org.onosproject.net.flow.criteria.TunnelIdCriterion;
import org.onosproject.net.flow.criteria.VlanIdCriterion;
import org.onosproject.net.flow.criteria.VlanPcpCriterion;
import org.projectfloodlight.openflow.protocol.match.MatchField;
import org.projectfloodlight.openflow.types.ArpOpcode;
import org.projectfloodlight.openflow.types.EthType;
import org.projectfloodlight.openflow.types.IPv4Address;
import org.projectfloodlight.openflow.types.IPv6Address;
import org.projectfloodlight.openflow.types.IPv6FlowLabel;
import org.projectfloodlight.openflow.types.IpDscp;
import org.projectfloodlight.openflow.types.IpEcn;
import org.projectfloodlight.openflow.types.IpProtocol;
import org.projectfloodlight.openflow.types.MacAddress;
import org.projectfloodlight.openflow.types.OFBooleanValue;
import org.projectfloodlight.openflow.types.OFMetadata;
import org.projectfloodlight.openflow.types.OFVlanVidMatch;
import org.projectfloodlight.openflow.types.U16;
import org.projectfloodlight.openflow.types.U32;
import org.projectfloodlight.openflow.types.U64;
import org.projectfloodlight.openflow.types.U8;
import org.projectfloodlight.openflow.types.VlanPcp;

/** The match fields that are translated, by the type of their ONOS criterion. */
final class MatchFieldTable {
  /** Where ONOS has one criterion type with and one without a mask, both name the same codec. */
  static final Map<Criterion.Type, FieldCodec<?>> BY_CRITERION = build();

  private MatchFieldTable() {}

  private static Map<Criterion.Type, FieldCodec<?>> build() {
    ImmutableMap.Builder<Criterion.Type, FieldCodec<?>> table = ImmutableMap.builder();
    addPortsAndMetadata(table);
    addEthernet(table);
    addIp(table);
    TransportFields.addTo(table);
    addArpAndNeighborDiscovery(table);
    addMpls(table);
    return table.build();
  }

  private static void addPortsAndMetadata(
      ImmutableMap.Builder<Criterion.Type, FieldCodec<?>> table) {
    table.put(
        Criterion.Type.IN_PORT,
        whole(
            MatchField.IN_PORT,
            PortCriterion.class,
            c -> Ports.encode(c.port()),
            v -> Criteria.matchInPort(Ports.decode(v))));
    table.put(
        Criterion.Type.IN_PHY_PORT,
        whole(
            MatchField.IN_PHY_PORT,
            PortCriterion.class,
            c -> Ports.encode(c.port()),
            v -> Criteria.matchInPhyPort(Ports.decode(v))));
    table.put(
        Criterion.Type.METADATA,
        whole(
            MatchField.METADATA,
            MetadataCriterion.class,
            c -> OFMetadata.ofRaw(c.metadata()),
            v -> Criteria.matchMetadata(v.getValue().getValue())));
    table.put(
        Criterion.Type.TUNNEL_ID,
        whole(
            MatchField.TUNNEL_ID,
            TunnelIdCriterion.class,
            c -> U64.of(c.tunnelId()),
            v -> Criteria.matchTunnelId(v.getValue())));
  }

  private static void addEthernet(ImmutableMap.Builder<Criterion.Type, FieldCodec<?>> table) {
    FieldCodec<MacAddress> destination =
        partial(
            MatchField.ETH_DST,
            EthCriterion.class,
            c -> Addresses.encode(c.mac()),
            c -> c.mask() == null ? null : Addresses.encode(c.mask()),
            MacAddress.NO_MASK,
            MacAddress.FULL_MASK,
            v -> Criteria.matchEthDst(Addresses.decode(v)),
            (v, m) -> Criteria.matchEthDstMasked(Addresses.decode(v), Addresses.decode(m)));
    table.put(Criterion.Type.ETH_DST, destination);
    table.put(Criterion.Type.ETH_DST_MASKED, destination);
    FieldCodec<MacAddress> source =
        partial(
            MatchField.ETH_SRC,
            EthCriterion.class,
            c -> Addresses.encode(c.mac()),
            c -> c.mask() == null ? null : Addresses.encode(c.mask()),
            MacAddress.NO_MASK,
            MacAddress.FULL_MASK,
            v -> Criteria.matchEthSrc(Addresses.decode(v)),
            (v, m) -> Criteria.matchEthSrcMasked(Addresses.decode(v), Addresses.decode(m)));
    table.put(Criterion.Type.ETH_SRC, source);
    table.put(Criterion.Type.ETH_SRC_MASKED, source);
    table.put(
        Criterion.Type.ETH_TYPE,
        whole(
            MatchField.ETH_TYPE,
            EthTypeCriterion.class,
            c -> EthType.of(Short.toUnsignedInt(c.ethType().toShort())),
            v -> Criteria.matchEthType(v.getValue())));
    table.put(
        Criterion.Type.VLAN_VID,
        partial(
            MatchField.VLAN_VID,
            VlanIdCriterion.class,
            c -> encodeVlan(c.vlanId()),
            c -> c.vlanId().equals(VlanId.ANY) ? OFVlanVidMatch.PRESENT : null,
            OFVlanVidMatch.NO_MASK,
            OFVlanVidMatch.FULL_MASK,
            v -> Criteria.matchVlanId(decodeVlan(v)),
            (v, m) ->
                v.equals(OFVlanVidMatch.PRESENT) && m.equals(OFVlanVidMatch.PRESENT)
                    ? Criteria.matchVlanId(VlanId.ANY)
                    : null));
    table.put(
        Criterion.Type.VLAN_PCP,
        whole(
            MatchField.VLAN_PCP,
            VlanPcpCriterion.class,
            c -> VlanPcp.of(c.priority()),
            v -> Criteria.matchVlanPcp(v.getValue())));
  }

  private static OFVlanVidMatch encodeVlan(VlanId vlan) {
    if (vlan.equals(VlanId.NONE)) {
      return OFVlanVidMatch.UNTAGGED;
    }
    return vlan.equals(VlanId.ANY) ? OFVlanVidMatch.PRESENT : OFVlanVidMatch.ofVlan(vlan.toShort());
  }

  private static VlanId decodeVlan(OFVlanVidMatch vlan) {
    return vlan.equals(OFVlanVidMatch.UNTAGGED) ? VlanId.NONE : VlanId.vlanId(vlan.getVlan());
  }

  private static void addIp(ImmutableMap.Builder<Criterion.Type, FieldCodec<?>> table) {
    table.put(
        Criterion.Type.IP_DSCP,
        whole(
            MatchField.IP_DSCP,
            IPDscpCriterion.class,
            c -> IpDscp.of(c.ipDscp()),
            v -> Criteria.matchIPDscp(v.getDscpValue())));
    table.put(
        Criterion.Type.IP_ECN,
        whole(
            MatchField.IP_ECN,
            IPEcnCriterion.class,
            c -> IpEcn.of(c.ipEcn()),
            v -> Criteria.matchIPEcn(v.getEcnValue())));
    table.put(
        Criterion.Type.IP_PROTO,
        whole(
            MatchField.IP_PROTO,
            IPProtocolCriterion.class,
            c -> IpProtocol.of(c.protocol()),
            v -> Criteria.matchIPProtocol(v.getIpProtocolNumber())));
    table.put(Criterion.Type.IPV4_SRC, ipv4(MatchField.IPV4_SRC, true));
    table.put(Criterion.Type.IPV4_DST, ipv4(MatchField.IPV4_DST, false));
    table.put(Criterion.Type.IPV6_SRC, ipv6(MatchField.IPV6_SRC, true));
    table.put(Criterion.Type.IPV6_DST, ipv6(MatchField.IPV6_DST, false));
    table.put(
        Criterion.Type.IPV6_FLABEL,
        whole(
            MatchField.IPV6_FLABEL,
            IPv6FlowLabelCriterion.class,
            c -> IPv6FlowLabel.of(c.flowLabel()),
            v -> Criteria.matchIPv6FlowLabel(v.getIPv6FlowLabelValue())));
    table.put(
        Criterion.Type.IPV6_EXTHDR,
        whole(
            MatchField.IPV6_EXTHDR,
            IPv6ExthdrFlagsCriterion.class,
            c -> U16.of(c.exthdrFlags()),
            v -> Criteria.matchIPv6ExthdrFlags(v.getValue())));
  }

  private static FieldCodec<IPv4Address> ipv4(MatchField<IPv4Address> field, boolean source) {
    return partial(
        field,
        IPCriterion.class,
        c -> Addresses.encode4(c.ip().address()),
        c ->
            c.ip().prefixLength() == IpPrefix.MAX_INET_MASK_LENGTH
                ? null
                : IPv4Address.ofCidrMaskLength(c.ip().prefixLength()),
        IPv4Address.NO_MASK,
        IPv4Address.FULL_MASK,
        v -> matchIpv4(v, IpPrefix.MAX_INET_MASK_LENGTH, source),
        (v, m) -> m.isCidrMask() ? matchIpv4(v, m.asCidrMaskLength(), source) : null);
  }

  private static Criterion matchIpv4(IPv4Address address, int length, boolean source) {
    IpPrefix prefix = IpPrefix.valueOf(Addresses.decode(address), length);
    return source ? Criteria.matchIPSrc(prefix) : Criteria.matchIPDst(prefix);
  }

  private static FieldCodec<IPv6Address> ipv6(MatchField<IPv6Address> field, boolean source) {
    return partial(
        field,
        IPCriterion.class,
        c -> Addresses.encode6(c.ip().address()),
        c ->
            c.ip().prefixLength() == IpPrefix.MAX_INET6_MASK_LENGTH
                ? null
                : IPv6Address.ofCidrMaskLength(c.ip().prefixLength()),
        IPv6Address.NO_MASK,
        IPv6Address.FULL_MASK,
        v -> matchIpv6(v, IpPrefix.MAX_INET6_MASK_LENGTH, source),
        (v, m) -> m.isCidrMask() ? matchIpv6(v, m.asCidrMaskLength(), source) : null);
  }

  private static Criterion matchIpv6(IPv6Address address, int length, boolean source) {
    IpPrefix prefix = IpPrefix.valueOf(Addresses.decode(address), length);
    return source ? Criteria.matchIPv6Src(prefix) : Criteria.matchIPv6Dst(prefix);
  }

  private static void addArpAndNeighborDiscovery(
      ImmutableMap.Builder<Criterion.Type, FieldCodec<?>> table) {
    table.put(
        Criterion.Type.ARP_OP,
        whole(
            MatchField.ARP_OP,
            ArpOpCriterion.class,
            c -> ArpOpcode.of(c.arpOp()),
            v -> Criteria.matchArpOp(v.getOpcode())));
    table.put(
        Criterion.Type.ARP_SPA,
        whole(
            MatchField.ARP_SPA,
            ArpPaCriterion.class,
            c -> Addresses.encode4(c.ip()),
            v -> Criteria.matchArpSpa(Addresses.decode(v))));
    table.put(
        Criterion.Type.ARP_TPA,
        whole(
            MatchField.ARP_TPA,
            ArpPaCriterion.class,
            c -> Addresses.encode4(c.ip()),
            v -> Criteria.matchArpTpa(Addresses.decode(v))));
    table.put(
        Criterion.Type.ARP_SHA,
        whole(
            MatchField.ARP_SHA,
            ArpHaCriterion.class,
            c -> Addresses.encode(c.mac()),
            v -> Criteria.matchArpSha(Addresses.decode(v))));
    table.put(
        Criterion.Type.ARP_THA,
        whole(
            MatchField.ARP_THA,
            ArpHaCriterion.class,
            c -> Addresses.encode(c.mac()),
            v -> Criteria.matchArpTha(Addresses.decode(v))));
    table.put(
        Criterion.Type.IPV6_ND_TARGET,
        whole(
            MatchField.IPV6_ND_TARGET,
            IPv6NDTargetAddressCriterion.class,
            c -> Addresses.encode6(c.targetAddress()),
            v -> Criteria.matchIPv6NDTargetAddress((Ip6Address) Addresses.decode(v))));
    table.put(
        Criterion.Type.IPV6_ND_SLL,
        whole(
            MatchField.IPV6_ND_SLL,
            IPv6NDLinkLayerAddressCriterion.class,
            c -> Addresses.encode(c.mac()),
            v -> Criteria.matchIPv6NDSourceLinkLayerAddress(Addresses.decode(v))));
    table.put(
        Criterion.Type.IPV6_ND_TLL,
        whole(
            MatchField.IPV6_ND_TLL,
            IPv6NDLinkLayerAddressCriterion.class,
            c -> Addresses.encode(c.mac()),
            v -> Criteria.matchIPv6NDTargetLinkLayerAddress(Addresses.decode(v))));
  }

  private static void addMpls(ImmutableMap.Builder<Criterion.Type, FieldCodec<?>> table) {
    table.put(
        Criterion.Type.MPLS_LABEL,
        whole(
            MatchField.MPLS_LABEL,
            MplsCriterion.class,
            c -> U32.of(c.label().toInt()),
            v -> Criteria.matchMplsLabel(MplsLabel.mplsLabel((int) v.getValue()))));
    table.put(
        Criterion.Type.MPLS_TC,
        whole(
            MatchField.MPLS_TC,
            MplsTcCriterion.class,
            c -> U8.of(c.tc()),
            v -> Criteria.matchMplsTc((byte) v.getValue())));
    table.put(
        Criterion.Type.MPLS_BOS,
        whole(
            MatchField.MPLS_BOS,
            MplsBosCriterion.class,
            c -> OFBooleanValue.of(c.mplsBos()),
            v -> Criteria.matchMplsBos(v.getValue())));
  }
}
