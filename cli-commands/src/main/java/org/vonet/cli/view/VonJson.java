// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.onosproject.net.DeviceId;
import org.vonet.cli.input.PortWord;
import org.vonet.von.api.BroadcastTree;
import org.vonet.von.api.Colour;
import org.vonet.von.api.FabricLink;
import org.vonet.von.api.FabricPath;
import org.vonet.von.api.FrameTrace;
import org.vonet.von.api.PairMetrics;
import org.vonet.von.api.PathDiversity;
import org.vonet.von.api.PathMetrics;
import org.vonet.von.api.PathPair;
import org.vonet.von.api.SwitchUsage;
import org.vonet.von.api.Von;
import org.vonet.von.api.VonMetrics;
import org.vonet.von.api.VonSpec;

/**
 * Networks, paths and traces as JSON for a program. The names of the fields are an interface: they
 * may become more, but none changes its meaning.
 */
public final class VonJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int RATIO_DECIMALS = 3;

  private VonJson() {}

  /**
   * Encodes networks.
   *
   * @param vons the networks
   * @return {@code {"vons": [...]}}, each without its paths and usage
   */
  public static ObjectNode vons(Collection<Von> vons) {
    ObjectNode json = JSON.objectNode();
    ArrayNode list = json.putArray("vons");
    vons.forEach(von -> list.add(von(von)));
    return json;
  }

  /**
   * Encodes a network without its paths and usage.
   *
   * @param von the network
   * @return an object
   */
  public static ObjectNode von(Von von) {
    VonSpec spec = von.spec();
    ObjectNode json = JSON.objectNode();
    json.put("name", von.name().toString());
    json.put("id", von.id().value());
    json.put("state", von.state().toString());
    json.put("reason", von.reason());
    json.put("rate", spec.rate().toString());
    json.put("bitsPerSecond", spec.rate().bitsPerSecond());
    json.put("protection", spec.protection().toString());
    json.put("disjointAsked", spec.diversity().toString());
    json.put("strict", spec.strict());
    json.put("disjoint", von.diversity().map(PathDiversity::toString).orElse(null));
    ArrayNode endpoints = json.putArray("endpoints");
    von.endpoints()
        .forEach(
            endpoint -> {
              ObjectNode node = endpoints.addObject();
              node.put("port", PortWord.of(endpoint.port()));
              node.put("mac", endpoint.mac().toString());
              ArrayNode ips = node.putArray("ips");
              endpoint.addresses().forEach(address -> ips.add(address.toString()));
            });
    return json;
  }

  /**
   * Encodes a network with what it takes on each switch and what its paths share.
   *
   * @param von the network
   * @param usage by switch
   * @return the fields of {@link #von}, {@code shared} and {@code usage}
   */
  public static ObjectNode detail(Von von, Map<DeviceId, SwitchUsage> usage) {
    ObjectNode json = von(von);
    ArrayNode shared = json.putArray("shared");
    von.plan()
        .pairs()
        .forEach(
            (ends, pair) -> {
              if (!pair.sharedSwitches().isEmpty() || !pair.sharedLinks().isEmpty()) {
                ObjectNode node = shared.addObject();
                node.put("from", ends.low().toString());
                node.put("to", ends.high().toString());
                putShared(node, pair);
              }
            });
    ArrayNode used = json.putArray("usage");
    usage.forEach(
        (device, entries) -> {
          ObjectNode node = used.addObject();
          node.put("switch", device.toString());
          node.put("flows", entries.flowEntries());
          node.put("groups", entries.groupEntries());
          node.put("meters", entries.meters());
        });
    return json;
  }

  /**
   * Encodes a pair of paths.
   *
   * @param pair the paths
   * @param metrics what they amount to
   * @param reversed whether to start at the higher switch
   * @return ends, diversity, what is shared, skew, and each path with its metrics and hops
   */
  public static ObjectNode pair(PathPair pair, PairMetrics metrics, boolean reversed) {
    FabricPath first = reversed ? pair.first().reversed() : pair.first();
    ObjectNode json = JSON.objectNode();
    json.put("from", first.source().toString());
    json.put("to", first.target().toString());
    json.put("connected", pair.connected());
    json.put("disjoint", pair.diversity().toString());
    putShared(json, pair);
    putNanos(json, "skewNanos", metrics.skewNanos());
    putNanos(json, "shortestNanos", metrics.shortestNanos());
    ArrayNode paths = json.putArray("paths");
    paths.add(path(first, pair.firstColour(), pair.firstWhole(), metrics.first()));
    if (pair.second().isPresent()) {
      FabricPath second = pair.second().get();
      paths.add(
          path(
              reversed ? second.reversed() : second,
              pair.firstColour().other(),
              pair.secondWhole(),
              metrics.second().orElseThrow()));
    }
    return json;
  }

  /**
   * Adds what is furthest from the ideal among the pairs of a network.
   *
   * @param json where to
   * @param metrics all its pairs
   */
  public static void putSummary(ObjectNode json, VonMetrics metrics) {
    putNanos(
        json,
        "largestSkewNanos",
        metrics
            .largestSkew()
            .map(ends -> metrics.pairs().get(ends).skewNanos())
            .orElseGet(OptionalLong::empty));
    putRatio(
        json,
        "worstRatio",
        metrics
            .worstRatio()
            .map(ends -> metrics.pairs().get(ends).worstRatio())
            .orElseGet(OptionalDouble::empty));
  }

  private static void putNanos(ObjectNode json, String field, OptionalLong nanos) {
    json.put(field, nanos.isPresent() ? (Long) nanos.getAsLong() : null);
  }

  private static void putRatio(ObjectNode json, String field, OptionalDouble ratio) {
    json.put(field, ratio.isPresent() ? (Double) rounded(ratio.getAsDouble()) : null);
  }

  private static double rounded(double ratio) {
    return BigDecimal.valueOf(ratio).setScale(RATIO_DECIMALS, RoundingMode.HALF_UP).doubleValue();
  }

  private static void putShared(ObjectNode json, PathPair pair) {
    ArrayNode switches = json.putArray("sharedSwitches");
    pair.sharedSwitches().forEach(device -> switches.add(device.toString()));
    ArrayNode links = json.putArray("sharedLinks");
    pair.sharedLinks().forEach(link -> links.add(PortWord.of(link)));
  }

  private static ObjectNode path(
      FabricPath path, Colour colour, boolean whole, PathMetrics metrics) {
    ObjectNode json = JSON.objectNode();
    json.put("colour", colour.toString());
    json.put("whole", whole);
    json.put("hops", metrics.hops());
    json.put("missingLinks", metrics.missingLinks());
    putNanos(json, "delayNanos", metrics.delayNanos());
    json.put("unmeasuredLinks", metrics.unmeasuredLinks());
    putRatio(json, "ratio", metrics.ratio());
    ArrayNode links = json.putArray("links");
    DeviceId at = path.source();
    for (FabricLink link : path.links()) {
      links.add(directed(link, at));
      at = link.opposite(at);
    }
    return json;
  }

  /**
   * Encodes a tree.
   *
   * @param tree the tree
   * @return its colour, root and links
   */
  public static ObjectNode tree(BroadcastTree tree) {
    ObjectNode json = JSON.objectNode();
    json.put("colour", tree.colour().toString());
    json.put("root", tree.root().toString());
    ArrayNode links = json.putArray("links");
    tree.links().forEach(link -> links.add(directed(link, link.low().deviceId())));
    return json;
  }

  private static ObjectNode directed(FabricLink link, DeviceId from) {
    boolean upwards = link.low().deviceId().equals(from);
    ObjectNode json = JSON.objectNode();
    json.put("from", PortWord.of(upwards ? link.low() : link.high()));
    json.put("to", PortWord.of(upwards ? link.high() : link.low()));
    return json;
  }

  /**
   * Encodes a trace.
   *
   * @param trace the trace
   * @return its steps, deliveries and whether it loops
   */
  public static ObjectNode trace(FrameTrace trace) {
    ObjectNode json = JSON.objectNode();
    ArrayNode steps = json.putArray("steps");
    trace.steps().forEach(steps::add);
    ArrayNode deliveries = json.putArray("deliveries");
    trace.deliveries().forEach(port -> deliveries.add(PortWord.of(port)));
    json.put("loop", trace.loop());
    return json;
  }
}
