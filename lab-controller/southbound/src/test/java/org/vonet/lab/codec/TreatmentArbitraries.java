// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.codec;

import static org.vonet.lab.codec.FlowArbitraries.addresses4;
import static org.vonet.lab.codec.FlowArbitraries.addresses6;
import static org.vonet.lab.codec.FlowArbitraries.labels;
import static org.vonet.lab.codec.FlowArbitraries.macs;
import static org.vonet.lab.codec.FlowArbitraries.ports;
import static org.vonet.lab.codec.FlowArbitraries.transportPorts;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.onlab.packet.EthType;
import org.onlab.packet.VlanId;
import org.onosproject.core.GroupId;
import org.onosproject.net.PortNumber;
import org.onosproject.net.flow.DefaultTrafficTreatment;
import org.onosproject.net.flow.TrafficTreatment;
import org.onosproject.net.flow.instructions.Instruction;
import org.onosproject.net.flow.instructions.Instructions;
import org.onosproject.net.meter.MeterId;

/** Treatments of every kind that can be translated. */
final class TreatmentArbitraries {
  private TreatmentArbitraries() {}

  static Arbitrary<TrafficTreatment> treatments() {
    return Combinators.combine(
            actions().list().ofMaxSize(6),
            actions().list().ofMaxSize(3),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(0, 300),
            Arbitraries.integers().between(0, 300),
            Arbitraries.longs())
        .as(
            (immediate, deferred, clear, meter, table, metadata) -> {
              TrafficTreatment.Builder treatment = DefaultTrafficTreatment.builder();
              immediate.forEach(treatment::add);
              treatment.deferred();
              deferred.forEach(treatment::add);
              if (clear) {
                treatment.wipeDeferred();
              }
              if (meter > 0 && meter < 100) {
                treatment.meter(MeterId.meterId(meter));
              }
              if (table < 255) {
                treatment.transition(table);
              }
              if (metadata % 2 == 0) {
                treatment.writeMetadata(metadata, ~metadata);
              }
              return treatment.build();
            });
  }

  private static Arbitrary<Instruction> actions() {
    return Arbitraries.oneOf(
        List.of(
            ports().map(Instructions::createOutput),
            Arbitraries.of(
                    PortNumber.CONTROLLER,
                    PortNumber.IN_PORT,
                    PortNumber.FLOOD,
                    PortNumber.ALL,
                    PortNumber.LOCAL,
                    PortNumber.TABLE,
                    PortNumber.NORMAL)
                .map(Instructions::createOutput),
            Arbitraries.longs()
                .between(0, 0xffffff00L)
                .map(id -> Instructions.createGroup(new GroupId((int) (long) id))),
            Arbitraries.longs()
                .between(0, 0xfffffffeL)
                .map(queue -> Instructions.setQueue(queue, null)),
            Arbitraries.of(
                Instructions.popVlan(),
                Instructions.pushVlan(),
                Instructions.pushVlan(EthType.EtherType.QINQ.ethType()),
                Instructions.pushMpls(),
                Instructions.popMpls(),
                Instructions.popMpls(EthType.EtherType.IPV4.ethType()),
                Instructions.decMplsTtl(),
                Instructions.decNwTtl(),
                Instructions.copyTtlIn(),
                Instructions.copyTtlOut()),
            Arbitraries.shorts()
                .between((short) 0, (short) 4095)
                .map(vlan -> Instructions.modVlanId(VlanId.vlanId(vlan))),
            Arbitraries.bytes().between((byte) 0, (byte) 7).map(Instructions::modVlanPcp),
            macs().map(Instructions::modL2Src),
            macs().map(Instructions::modL2Dst),
            labels().map(Instructions::modMplsLabel),
            Arbitraries.of(true, false).map(Instructions::modMplsBos),
            Arbitraries.longs().map(Instructions::modTunnelId),
            addresses4().map(Instructions::modL3Src),
            addresses4().map(Instructions::modL3Dst),
            addresses6().map(Instructions::modL3IPv6Src),
            addresses6().map(Instructions::modL3IPv6Dst),
            Arbitraries.integers().between(0, 0xfffff).map(Instructions::modL3IPv6FlowLabel),
            Arbitraries.bytes().between((byte) 0, (byte) 63).map(Instructions::modIpDscp),
            addresses4().map(Instructions::modArpSpa),
            addresses4().map(Instructions::modArpTpa),
            macs().map(Instructions::modArpSha),
            macs().map(Instructions::modArpTha),
            Arbitraries.shorts().between((short) 0, (short) 100).map(Instructions::modL3ArpOp),
            transportPorts().map(Instructions::modTcpSrc),
            transportPorts().map(Instructions::modTcpDst),
            transportPorts().map(Instructions::modUdpSrc),
            transportPorts().map(Instructions::modUdpDst)));
  }
}
