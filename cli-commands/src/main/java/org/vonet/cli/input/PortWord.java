// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli.input;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DeviceId;
import org.onosproject.net.PortNumber;
import org.vonet.von.api.FabricLink;

/** Reads and writes switch ports as {@code DEVICE/PORT}, and links as two of them. */
public final class PortWord {

  /** The largest number of a physical port, {@code OFPP_MAX} of OpenFlow 1.3. */
  public static final long MAX_PORT = 0xFFFF_FF00L;

  private static final Pattern PORT =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*:[^/\\s,]+)/(\\d{1,10})");
  private static final Pattern LINK = Pattern.compile("(.+?/\\d+)-(.+/\\d+)");

  private PortWord() {}

  /**
   * Reads a switch port.
   *
   * @param word such as {@code of:0000000000000001/3}
   * @return the port; whether it exists is not looked at
   * @throws IllegalArgumentException for anything else
   */
  public static ConnectPoint parse(String word) {
    Matcher matcher = PORT.matcher(word);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "port '"
              + Shown.shorten(word)
              + "' is not understood: give a device and a port number, for example"
              + " of:0000000000000001/3");
    }
    long number = Long.parseLong(matcher.group(2));
    if (number < 1 || number > MAX_PORT) {
      throw new IllegalArgumentException(
          "port number " + number + " is out of range: give a number from 1 to " + MAX_PORT);
    }
    return new ConnectPoint(DeviceId.deviceId(matcher.group(1)), PortNumber.portNumber(number));
  }

  /**
   * Reads a link.
   *
   * @param word such as {@code of:0000000000000001/2-of:0000000000000002/1}, in either direction
   * @return the link; whether it exists is not looked at
   * @throws IllegalArgumentException for anything else
   */
  public static FabricLink parseLink(String word) {
    Matcher matcher = LINK.matcher(word);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "link '"
              + Shown.shorten(word)
              + "' is not understood: give its two ports, for example"
              + " of:0000000000000001/2-of:0000000000000002/1");
    }
    return FabricLink.between(parse(matcher.group(1)), parse(matcher.group(2)));
  }

  /**
   * Writes a switch port.
   *
   * @param port a port, with or without a name of its own
   * @return {@code DEVICE/PORT}, which {@link #parse} reads
   */
  public static String of(ConnectPoint port) {
    return port.deviceId() + "/" + port.port().toStringWithoutName();
  }

  /**
   * Writes a link.
   *
   * @param link a link
   * @return {@code DEVICE/PORT-DEVICE/PORT}, which {@link #parseLink} reads
   */
  public static String of(FabricLink link) {
    return of(link.low()) + "-" + of(link.high());
  }
}
