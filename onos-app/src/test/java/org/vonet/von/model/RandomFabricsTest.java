// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.onosproject.core.GroupId;
import org.onosproject.net.DeviceId;
import org.onosproject.net.flow.FlowRule;
import org.onosproject.net.group.GroupDescription;
import org.vonet.von.api.Endpoint;
import org.vonet.von.api.PathDiversity;
import org.vonet.von.api.ProtectionMode;
import org.vonet.von.compile.DeviceProgram;

/** What a virtual overlay network promises, on small fabrics of any shape. */
class RandomFabricsTest {

  private static final int MAX_SWITCHES = 8;
  private static final int MAX_EXTRA_LINKS = 10;
  private static final int MAX_LATENCY = 3;
  private static final int MAX_EDGE_SWITCHES = 4;

  @Property(tries = 150)
  void promisesAreKept(
      @ForAll("fabrics") ModelFabric fabric,
      @ForAll ProtectionMode protection,
      @ForAll("diversities") PathDiversity diversity,
      @ForAll Random random) {
    VonPromises.check(
        fabric, protection, diversity, EndpointPicker.pick(fabric, random, MAX_EDGE_SWITCHES));
  }

  /**
   * While a plan is replaced, each switch has the old program or the new one. No frame goes in a
   * circle meanwhile, and none leaves the network.
   */
  @Property(tries = 150)
  void noLoopsWhileSwitchesChangeOver(
      @ForAll("fabrics") ModelFabric fabric,
      @ForAll ProtectionMode protection,
      @ForAll("diversities") PathDiversity diversity,
      @ForAll Random random) {
    ModelVon von =
        ModelVon.of(
            fabric,
            protection,
            diversity,
            0,
            EndpointPicker.pick(fabric, random, MAX_EDGE_SWITCHES));
    for (Failures failures : fabric.singleFailures()) {
      ModelVon next = von.replanned(fabric, failures);
      if (!next.von().plan().equals(von.von().plan())) {
        Installation mixture = mixture(fabric, von, next, random);
        for (Endpoint source : von.endpoints()) {
          IsolationChecks.destinations(von)
              .forEach(
                  destination ->
                      mixture.walk(
                          Frames.goose(source, destination),
                          source.port(),
                          failures,
                          von.accessPorts()));
        }
      }
    }
  }

  /** Each switch has the groups of both programs, as new ones come before and old ones go after. */
  private static Installation mixture(
      ModelFabric fabric, ModelVon old, ModelVon next, Random random) {
    Map<GroupId, GroupDescription> groups = new HashMap<>();
    List<FlowRule> rules = new ArrayList<>();
    for (DeviceId device : fabric.switches()) {
      for (ModelVon von : List.of(old, next)) {
        program(von, device).stream()
            .flatMap(program -> program.groups().stream())
            .forEach(group -> groups.put(GroupId.valueOf(group.givenGroupId()), group));
      }
      for (DeviceProgram program : program(random.nextBoolean() ? old : next, device)) {
        rules.addAll(program.fabricRules());
        rules.addAll(program.edgeRules());
      }
    }
    return Installation.of(fabric, next).with(rules, List.copyOf(groups.values()));
  }

  private static List<DeviceProgram> program(ModelVon von, DeviceId device) {
    return von.programs().stream()
        .filter(program -> program.device().equals(device))
        .collect(Collectors.toList());
  }

  @Provide
  Arbitrary<PathDiversity> diversities() {
    return Arbitraries.of(PathDiversity.LINK, PathDiversity.SWITCH);
  }

  /** Connected fabrics of 1 to 8 switches, often with parallel links and with free ones. */
  @Provide
  Arbitrary<ModelFabric> fabrics() {
    Arbitrary<Integer> number = Arbitraries.integers().between(0, MAX_SWITCHES * MAX_SWITCHES);
    Arbitrary<Long> latency = Arbitraries.longs().between(0, MAX_LATENCY);
    int most = MAX_SWITCHES - 1 + MAX_EXTRA_LINKS;
    return Combinators.combine(
            number.list().ofMinSize(0).ofMaxSize(MAX_SWITCHES - 1),
            number.list().ofMaxSize(MAX_EXTRA_LINKS),
            latency.list().ofSize(most))
        .as(RandomFabricsTest::fabric);
  }

  private static ModelFabric fabric(
      List<Integer> parents, List<Integer> extra, List<Long> latencies) {
    int size = parents.size() + 1;
    List<int[]> ends = new ArrayList<>();
    IntStream.range(1, size).forEach(i -> ends.add(new int[] {i, parents.get(i - 1) % i}));
    for (int number : extra) {
      int one = number / MAX_SWITCHES % size;
      int other = number % MAX_SWITCHES % size;
      if (one != other) {
        ends.add(new int[] {one, other});
      }
    }
    String name = ends.stream().map(e -> e[0] + "-" + e[1]).collect(Collectors.joining(" "));
    ModelFabric fabric = new ModelFabric(name, size);
    for (int i = 0; i < ends.size(); i++) {
      fabric.link(ends.get(i)[0], ends.get(i)[1], latencies.get(i));
    }
    return fabric;
  }
}
