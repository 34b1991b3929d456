// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

/** Answers one question on one network, again and again. Serves one thread. */
interface Solver {
  /** Answers for these ends; a question about all targets takes no notice of the second. */
  Object answer(Integer source, Integer target);

  /**
   * What it keeps between questions. An answer may refer to it, and that is then no part of the
   * answer's size.
   */
  Object kept();

  /** Makes a solver of a method and of the object that it calls. */
  static Solver of(Object kept, Method method) {
    return new Solver() {
      @Override
      public Object answer(Integer source, Integer target) {
        return method.answer(source, target);
      }

      @Override
      public Object kept() {
        return kept;
      }
    };
  }

  /** How a question is asked. */
  @FunctionalInterface
  interface Method {
    Object answer(Integer source, Integer target);
  }
}
