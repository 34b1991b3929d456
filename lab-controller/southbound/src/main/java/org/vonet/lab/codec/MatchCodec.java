// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.codec;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.HashSet;
import java.util.Map;
import org.onosproject.net.flow.DefaultTrafficSelector;
import org.onosproject.net.flow.TrafficSelector;
import org.onosproject.net.flow.criteria.Criteria;
import org.onosproject.net.flow.criteria.Criterion;
import org.onosproject.net.flow.criteria.ExtensionCriterion;
import org.projectfloodlight.openflow.protocol.OFFactory;
import org.projectfloodlight.openflow.protocol.match.Match;
import org.projectfloodlight.openflow.protocol.match.MatchField;
import org.projectfloodlight.openflow.protocol.match.MatchFields;
import org.projectfloodlight.openflow.protocol.oxm.OFOxm;
import org.projectfloodlight.openflow.types.OFValueType;

/** Translates traffic selectors to OpenFlow matches and back. */
public final class MatchCodec {
  private static final Map<MatchFields, FieldCodec<?>> BY_FIELD =
      ImmutableMap.copyOf(
          Maps.uniqueIndex(
              new HashSet<>(MatchFieldTable.BY_CRITERION.values()), codec -> codec.field().id));

  private final DeviceExtensions extensions;

  /**
   * @param extensions how the switch's driver translates the fields that only it knows
   */
  public MatchCodec(DeviceExtensions extensions) {
    this.extensions = extensions;
  }

  /**
   * @param factory messages of the version that the switch speaks
   * @param selector what to match
   * @return the match that means the same
   * @throws UntranslatableException if a criterion has no OpenFlow equivalent
   */
  public Match encode(OFFactory factory, TrafficSelector selector) {
    Match.Builder match = factory.buildMatch();
    for (Criterion criterion : selector.criteria()) {
      FieldCodec<?> codec = MatchFieldTable.BY_CRITERION.get(criterion.type());
      try {
        if (codec != null) {
          codec.encode(criterion, match);
        } else if (criterion.type() == Criterion.Type.EXTENSION) {
          encodeExtension(factory, (ExtensionCriterion) criterion, match);
        } else {
          throw new UntranslatableException("criterion " + criterion + " is not in OpenFlow 1.3");
        }
      } catch (UnsupportedOperationException | IllegalArgumentException e) {
        throw new UntranslatableException("criterion " + criterion + ": " + e.getMessage());
      }
    }
    return match.build();
  }

  private void encodeExtension(
      OFFactory factory, ExtensionCriterion criterion, Match.Builder match) {
    OFOxm<?> oxm = extensions.encode(factory, criterion.extensionSelector());
    set(match, oxm);
  }

  private static <F extends OFValueType<F>> void set(Match.Builder match, OFOxm<F> oxm) {
    if (oxm.isMasked()) {
      match.setMasked(oxm.getMatchField(), oxm.getValue(), oxm.getMask());
    } else {
      match.setExact(oxm.getMatchField(), oxm.getValue());
    }
  }

  /**
   * @param factory messages of the version that the switch speaks
   * @param match a match as a switch reports it
   * @return the selector that means the same
   * @throws UntranslatableException if ONOS has no criterion for a field of the match
   */
  public TrafficSelector decode(OFFactory factory, Match match) {
    TrafficSelector.Builder selector = DefaultTrafficSelector.builder();
    for (MatchField<?> field : match.getMatchFields()) {
      FieldCodec<?> codec = BY_FIELD.get(field.id);
      selector.add(
          codec != null
              ? codec.decode(match)
              : Criteria.extension(
                  extensions.decode(oxm(factory, match, field)), extensions.deviceId()));
    }
    return selector.build();
  }

  private static <F extends OFValueType<F>> OFOxm<F> oxm(
      OFFactory factory, Match match, MatchField<F> field) {
    return match.isExact(field)
        ? factory.oxms().fromValue(match.get(field), field)
        : factory.oxms().fromMasked(match.getMasked(field), field);
  }
}
