// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.codec;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.onosproject.net.flow.criteria.Criterion;
import org.projectfloodlight.openflow.protocol.match.Match;
import org.projectfloodlight.openflow.protocol.match.MatchField;
import org.projectfloodlight.openflow.types.Masked;
import org.projectfloodlight.openflow.types.OFValueType;

/**
 * Translates one match field between its ONOS criterion and its OpenFlow value, both ways.
 *
 * @param <F> the OpenFlow type of the field
 */
final class FieldCodec<F extends OFValueType<F>> {
  private final MatchField<F> field;
  private final Function<Criterion, Masked<F>> masked;
  private final Function<Criterion, F> exact;
  private final Function<F, Criterion> fromExact;
  private final BiFunction<F, F, Criterion> fromMasked;

  private FieldCodec(
      MatchField<F> field,
      Function<Criterion, Masked<F>> masked,
      Function<Criterion, F> exact,
      Function<F, Criterion> fromExact,
      BiFunction<F, F, Criterion> fromMasked) {
    this.field = field;
    this.masked = masked;
    this.exact = exact;
    this.fromExact = fromExact;
    this.fromMasked = fromMasked;
  }

  /** A field that ONOS can match only as a whole. */
  static <F extends OFValueType<F>, C extends Criterion> FieldCodec<F> whole(
      MatchField<F> field, Class<C> type, Function<C, F> value, Function<F, Criterion> fromExact) {
    return new FieldCodec<>(
        field, c -> null, c -> value.apply(type.cast(c)), fromExact, (v, m) -> null);
  }

  /**
   * A field that ONOS can match in part.
   *
   * @param mask the mask of a criterion, or null where it asks for the whole field
   * @param everyBit the mask that means "the whole field"
   * @param noBit the mask that means "any value"
   * @param fromMasked the criterion for a value and a mask, or null where ONOS has none
   */
  static <F extends OFValueType<F>, C extends Criterion> FieldCodec<F> partial(
      MatchField<F> field,
      Class<C> type,
      Function<C, F> value,
      Function<C, F> mask,
      F everyBit,
      F noBit,
      Function<F, Criterion> fromExact,
      BiFunction<F, F, Criterion> fromMasked) {
    Function<Criterion, Masked<F>> toMasked =
        c -> {
          F bits = mask.apply(type.cast(c));
          if (bits == null) {
            return null;
          }
          // The switch would report these two as an exact match and as no match at all, and the
          // rule would never be recognised as the one that was asked for.
          if (bits.equals(everyBit)) {
            throw new UntranslatableException(
                c + " has a mask with every bit set: use the criterion without a mask");
          }
          if (bits.equals(noBit)) {
            throw new UntranslatableException(
                c + " has a mask without any bit set: leave the criterion out");
          }
          F wanted = value.apply(type.cast(c));
          if (!wanted.applyMask(bits).equals(wanted)) {
            throw new UntranslatableException(
                c + " has bits set outside its mask: clear them, they can't match");
          }
          return Masked.of(wanted, bits);
        };
    return new FieldCodec<>(field, toMasked, c -> value.apply(type.cast(c)), fromExact, fromMasked);
  }

  MatchField<F> field() {
    return field;
  }

  /**
   * Adds the criterion to a match.
   *
   * @throws UntranslatableException if the criterion has no OpenFlow equivalent
   */
  void encode(Criterion criterion, Match.Builder match) {
    Masked<F> part = masked.apply(criterion);
    if (part == null) {
      match.setExact(field, exact.apply(criterion));
    } else {
      match.setMasked(field, part);
    }
  }

  /**
   * @return the criterion that stands for this field of the match
   * @throws UntranslatableException if the field is masked in a way that ONOS can't express
   */
  Criterion decode(Match match) {
    if (match.isExact(field)) {
      return fromExact.apply(match.get(field));
    }
    Masked<F> part = match.getMasked(field);
    Criterion criterion = fromMasked.apply(part.getValue(), part.getMask());
    if (criterion == null) {
      throw new UntranslatableException(
          "match " + field.getName() + "=" + part + " has a mask that ONOS has no criterion for");
    }
    return criterion;
  }
}
