// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.config;

import java.util.Dictionary;
import org.onlab.util.Tools;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads configurable properties within their limits; a bad value changes nothing and is logged. */
public final class Settings {
  private static final Logger LOG = LoggerFactory.getLogger(Settings.class);

  private Settings() {}

  /**
   * @param properties the properties of a component
   * @param name which one
   * @param min smallest legal value
   * @param max largest legal value
   * @param current the value until now
   * @return the configured value; the current one if there is none or it is not legal
   */
  public static int integer(
      Dictionary<?, ?> properties, String name, int min, int max, int current) {
    String text = Tools.get(properties, name);
    if (text == null || text.isEmpty()) {
      return current;
    }
    try {
      int value = Integer.parseInt(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Falls through to the message, which names value and limits.
    }
    LOG.warn("{}={} ignored, {} kept: use a number from {} to {}", name, text, current, min, max);
    return current;
  }

  /** The same for a switch that is on or off. */
  public static boolean flag(Dictionary<?, ?> properties, String name, boolean current) {
    String text = Tools.get(properties, name);
    if (text == null || text.isEmpty()) {
      return current;
    }
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      return Boolean.parseBoolean(text);
    }
    LOG.warn("{}={} ignored, {} kept: use true or false", name, text, current);
    return current;
  }
}
