// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli.input;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Option;

/**
 * Sorts the words of a command into options and arguments, wherever the options stand.
 *
 * <p>Karaf takes a word for an option only before the first argument; afterwards {@code --id 7} is
 * two more arguments. People type options last. So each command declares a last, multi-valued
 * argument that takes what Karaf has left over, and this class then looks at all words again, by
 * the same annotations. A word that begins with a hyphen but is the name of no option, such as a
 * negative rate, stays an argument, so that the error is about the value.
 *
 * <p>It also bounds what is looked at any further: the length of a word and the number of words.
 */
public final class CommandWords {

  /** The name of an argument that is there to take options, and nothing else. */
  public static final String OPTIONS = "options";

  /** How a command describes an argument with that name. */
  public static final String OPTIONS_DESCRIPTION =
      "options may stand here too, after the arguments";

  /** The most characters that one word may have. */
  public static final int MAX_WORD_LENGTH = 256;

  /** The most words that one command may have. */
  public static final int MAX_WORDS = 1_024;

  private final Action action;
  private final Map<Integer, Field> arguments = new TreeMap<>();
  private final Map<String, Field> options = new TreeMap<>();
  private final Set<String> optionNames = new TreeSet<>();

  private CommandWords(Action action) {
    this.action = action;
    for (Class<?> type = action.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        register(field);
      }
    }
  }

  private void register(Field field) {
    Argument argument = field.getAnnotation(Argument.class);
    Option option = field.getAnnotation(Option.class);
    if (argument != null) {
      field.setAccessible(true);
      arguments.put(argument.index(), field);
    } else if (option != null) {
      field.setAccessible(true);
      options.put(option.name(), field);
      Arrays.stream(option.aliases()).forEach(alias -> options.put(alias, field));
      optionNames.add(option.name());
    }
  }

  /**
   * Puts each word that Karaf has given to a command where it belongs.
   *
   * @param action a command whose arguments are of type String or {@code List<String>} and whose
   *     options are of type String, {@code List<String>} or boolean
   * @throws IllegalArgumentException if a word is too long, an argument is missing or too many, or
   *     an option is unknown, without its value, or given twice
   */
  public static void arrange(Action action) {
    new CommandWords(action).arrange();
  }

  private void arrange() {
    List<String> words = new ArrayList<>();
    arguments.values().forEach(field -> words.addAll(asWords(valueOf(field))));
    checkSize(words);
    options.values().forEach(field -> checkSize(asWords(valueOf(field))));
    assign(takeOptions(words));
  }

  private static void checkSize(List<String> words) {
    if (words.size() > MAX_WORDS) {
      throw new IllegalArgumentException(
          words.size() + " words are too many for one command: give at most " + MAX_WORDS);
    }
    for (int index = 0; index < words.size(); index++) {
      int length = words.get(index).length();
      if (length > MAX_WORD_LENGTH) {
        throw new IllegalArgumentException(
            "an argument of "
                + length
                + " characters is too long: give at most "
                + MAX_WORD_LENGTH
                + " characters");
      }
    }
  }

  private List<String> takeOptions(List<String> words) {
    List<String> rest = new ArrayList<>();
    for (int index = 0; index < words.size(); index++) {
      String word = words.get(index);
      int equals = word.indexOf('=');
      String name = word.startsWith("-") && equals > 0 ? word.substring(0, equals) : word;
      Field field = options.get(name);
      if (field == null) {
        if (word.startsWith("--")) {
          throw new IllegalArgumentException(
              "option '" + Shown.shorten(name) + "' is unknown: give one of " + optionNames);
        }
        rest.add(word);
      } else if (field.getType() == boolean.class) {
        if (equals > 0) {
          throw new IllegalArgumentException("option '" + name + "' takes no value: leave it out");
        }
        set(field, true);
      } else if (equals > 0) {
        setOption(name, field, word.substring(equals + 1));
      } else {
        index++;
        if (index == words.size() || options.containsKey(words.get(index))) {
          throw new IllegalArgumentException(
              "option '" + name + "' has no value: give one after it");
        }
        setOption(name, field, words.get(index));
      }
    }
    return rest;
  }

  private void setOption(String name, Field field, String value) {
    if (field.getType() == List.class) {
      List<String> values = new ArrayList<>(asWords(valueOf(field)));
      values.add(value);
      set(field, values);
    } else if (valueOf(field) != null) {
      throw new IllegalArgumentException("option '" + name + "' is given twice: give it once");
    } else {
      set(field, value);
    }
  }

  private void assign(List<String> words) {
    int next = 0;
    for (Field field : arguments.values()) {
      Argument argument = field.getAnnotation(Argument.class);
      List<String> left = words.subList(next, words.size());
      if (argument.required() && left.isEmpty()) {
        throw new IllegalArgumentException(
            "argument " + argument.name() + " is missing: give " + argument.description());
      }
      if (argument.name().equals(OPTIONS)) {
        set(field, null);
      } else if (argument.multiValued()) {
        set(field, left.isEmpty() ? null : List.copyOf(left));
        next = words.size();
      } else {
        set(field, left.isEmpty() ? null : left.get(0));
        next += left.isEmpty() ? 0 : 1;
      }
    }
    if (next < words.size()) {
      throw new IllegalArgumentException(
          "argument '"
              + Shown.shorten(words.get(next))
              + "' is one too many: --help shows what this command takes");
    }
  }

  private static List<String> asWords(Object value) {
    List<String> words = new ArrayList<>();
    if (value instanceof List) {
      ((List<?>) value).forEach(word -> words.add(String.valueOf(word)));
    } else if (value instanceof String) {
      words.add((String) value);
    }
    return words;
  }

  private Object valueOf(Field field) {
    try {
      return field.get(action);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("made accessible, yet not accessible: " + field, e);
    }
  }

  private void set(Field field, Object value) {
    try {
      field.set(action, value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("made accessible, yet not accessible: " + field, e);
    }
  }
}
