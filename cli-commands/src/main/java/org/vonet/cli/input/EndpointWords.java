// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli.input;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.onosproject.net.HostId;
import org.vonet.von.api.Endpoint;

/**
 * The endpoints that the words of a command name, in one of three forms that can't be mistaken for
 * each other.
 *
 * <ul>
 *   <li>{@code DEVICE/PORT MAC [IP ...]}: one endpoint
 *   <li>{@code DEVICE/PORT,MAC[,IP...] ...}: one endpoint a word, known by its commas
 *   <li>{@code MAC/VLAN}: a host that ONOS knows, known by the address before the slash
 * </ul>
 */
public final class EndpointWords {

  private final HostId host;
  private final List<Endpoint> endpoints;

  private EndpointWords(HostId host, List<Endpoint> endpoints) {
    this.host = host;
    this.endpoints = endpoints;
  }

  /**
   * Reads endpoints.
   *
   * @param words at least one
   * @return what they name
   * @throws IllegalArgumentException if they have none of the three forms, or the same address is
   *     given twice
   */
  public static EndpointWords parse(List<String> words) {
    String first = words.get(0);
    if (first.contains(",")) {
      return new EndpointWords(null, parseList(words));
    }
    if (AddressWord.isHost(first)) {
      if (words.size() > 1) {
        throw new IllegalArgumentException(
            "word '"
                + Shown.shorten(words.get(1))
                + "' after a host is one too many: a host brings its own addresses, and a command"
                + " takes one host");
      }
      return new EndpointWords(AddressWord.parseHost(first), List.of());
    }
    if (words.size() < 2) {
      PortWord.parse(first);
      throw new IllegalArgumentException(
          "port "
              + first
              + " is given without a MAC address: give the address of the host there, for"
              + " example "
              + first
              + " 00:00:00:00:00:01");
    }
    return new EndpointWords(null, List.of(parseOne(words)));
  }

  private static List<Endpoint> parseList(List<String> words) {
    List<Endpoint> endpoints = new ArrayList<>();
    for (String word : words) {
      List<String> parts = Arrays.asList(word.split(",", -1));
      if (parts.size() < 2) {
        throw new IllegalArgumentException(
            "endpoint '"
                + Shown.shorten(word)
                + "' is not understood: when one endpoint of a command is given with commas, give"
                + " all as DEVICE/PORT,MAC[,IP...]");
      }
      Endpoint endpoint = parseOne(parts);
      if (endpoints.stream().anyMatch(e -> e.mac().equals(endpoint.mac()))) {
        throw new IllegalArgumentException(
            "MAC address " + endpoint.mac() + " is given twice: give each endpoint once");
      }
      endpoints.add(endpoint);
    }
    return endpoints;
  }

  private static Endpoint parseOne(List<String> parts) {
    return Endpoint.of(
        PortWord.parse(parts.get(0)),
        AddressWord.parseMac(parts.get(1)),
        parts.subList(2, parts.size()).stream()
            .map(AddressWord::parseIp)
            .collect(Collectors.toList()));
  }

  /**
   * Returns the host.
   *
   * @return empty if endpoints are named by port and address
   */
  public Optional<HostId> host() {
    return Optional.ofNullable(host);
  }

  /**
   * Returns the endpoints.
   *
   * @return in the order in which they were given; empty if a host is named
   */
  public List<Endpoint> endpoints() {
    return endpoints;
  }
}
