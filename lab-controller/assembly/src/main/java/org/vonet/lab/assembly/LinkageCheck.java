// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.assembly;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Finds what would end in a LinkageError at run time because releases do not match: references to
 * classes and members that are not there, and classes that lack methods of their interfaces.
 *
 * <p>A bundle's import of a package says nothing of this: the package is there in both releases.
 * Time and space are linear in the size of the class files.
 */
final class LinkageCheck {

  /** The methods that every class has, with java.lang.Object not being in question itself. */
  private static final Set<String> OBJECT_MEMBERS =
      Set.of(
          "getClass()Ljava/lang/Class;",
          "hashCode()I",
          "equals(Ljava/lang/Object;)Z",
          "toString()Ljava/lang/String;",
          "clone()Ljava/lang/Object;",
          "notify()V",
          "notifyAll()V",
          "wait()V",
          "wait(J)V",
          "wait(JI)V",
          "finalize()V");

  private final String[] prefixes;
  private final Map<String, ClassFacts> classes = new HashMap<>();

  /**
   * Names the classes that the check is about.
   *
   * @param prefixes how internal names of these classes begin, such as {@code org/onlab/}; of all
   *     others it is assumed that they have what is asked of them
   */
  LinkageCheck(String... prefixes) {
    this.prefixes = prefixes.clone();
  }

  /**
   * Adds the classes of a JAR file that are in question. Of classes of the same name the first
   * counts.
   *
   * @return this
   * @throws IOException if the file cannot be read
   */
  LinkageCheck addJar(Path jar) throws IOException {
    try (InputStream file = Files.newInputStream(jar);
        ZipInputStream zip = new ZipInputStream(new BufferedInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        // ONOS's web applications keep their classes below WEB-INF/classes.
        if (entry.getName().endsWith(".class") && !entry.getName().endsWith("-info.class")) {
          addClass(zip.readAllBytes());
        }
      }
    }
    return this;
  }

  /** Adds a class file if it is in question. */
  void addClass(byte[] classFile) {
    ClassFacts facts = ClassFacts.read(classFile);
    if (isInQuestion(facts.name)) {
      classes.putIfAbsent(facts.name, facts);
    }
  }

  /** Returns how many classes are in question. */
  int size() {
    return classes.size();
  }

  /** Returns the problems, each as {@code class -> what is missing}, in the order of their text. */
  SortedSet<String> problems() {
    SortedSet<String> problems = new TreeSet<>();
    for (ClassFacts facts : classes.values()) {
      for (String reference : facts.references) {
        String owner = reference.substring(0, reference.indexOf('#'));
        String member = reference.substring(reference.indexOf('#') + 1);
        if (isInQuestion(owner) && !hasMember(owner, member)) {
          problems.add(facts.name + " -> " + reference);
        }
      }
      if (facts.concrete) {
        addUnimplemented(facts, problems);
      }
    }
    return problems;
  }

  private void addUnimplemented(ClassFacts facts, Collection<String> problems) {
    Set<String> ancestors = new HashSet<>();
    if (!collectAncestors(facts.name, ancestors)) {
      return;
    }
    Set<String> implemented = new HashSet<>();
    for (String ancestor : ancestors) {
      for (String member : classes.get(ancestor).declared) {
        if (!classes.get(ancestor).abstractMethods.contains(member)) {
          implemented.add(member);
        }
      }
    }
    for (String ancestor : ancestors) {
      for (String method : classes.get(ancestor).abstractMethods) {
        if (!implemented.contains(method)) {
          problems.add(facts.name + " -> " + ancestor + "#" + method + " has no body");
        }
      }
    }
  }

  /** Returns false if an ancestor's methods are not known, so that nothing can be said. */
  private boolean collectAncestors(String name, Set<String> ancestors) {
    if (name.equals("java/lang/Object") || !ancestors.add(name)) {
      return true;
    }
    ClassFacts facts = classes.get(name);
    if (facts == null) {
      ancestors.remove(name);
      // An interface of the platform asks for methods; it does not bring any that are missed.
      return name.startsWith("java/");
    }
    boolean known = true;
    for (String parent : facts.parents) {
      known &= collectAncestors(parent, ancestors);
    }
    return known;
  }

  private boolean hasMember(String owner, String member) {
    if (owner.startsWith("[")) {
      return true;
    }
    ClassFacts facts = classes.get(owner);
    if (facts == null) {
      return !isInQuestion(owner);
    }
    if (facts.declared.contains(member)) {
      return true;
    }
    for (String parent : facts.parents) {
      boolean isObject = parent.equals("java/lang/Object");
      if (isObject ? OBJECT_MEMBERS.contains(member) : hasMember(parent, member)) {
        return true;
      }
    }
    return false;
  }

  private boolean isInQuestion(String name) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
