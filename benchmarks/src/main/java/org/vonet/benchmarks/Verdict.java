// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;

/** Whether a target was met, and the figure that says so. Immutable. */
final class Verdict {
  private final String target;
  private final String figure;
  private final boolean isMet;

  Verdict(String target, String figure, boolean isMet) {
    this.target = target;
    this.figure = figure;
    this.isMet = isMet;
  }

  boolean isMet() {
    return isMet;
  }

  /** In the form that {@link Json#write} takes. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("target", target);
    json.put("met", isMet ? "yes" : "no");
    json.put("figure", figure);
    return json;
  }

  @Override
  public String toString() {
    return (isMet ? "met     " : "missed  ") + target + ": " + figure;
  }
}
