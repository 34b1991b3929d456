// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.Iterables;
import com.google.common.collect.Sets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.onlab.packet.MacAddress;
import org.onlab.packet.VlanId;
import org.onosproject.net.ConnectPoint;
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
  private static final int MAX_ENDPOINTS = 6;
  private static final int CHANGES = 6;

  @Property(tries = 100)
  void promisesAreKept(
      @ForAll("fabrics") ModelFabric fabric,
      @ForAll ProtectionMode protection,
      @ForAll("diversities") PathDiversity diversity,
      @ForAll Random random) {
    VonPromises.check(
        fabric, protection, diversity, EndpointPicker.pick(fabric, random, MAX_EDGE_SWITCHES));
  }

  /** In whatever order endpoints come, alone or together, in the end the paths are the same. */
  @Property(tries = 200)
  void pathsDoNotDependOnTheOrderOfEndpoints(
      @ForAll("fabrics") ModelFabric fabric,
      @ForAll ProtectionMode protection,
      @ForAll("diversities") PathDiversity diversity,
      @ForAll Random random) {
    List<Endpoint> all = new ArrayList<>(EndpointPicker.pick(fabric, random, MAX_SWITCHES));
    ModelVon together = ModelVon.of(fabric, protection, diversity, 0, all);
    PathProofs.check(together, fabric);
    Collections.shuffle(all, random);
    ModelVon oneByOne = ModelVon.of(fabric, protection, diversity, 0, List.of());
    for (int count = 1; count <= all.size(); count++) {
      oneByOne = oneByOne.with(fabric, all.subList(0, count));
    }
    assertEquals(together.von().plan().pairs(), oneByOne.von().plan().pairs());
  }

  /**
   * While endpoints come and go, links fail and come back, a switch has its old program, its new
   * one, or both. No frame goes in a circle meanwhile, and none leaves the network.
   */
  @Property(tries = 600)
  void noLoopsWhileSwitchesChangeOver(
      @ForAll("fabrics") ModelFabric fabric,
      @ForAll ProtectionMode protection,
      @ForAll("diversities") PathDiversity diversity,
      @ForAll Random random) {
    List<Endpoint> all = EndpointPicker.pick(fabric, random, MAX_SWITCHES);
    List<Failures> failures = new ArrayList<>(fabric.singleFailures());
    failures.add(Failures.NONE);
    ModelVon old = ModelVon.of(fabric, protection, diversity, 0, some(all, random));
    for (int change = 0; change < CHANGES; change++) {
      Failures now = failures.get(random.nextInt(failures.size()));
      List<Endpoint> endpoints =
          random.nextBoolean() ? some(all, random) : List.copyOf(old.endpoints());
      ModelVon next = old.with(fabric, endpoints, now);
      noLoops(fabric, old, next, now, random);
      old = next;
    }
  }

  private static void noLoops(
      ModelFabric fabric, ModelVon old, ModelVon next, Failures failures, Random random) {
    Installation mixture = mixture(fabric, old, next, random);
    Set<ConnectPoint> allowed = Sets.union(old.accessPorts(), next.accessPorts());
    for (Endpoint source : Sets.union(old.endpoints(), next.endpoints())) {
      for (MacAddress destination : IsolationChecks.destinations(next)) {
        ModelFrame frame = Frames.goose(source, destination);
        mixture.walk(frame, source.port(), failures, allowed);
        for (VlanId label : next.labels()) {
          for (ConnectPoint port : fabric.fabricPorts()) {
            mixture.walk(frame.withTag(label), port, Failures.NONE, allowed);
          }
        }
      }
    }
  }

  private static List<Endpoint> some(List<Endpoint> endpoints, Random random) {
    List<Endpoint> some = new ArrayList<>(endpoints);
    Collections.shuffle(some, random);
    return some.subList(0, 1 + random.nextInt(Math.min(some.size(), MAX_ENDPOINTS)));
  }

  /** Installs on each switch old entries, new ones, or both, where the new one of two replaces. */
  private static Installation mixture(
      ModelFabric fabric, ModelVon old, ModelVon next, Random random) {
    Map<Object, FlowRule> rules = new LinkedHashMap<>();
    Map<Integer, GroupDescription> groups = new LinkedHashMap<>();
    for (DeviceId device : fabric.switches()) {
      boolean onlyNext = random.nextInt(3) == 0;
      boolean onlyOld = !onlyNext && random.nextBoolean();
      for (ModelVon von : List.of(old, next)) {
        for (DeviceProgram program : program(von, device)) {
          for (GroupDescription group : program.groups()) {
            GroupDescription other = groups.put(group.givenGroupId(), group);
            assertTrue(other == null || other.equals(group), () -> other + ", " + group);
          }
          if (!(onlyNext && von == old) && !(onlyOld && von == next)) {
            Iterables.concat(program.fabricRules(), program.edgeRules())
                .forEach(r -> rules.put(List.of(device, r.priority(), r.selector()), r));
          }
        }
      }
    }
    return Installation.of(fabric, next)
        .with(List.copyOf(rules.values()), List.copyOf(groups.values()));
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
