// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.store;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.onlab.util.KryoNamespace;
import org.onosproject.net.ConnectPoint;
import org.onosproject.store.serializers.KryoNamespaces;
import org.onosproject.store.service.AtomicCounter;
import org.onosproject.store.service.ConsistentMap;
import org.onosproject.store.service.Serializer;
import org.onosproject.store.service.StorageService;
import org.onosproject.store.service.Versioned;
import org.vonet.capacity.BitRate;
import org.vonet.von.api.BroadcastTree;
import org.vonet.von.api.Colour;
import org.vonet.von.api.Endpoint;
import org.vonet.von.api.FabricLink;
import org.vonet.von.api.FabricPath;
import org.vonet.von.api.PathDiversity;
import org.vonet.von.api.PathPair;
import org.vonet.von.api.ProtectionMode;
import org.vonet.von.api.SwitchPair;
import org.vonet.von.api.Von;
import org.vonet.von.api.VonException;
import org.vonet.von.api.VonException.Reason;
import org.vonet.von.api.VonId;
import org.vonet.von.api.VonName;
import org.vonet.von.api.VonPlan;
import org.vonet.von.api.VonSpec;
import org.vonet.von.api.VonState;
import org.vonet.von.compile.GroupSpec;
import org.vonet.von.compile.VlanLabels;
import org.vonet.von.compile.VonResources;

/**
 * The one place where networks are kept, for the whole cluster: names, identifiers, blocks of
 * labels and access ports are each claimed by an atomic step on a map, so that of two that race for
 * one exactly one gets it.
 */
public final class VonStore {

  private static final KryoNamespace TYPES =
      KryoNamespace.newBuilder()
          .register(KryoNamespaces.API)
          .nextId(KryoNamespaces.BEGIN_USER_CUSTOM_ID)
          .register(
              VonRecord.class,
              Von.class,
              VonId.class,
              VonName.class,
              VonSpec.class,
              BitRate.class,
              ProtectionMode.class,
              PathDiversity.class,
              VonState.class,
              Endpoint.class,
              VonPlan.class,
              SwitchPair.class,
              PathPair.class,
              FabricPath.class,
              FabricLink.class,
              BroadcastTree.class,
              Colour.class,
              VonResources.class,
              GroupSpec.class,
              GroupSpec.kindClass())
          .register(new SortedCollections.SetSerializer(), SortedCollections.SET_TYPES)
          .register(new SortedCollections.MapSerializer(), SortedCollections.MAP_TYPES)
          .build("vonet");

  private final ConsistentMap<String, VonRecord> records;
  private final ConsistentMap<Long, String> nameById;
  private final ConsistentMap<Integer, String> nameByLabelBlock;
  private final ConsistentMap<ConnectPoint, String> nameByAccessPort;
  private final AtomicCounter lastId;

  /**
   * Opens the maps.
   *
   * @param storage where they are
   */
  public VonStore(StorageService storage) {
    Serializer serializer = serializer();
    records = map(storage, "vonet-vons", serializer);
    nameById = map(storage, "vonet-ids", serializer);
    nameByLabelBlock = map(storage, "vonet-label-blocks", serializer);
    nameByAccessPort = map(storage, "vonet-access-ports", serializer);
    lastId = storage.getAtomicCounter("vonet-last-id");
  }

  /** Returns what turns records into bytes and back. */
  static Serializer serializer() {
    return Serializer.using(TYPES);
  }

  private static <K, V> ConsistentMap<K, V> map(
      StorageService storage, String name, Serializer serializer) {
    return storage.<K, V>consistentMapBuilder().withName(name).withSerializer(serializer).build();
  }

  /**
   * Creates an idle network: claims its name, an identifier and a block of labels.
   *
   * @param spec what is asked for
   * @return its record
   * @throws VonException with CONFLICT if name or identifier are in use, with UNAVAILABLE if no
   *     block of labels is left; nothing is then claimed
   */
  public VonRecord create(VonSpec spec) {
    String name = spec.name().toString();
    if (records.containsKey(name)) {
      throw nameInUse(name);
    }
    VonId id = claimId(spec, name);
    int block;
    try {
      block = claimLabelBlock(name);
    } catch (VonException e) {
      nameById.remove(id.value(), name);
      throw e;
    }
    VonRecord record = VonRecord.of(Von.idle(id, spec), VonResources.ofLabelBlock(block));
    if (records.putIfAbsent(name, record) != null) {
      nameById.remove(id.value(), name);
      nameByLabelBlock.remove(block, name);
      throw nameInUse(name);
    }
    return record;
  }

  private static VonException nameInUse(String name) {
    return new VonException(
        Reason.CONFLICT, "name '" + name + "' is in use: give another, or delete that VON first");
  }

  private VonId claimId(VonSpec spec, String name) {
    if (spec.id().isPresent()) {
      Versioned<String> holder = nameById.putIfAbsent(spec.id().get().value(), name);
      if (holder != null) {
        throw new VonException(
            Reason.CONFLICT,
            "id "
                + spec.id().get()
                + " is in use by VON '"
                + holder.value()
                + "': give another, or leave --id out to get a free one");
      }
      return spec.id().get();
    }
    while (true) {
      long candidate = lastId.incrementAndGet();
      if (candidate > VonId.MAX) {
        lastId.compareAndSet(candidate, 0);
      } else if (nameById.putIfAbsent(candidate, name) == null) {
        return VonId.of(candidate);
      }
    }
  }

  private int claimLabelBlock(String name) {
    Set<Integer> taken = new HashSet<>(nameByLabelBlock.keySet());
    for (int block = 0; block < VlanLabels.BLOCKS; block++) {
      if (!taken.contains(block) && nameByLabelBlock.putIfAbsent(block, name) == null) {
        return block;
      }
    }
    throw new VonException(
        Reason.UNAVAILABLE,
        "all "
            + VlanLabels.BLOCKS
            + " blocks of VLAN labels are in use: delete a VON that is no longer needed");
  }

  /**
   * Returns the network with a name.
   *
   * @param name the name
   * @return empty if there is none
   */
  public Optional<VonRecord> get(VonName name) {
    return Optional.ofNullable(Versioned.valueOrNull(records.get(name.toString())));
  }

  /**
   * Returns the network with a name.
   *
   * @param name the name
   * @return its record
   * @throws VonException with NOT_FOUND if there is none
   */
  public VonRecord require(VonName name) {
    return get(name)
        .orElseThrow(
            () ->
                new VonException(
                    Reason.NOT_FOUND,
                    "VON '" + name + "' does not exist: see von-list for those that do"));
  }

  /**
   * Returns all networks.
   *
   * @return in the order of their names
   */
  public List<VonRecord> all() {
    return ImmutableList.copyOf(new TreeMap<>(records.asJavaMap()).values());
  }

  /**
   * Replaces the record of a network, if it is still what it was.
   *
   * @param before the record that the new one was made from
   * @param after the new one
   * @throws VonException with CONFLICT if another node changed or deleted the network meanwhile
   */
  public void update(VonRecord before, VonRecord after) {
    if (!records.replace(before.von().name().toString(), before, after)) {
      throw new VonException(
          Reason.CONFLICT,
          "VON '"
              + before.von().name()
              + "' was changed by another at the same time: look at it with von-show, and try again");
    }
  }

  /**
   * Forgets a network and frees all it holds.
   *
   * @param record the network
   */
  public void remove(VonRecord record) {
    String name = record.von().name().toString();
    record.von().endpoints().forEach(e -> nameByAccessPort.remove(e.port(), name));
    records.remove(name);
    nameByLabelBlock.remove(record.resources().labelBlock(), name);
    nameById.remove(record.von().id().value(), name);
  }

  /**
   * Claims access ports for a network. A port belongs to one network only: what is broadcast to it
   * is seen by every station behind it.
   *
   * @param name the network
   * @param ports the ports, which it may have already
   * @return the ports that it did not have before
   * @throws VonException with CONFLICT if one belongs to another network; none is then claimed
   */
  public List<ConnectPoint> claimPorts(VonName name, Collection<ConnectPoint> ports) {
    List<ConnectPoint> claimed = new ArrayList<>();
    for (ConnectPoint port : ports) {
      Versioned<String> holder = nameByAccessPort.putIfAbsent(port, name.toString());
      if (holder == null) {
        claimed.add(port);
      } else if (!holder.value().equals(name.toString())) {
        releasePorts(name, claimed);
        throw new VonException(
            Reason.CONFLICT,
            "port "
                + port
                + " belongs to VON '"
                + holder.value()
                + "': remove its endpoints there first, or use another port");
      }
    }
    return claimed;
  }

  /**
   * Frees access ports of a network.
   *
   * @param name the network
   * @param ports the ports
   */
  public void releasePorts(VonName name, Collection<ConnectPoint> ports) {
    ports.forEach(port -> nameByAccessPort.remove(port, name.toString()));
  }
}
