// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.karaf.shell.api.action.Command;
import org.junit.jupiter.api.Test;

/**
 * The examples in docs/commands.md are what the commands print: each is run again, in the order of
 * the page.
 *
 * <p>In a block that begins with {@code ```onos}, a line that begins with {@code onos>} is a
 * command, and what follows is its output. {@code <!-- fails: DEVICE/PORT-DEVICE/PORT -->} breaks a
 * link, and {@code <!-- repaired -->} mends all. When the test fails, target/commands.md has the
 * page as it should be.
 */
class DocumentationTest {

  private static final String PROMPT = "onos> ";
  private static final Pattern FAILURE = Pattern.compile("<!-- fails: (\\S+) -->");

  private static final String REPAIR = "<!-- repaired -->";

  private final RingNetwork network = new RingNetwork();
  private final MemoryVonService service = new MemoryVonService(network);

  private static Path module() {
    return Path.of(System.getProperty("basedir", "."));
  }

  @Test
  void examplesAreWhatTheCommandsPrint() throws IOException {
    String page = Files.readString(module().resolve("../docs/commands.md"));
    StringBuilder rerun = new StringBuilder();
    int commands = 0;
    boolean inExample = false;
    try (ShellFixture shell = new ShellFixture(network, service)) {
      for (String line : page.split("\n", -1)) {
        Matcher failure = FAILURE.matcher(line);
        if (failure.matches()) {
          network.fail(org.vonet.cli.input.PortWord.parseLink(failure.group(1)));
          service.replan();
        }
        if (line.equals(REPAIR)) {
          network.repair();
          service.replan();
        }
        if (line.startsWith("```")) {
          inExample = line.equals("```onos");
        }
        if (!inExample || line.startsWith("```")) {
          rerun.append(line).append('\n');
        } else if (line.startsWith(PROMPT)) {
          commands++;
          String output = shell.run(line.substring(PROMPT.length())).text;
          rerun.append(line).append('\n').append(output).append('\n');
        }
      }
    }
    rerun.setLength(rerun.length() - 1);
    Files.writeString(module().resolve("target/commands.md"), rerun);
    assertTrue(commands > 10, "found " + commands + " examples only");
    assertEquals(rerun.toString(), page);
  }

  @Test
  void everyCommandHasAHeading() throws IOException {
    List<String> lines = Files.readAllLines(module().resolve("../docs/commands.md"));
    for (Class<? extends VonCommand> type : OptionCompleter.COMMANDS) {
      String name = type.getAnnotation(Command.class).name();
      assertTrue(lines.contains("## " + name), "no section on " + name);
    }
  }
}
