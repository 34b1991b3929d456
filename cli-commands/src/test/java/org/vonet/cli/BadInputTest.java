// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vonet.von.api.Von;

/** What can't be carried out gets one line that helps, fails the command, and changes nothing. */
class BadInputTest {

  private final RingNetwork network = new RingNetwork();
  private final MemoryVonService service = new MemoryVonService(network);
  private final ShellFixture shell = new ShellFixture(network, service);
  private Set<Von> before;
  private int requestsBefore;

  @BeforeEach
  void oneNetwork() {
    assertEquals(0, shell.run("von-create grid 10Mbps --id 7").exitStatus);
    assertEquals(0, shell.run("von-endpoint-add grid 00:00:00:00:00:01/None").exitStatus);
    before = service.vons();
    requestsBefore = service.requests();
  }

  @AfterEach
  void close() {
    shell.close();
  }

  private String refused(String line) {
    ShellFixture.Result result = shell.run(line);
    assertEquals(1, result.exitStatus, result.text);
    assertTrue(result.text.startsWith("Error: "), result.text);
    assertFalse(result.text.contains("\n"), "one line: " + result.text);
    assertFalse(result.text.contains("Exception"), result.text);
    assertEquals(before, service.vons(), "changed something");
    return result.text;
  }

  private void refusedByTheCommand(String line, String... parts) {
    String message = refused(line);
    for (String part : parts) {
      assertTrue(message.contains(part.strip()), message);
    }
    assertEquals(requestsBefore, service.requests(), "the service was asked for a change");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "von-create a 0|rate '0'|10Mbps",
        "von-create a 0Mbps|is zero|10Mbps",
        "von-create a -5Mbps|rate '-5Mbps'|positive number",
        "von-create a 10Mbs|rate '10Mbs'|bps, kbps, Mbps",
        "von-create a 63kbps|64kbps|or more",
        "von-create a 2000Tbps|2000Tbps|smaller",
        "von-create 1a 10Mbps|name '1a'|a letter",
        "von-create a 10Mbps --id 0|id 0|1 to 4294967295",
        "von-create a 10Mbps --id 4294967296|id 4294967296|1 to 4294967295",
        "von-create a 10Mbps --id x|id 'x'|1 to 4294967295",
        "von-create a 10Mbps --id -1|id '-1'|1 to 4294967295",
        "von-create a 10Mbps --protection both|protection 'both'|none, duplicate, suppress",
        "von-create a 10Mbps --disjoint shared|disjointness 'shared'|link, switch",
        "von-create a 10Mbps 20Mbps|'20Mbps'|one too many",
        "von-create a 10Mbps -x|'-x'|one too many",
        "von-create a 10Mbps --colour red|option '--colour'|--protection",
        "von-create a 10Mbps --id|'--id'|no value",
        "von-create a 10Mbps --id 1 --id 2|'--id'|twice",
        "von-create a 10Mbps --strict=yes|'--strict'|no value",
        "von-create a --strict --id 9|rate|missing",
        "von-endpoint-add grid of:0000000000000002/3|MAC address|00:00:00:00:00:01",
        "von-endpoint-add grid of:0000000000000002|port 'of:0000000000000002'|/3",
        "von-endpoint-add grid of:0000000000000002/0 00:00:00:00:00:02|port number 0|1 to",
        "von-endpoint-add grid of:0000000000000002/9999999999 00:00:00:00:00:02|9999999999|1 to",
        "von-endpoint-add grid of:0000000000000002/x 00:00:00:00:00:02|/x|port number",
        "von-endpoint-add grid of:0000000000000002/3 00:00:00:00:02|'00:00:00:00:02'|six pairs",
        "von-endpoint-add grid of:0000000000000002/3 00:00:00:00:00:0g|0g|six pairs",
        "von-endpoint-add grid of:0000000000000002/3 01:00:5e:00:00:01|01:00:5E|unicast",
        "von-endpoint-add grid of:0000000000000002/3 ff:ff:ff:ff:ff:ff|FF:FF|unicast",
        "von-endpoint-add grid of:0000000000000002/3 00:00:00:00:00:00|00:00|unicast",
        "von-endpoint-add grid of:0000000000000002/3 00:00:00:00:00:02 10.0.0|'10.0.0'|IPv4",
        "von-endpoint-add grid of:0000000000000002/3 00:00:00:00:00:02 10.0.0.1/24|/24|prefix",
        "von-endpoint-add grid of:0000000000000002/3 00:00:00:00:00:02 fd00::g|fd00::g|IPv6",
        "von-endpoint-add grid of:0000000000000002/3 00:00:00:00:00:02 224.0.0.1|224|unicast",
        "von-endpoint-add grid of:0000000000000002/3 00:00:00:00:00:02 10.0.0.1 10.0.0.2 10.0.0.3"
            + " 10.0.0.4 10.0.0.5 10.0.0.6 10.0.0.7 10.0.0.8 10.0.0.9|9 IP addresses|at most 8",
        "von-endpoint-add grid of:0000000000000002/3,00:00:00:00:00:02 00:00:00:00:00:03|commas|all",
        "von-endpoint-add grid of:0000000000000002/3,00:00:00:00:00:02"
            + " of:0000000000000003/3,00:00:00:00:00:02|00:00:00:00:00:02|twice",
        "von-endpoint-add grid 00:00:00:00:00:02/None 00:00:00:00:00:03/None|00:00:00:00:00:03|one host",
        "von-endpoint-add grid 00:00:00:00:00:02/Nine|Nine|None",
        "von-endpoint-add grid 00:00:00:00:00:02/4096|4096|4095",
        "von-endpoint-remove grid of:0000000000000001/3|MAC address|six pairs",
        "von-show none|'none'|von-list",
        "von-paths grid 00:00:00:00:00:01|destination|two endpoints",
        "von-paths grid 00:00:00:00:00:01 00:00:00:00:00:09|00:00:00:00:00:09|von-show grid",
        "von-paths grid of:0000000000000001/3 of:0000000000000002/3|of:0000000000000002/3|von-show",
        "von-trace grid 00:00:00:00:00:09 00:00:00:00:00:01|00:00:00:00:00:09|no endpoint",
        "von-trace grid 00:00:00:00:00:01 00:00:00:00:00:02 --cut x|link 'x'|two ports",
        "von-trace grid 00:00:00:00:00:01 00:00:00:00:00:02 --cut"
            + " of:0000000000000001/4-of:0000000000000002/1|no link|'links'",
        "von-trace grid 00:00:00:00:00:01 00:00:00:00:00:02 --cut"
            + " of:0000000000000001/2-of:0000000000000001/1|both ends|of:0000000000000001",
      })
  void commandRefuses(String line, String value, String remedy) {
    refusedByTheCommand(line, value, remedy);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "von-create grid 10Mbps|name 'grid' is in use",
        "von-create other 10Mbps --id 7|id 7 is in use by VON 'grid'",
        "von-delete none|VON 'none' does not exist",
        "von-endpoint-add none of:0000000000000002/3 00:00:00:00:00:02|VON 'none' does not exist",
        "von-endpoint-add grid of:00000000000000ff/3 00:00:00:00:00:02|switch of:00000000000000ff is unknown",
        "von-endpoint-add grid of:0000000000000002/1 00:00:00:00:00:02|an end of a link",
        "von-endpoint-add grid of:0000000000000001/4 00:00:00:00:00:01|already, at of:0000000000000001/3",
        "von-endpoint-add grid 00:00:00:00:00:09/None|host 00:00:00:00:00:09/None is unknown",
        "von-endpoint-remove grid 00:00:00:00:00:09|no endpoint of VON 'grid'",
      })
  void serviceRefuses(String line, String message) {
    String shown = refused(line);
    assertTrue(shown.contains(message), shown);
    assertEquals(requestsBefore + 1, service.requests());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "von-create %s 10Mbps",
        "von-create a %s",
        "von-create a 10Mbps --id %s",
        "von-create --protection %s a 10Mbps",
        "von-delete %s",
        "von-show %s",
        "von-endpoint-add grid %s",
        "von-endpoint-add grid of:0000000000000002/3 %s",
        "von-endpoint-remove grid %s",
        "von-paths grid %s %s",
        "von-trace grid %s %s",
        "von-trace grid 00:00:00:00:00:01 00:00:00:00:00:02 --cut %s"
      })
  void neverRepeatsALongWord(String pattern) {
    String word = String.join("", Collections.nCopies(10_000, "a"));
    ShellFixture.Result result = shell.run(pattern.replace("%s", word));
    assertEquals(1, result.exitStatus);
    assertEquals(
        "Error: an argument of 10000 characters is too long: give at most 256 characters",
        result.text);
    assertEquals(before, service.vons());
    assertEquals(requestsBefore, service.requests());
  }

  @Test
  void refusesMoreWordsThanItWouldLookAt() {
    String words = String.join(" ", Collections.nCopies(1_100, "00:00:00:00:00:02"));
    refusedByTheCommand("von-endpoint-remove grid " + words, "1101 words", "1024");
  }

  @Test
  void controlCharactersDoNotReachTheTerminal() {
    String message = refused("von-show \"a\u001b[2Jb\"");
    assertFalse(message.contains("\u001b"), "escape");
  }

  @Test
  void percentSignsAreNotTakenForAFormat() {
    refusedByTheCommand("von-create 'a%n%d' 10Mbps", "a%n%d");
  }
}
