// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.service;

import java.util.HashSet;
import java.util.Set;
import org.onlab.packet.Ip4Address;
import org.onlab.packet.IpAddress;
import org.onlab.packet.MacAddress;
import org.vonet.von.api.Endpoint;
import org.vonet.von.api.FabricLink;
import org.vonet.von.api.FrameTrace;
import org.vonet.von.api.PathPair;
import org.vonet.von.api.Von;
import org.vonet.von.api.VonException;
import org.vonet.von.api.VonException.Reason;
import org.vonet.von.compile.VonProgram;
import org.vonet.von.model.Failures;
import org.vonet.von.model.FrameWalker;
import org.vonet.von.model.ModelFrame;
import org.vonet.von.plan.Fabric;

/** Walks one frame of an endpoint through the compiled rules of its network. */
final class FrameTracer {

  /** Stands for any sender in frames of endpoints without a bound address (RFC 5737). */
  private static final Ip4Address ANY_SENDER = Ip4Address.valueOf("192.0.2.1");

  private FrameTracer() {}

  /**
   * Walks an IPv4 frame.
   *
   * @param failed links to be taken as failed, beside those that are known to be
   * @throws VonException with NOT_FOUND if the source is no endpoint
   */
  static FrameTrace trace(
      Von von,
      VonProgram program,
      Fabric fabric,
      MacAddress source,
      MacAddress destination,
      Set<FabricLink> failed) {
    Endpoint sender =
        von.endpoint(source)
            .orElseThrow(
                () ->
                    new VonException(
                        Reason.NOT_FOUND,
                        "MAC address "
                            + source
                            + " is no endpoint of VON '"
                            + von.name()
                            + "': see von-show "
                            + von.name()));
    Set<FabricLink> broken = new HashSet<>(planned(von));
    broken.removeAll(fabric.links());
    broken.addAll(failed);
    Set<FabricLink> links = new HashSet<>(fabric.links());
    links.addAll(broken);
    Ip4Address address =
        sender.addresses().stream()
            .filter(IpAddress::isIp4)
            .map(IpAddress::getIp4Address)
            .findFirst()
            .orElse(ANY_SENDER);
    return FrameWalker.ofPrograms(program.devices().values(), links)
        .walk(
            ModelFrame.ipv4(source, destination, address),
            sender.port(),
            Failures.of(broken, Set.of()))
        .toTrace();
  }

  private static Set<FabricLink> planned(Von von) {
    Set<FabricLink> links = new HashSet<>();
    for (PathPair pair : von.plan().pairs().values()) {
      links.addAll(pair.first().links());
      pair.second().ifPresent(path -> links.addAll(path.links()));
    }
    von.plan().tree().ifPresent(tree -> links.addAll(tree.links()));
    return links;
  }
}
