// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DeviceId;
import org.onosproject.net.PortNumber;
import org.vonet.von.api.Colour;
import org.vonet.von.api.FabricLink;
import org.vonet.von.api.FabricPath;
import org.vonet.von.api.PairMetrics;
import org.vonet.von.api.PathMetrics;
import org.vonet.von.api.PathPair;
import org.vonet.von.api.SwitchPair;
import org.vonet.von.api.VonMetrics;

/** Metrics as a person sees them. */
class MetricsTextTest {

  private static final FabricLink BRIDGE = link(2, 9, 3, 9);
  private static final PathPair APART =
      PathPair.of(path(link(1, 2, 3, 2)), path(link(1, 3, 2, 3), BRIDGE));
  private static final PathPair SHARING =
      PathPair.of(path(link(1, 1, 2, 1), BRIDGE), path(link(1, 2, 2, 2), BRIDGE));
  private static final PairMetrics MEASURED =
      PairMetrics.of(
          PathMetrics.ofWhole(1, 0, 1_400_000, 1),
          PathMetrics.ofWhole(2, 0, 1_960_000, 1.4),
          OptionalLong.of(560_000),
          OptionalLong.of(1_400_000));

  @Test
  void tableOfTwoPaths() {
    assertEquals(
        "  PATH  HOPS  DELAY    RATIO\n"
            + "  red   1     1.4 ms   1 x the shortest path\n"
            + "  blue  2     1.96 ms  1.4 x the shortest path\n"
            + "\n"
            + "  skew    560 us\n"
            + "  shared  nothing",
        table(APART, MEASURED));
  }

  @Test
  void namesWhatIsShared() {
    assertEquals(
        "  PATH  HOPS  DELAY                  RATIO\n"
            + "  red   2     20 us, assumed         1 x the shortest path\n"
            + "  blue  2     25 us, partly assumed  1.25 x the shortest path\n"
            + "\n"
            + "  skew    5 us\n"
            + "  shared  switch of:0000000000000002\n"
            + "          link of:0000000000000002/9-of:0000000000000003/9",
        table(
            SHARING,
            PairMetrics.of(
                PathMetrics.ofWhole(2, 2, 20_000, 1),
                PathMetrics.ofWhole(2, 1, 25_000, 1.25),
                OptionalLong.of(5_000),
                OptionalLong.of(20_000))));
  }

  @Test
  void saysOfBrokenPathsWhatIsKnown() {
    assertEquals(
        "  PATH  HOPS  DELAY    RATIO\n"
            + "  red   1     unknown  1 link is not there now\n"
            + "  blue  2     unknown  2 links are not there now\n"
            + "\n"
            + "  skew    unknown while a path is broken\n"
            + "  shared  nothing",
        table(
            APART.withHealth(false, false),
            PairMetrics.of(
                PathMetrics.ofBroken(1, 1),
                PathMetrics.ofBroken(2, 2),
                OptionalLong.empty(),
                OptionalLong.empty())));
  }

  @Test
  void tableOfASinglePath() {
    assertEquals(
        "  PATH  HOPS  DELAY  RATIO\n" + "  blue  1     1 ns   the shortest path takes no time",
        table(
            PathPair.single(APART.first(), Colour.BLUE),
            PairMetrics.ofSingle(
                PathMetrics.ofWhole(1, 0, 1, Double.POSITIVE_INFINITY), OptionalLong.of(0))));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 ns",
    "999, 999 ns",
    "1000, 1 us",
    "10000, 10 us",
    "15250, 15.3 us",
    "123456, 123 us",
    "999499, 999 us",
    "999500, 1 ms",
    "53000000, 53 ms",
    "1234567890, 1.23 s",
    "1099511627776, 1100 s"
  })
  void timesHaveThreeDigits(long nanos, String shown) {
    assertEquals(shown, MetricsText.duration(nanos));
  }

  @Test
  void summaryNamesTheWorstPairs() {
    SwitchPair near = SwitchPair.of(device(1), device(2));
    SwitchPair far = SwitchPair.of(device(1), device(3));
    PairMetrics detour =
        PairMetrics.of(
            PathMetrics.ofWhole(1, 0, 1_000, 1),
            PathMetrics.ofWhole(3, 0, 2_346, 2.346),
            OptionalLong.of(1_346),
            OptionalLong.of(1_000));
    assertEquals(
        List.of(
            "Largest skew: 560 us, of:0000000000000001 to of:0000000000000003",
            "Worst ratio: 2.35 x the shortest path, of:0000000000000001 to of:0000000000000002"),
        MetricsText.summary(VonMetrics.of(Map.of(near, detour, far, MEASURED))));
    assertEquals(List.of(), MetricsText.summary(VonMetrics.of(Map.of())));
  }

  @Test
  void explainsWhatIsAssumed() {
    PairMetrics assumed =
        PairMetrics.ofSingle(PathMetrics.ofWhole(2, 1, 15_000, 1), OptionalLong.of(15_000));
    assertEquals(Optional.empty(), MetricsText.assumption(Stream.of(MEASURED)));
    assertEquals(
        Optional.of(
            "assumed: 10 us for each link without the annotation latency, because nobody"
                + " measured it"),
        MetricsText.assumption(Stream.of(MEASURED, assumed)));
  }

  private static String table(PathPair pair, PairMetrics metrics) {
    return String.join("\n", MetricsText.table(pair, metrics));
  }

  private static FabricPath path(FabricLink... links) {
    return FabricPath.of(device(1), List.of(links));
  }

  private static FabricLink link(int one, int onePort, int other, int otherPort) {
    return FabricLink.between(
        new ConnectPoint(device(one), PortNumber.portNumber(onePort)),
        new ConnectPoint(device(other), PortNumber.portNumber(otherPort)));
  }

  private static DeviceId device(int number) {
    return DeviceId.deviceId(String.format("of:%016x", number));
  }
}
