// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.codec;

import com.google.common.collect.Iterables;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.onlab.packet.Ip4Address;
import org.onlab.packet.Ip6Address;
import org.onlab.packet.IpPrefix;
import org.onlab.packet.MacAddress;
import org.onlab.packet.MplsLabel;
import org.onlab.packet.TpPort;
import org.onlab.packet.VlanId;
import org.onosproject.core.DefaultApplicationId;
import org.onosproject.net.DeviceId;
import org.onosproject.net.PortNumber;
import org.onosproject.net.flow.DefaultFlowRule;
import org.onosproject.net.flow.DefaultTrafficSelector;
import org.onosproject.net.flow.FlowRule;
import org.onosproject.net.flow.TrafficSelector;
import org.onosproject.net.flow.criteria.Criteria;
import org.onosproject.net.flow.criteria.Criterion;

/** Flow rules of every kind that can be translated. */
final class FlowArbitraries {
  static final DeviceId DEVICE = DeviceId.deviceId("of:0000000000000001");

  private FlowArbitraries() {}

  static Arbitrary<FlowRule> rules() {
    return Combinators.combine(
            selectors(),
            TreatmentArbitraries.treatments(),
            Arbitraries.integers().between(0, 65_535),
            Arbitraries.integers().between(0, 254),
            Arbitraries.integers().between(0, 65_535),
            Arbitraries.integers().between(0, 65_535))
        .as(
            (selector, treatment, priority, table, idle, hard) -> {
              FlowRule.Builder rule =
                  DefaultFlowRule.builder()
                      .forDevice(DEVICE)
                      .fromApp(new DefaultApplicationId(7, "test"))
                      .withPriority(priority)
                      .forTable(table)
                      .withSelector(selector)
                      .withTreatment(treatment);
              if (hard % 3 == 1) {
                rule.withHardTimeout(hard);
              } else if (idle % 3 == 1) {
                rule.makeTemporary(idle);
              } else {
                rule.makePermanent();
              }
              return rule.build();
            });
  }

  /** Selectors whose fields have what they presuppose, as switches demand. */
  static Arbitrary<TrafficSelector> selectors() {
    return Combinators.combine(base().list().ofMaxSize(6), Arbitraries.of(Family.values()))
        .flatAs(
            (base, family) ->
                family
                    .optional()
                    .list()
                    .ofMaxSize(5)
                    .map(optional -> selector(base, family.required, optional)));
  }

  private static TrafficSelector selector(
      List<Criterion> base, List<Criterion> required, List<Criterion> optional) {
    TrafficSelector.Builder selector = DefaultTrafficSelector.builder();
    Set<String> fields = new HashSet<>();
    for (Criterion criterion : Iterables.concat(required, base, optional)) {
      // An exact and a masked criterion are the same field for a switch.
      if (fields.add(criterion.type().name().replace("_MASKED", ""))) {
        selector.add(criterion);
      }
    }
    return selector.build();
  }

  private static Arbitrary<Criterion> base() {
    return Arbitraries.oneOf(
        List.of(
            ports().map(Criteria::matchInPort),
            Arbitraries.longs().map(Criteria::matchMetadata),
            Arbitraries.longs().map(Criteria::matchTunnelId),
            macs().map(Criteria::matchEthDst),
            macs().map(Criteria::matchEthSrc),
            partialMacs().map(m -> Criteria.matchEthDstMasked(and(m, macs(m)), mask(m))),
            partialMacs().map(m -> Criteria.matchEthSrcMasked(and(m, macs(m)), mask(m))),
            vlans().map(Criteria::matchVlanId)));
  }

  /** Protocols, and the fields that only they have. */
  private enum Family {
    ANY(),
    PHYSICAL_PORT(Criteria.matchInPort(PortNumber.P0)) {
      @Override
      Arbitrary<Criterion> optional() {
        return ports().map(Criteria::matchInPhyPort);
      }
    },
    TAGGED(Criteria.matchVlanId(VlanId.ANY)) {
      @Override
      Arbitrary<Criterion> optional() {
        return Arbitraries.bytes().between((byte) 0, (byte) 7).map(Criteria::matchVlanPcp);
      }
    },
    OTHER_ETHERTYPE() {
      @Override
      Arbitrary<Criterion> optional() {
        return Arbitraries.integers().between(0x0600, 0xffff).map(Criteria::matchEthType);
      }
    },
    ARP(Criteria.matchEthType(0x0806)) {
      @Override
      Arbitrary<Criterion> optional() {
        return Arbitraries.oneOf(
            List.of(
                Arbitraries.integers().between(0, 0xffff).map(Criteria::matchArpOp),
                addresses4().map(Criteria::matchArpSpa),
                addresses4().map(Criteria::matchArpTpa),
                macs().map(Criteria::matchArpSha),
                macs().map(Criteria::matchArpTha)));
      }
    },
    IPV4(Criteria.matchEthType(0x0800)) {
      @Override
      Arbitrary<Criterion> optional() {
        return Arbitraries.oneOf(
            List.of(
                prefixes4().map(Criteria::matchIPSrc),
                prefixes4().map(Criteria::matchIPDst),
                Arbitraries.shorts().between((short) 0, (short) 255).map(Criteria::matchIPProtocol),
                Arbitraries.bytes().between((byte) 0, (byte) 63).map(Criteria::matchIPDscp),
                Arbitraries.bytes().between((byte) 0, (byte) 3).map(Criteria::matchIPEcn)));
      }
    },
    IPV6(Criteria.matchEthType(0x86dd)) {
      @Override
      Arbitrary<Criterion> optional() {
        return Arbitraries.oneOf(
            List.of(
                prefixes6().map(Criteria::matchIPv6Src),
                prefixes6().map(Criteria::matchIPv6Dst),
                Arbitraries.integers().between(0, 0xfffff).map(Criteria::matchIPv6FlowLabel),
                Arbitraries.integers().between(0, 0x1ff).map(Criteria::matchIPv6ExthdrFlags)));
      }
    },
    TCP(Criteria.matchEthType(0x0800), Criteria.matchIPProtocol((short) 6)) {
      @Override
      Arbitrary<Criterion> optional() {
        return Arbitraries.oneOf(
            List.of(
                transportPorts().map(Criteria::matchTcpSrc),
                transportPorts().map(Criteria::matchTcpDst),
                portMasks()
                    .map(m -> Criteria.matchTcpSrcMasked(TpPort.tpPort(0x1234 & m), port(m))),
                portMasks()
                    .map(m -> Criteria.matchTcpDstMasked(TpPort.tpPort(0xabcd & m), port(m)))));
      }
    },
    UDP(Criteria.matchEthType(0x86dd), Criteria.matchIPProtocol((short) 17)) {
      @Override
      Arbitrary<Criterion> optional() {
        return Arbitraries.oneOf(
            List.of(
                transportPorts().map(Criteria::matchUdpSrc),
                transportPorts().map(Criteria::matchUdpDst),
                portMasks()
                    .map(m -> Criteria.matchUdpSrcMasked(TpPort.tpPort(0x1234 & m), port(m))),
                portMasks()
                    .map(m -> Criteria.matchUdpDstMasked(TpPort.tpPort(0xabcd & m), port(m)))));
      }
    },
    SCTP(Criteria.matchEthType(0x0800), Criteria.matchIPProtocol((short) 132)) {
      @Override
      Arbitrary<Criterion> optional() {
        return Arbitraries.oneOf(
            List.of(
                transportPorts().map(Criteria::matchSctpSrc),
                transportPorts().map(Criteria::matchSctpDst)));
      }
    },
    ICMPV4(Criteria.matchEthType(0x0800), Criteria.matchIPProtocol((short) 1)) {
      @Override
      Arbitrary<Criterion> optional() {
        return Arbitraries.oneOf(
            List.of(
                Arbitraries.shorts().between((short) 0, (short) 255).map(Criteria::matchIcmpType),
                Arbitraries.shorts().between((short) 0, (short) 255).map(Criteria::matchIcmpCode)));
      }
    },
    NEIGHBOR_SOLICITATION(
        Criteria.matchEthType(0x86dd),
        Criteria.matchIPProtocol((short) 58),
        Criteria.matchIcmpv6Type((short) 135)) {
      @Override
      Arbitrary<Criterion> optional() {
        return Arbitraries.oneOf(
            List.of(
                addresses6().map(Criteria::matchIPv6NDTargetAddress),
                macs().map(Criteria::matchIPv6NDSourceLinkLayerAddress),
                Arbitraries.shorts()
                    .between((short) 0, (short) 255)
                    .map(Criteria::matchIcmpv6Code)));
      }
    },
    NEIGHBOR_ADVERTISEMENT(
        Criteria.matchEthType(0x86dd),
        Criteria.matchIPProtocol((short) 58),
        Criteria.matchIcmpv6Type((short) 136)) {
      @Override
      Arbitrary<Criterion> optional() {
        return macs().map(Criteria::matchIPv6NDTargetLinkLayerAddress);
      }
    },
    MPLS(Criteria.matchEthType(0x8847)) {
      @Override
      Arbitrary<Criterion> optional() {
        return Arbitraries.oneOf(
            List.of(
                labels().map(Criteria::matchMplsLabel),
                Arbitraries.bytes().between((byte) 0, (byte) 7).map(Criteria::matchMplsTc),
                Arbitraries.of(true, false).map(Criteria::matchMplsBos)));
      }
    };

    final List<Criterion> required;

    Family(Criterion... required) {
      this.required = List.of(required);
    }

    Arbitrary<Criterion> optional() {
      return base();
    }
  }

  static Arbitrary<PortNumber> ports() {
    return Arbitraries.longs().between(1, 0xfffeL).map(PortNumber::portNumber);
  }

  static Arbitrary<MacAddress> macs() {
    return Arbitraries.longs().between(0, 0xffffffffffffL).map(MacAddress::valueOf);
  }

  /** The value that goes with a mask, as different from it as can be. */
  private static long macs(long mask) {
    return Long.rotateLeft(mask, 13) ^ 0x5a5a5a5a5a5aL;
  }

  private static Arbitrary<Long> partialMacs() {
    return Arbitraries.longs().between(1, 0xfffffffffffeL);
  }

  private static MacAddress and(long mask, long value) {
    return MacAddress.valueOf(value & mask);
  }

  private static MacAddress mask(long mask) {
    return MacAddress.valueOf(mask);
  }

  private static Arbitrary<VlanId> vlans() {
    return Arbitraries.oneOf(
        Arbitraries.shorts().between((short) 0, (short) 4095).map(VlanId::vlanId),
        Arbitraries.of(VlanId.NONE, VlanId.ANY));
  }

  private static Arbitrary<IpPrefix> prefixes4() {
    return Combinators.combine(addresses4(), Arbitraries.integers().between(1, 32))
        .as(IpPrefix::valueOf);
  }

  private static Arbitrary<IpPrefix> prefixes6() {
    return Combinators.combine(addresses6(), Arbitraries.integers().between(1, 128))
        .as(IpPrefix::valueOf);
  }

  static Arbitrary<Ip4Address> addresses4() {
    return Arbitraries.integers().map(Ip4Address::valueOf);
  }

  static Arbitrary<Ip6Address> addresses6() {
    return Arbitraries.bytes().array(byte[].class).ofSize(16).map(Ip6Address::valueOf);
  }

  static Arbitrary<TpPort> transportPorts() {
    return Arbitraries.integers().between(0, 0xffff).map(TpPort::tpPort);
  }

  private static Arbitrary<Integer> portMasks() {
    return Arbitraries.integers().between(1, 0xfffe);
  }

  private static TpPort port(int number) {
    return TpPort.tpPort(number);
  }

  static Arbitrary<MplsLabel> labels() {
    return Arbitraries.integers().between(0, 0xfffff).map(MplsLabel::mplsLabel);
  }
}
