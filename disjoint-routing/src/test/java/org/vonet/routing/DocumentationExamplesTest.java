// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in the javadoc and in docs/routing.md compile as they stand there. */
class DocumentationExamplesTest {
  private static final Pattern JAVADOC =
      Pattern.compile("<pre>\\{@code\\R(.*?)\\R *\\* }</pre>", Pattern.DOTALL);
  private static final Pattern MARKDOWN = Pattern.compile("```java\\R(.*?)\\R```", Pattern.DOTALL);

  @TempDir Path output;

  @Test
  void javadocExamplesCompile() throws IOException {
    List<String> examples = new ArrayList<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(Files::isRegularFile).collect(Collectors.toList())) {
        for (String example : find(JAVADOC, source)) {
          examples.add(example.replaceAll("(?m)^ *\\* ?", ""));
        }
      }
    }
    assertFalse(examples.isEmpty());
    examples.forEach(this::compile);
  }

  @Test
  void guideExamplesCompile() throws IOException {
    List<String> examples = find(MARKDOWN, Path.of("../docs/routing.md"));
    assertFalse(examples.isEmpty());
    examples.forEach(this::compile);
  }

  private static List<String> find(Pattern pattern, Path file) throws IOException {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(Files.readString(file));
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  /** Compiles statements in the company of what a reader would have around them. */
  private void compile(String example) {
    String source =
        "import java.util.*;\n"
            + "import org.jgrapht.*;\n"
            + "import org.jgrapht.graph.*;\n"
            + "import org.vonet.routing.*;\n"
            + "abstract class Example {\n"
            + "  DisjointPaths<String, DefaultEdge> paths;\n"
            + "  abstract void use(Object answer);\n"
            + "  abstract void report(List<?> switches, List<?> links);\n"
            + "  void example(Graph<String, DefaultEdge> graph) {\n"
            + example
            + "\n  }\n}\n";
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///Example.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter errors = new StringWriter();
    boolean isCompiled =
        compiler
            .getTask(
                errors,
                null,
                null,
                List.of(
                    "-d",
                    output.toString(),
                    "-proc:none",
                    "--release",
                    "11",
                    "-classpath",
                    System.getProperty("java.class.path")),
                null,
                List.of(file))
            .call();
    assertEquals(true, isCompiled, () -> errors + "\n" + source);
  }
}
