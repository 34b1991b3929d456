// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.codec;

import static org.vonet.lab.codec.FieldCodec.partial;
import static org.vonet.lab.codec.FieldCodec.whole;

import com.google.common.collect.ImmutableMap;
import org.onlab.packet.TpPort;
import org.onosproject.net.flow.criteria.Criteria;
import org.onosproject.net.flow.criteria.Criterion;
import org.onosproject.net.flow.criteria.IcmpCodeCriterion;
import org.onosproject.net.flow.criteria.IcmpTypeCriterion;
import org.onosproject.net.flow.criteria.Icmpv6CodeCriterion;
import org.onosproject.net.flow.criteria.Icmpv6TypeCriterion;
import org.onosproject.net.flow.criteria.SctpPortCriterion;
import org.onosproject.net.flow.criteria.TcpPortCriterion;
import org.onosproject.net.flow.criteria.UdpPortCriterion;
import org.projectfloodlight.openflow.protocol.match.MatchField;
import org.projectfloodlight.openflow.types.ICMPv4Code;
import org.projectfloodlight.openflow.types.ICMPv4Type;
import org.projectfloodlight.openflow.types.TransportPort;
import org.projectfloodlight.openflow.types.U8;

/** The match fields of TCP, UDP, SCTP and ICMP. */
final class TransportFields {
  private TransportFields() {}

  static void addTo(ImmutableMap.Builder<Criterion.Type, FieldCodec<?>> table) {
    FieldCodec<TransportPort> tcpSource =
        partial(
            MatchField.TCP_SRC,
            TcpPortCriterion.class,
            c -> encode(c.tcpPort()),
            c -> encode(c.mask()),
            TransportPort.NO_MASK,
            TransportPort.FULL_MASK,
            v -> Criteria.matchTcpSrc(decode(v)),
            (v, m) -> Criteria.matchTcpSrcMasked(decode(v), decode(m)));
    table.put(Criterion.Type.TCP_SRC, tcpSource);
    table.put(Criterion.Type.TCP_SRC_MASKED, tcpSource);
    FieldCodec<TransportPort> tcpDestination =
        partial(
            MatchField.TCP_DST,
            TcpPortCriterion.class,
            c -> encode(c.tcpPort()),
            c -> encode(c.mask()),
            TransportPort.NO_MASK,
            TransportPort.FULL_MASK,
            v -> Criteria.matchTcpDst(decode(v)),
            (v, m) -> Criteria.matchTcpDstMasked(decode(v), decode(m)));
    table.put(Criterion.Type.TCP_DST, tcpDestination);
    table.put(Criterion.Type.TCP_DST_MASKED, tcpDestination);
    FieldCodec<TransportPort> udpSource =
        partial(
            MatchField.UDP_SRC,
            UdpPortCriterion.class,
            c -> encode(c.udpPort()),
            c -> encode(c.mask()),
            TransportPort.NO_MASK,
            TransportPort.FULL_MASK,
            v -> Criteria.matchUdpSrc(decode(v)),
            (v, m) -> Criteria.matchUdpSrcMasked(decode(v), decode(m)));
    table.put(Criterion.Type.UDP_SRC, udpSource);
    table.put(Criterion.Type.UDP_SRC_MASKED, udpSource);
    FieldCodec<TransportPort> udpDestination =
        partial(
            MatchField.UDP_DST,
            UdpPortCriterion.class,
            c -> encode(c.udpPort()),
            c -> encode(c.mask()),
            TransportPort.NO_MASK,
            TransportPort.FULL_MASK,
            v -> Criteria.matchUdpDst(decode(v)),
            (v, m) -> Criteria.matchUdpDstMasked(decode(v), decode(m)));
    table.put(Criterion.Type.UDP_DST, udpDestination);
    table.put(Criterion.Type.UDP_DST_MASKED, udpDestination);
    addSctp(table);
    addIcmp(table);
  }

  private static void addSctp(ImmutableMap.Builder<Criterion.Type, FieldCodec<?>> table) {
    FieldCodec<TransportPort> source =
        partial(
            MatchField.SCTP_SRC,
            SctpPortCriterion.class,
            c -> encode(c.sctpPort()),
            c -> encode(c.mask()),
            TransportPort.NO_MASK,
            TransportPort.FULL_MASK,
            v -> Criteria.matchSctpSrc(decode(v)),
            (v, m) -> Criteria.matchSctpSrcMasked(decode(v), decode(m)));
    table.put(Criterion.Type.SCTP_SRC, source);
    table.put(Criterion.Type.SCTP_SRC_MASKED, source);
    FieldCodec<TransportPort> destination =
        partial(
            MatchField.SCTP_DST,
            SctpPortCriterion.class,
            c -> encode(c.sctpPort()),
            c -> encode(c.mask()),
            TransportPort.NO_MASK,
            TransportPort.FULL_MASK,
            v -> Criteria.matchSctpDst(decode(v)),
            (v, m) -> Criteria.matchSctpDstMasked(decode(v), decode(m)));
    table.put(Criterion.Type.SCTP_DST, destination);
    table.put(Criterion.Type.SCTP_DST_MASKED, destination);
  }

  private static void addIcmp(ImmutableMap.Builder<Criterion.Type, FieldCodec<?>> table) {
    table.put(
        Criterion.Type.ICMPV4_TYPE,
        whole(
            MatchField.ICMPV4_TYPE,
            IcmpTypeCriterion.class,
            c -> ICMPv4Type.of(c.icmpType()),
            v -> Criteria.matchIcmpType(v.getType())));
    table.put(
        Criterion.Type.ICMPV4_CODE,
        whole(
            MatchField.ICMPV4_CODE,
            IcmpCodeCriterion.class,
            c -> ICMPv4Code.of(c.icmpCode()),
            v -> Criteria.matchIcmpCode(v.getCode())));
    table.put(
        Criterion.Type.ICMPV6_TYPE,
        whole(
            MatchField.ICMPV6_TYPE,
            Icmpv6TypeCriterion.class,
            c -> U8.of(c.icmpv6Type()),
            v -> Criteria.matchIcmpv6Type(v.getValue())));
    table.put(
        Criterion.Type.ICMPV6_CODE,
        whole(
            MatchField.ICMPV6_CODE,
            Icmpv6CodeCriterion.class,
            c -> U8.of(c.icmpv6Code()),
            v -> Criteria.matchIcmpv6Code(v.getValue())));
  }

  /** Null, the absent mask of a criterion, stays null. */
  private static TransportPort encode(TpPort port) {
    return port == null ? null : TransportPort.of(port.toInt());
  }

  private static TpPort decode(TransportPort port) {
    return TpPort.tpPort(port.getPort());
  }
}
