// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.onlab.packet.EthType.EtherType;
import org.onlab.packet.IpAddress;
import org.onosproject.net.flow.DefaultTrafficSelector;
import org.onosproject.net.flow.TrafficSelector;
import org.vonet.von.api.Endpoint;

/**
 * Which frames an endpoint may send: those from its port with its source address, and, for an
 * address family in which it has a bound address, only with a bound one.
 *
 * <p>IPv4 covers ARP by its sender protocol address. A family without a bound address is not looked
 * into, so that an endpoint with an IPv4 address can still send GOOSE or IPv6.
 */
final class SourceBinding {

  /** One match at one priority. */
  static final class Match {
    private final int priority;
    private final UnaryOperator<TrafficSelector.Builder> criteria;

    private Match(int priority, UnaryOperator<TrafficSelector.Builder> criteria) {
      this.priority = priority;
      this.criteria = criteria;
    }

    int priority() {
      return priority;
    }

    TrafficSelector.Builder selector() {
      return criteria.apply(DefaultTrafficSelector.builder());
    }
  }

  private final Endpoint endpoint;
  private final LabelEncoding labels;

  SourceBinding(Endpoint endpoint, LabelEncoding labels) {
    this.endpoint = endpoint;
    this.labels = labels;
  }

  /** Returns what is let in; at least one match. */
  List<Match> allowed() {
    List<Match> matches = new ArrayList<>();
    matches.add(new Match(RulePriority.INGRESS, this::source));
    for (IpAddress address : endpoint.addresses()) {
      if (address.isIp4()) {
        matches.add(
            new Match(
                RulePriority.BOUND_INGRESS,
                s ->
                    source(s).matchEthType(type(EtherType.IPV4)).matchIPSrc(address.toIpPrefix())));
        matches.add(
            new Match(
                RulePriority.BOUND_INGRESS,
                s ->
                    source(s)
                        .matchEthType(type(EtherType.ARP))
                        .matchArpSpa(address.getIp4Address())));
      } else {
        matches.add(
            new Match(
                RulePriority.BOUND_INGRESS,
                s ->
                    source(s)
                        .matchEthType(type(EtherType.IPV6))
                        .matchIPv6Src(address.toIpPrefix())));
      }
    }
    return matches;
  }

  /** Returns what is dropped although port and source address are right. */
  List<Match> forbidden() {
    List<Match> matches = new ArrayList<>();
    if (endpoint.addresses().stream().anyMatch(IpAddress::isIp4)) {
      matches.add(guard(EtherType.IPV4));
      matches.add(guard(EtherType.ARP));
    }
    if (endpoint.addresses().stream().anyMatch(IpAddress::isIp6)) {
      matches.add(guard(EtherType.IPV6));
    }
    return matches;
  }

  private Match guard(EtherType type) {
    return new Match(RulePriority.ADDRESS_GUARD, s -> source(s).matchEthType(type(type)));
  }

  private TrafficSelector.Builder source(TrafficSelector.Builder selector) {
    return labels
        .matchUnlabelled(selector)
        .matchInPort(endpoint.port().port())
        .matchEthSrc(endpoint.mac());
  }

  private static short type(EtherType type) {
    return type.ethType().toShort();
  }
}
