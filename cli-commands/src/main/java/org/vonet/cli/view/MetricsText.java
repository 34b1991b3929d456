// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli.view;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.vonet.von.api.Colour;
import org.vonet.von.api.FabricLink;
import org.vonet.von.api.PairMetrics;
import org.vonet.von.api.PathMetrics;
import org.vonet.von.api.PathPair;
import org.vonet.von.api.SwitchPair;
import org.vonet.von.api.VonMetrics;

/**
 * What paths amount to, as lines of text for a person.
 *
 * <pre>
 *   PATH  HOPS  DELAY           RATIO
 *   red   1     10 us, assumed  1 x the shortest path
 *   blue  3     30 us, assumed  3 x the shortest path
 *
 *   skew    20 us
 *   shared  nothing
 * </pre>
 *
 * <p>Numbers have three significant digits. Microseconds are written {@code us}, as by {@code tc}
 * and {@code ping}: a shell by ssh need not know the letter µ.
 */
public final class MetricsText {

  private static final String INDENT = "  ";
  private static final String LABEL_GAP = "          ";
  private static final MathContext SHOWN_DIGITS = new MathContext(3);
  private static final String[] UNITS = {" ns", " us", " ms", " s"};
  private static final BigDecimal NEXT_UNIT = BigDecimal.valueOf(1_000);

  private MetricsText() {}

  /**
   * Lays out what the paths of a pair amount to.
   *
   * @param pair the one path or the two paths
   * @param metrics what they amount to
   * @return a table with a row for each path, then, for two paths, their skew and what they share
   */
  public static List<String> table(PathPair pair, PairMetrics metrics) {
    TextTable table = new TextTable("PATH", "HOPS", "DELAY", "RATIO");
    row(table, pair.firstColour(), metrics.first());
    metrics.second().ifPresent(second -> row(table, pair.firstColour().other(), second));
    List<String> lines = new ArrayList<>();
    table.lines().forEach(line -> lines.add(INDENT + line));
    if (metrics.second().isPresent()) {
      lines.add("");
      lines.add(INDENT + "skew    " + skew(metrics));
      lines.addAll(shared(pair));
    }
    return lines;
  }

  private static void row(TextTable table, Colour colour, PathMetrics path) {
    table.row(
        colour.toString(),
        Integer.toString(path.hops()),
        path.delayNanos().isPresent() ? delay(path) : "unknown",
        path.delayNanos().isPresent() ? ratio(path.ratio()) : missing(path.missingLinks()));
  }

  private static String delay(PathMetrics path) {
    String delay = duration(path.delayNanos().getAsLong());
    if (path.unmeasuredLinks() == 0) {
      return delay;
    }
    return delay + (path.unmeasuredLinks() == path.hops() ? ", assumed" : ", partly assumed");
  }

  private static String missing(int links) {
    return links == 1 ? "1 link is not there now" : links + " links are not there now";
  }

  private static String skew(PairMetrics metrics) {
    OptionalLong nanos = metrics.skewNanos();
    return nanos.isPresent() ? duration(nanos.getAsLong()) : "unknown while a path is broken";
  }

  private static List<String> shared(PathPair pair) {
    List<String> names = VonText.sharedElements(pair);
    List<String> lines = new ArrayList<>();
    lines.add(INDENT + "shared  " + (names.isEmpty() ? "nothing" : names.get(0)));
    names.stream().skip(1).forEach(name -> lines.add(LABEL_GAP + name));
    return lines;
  }

  /**
   * Names the pairs of a network that are furthest from the ideal.
   *
   * @param metrics all its pairs
   * @return a line each for the largest skew and the worst ratio, as far as they are known
   */
  public static List<String> summary(VonMetrics metrics) {
    List<String> lines = new ArrayList<>();
    metrics
        .largestSkew()
        .ifPresent(
            ends ->
                lines.add(
                    "Largest skew: "
                        + duration(metrics.pairs().get(ends).skewNanos().getAsLong())
                        + between(ends)));
    metrics
        .worstRatio()
        .ifPresent(
            ends ->
                lines.add(
                    "Worst ratio: "
                        + ratio(metrics.pairs().get(ends).worstRatio())
                        + between(ends)));
    return lines;
  }

  private static String between(SwitchPair ends) {
    return ", " + ends.low() + " to " + ends.high();
  }

  /**
   * Explains where delays come from that nobody measured.
   *
   * @param metrics those that were shown
   * @return a line, or nothing if all links were measured
   */
  public static Optional<String> assumption(Stream<PairMetrics> metrics) {
    boolean isAssumed =
        metrics
            .flatMap(pair -> Stream.concat(Stream.of(pair.first()), pair.second().stream()))
            .anyMatch(path -> path.unmeasuredLinks() > 0);
    return isAssumed
        ? Optional.of(
            "assumed: "
                + duration(FabricLink.ASSUMED_LATENCY_NANOS)
                + " for each link without the annotation latency, because nobody measured it")
        : Optional.empty();
  }

  /** Returns a time in the largest unit in which it is not less than one. */
  static String duration(long nanos) {
    BigDecimal value = BigDecimal.valueOf(nanos).round(SHOWN_DIGITS);
    int unit = 0;
    while (unit + 1 < UNITS.length && value.compareTo(NEXT_UNIT) >= 0) {
      value = value.movePointLeft(3);
      unit++;
    }
    return plain(value) + UNITS[unit];
  }

  private static String ratio(OptionalDouble ratio) {
    return ratio.isPresent()
        ? plain(BigDecimal.valueOf(ratio.getAsDouble()).round(SHOWN_DIGITS))
            + " x the shortest path"
        : "the shortest path takes no time";
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
