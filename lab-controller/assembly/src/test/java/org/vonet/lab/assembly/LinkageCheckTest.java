// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Releases that match, and every way in which they may not. */
class LinkageCheckTest {

  private static final String SERVICE = "app/Service";
  private static final int INTERFACE = Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE;

  private final LinkageCheck check = new LinkageCheck("app/");

  @Test
  void matchingReleasesHaveNoProblem() {
    add(SERVICE, INTERFACE, "java/lang/Object", null, "run");
    add("app/Base", 0, "java/lang/Object", null, "run");
    add("app/Manager", 0, "app/Base", SERVICE);
    addCaller("app/User", "app/Manager", "run");
    assertEquals(Set.of(), check.problems());
  }

  @Test
  void aMissingMethodIsFound() {
    add("app/Manager", 0, "java/lang/Object", null, "run");
    addCaller("app/User", "app/Manager", "stop");
    assertEquals(Set.of("app/User -> app/Manager#stop()V"), check.problems());
  }

  @Test
  void aMissingClassIsFound() {
    addCaller("app/User", "app/Gone", "run");
    assertEquals(Set.of("app/User -> app/Gone#run()V"), check.problems());
  }

  @Test
  void aMethodWithoutBodyIsFound() {
    add(SERVICE, INTERFACE, "java/lang/Object", null, "run", "added");
    add("app/Manager", 0, "java/lang/Object", SERVICE, "run");
    assertEquals(Set.of("app/Manager -> app/Service#added()V has no body"), check.problems());
  }

  @Test
  void abstractClassesMayLackMethods() {
    add(SERVICE, INTERFACE, "java/lang/Object", null, "run");
    add("app/Manager", Opcodes.ACC_ABSTRACT, "java/lang/Object", SERVICE);
    assertEquals(Set.of(), check.problems());
  }

  @Test
  void nothingIsSaidOfOtherClasses() {
    addCaller("app/User", "lib/Gone", "run");
    add("app/Manager", 0, "lib/Base", null);
    addCaller("app/Other", "app/Manager", "inherited");
    assertEquals(Set.of(), check.problems());
  }

  private void add(String name, int access, String parent, String implemented, String... methods) {
    ClassWriter writer = new ClassWriter(0);
    String[] interfaces = implemented == null ? null : new String[] {implemented};
    writer.visit(Opcodes.V11, access | Opcodes.ACC_PUBLIC, name, null, parent, interfaces);
    boolean isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
    for (String method : methods) {
      writer.visitMethod(
          Opcodes.ACC_PUBLIC | (isInterface ? Opcodes.ACC_ABSTRACT : 0), method, "()V", null, null);
    }
    writer.visitEnd();
    check.addClass(writer.toByteArray());
  }

  private void addCaller(String name, String owner, String method) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(Opcodes.V11, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "call", "()V", null, null);
    code.visitCode();
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, method, "()V", false);
    code.visitMaxs(0, 0);
    code.visitEnd();
    writer.visitEnd();
    check.addClass(writer.toByteArray());
  }
}
