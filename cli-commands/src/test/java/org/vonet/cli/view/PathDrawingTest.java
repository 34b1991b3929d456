// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DeviceId;
import org.onosproject.net.PortNumber;
import org.vonet.von.api.Colour;
import org.vonet.von.api.FabricLink;
import org.vonet.von.api.FabricPath;
import org.vonet.von.api.PathPair;

/** Drawings as a person sees them. */
class PathDrawingTest {

  private static ConnectPoint port(String device, int port) {
    return new ConnectPoint(DeviceId.deviceId(device), PortNumber.portNumber(port, "eth" + port));
  }

  private static String of(int number) {
    return String.format("of:%016x", number);
  }

  private static FabricLink link(int a, int portA, int b, int portB) {
    return FabricLink.between(port(of(a), portA), port(of(b), portB));
  }

  private static FabricPath path(FabricLink... links) {
    return FabricPath.of(DeviceId.deviceId(of(1)), List.of(links));
  }

  private static String drawn(PathPair pair) {
    return String.join("\n", PathDrawing.draw(pair, false, link -> true));
  }

  private static final FabricPath SHORT = path(link(1, 2, 2, 1), link(2, 2, 4, 1));
  private static final FabricPath LONG =
      path(link(1, 3, 3, 1), link(3, 22, 5, 11), link(5, 3, 4, 2));

  @Test
  void putsBothPathsNextToEachOther() {
    assertEquals(
        "  RED, whole               BLUE, whole\n"
            + "  of:0000000000000001      of:0000000000000001\n"
            + "    | 2 -> 1                 | 3 -> 1\n"
            + "  of:0000000000000002      of:0000000000000003\n"
            + "    | 2 -> 1                 | 22 -> 11\n"
            + "    |                      of:0000000000000005\n"
            + "    |                        | 3 -> 2\n"
            + "  of:0000000000000004      of:0000000000000004",
        drawn(PathPair.of(SHORT, LONG)));
  }

  @Test
  void turnsRoundForTheOtherDirection() {
    assertEquals(
        "  RED, whole               BLUE, whole\n"
            + "  of:0000000000000004      of:0000000000000004\n"
            + "    | 1 -> 2                 | 2 -> 3\n"
            + "  of:0000000000000002      of:0000000000000005\n"
            + "    | 1 -> 2                 | 11 -> 22\n"
            + "    |                      of:0000000000000003\n"
            + "    |                        | 1 -> 3\n"
            + "  of:0000000000000001      of:0000000000000001",
        String.join("\n", PathDrawing.draw(PathPair.of(SHORT, LONG), true, link -> true)));
  }

  @Test
  void marksWhatIsBroken() {
    PathPair pair = PathPair.of(SHORT, LONG).withHealth(true, false);
    assertEquals(
        "  RED, whole               BLUE, broken\n"
            + "  of:0000000000000001      of:0000000000000001\n"
            + "    | 2 -> 1                 | 3 -> 1\n"
            + "  of:0000000000000002      of:0000000000000003\n"
            + "    | 2 -> 1                 X 22 -> 11\n"
            + "    |                      of:0000000000000005\n"
            + "    |                        | 3 -> 2\n"
            + "  of:0000000000000004      of:0000000000000004\n"
            + "\n"
            + "  X this link is not there now",
        String.join("\n", PathDrawing.draw(pair, false, link -> !link.equals(link(3, 22, 5, 11)))));
  }

  @Test
  void marksWhatBothCross() {
    FabricLink bridge = link(2, 9, 3, 9);
    PathPair pair =
        PathPair.of(
            path(link(1, 1, 2, 1), bridge, link(3, 1, 4, 1)),
            path(link(1, 2, 2, 2), bridge, link(3, 2, 4, 2)));
    assertEquals(
        "  RED, whole                 BLUE, whole\n"
            + "  of:0000000000000001        of:0000000000000001\n"
            + "    | 1 -> 1                   | 2 -> 2\n"
            + "  of:0000000000000002 *      of:0000000000000002 *\n"
            + "    | 9 -> 9 *                 | 9 -> 9 *\n"
            + "  of:0000000000000003 *      of:0000000000000003 *\n"
            + "    | 1 -> 1                   | 2 -> 2\n"
            + "  of:0000000000000004        of:0000000000000004\n"
            + "\n"
            + "  * on both paths: its failure breaks both",
        drawn(pair));
  }

  @Test
  void drawsASinglePathInItsColour() {
    assertEquals(
        "  BLUE, whole\n"
            + "  of:0000000000000001\n"
            + "    | 2 -> 1\n"
            + "  of:0000000000000002\n"
            + "    | 2 -> 1\n"
            + "  of:0000000000000004",
        drawn(PathPair.single(SHORT, Colour.BLUE)));
  }

  @Test
  void stacksPathsThatDoNotFitNextToEachOther() {
    String far = "netconf:" + String.join("", java.util.Collections.nCopies(40, "a"));
    String near = "of:0000000000000001";
    List<FabricLink> first = List.of(FabricLink.between(port(near, 1), port(far, 1)));
    List<FabricLink> second = List.of(FabricLink.between(port(near, 2), port(far, 2)));
    DeviceId source = DeviceId.deviceId(near);
    List<String> lines =
        PathDrawing.draw(
            PathPair.of(FabricPath.of(source, first), FabricPath.of(source, second)),
            false,
            link -> true);
    assertTrue(lines.contains("  RED, whole") && lines.contains("  BLUE, whole"), "" + lines);
    assertTrue(lines.stream().allMatch(line -> line.length() <= 80));
  }

  @Test
  void fitsAnEightyColumnTerminalWithManyHops() {
    List<FabricLink> odd = new ArrayList<>();
    List<FabricLink> even = new ArrayList<>();
    for (int hop = 0; hop < 30; hop++) {
      odd.add(link(hop == 0 ? 1 : 100 + hop, 10_002, hop == 29 ? 4 : 101 + hop, 10_001));
      even.add(link(hop == 0 ? 1 : 200 + hop, 20_002, hop == 29 ? 4 : 201 + hop, 20_001));
    }
    PathPair pair =
        PathPair.of(
            FabricPath.of(DeviceId.deviceId(of(1)), odd),
            FabricPath.of(DeviceId.deviceId(of(1)), even));
    List<String> lines = PathDrawing.draw(pair, false, link -> true);
    assertEquals(62, lines.size());
    assertTrue(lines.stream().allMatch(line -> line.length() <= 80), String.join("\n", lines));
  }
}
