// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DeviceId;
import org.onosproject.net.Link;
import org.onosproject.net.LinkKey;
import org.onosproject.net.link.DefaultLinkDescription;
import org.onosproject.net.link.LinkDescription;

/** When a probe was last seen over which link. Not safe for concurrent use. */
final class LinkTable {
  private final Map<LinkKey, Sighting> sightings = new HashMap<>();

  /**
   * Notes a probe.
   *
   * @param direct whether no foreign bridge can have forwarded it
   * @return the type of the link: direct as long as such probes come
   */
  Link.Type seen(ConnectPoint from, ConnectPoint to, boolean direct, long nowNanos) {
    Sighting sighting = sightings.computeIfAbsent(LinkKey.linkKey(from, to), key -> new Sighting());
    sighting.lastNanos = nowNanos;
    // A link once seen to be direct stays so until it vanishes: both kinds arrive in turn.
    sighting.direct |= direct;
    return sighting.type();
  }

  /**
   * Forgets the links that were not seen lately.
   *
   * @return these links
   */
  List<LinkDescription> removeUnseenFor(long ageNanos, long nowNanos) {
    List<LinkDescription> stale = new ArrayList<>();
    Iterator<Map.Entry<LinkKey, Sighting>> all = sightings.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<LinkKey, Sighting> entry = all.next();
      if (nowNanos - entry.getValue().lastNanos > ageNanos) {
        all.remove();
        stale.add(
            new DefaultLinkDescription(
                entry.getKey().src(), entry.getKey().dst(), entry.getValue().type()));
      }
    }
    return stale;
  }

  /** Forgets the links that begin or end at a port. */
  void remove(ConnectPoint point) {
    removeIf(end -> end.equals(point));
  }

  /** Forgets the links that begin or end at a switch. */
  void remove(DeviceId deviceId) {
    removeIf(end -> deviceId.equals(end.deviceId()));
  }

  private void removeIf(Predicate<ConnectPoint> isEnd) {
    sightings.keySet().removeIf(key -> isEnd.test(key.src()) || isEnd.test(key.dst()));
  }

  private static final class Sighting {
    long lastNanos;
    boolean direct;

    Link.Type type() {
      return direct ? Link.Type.DIRECT : Link.Type.INDIRECT;
    }
  }
}
