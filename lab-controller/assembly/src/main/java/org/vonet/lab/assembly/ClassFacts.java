// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.assembly;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What one class file declares, and what it asks of other classes. */
final class ClassFacts {

  /** Internal name, such as {@code org/example/Thing}. */
  final String name;

  /** Internal names of superclass (if any) and interfaces. */
  final Set<String> parents = new HashSet<>();

  /** {@code name(descriptor)} of methods and {@code name:descriptor} of fields that it declares. */
  final Set<String> declared = new HashSet<>();

  /** The declared methods that have no body. */
  final Set<String> abstractMethods = new HashSet<>();

  /** {@code owner#member} of everything that its code refers to. */
  final Set<String> references = new TreeSet<>();

  /** Whether objects of it can exist. */
  final boolean concrete;

  private ClassFacts(String name, boolean concrete) {
    this.name = name;
    this.concrete = concrete;
  }

  /**
   * Reads a class file.
   *
   * @throws IllegalArgumentException if the bytes are no class file of a known version
   */
  static ClassFacts read(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    int notConcrete = Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE;
    ClassFacts facts =
        new ClassFacts(reader.getClassName(), (reader.getAccess() & notConcrete) == 0);
    if (reader.getSuperName() != null) {
      facts.parents.add(reader.getSuperName());
    }
    facts.parents.addAll(Set.of(reader.getInterfaces()));
    reader.accept(new Collector(facts), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return facts;
  }

  private static final class Collector extends ClassVisitor {

    private final ClassFacts facts;

    Collector(ClassFacts facts) {
      super(Opcodes.ASM9);
      this.facts = facts;
    }

    @Override
    public FieldVisitor visitField(
        int access, String name, String descriptor, String signature, Object value) {
      facts.declared.add(name + ":" + descriptor);
      return null;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      facts.declared.add(name + descriptor);
      if ((access & Opcodes.ACC_ABSTRACT) != 0) {
        facts.abstractMethods.add(name + descriptor);
      }
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitMethodInsn(
            int opcode, String owner, String method, String type, boolean isInterface) {
          facts.references.add(owner + "#" + method + type);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String type) {
          facts.references.add(owner + "#" + field + ":" + type);
        }

        @Override
        public void visitInvokeDynamicInsn(
            String method, String type, Handle bootstrap, Object... arguments) {
          for (Object argument : arguments) {
            if (argument instanceof Handle) {
              Handle handle = (Handle) argument;
              facts.references.add(handle.getOwner() + "#" + handle.getName() + handle.getDesc());
            }
          }
        }
      };
    }
  }
}
