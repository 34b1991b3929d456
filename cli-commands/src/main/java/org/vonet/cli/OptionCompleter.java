// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.vonet.cli.completion.ChoiceCompleter;

/** Offers the options of a command after its arguments; before them, Karaf does so by itself. */
@Service
public final class OptionCompleter extends ChoiceCompleter {

  /** All commands; a test compares this list with the classes that there are. */
  static final List<Class<? extends VonCommand>> COMMANDS =
      List.of(
          VonCreateCommand.class,
          VonDeleteCommand.class,
          VonListCommand.class,
          VonShowCommand.class,
          VonEndpointAddCommand.class,
          VonEndpointRemoveCommand.class,
          VonPathsCommand.class,
          VonTraceCommand.class);

  @Override
  protected Stream<String> choices(List<String> words, int index) {
    String name = words.get(0).substring(words.get(0).indexOf(':') + 1);
    return COMMANDS.stream()
        .filter(type -> type.getAnnotation(Command.class).name().equals(name))
        .flatMap(type -> longNames(type).stream())
        .filter(option -> option.equals("--cut") || !words.subList(0, index).contains(option));
  }

  private static Set<String> longNames(Class<?> command) {
    Set<String> names = new TreeSet<>();
    for (Class<?> type = command; type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        Option option = field.getAnnotation(Option.class);
        if (option != null) {
          Stream.concat(Stream.of(option.name()), Stream.of(option.aliases()))
              .filter(name -> name.startsWith("--"))
              .forEach(names::add);
        }
      }
    }
    return names;
  }
}
