// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vonet.von.api.PathDiversity;
import org.vonet.von.api.ProtectionMode;
import org.vonet.von.api.Von;
import org.vonet.von.api.VonName;
import org.vonet.von.api.VonService;

/** Commands that do what was asked for. */
class CommandsTest {

  private final RingNetwork network = new RingNetwork();
  private final MemoryVonService service = new MemoryVonService(network);
  private final ShellFixture shell = new ShellFixture(network, service);

  @AfterEach
  void close() {
    shell.close();
  }

  private String good(String line) {
    ShellFixture.Result result = shell.run(line);
    assertEquals(0, result.exitStatus, result.text);
    return result.text;
  }

  private Von von(String name) {
    return service.von(VonName.of(name)).get();
  }

  @Test
  void createsWithDefaults() {
    assertEquals(
        "Created VON grid (id 1, 10Mbps, suppress): 0 endpoints, idle, no endpoints yet",
        good("von-create grid 10Mbps"));
    assertEquals(ProtectionMode.SUPPRESS, von("grid").spec().protection());
    assertEquals(PathDiversity.SWITCH, von("grid").spec().diversity());
  }

  @Test
  void takesOptionsBeforeBetweenAndAfterTheArguments() {
    good("von-create --id 70 --protection duplicate --disjoint link --strict before 10Mbps");
    good("von-create between --id 71 --protection=duplicate --disjoint link --strict 10Mbps");
    good("von-create after 10Mbps --id=72 --protection duplicate --strict --disjoint link");
    good("von-create --strict mixed 10Mbps --protection duplicate --id 73 --disjoint link");
    long id = 70;
    for (String name : new String[] {"before", "between", "after", "mixed"}) {
      assertEquals(id++, von(name).id().value(), name);
      assertEquals(ProtectionMode.DUPLICATE, von(name).spec().protection(), name);
      assertEquals(PathDiversity.LINK, von(name).spec().diversity(), name);
      assertTrue(von(name).spec().strict(), name);
    }
  }

  @Test
  void addsEndpointsInEachForm() {
    good("von-create grid 10Mbps");
    good("von-endpoint-add grid of:0000000000000001/3 00:00:00:00:00:01 10.0.0.1 fd00::1");
    good(
        "von-endpoint-add grid of:0000000000000002/3,00:00:00:00:00:02"
            + " of:0000000000000003/3,00:00:00:00:00:03,10.0.0.3");
    assertEquals(
        "VON grid (id 1, 10Mbps, suppress): 4 endpoints, active, two paths without a common switch for each pair",
        good("von-endpoint-add grid 00:00:00:00:00:04/None"));
    assertEquals(
        "[of:0000000000000001/3 00:00:00:00:00:01 [10.0.0.1, fd00::1],"
            + " of:0000000000000002/3 00:00:00:00:00:02,"
            + " of:0000000000000003/3 00:00:00:00:00:03 [10.0.0.3],"
            + " of:0000000000000004/3 00:00:00:00:00:04 [10.0.0.4]]",
        von("grid").endpoints().toString());
    good("von-endpoint-remove grid 00:00:00:00:00:01 00:00:00:00:00:04");
    assertEquals(2, von("grid").endpoints().size());
    assertEquals("Deleted VON grid (id 1)", good("von-delete grid"));
    assertEquals(0, service.vons().size());
  }

  @Test
  void everyCommandSpeaksJson() throws Exception {
    assertEquals("grid", json("von-create grid 10Mbps --json").get("name").asText());
    json("von-endpoint-add grid of:0000000000000001/3 00:00:00:00:00:01 -j");
    assertEquals(
        2, json("von-endpoint-add -j grid 00:00:00:00:00:03/None").get("endpoints").size());
    assertEquals(1, json("von-list -j").get("vons").size());
    assertEquals(4, json("von-show grid -j").get("usage").size());
    JsonNode paths = json("von-paths grid --tree -j");
    assertEquals(2, paths.get("pairs").get(0).get("paths").size());
    assertEquals(2, paths.get("tree").get("links").size());
    JsonNode pair = paths.get("pairs").get(0);
    assertEquals(0, pair.get("skewNanos").asLong(-1));
    assertEquals(10_000, pair.get("shortestNanos").asLong());
    for (JsonNode path : pair.get("paths")) {
      assertEquals(2, path.get("hops").asInt());
      assertEquals(10_000, path.get("delayNanos").asLong());
      assertEquals(1.0, path.get("ratio").asDouble());
    }
    assertEquals(0, paths.get("largestSkewNanos").asLong(-1));
    assertEquals(1.0, paths.get("worstRatio").asDouble());
    JsonNode reversed = json("von-paths grid 00:00:00:00:00:03 of:0000000000000001/3 --json");
    assertEquals("of:0000000000000003", reversed.get("pairs").get(0).get("from").asText());
    assertEquals("of:0000000000000003/3", reversed.get("source").asText());
    assertEquals(
        1, json("von-trace grid 00:00:00:00:00:01 00:00:00:00:00:03 -j").get("deliveries").size());
    assertEquals(1, json("von-endpoint-remove grid 00:00:00:00:00:03 -j").get("endpoints").size());
    assertEquals("grid", json("von-delete -j grid").get("name").asText());
  }

  private JsonNode json(String line) throws Exception {
    return new ObjectMapper().readTree(good(line));
  }

  @Test
  void showsWhatIsBroken() {
    good("von-create grid 10Mbps");
    good(
        "von-endpoint-add grid of:0000000000000001/3,00:00:00:00:00:01"
            + " of:0000000000000003/3,00:00:00:00:00:03");
    network.fail(RingNetwork.link(1));
    service.replan();
    String paths = good("von-paths grid");
    assertTrue(paths.contains("BLUE, broken"), paths);
    assertTrue(paths.contains("X 2 -> 1"), paths);
    assertTrue(paths.contains("blue  2     unknown  1 link is not there now"), paths);
    assertTrue(paths.contains("red   2     10 us    1 x the shortest path"), paths);
    assertTrue(paths.contains("skew    unknown while a path is broken"), paths);
    assertTrue(
        good("von-show grid")
            .contains(
                "degraded (one path left between of:0000000000000001 and of:0000000000000003)"));
  }

  @Test
  void showsWhatPathsAmountTo() {
    good("von-create grid 10Mbps");
    good(
        "von-endpoint-add grid of:0000000000000001/3,00:00:00:00:00:01"
            + " of:0000000000000002/3,00:00:00:00:00:02");
    String measured = good("von-paths grid");
    assertTrue(measured.contains("\n  red   1     5 us   1 x the shortest path\n"), measured);
    assertTrue(measured.contains("\n  blue  3     15 us  3 x the shortest path\n"), measured);
    assertTrue(measured.contains("\n  skew    10 us\n  shared  nothing"), measured);
    assertFalse(measured.contains("assumed"), measured);
    assertFalse(measured.contains("Largest skew"), "of a single pair: " + measured);
    network.forgetLatency(RingNetwork.link(1));
    String assumed = good("von-paths grid 00:00:00:00:00:01 00:00:00:00:00:02");
    assertTrue(assumed.contains("red   1     10 us, assumed  1 x the shortest path"), assumed);
    assertTrue(assumed.contains("blue  3     15 us           1.5 x the shortest path"), assumed);
    assertTrue(assumed.endsWith("because nobody measured it"), assumed);
    good("von-endpoint-add grid 00:00:00:00:00:03/None");
    String all = good("von-paths grid");
    assertTrue(
        all.contains("Largest skew: 15 us, of:0000000000000002 to of:0000000000000003\n"), all);
  }

  @Test
  void tracesWithLinksCut() {
    good("von-create grid 10Mbps");
    good(
        "von-endpoint-add grid of:0000000000000001/3,00:00:00:00:00:01"
            + " of:0000000000000003/3,00:00:00:00:00:03");
    String trace =
        good(
            "von-trace grid 00:00:00:00:00:01 00:00:00:00:00:03"
                + " --cut of:0000000000000002/2-of:0000000000000003/1"
                + " --cut of:0000000000000001/2-of:0000000000000002/1");
    assertTrue(trace.contains("lost on failed link of:0000000000000001/2-"), trace);
    assertTrue(trace.endsWith("\n1 copy delivered: of:0000000000000003/3"), trace);
  }

  @Test
  void saysWhenThereIsNothingToShow() {
    assertEquals("No VONs. Create one with: von-create NAME RATE", good("von-list"));
    good("von-create grid 10Mbps");
    assertEquals("No paths: VON grid has endpoints at no switch", good("von-paths grid"));
  }

  @Test
  void givesUpWaitingAndSaysWhatHappensNext() {
    good("von-create grid 10Mbps");
    service.beSilent();
    shell.patience(0);
    ShellFixture.Result result = shell.run("von-delete grid");
    assertEquals(1, result.exitStatus);
    assertEquals(
        "Error: the switches have not confirmed the change within 0 s; it goes on, and is carried"
            + " out or taken back as a whole: see von-show grid",
        result.text);
  }

  @Test
  void saysWhichServiceIsMissing() {
    shell.remove(VonService.class);
    ShellFixture.Result result = shell.run("von-list");
    assertEquals(1, result.exitStatus);
    assertTrue(
        result.text.startsWith("Error: a service of the controller is missing"), result.text);
    assertTrue(result.text.contains("org.vonet.von.api.VonService"), result.text);
  }

  @Test
  void outputIsNotTakenForAFormat() throws Exception {
    VonCommand command =
        new VonCommand() {
          @Override
          void carryOut() {
            show("100%d %s");
          }
        };
    PrintStream before = System.out;
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
    try {
      command.doExecute();
    } finally {
      System.setOut(before);
    }
    assertEquals("100%d %s", output.toString(StandardCharsets.UTF_8).strip());
  }
}
