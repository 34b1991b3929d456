// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.conformance.cases;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.onlab.packet.Ethernet;
import org.onlab.packet.MacAddress;
import org.onlab.packet.TpPort;
import org.onosproject.core.GroupId;
import org.onosproject.net.PortNumber;
import org.onosproject.net.flow.DefaultTrafficSelector;
import org.onosproject.net.flow.DefaultTrafficTreatment;
import org.onosproject.net.flow.TrafficSelector;
import org.onosproject.net.flow.TrafficTreatment;
import org.onosproject.net.meter.MeterId;

/** One reason each for which an OpenFlow switch refuses a flow rule. */
public enum RuleFault {

  /** Refers to a group that is not there (OFPBAC_BAD_OUT_GROUP). */
  MISSING_GROUP(selector -> {}, treatment -> treatment.group(GroupId.valueOf(987_654))),

  /** Refers to a meter that is not there (OFPMMFC_UNKNOWN_METER). */
  MISSING_METER(
      selector -> {},
      treatment -> treatment.meter(MeterId.meterId(98_765)).setOutput(PortNumber.portNumber(1))),

  /** Matches a TCP port without saying that the packet is TCP (OFPBMC_BAD_PREREQ). */
  BAD_MATCH(
      selector -> selector.matchEthType(Ethernet.TYPE_IPV4).matchTcpDst(TpPort.tpPort(80)),
      treatment -> treatment.setOutput(PortNumber.portNumber(1))),

  /** Copies the TTL inwards, which Open vSwitch does not do (OFPBAC_BAD_TYPE). */
  UNSUPPORTED_ACTION(
      selector -> selector.matchEthType(Ethernet.MPLS_UNICAST),
      treatment -> treatment.copyTtlIn().setOutput(PortNumber.portNumber(1)));

  private final Consumer<TrafficSelector.Builder> selecting;
  private final Consumer<TrafficTreatment.Builder> treating;

  RuleFault(
      Consumer<TrafficSelector.Builder> selecting, Consumer<TrafficTreatment.Builder> treating) {
    this.selecting = selecting;
    this.treating = treating;
  }

  /**
   * Returns the fault of a name.
   *
   * @param label such as {@code missing-group}
   * @throws IllegalArgumentException if there is none of that name
   */
  public static RuleFault of(String label) {
    for (RuleFault fault : values()) {
      if (fault.label().equals(label)) {
        return fault;
      }
    }
    throw new IllegalArgumentException(
        "fault '"
            + label
            + "' is none of "
            + Arrays.stream(values()).map(RuleFault::label).collect(Collectors.toList()));
  }

  /** Returns the fault's name on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns what the rule matches; a different destination address for each fault. */
  TrafficSelector selector() {
    TrafficSelector.Builder builder =
        DefaultTrafficSelector.builder()
            .matchEthDst(MacAddress.valueOf(0x02_FF_00_00_00_00L + ordinal()));
    selecting.accept(builder);
    return builder.build();
  }

  /** Returns what the rule does. */
  TrafficTreatment treatment() {
    TrafficTreatment.Builder builder = DefaultTrafficTreatment.builder();
    treating.accept(builder);
    return builder.build();
  }
}
