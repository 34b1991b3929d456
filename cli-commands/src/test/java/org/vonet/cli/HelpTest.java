// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each command explains itself, and none is forgotten. */
class HelpTest {

  static java.util.List<Class<? extends VonCommand>> commands() {
    return OptionCompleter.COMMANDS;
  }

  @Test
  void listOfCommandsIsComplete() throws Exception {
    File directory =
        new File(VonCommand.class.getResource("VonCommand.class").toURI()).getParentFile();
    Set<String> found =
        Arrays.stream(directory.list((where, name) -> name.endsWith("Command.class")))
            .map(name -> name.replace(".class", ""))
            .filter(name -> !name.equals("VonCommand"))
            .collect(Collectors.toSet());
    assertEquals(found, commands().stream().map(Class::getSimpleName).collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void isDescribed(Class<? extends VonCommand> type) {
    Command command = type.getAnnotation(Command.class);
    assertTrue(Modifier.isPublic(type.getModifiers()), "Karaf makes instances of it");
    assertTrue(type.isAnnotationPresent(Service.class), "Karaf ignores it otherwise");
    assertEquals("onos", command.scope());
    assertTrue(command.name().startsWith("von-"), command.name());
    assertFalse(command.description().isBlank() || command.description().endsWith("."));
    assertTrue(command.detailedDescription().contains("  " + command.name()), "an example");
    for (Field field : type.getDeclaredFields()) {
      Argument argument = field.getAnnotation(Argument.class);
      Option option = field.getAnnotation(Option.class);
      assertTrue(argument == null || !argument.description().isBlank(), field.toString());
      assertTrue(option == null || !option.description().isBlank(), field.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpIsShownAndChangesNothing(Class<? extends VonCommand> type) {
    RingNetwork network = new RingNetwork();
    MemoryVonService service = new MemoryVonService(network);
    String name = type.getAnnotation(Command.class).name();
    try (ShellFixture shell = new ShellFixture(network, service)) {
      for (String line : new String[] {name + " --help", name + " grid --help"}) {
        ShellFixture.Result result = shell.run(line);
        assertEquals(0, result.exitStatus, result.text);
        assertTrue(result.text.contains("DETAILS"), result.text);
        assertTrue(result.text.contains("Example"), result.text);
        assertTrue(result.text.contains("--json"), result.text);
      }
    }
    assertEquals(0, service.requests());
  }
}
