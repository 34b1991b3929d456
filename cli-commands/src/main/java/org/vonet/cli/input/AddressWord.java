// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli.input;

import java.util.regex.Pattern;
import org.onlab.packet.IpAddress;
import org.onlab.packet.MacAddress;
import org.onlab.packet.VlanId;
import org.onosproject.net.HostId;

/** Reads Ethernet and IP addresses and the identifiers of hosts. */
public final class AddressWord {

  private static final Pattern MAC = Pattern.compile("(?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}");
  private static final Pattern IP = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
  private static final Pattern VLAN = Pattern.compile("None|\\d{1,4}");

  private AddressWord() {}

  /**
   * Tells whether a word has the shape of an Ethernet address.
   *
   * @param word any word
   * @return true for six pairs of hexadecimal digits
   */
  public static boolean isMac(String word) {
    return MAC.matcher(word).matches();
  }

  /**
   * Tells whether a word has the shape of a host's identifier: an Ethernet address and a slash. No
   * switch has an Ethernet address for its name, so that it can't be a switch port.
   *
   * @param word any word
   * @return true for an Ethernet address, a slash, and anything
   */
  public static boolean isHost(String word) {
    int slash = word.indexOf('/');
    return slash > 0 && isMac(word.substring(0, slash));
  }

  /**
   * Reads an Ethernet address.
   *
   * @param word such as {@code 00:00:00:00:00:01}
   * @return the address
   * @throws IllegalArgumentException for anything else
   */
  public static MacAddress parseMac(String word) {
    if (!isMac(word)) {
      throw new IllegalArgumentException(
          "MAC address '"
              + Shown.shorten(word)
              + "' is not understood: give six pairs of hexadecimal digits with colons, for"
              + " example 00:00:00:00:00:01");
    }
    return MacAddress.valueOf(word);
  }

  /**
   * Reads an IPv4 or IPv6 address.
   *
   * @param word such as {@code 10.0.0.1} or {@code fd00::1}
   * @return the address
   * @throws IllegalArgumentException for anything else, also for a prefix
   */
  public static IpAddress parseIp(String word) {
    if (IP.matcher(word).matches()) {
      try {
        return IpAddress.valueOf(word);
      } catch (IllegalArgumentException e) {
        throw notAnIp(word);
      }
    }
    throw notAnIp(word);
  }

  private static IllegalArgumentException notAnIp(String word) {
    return new IllegalArgumentException(
        "IP address '"
            + Shown.shorten(word)
            + "' is not understood: give an IPv4 or IPv6 address without a prefix length, for"
            + " example 10.0.0.1 or fd00::1");
  }

  /**
   * Reads the identifier of a host.
   *
   * @param word such as {@code 00:00:00:00:00:01/None} or {@code 00:00:00:00:00:01/100}
   * @return the identifier; whether there is such a host is not looked at
   * @throws IllegalArgumentException for anything else
   */
  public static HostId parseHost(String word) {
    String vlan = isHost(word) ? word.substring(word.indexOf('/') + 1) : "";
    if (!VLAN.matcher(vlan).matches()) {
      throw new IllegalArgumentException(
          "host '"
              + Shown.shorten(word)
              + "' is not understood: give a MAC address and a VLAN, or None, as 'hosts' lists"
              + " them, for example 00:00:00:00:00:01/None");
    }
    if (vlan.equals("None")) {
      return HostId.hostId(parseMac(word.substring(0, word.indexOf('/'))), VlanId.NONE);
    }
    short number = Short.parseShort(vlan);
    if (number > VlanId.MAX_VLAN) {
      throw new IllegalArgumentException(
          "VLAN " + number + " is out of range: give a number from 0 to " + VlanId.MAX_VLAN);
    }
    return HostId.hostId(parseMac(word.substring(0, word.indexOf('/'))), VlanId.vlanId(number));
  }
}
