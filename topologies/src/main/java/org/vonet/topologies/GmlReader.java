// SPDX-License-Identifier: Apache-2.0
package org.vonet.topologies;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads GML, a text of keys with values, of which some are lists of such: M. Himsolt, "GML: A
 * portable Graph File Format", University of Passau 1997.
 */
final class GmlReader {
  private static final int MOST_DEPTH = 20;

  /** A comment to the end of its line, a string, a bracket, or a word. */
  private static final Pattern TOKEN =
      Pattern.compile("(?m)^\\s*#.*$|\"[^\"]*\"|[\\[\\]]|[^\\s\\[\\]\"]+");

  private final String name;
  private final String text;
  private final Matcher tokens;

  private GmlReader(String name, String text) {
    this.name = name;
    this.text = text;
    tokens = TOKEN.matcher(text);
  }

  /** A key and its value: a word or a string in {@code word}, or else the pairs of a list. */
  private static final class Pair {
    final String key;
    final String word;
    final List<Pair> list;

    Pair(String key, String word, List<Pair> list) {
      this.key = key;
      this.word = word;
      this.list = list;
    }
  }

  static Topology parse(String name, String text) {
    return new GmlReader(name, text).topology();
  }

  private Topology topology() {
    List<Pair> graph =
        pairs(0).stream()
            .filter(pair -> pair.key.equals("graph") && pair.list != null)
            .findFirst()
            .map(pair -> pair.list)
            .orElseThrow(
                () -> new IllegalArgumentException(name + " has no 'graph [': give a GML file"));
    if (!word(graph, "directed").orElse("0").equals("0")) {
      throw new IllegalArgumentException(name + " is directed: give an undirected graph");
    }
    TopologyDraft draft = new TopologyDraft(name);
    for (Pair pair : graph) {
      if (pair.key.equals("node") && pair.list != null) {
        draft.vertex(required(pair, "id"), word(pair.list, "label").orElse(""), Optional.empty());
      } else if (pair.key.equals("edge") && pair.list != null) {
        draft.link(required(pair, "source"), required(pair, "target"), kilometres(pair));
      }
    }
    return draft.topology();
  }

  private OptionalDouble kilometres(Pair edge) {
    Optional<String> length = word(edge.list, "dist");
    if (length.isEmpty()) {
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(Double.parseDouble(length.get()));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          name + " has the length '" + length.get() + "': give a number of km", e);
    }
  }

  private String required(Pair pair, String key) {
    return word(pair.list, key)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    name + " has a '" + pair.key + "' without '" + key + "': add it"));
  }

  private static Optional<String> word(List<Pair> list, String key) {
    return list.stream()
        .filter(pair -> pair.key.equals(key) && pair.word != null)
        .map(pair -> pair.word)
        .findFirst();
  }

  /** The pairs up to the bracket that closes their list, or to the end of the text at depth 0. */
  private List<Pair> pairs(int depth) {
    if (depth > MOST_DEPTH) {
      throw refused("lists nested more than " + MOST_DEPTH + " deep: give a flatter file");
    }
    List<Pair> pairs = new ArrayList<>();
    for (String key = next(); !key.isEmpty(); key = next()) {
      if (key.equals("]") && depth > 0) {
        return pairs;
      }
      String value = next();
      if (key.equals("[") || key.equals("]") || value.isEmpty() || value.equals("]")) {
        throw refused("'" + key + "' where a key with a value is due: complete it");
      }
      if (value.equals("[")) {
        pairs.add(new Pair(key, null, pairs(depth + 1)));
      } else {
        pairs.add(new Pair(key, value.replace("\"", ""), null));
      }
    }
    if (depth > 0) {
      throw refused("a '[' that is never closed: close it");
    }
    return pairs;
  }

  /** The next token that is not a comment, or the empty string at the end. */
  private String next() {
    while (tokens.find()) {
      if (!tokens.group().stripLeading().startsWith("#")) {
        return tokens.group();
      }
    }
    return "";
  }

  private IllegalArgumentException refused(String what) {
    int place = tokens.hitEnd() ? text.length() : tokens.start();
    long line = 1 + text.substring(0, place).chars().filter(c -> c == '\n').count();
    return new IllegalArgumentException(name + " has, at line " + line + ", " + what);
  }
}
