// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import org.onlab.packet.IpPrefix;
import org.onlab.packet.MacAddress;
import org.onlab.packet.VlanId;
import org.onosproject.net.flow.TrafficSelector;
import org.onosproject.net.flow.criteria.ArpPaCriterion;
import org.onosproject.net.flow.criteria.Criterion;
import org.onosproject.net.flow.criteria.EthCriterion;
import org.onosproject.net.flow.criteria.EthTypeCriterion;
import org.onosproject.net.flow.criteria.IPCriterion;
import org.onosproject.net.flow.criteria.PortCriterion;
import org.onosproject.net.flow.criteria.VlanIdCriterion;

/** What a flow entry matches, as values and masks over {@link HeaderFields}. */
final class EntryMatch {

  private static final long EXACT = -1L;
  private static final int IPV4_BITS = 32;

  private final long[] values = new long[HeaderFields.COUNT];
  private final long[] masks = new long[HeaderFields.COUNT];

  private EntryMatch() {}

  /**
   * Reads a selector.
   *
   * @throws IllegalStateException if it has a criterion that the model doesn't know
   */
  static EntryMatch of(TrafficSelector selector) {
    EntryMatch match = new EntryMatch();
    for (Criterion criterion : selector.criteria()) {
      match.add(criterion);
    }
    return match;
  }

  /** Returns the values, 0 wherever the mask is. */
  long[] values() {
    return values;
  }

  long[] masks() {
    return masks;
  }

  private void add(Criterion criterion) {
    switch (criterion.type()) {
      case IN_PORT:
        require(HeaderFields.IN_PORT, ((PortCriterion) criterion).port().toLong(), EXACT);
        break;
      case ETH_SRC:
      case ETH_SRC_MASKED:
        address(HeaderFields.ETH_SOURCE, (EthCriterion) criterion);
        break;
      case ETH_DST:
      case ETH_DST_MASKED:
        address(HeaderFields.ETH_DESTINATION, (EthCriterion) criterion);
        break;
      case ETH_TYPE:
        require(
            HeaderFields.ETH_TYPE,
            0xFFFF & ((EthTypeCriterion) criterion).ethType().toShort(),
            EXACT);
        break;
      case VLAN_VID:
        vlan(((VlanIdCriterion) criterion).vlanId());
        break;
      case IPV4_SRC:
        ipv4(((IPCriterion) criterion).ip());
        break;
      case IPV6_SRC:
        ipv6(((IPCriterion) criterion).ip());
        break;
      case ARP_SPA:
        payload(HeaderFields.PAYLOAD_ARP);
        require(
            HeaderFields.ARP_SENDER, HeaderFields.ipv4(((ArpPaCriterion) criterion).ip()), EXACT);
        break;
      default:
        throw new IllegalStateException(
            "the model doesn't know how to match " + criterion + ": teach it, or don't use it");
    }
  }

  private void address(int field, EthCriterion criterion) {
    MacAddress mask = criterion.mask();
    require(field, criterion.mac().toLong(), mask == null ? EXACT : mask.toLong());
  }

  private void vlan(VlanId vlan) {
    if (vlan.equals(VlanId.NONE)) {
      require(HeaderFields.VLAN, 0, EXACT);
    } else if (vlan.equals(VlanId.ANY)) {
      require(HeaderFields.VLAN, HeaderFields.VLAN_PRESENT, HeaderFields.VLAN_PRESENT);
    } else {
      require(HeaderFields.VLAN, HeaderFields.VLAN_PRESENT | vlan.toShort(), EXACT);
    }
  }

  private void ipv4(IpPrefix prefix) {
    payload(HeaderFields.PAYLOAD_IPV4);
    long mask = leadingBits(prefix.prefixLength() + IPV4_BITS) & 0xFFFF_FFFFL;
    require(HeaderFields.IPV4_SOURCE, HeaderFields.ipv4(prefix.address()), mask);
  }

  private void ipv6(IpPrefix prefix) {
    payload(HeaderFields.PAYLOAD_IPV6);
    int length = prefix.prefixLength();
    require(
        HeaderFields.IPV6_SOURCE_HIGH,
        HeaderFields.ipv6High(prefix.address()),
        leadingBits(Math.min(length, Long.SIZE)));
    require(
        HeaderFields.IPV6_SOURCE_LOW,
        HeaderFields.ipv6Low(prefix.address()),
        leadingBits(Math.max(length - Long.SIZE, 0)));
  }

  private void payload(long kind) {
    require(HeaderFields.PAYLOAD, kind, EXACT);
  }

  private void require(int field, long value, long mask) {
    values[field] = value & mask;
    masks[field] = mask;
  }

  /** Returns a word whose first bits are set, 0 to 64 of them. */
  private static long leadingBits(int count) {
    return count == 0 ? 0 : EXACT << (Long.SIZE - count);
  }
}
