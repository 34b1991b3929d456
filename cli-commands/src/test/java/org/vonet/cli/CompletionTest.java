// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vonet.von.api.VonService;

/** What the tabulator key offers, by Karaf's own rules of which completer is asked. */
class CompletionTest {

  private final RingNetwork network = new RingNetwork();
  private final MemoryVonService service = new MemoryVonService(network);
  private final ShellFixture shell = new ShellFixture(network, service);

  @BeforeEach
  void twoNetworks() {
    shell.run("von-create grid 10Mbps");
    shell.run("von-create guest 1Mbps");
    shell.run(
        "von-endpoint-add grid of:0000000000000001/3,00:00:00:00:00:01"
            + " of:0000000000000002/4,00:00:00:00:00:02");
  }

  @AfterEach
  void close() {
    shell.close();
  }

  @Test
  void names() {
    assertEquals(List.of("grid", "guest"), shell.complete("von-show g"));
    assertEquals(List.of("grid"), shell.complete("von-delete gr"));
    assertEquals(List.of(), shell.complete("von-show x"));
  }

  @Test
  void ratesAndOptionsOfANewNetwork() {
    assertEquals(List.of(), shell.complete("von-create a"));
    assertTrue(shell.complete("von-create a ").contains("10Mbps"));
    assertEquals(List.of("--protection"), shell.complete("von-create --pro"));
    assertEquals(List.of("--protection"), shell.complete("von-create a 12.5Mbps --pro"));
    assertEquals(
        List.of("duplicate", "none", "suppress"),
        shell.complete("von-create a 12.5Mbps --protection "));
    assertEquals(
        List.of("link"), shell.complete("von-create a 1Mbps --protection none --disjoint l"));
    assertEquals(List.of("--strict"), shell.complete("von-create a 1Mbps --protection none --s"));
  }

  @Test
  void accessPortsAndHostsThatAreFree() {
    assertEquals(
        List.of("of:0000000000000003/3", "of:0000000000000003/4"),
        shell.complete("von-endpoint-add guest of:0000000000000003/"));
    assertEquals(
        List.of("00:00:00:00:00:03/None", "00:00:00:00:00:04/None"),
        shell.complete("von-endpoint-add guest 00"));
  }

  @Test
  void addressesSeenAtThatPort() {
    assertEquals(
        List.of("00:00:00:00:00:03"),
        shell.complete("von-endpoint-add guest of:0000000000000003/3 "));
    assertEquals(
        List.of("10.0.0.3"),
        shell.complete("von-endpoint-add guest of:0000000000000003/3 00:00:00:00:00:03 "));
    assertEquals(
        List.of(),
        shell.complete("von-endpoint-add guest of:0000000000000003/3 00:00:00:00:00:03 10.0.0.3 "));
    assertEquals(List.of(), shell.complete("von-endpoint-add guest 00:00:00:00:00:03/None "));
    assertEquals(List.of(), shell.complete("von-endpoint-add guest nonsense "));
  }

  @Test
  void endpointsOfTheNamedNetwork() {
    assertEquals(
        List.of("00:00:00:00:00:01", "00:00:00:00:00:02"), shell.complete("von-paths grid "));
    assertEquals(List.of("00:00:00:00:00:02"), shell.complete("von-paths grid 00:00:00:00:00:01 "));
    assertEquals(
        List.of("00:00:00:00:00:02"),
        shell.complete("von-endpoint-remove grid 00:00:00:00:00:01 "));
    assertEquals(List.of(), shell.complete("von-paths guest "));
    assertEquals(
        List.of("--json", "--tree"),
        shell.complete("von-paths grid 00:00:00:00:00:01 00:00:00:00:00:02 --"));
  }

  @Test
  void linksToCut() {
    String line = "von-trace grid 00:00:00:00:00:01 00:00:00:00:00:02 --cut ";
    assertEquals(
        List.of(
            "of:0000000000000002/1-of:0000000000000001/2",
            "of:0000000000000002/2-of:0000000000000003/1"),
        shell.complete(line + "of:0000000000000002"));
    assertEquals(8, shell.complete(line).size());
  }

  @Test
  void offersNothingWhileTheServiceIsAway() {
    shell.remove(VonService.class);
    assertEquals(List.of(), shell.complete("von-show "));
  }
}
