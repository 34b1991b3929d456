// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.codec;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.onosproject.net.DeviceId;
import org.onosproject.net.meter.Band;
import org.onosproject.net.meter.BandEntry;
import org.onosproject.net.meter.DefaultBand;
import org.onosproject.net.meter.DefaultMeter;
import org.onosproject.net.meter.DefaultMeterFeatures;
import org.onosproject.net.meter.Meter;
import org.onosproject.net.meter.MeterFeatures;
import org.onosproject.net.meter.MeterId;
import org.onosproject.net.meter.MeterOperation;
import org.onosproject.net.meter.MeterState;
import org.projectfloodlight.openflow.protocol.OFFactory;
import org.projectfloodlight.openflow.protocol.OFMeterBandStats;
import org.projectfloodlight.openflow.protocol.OFMeterConfig;
import org.projectfloodlight.openflow.protocol.OFMeterFeatures;
import org.projectfloodlight.openflow.protocol.OFMeterFlags;
import org.projectfloodlight.openflow.protocol.OFMeterMod;
import org.projectfloodlight.openflow.protocol.OFMeterModCommand;
import org.projectfloodlight.openflow.protocol.OFMeterStats;
import org.projectfloodlight.openflow.protocol.OFVersion;
import org.projectfloodlight.openflow.protocol.meterband.OFMeterBand;
import org.projectfloodlight.openflow.protocol.meterband.OFMeterBandDrop;
import org.projectfloodlight.openflow.protocol.meterband.OFMeterBandDscpRemark;

/**
 * Translates meter operations to meter-mod messages, and reported meters to ONOS meters.
 *
 * <p>Rates are in kbit/s ({@link Meter.Unit#KB_PER_SEC}, in spite of its name) or packets/s; bursts
 * in kbit or packets.
 */
public final class MeterCodec {
  /** Bits of ofp_meter_features, OpenFlow 1.3.5 section 7.3.5.13: 1 &lt;&lt; OFPMBT_… */
  private static final long BAND_DROP = 1L << 1;

  private static final long BAND_DSCP_REMARK = 1L << 2;

  /** Bits of the capabilities there: OFPMF_…. */
  private static final long CAPABILITY_KBPS = 1;

  private static final long CAPABILITY_PKTPS = 1L << 1;
  private static final long CAPABILITY_BURST = 1L << 2;
  private static final long CAPABILITY_STATS = 1L << 3;

  private static final long MAX_UNSIGNED_INT = 0xffffffffL;

  /** Above this the numbers are reserved (OFPM_MAX). */
  private static final long MAX_METER = 0xffff0000L;

  private final DeviceId deviceId;

  /**
   * @param deviceId the switch
   */
  public MeterCodec(DeviceId deviceId) {
    this.deviceId = deviceId;
  }

  /**
   * @param factory messages of the version that the switch speaks
   * @param type what to do: a meter that is there can be modified, but not added
   * @param meter the meter to do it with
   * @return the message, with a transaction id of its own
   * @throws UntranslatableException if the meter says something that OpenFlow 1.3 can't
   */
  public OFMeterMod encode(OFFactory factory, MeterOperation.Type type, Meter meter) {
    if (!(meter.meterCellId() instanceof MeterId)) {
      throw new UntranslatableException(
          "meter cell " + meter.meterCellId() + ": OpenFlow meters are numbered from 1");
    }
    long id = ((MeterId) meter.meterCellId()).id();
    if (id < 1 || id > MAX_METER) {
      throw new UntranslatableException("meter id " + id + ": use 1 to " + MAX_METER);
    }
    OFMeterMod.Builder message = factory.buildMeterMod().setMeterId(id);
    if (type == MeterOperation.Type.REMOVE) {
      return message.setCommand(OFMeterModCommand.DELETE).build();
    }
    message
        .setCommand(
            type == MeterOperation.Type.ADD ? OFMeterModCommand.ADD : OFMeterModCommand.MODIFY)
        .setFlags(flags(meter));
    List<OFMeterBand> bands = new ArrayList<>();
    for (Band band : meter.bands()) {
      bands.add(encode(factory, meter, band));
    }
    // OpenFlow 1.3 and its successors name the same list differently.
    if (factory.getVersion() == OFVersion.OF_13) {
      return message.setMeters(bands).build();
    }
    return message.setBands(bands).build();
  }

  private static Set<OFMeterFlags> flags(Meter meter) {
    Set<OFMeterFlags> flags = EnumSet.of(OFMeterFlags.STATS);
    switch (meter.unit()) {
      case KB_PER_SEC:
        flags.add(OFMeterFlags.KBPS);
        break;
      case PKTS_PER_SEC:
        flags.add(OFMeterFlags.PKTPS);
        break;
      default:
        throw new UntranslatableException(
            "meter unit " + meter.unit() + ": use KB_PER_SEC (kbit/s) or PKTS_PER_SEC");
    }
    if (meter.isBurst()) {
      flags.add(OFMeterFlags.BURST);
    }
    return flags;
  }

  private static OFMeterBand encode(OFFactory factory, Meter meter, Band band) {
    long burst = meter.isBurst() && band.burst() != null ? band.burst() : 0;
    if (band.rate() < 1 || band.rate() > MAX_UNSIGNED_INT) {
      throw new UntranslatableException(
          "meter rate " + band.rate() + ": use 1 to " + MAX_UNSIGNED_INT + " " + meter.unit());
    }
    if (burst < 0 || burst > MAX_UNSIGNED_INT) {
      throw new UntranslatableException(
          "meter burst " + burst + ": use 0 to " + MAX_UNSIGNED_INT + " kbit or packets");
    }
    switch (band.type()) {
      case DROP:
        return factory.meterBands().buildDrop().setRate(band.rate()).setBurstSize(burst).build();
      case REMARK:
        return factory
            .meterBands()
            .buildDscpRemark()
            .setRate(band.rate())
            .setBurstSize(burst)
            .setPrecLevel(band.dropPrecedence())
            .build();
      default:
        throw new UntranslatableException(
            "meter band " + band.type() + " is not in OpenFlow 1.3: use DROP or REMARK");
    }
  }

  /**
   * @param config a meter as the switch describes it
   * @param statistics its counters, or null if they are not known
   * @return the same as a meter in state ADDED, of no application
   * @throws UntranslatableException if ONOS can't express the meter; it was made by someone else
   */
  public Meter decode(OFMeterConfig config, OFMeterStats statistics) {
    List<Band> bands = new ArrayList<>();
    List<OFMeterBandStats> counters = statistics == null ? List.of() : statistics.getBandStats();
    for (OFMeterBand reported : config.getEntries()) {
      Band band = decode(reported);
      if (bands.size() < counters.size()) {
        OFMeterBandStats counter = counters.get(bands.size());
        ((BandEntry) band).setPackets(counter.getPacketBandCount().getValue());
        ((BandEntry) band).setBytes(counter.getByteBandCount().getValue());
      }
      bands.add(band);
    }
    if (bands.isEmpty()) {
      throw new UntranslatableException(
          "meter " + config.getMeterId() + " has no band; ONOS has no equivalent");
    }
    DefaultMeter.Builder builder = new DefaultMeter.Builder();
    builder
        .forDevice(deviceId)
        .withCellId(MeterId.meterId(config.getMeterId()))
        .withUnit(
            config.getFlags().contains(OFMeterFlags.PKTPS)
                ? Meter.Unit.PKTS_PER_SEC
                : Meter.Unit.KB_PER_SEC)
        .withBands(bands);
    if (config.getFlags().contains(OFMeterFlags.BURST)) {
      builder.burst();
    }
    DefaultMeter meter = builder.build();
    meter.setState(MeterState.ADDED);
    if (statistics != null) {
      meter.setLife(statistics.getDurationSec());
      meter.setProcessedPackets(statistics.getPacketInCount().getValue());
      meter.setProcessedBytes(statistics.getByteInCount().getValue());
      meter.setReferenceCount(statistics.getFlowCount());
    }
    return meter;
  }

  private static Band decode(OFMeterBand band) {
    if (band instanceof OFMeterBandDrop) {
      OFMeterBandDrop drop = (OFMeterBandDrop) band;
      return new DefaultBand(Band.Type.DROP, drop.getRate(), drop.getBurstSize(), null);
    }
    if (band instanceof OFMeterBandDscpRemark) {
      OFMeterBandDscpRemark remark = (OFMeterBandDscpRemark) band;
      return new DefaultBand(
          Band.Type.REMARK, remark.getRate(), remark.getBurstSize(), remark.getPrecLevel());
    }
    throw new UntranslatableException("meter band " + band + " has no equivalent in ONOS");
  }

  /**
   * @param features what the switch says about its meters
   * @return the same in ONOS; meters are numbered from 1 to the maximum
   * @throws UntranslatableException if the switch has no meters
   */
  public MeterFeatures decode(OFMeterFeatures features) {
    // Plain sets, since ONOS keeps the features in its stores and those take no EnumSet.
    Set<Band.Type> bands = new HashSet<>();
    if ((features.getBandTypes() & BAND_DROP) != 0) {
      bands.add(Band.Type.DROP);
    }
    if ((features.getBandTypes() & BAND_DSCP_REMARK) != 0) {
      bands.add(Band.Type.REMARK);
    }
    Set<Meter.Unit> units = new HashSet<>();
    if ((features.getCapabilities() & CAPABILITY_KBPS) != 0) {
      units.add(Meter.Unit.KB_PER_SEC);
    }
    if ((features.getCapabilities() & CAPABILITY_PKTPS) != 0) {
      units.add(Meter.Unit.PKTS_PER_SEC);
    }
    if (features.getMaxMeter() < 1) {
      throw new UntranslatableException(deviceId + " has no meters");
    }
    return DefaultMeterFeatures.builder()
        .forDevice(deviceId)
        .withStartIndex(1)
        .withEndIndex(Math.min(features.getMaxMeter(), MAX_METER))
        .withMaxMeters(features.getMaxMeter())
        .withBandTypes(bands)
        .withUnits(units)
        .hasBurst((features.getCapabilities() & CAPABILITY_BURST) != 0)
        .hasStats((features.getCapabilities() & CAPABILITY_STATS) != 0)
        .withMaxBands(features.getMaxBands())
        .withMaxColors(features.getMaxColor())
        .build();
  }
}
