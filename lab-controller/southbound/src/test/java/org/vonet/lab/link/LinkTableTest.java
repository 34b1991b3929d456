// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DeviceId;
import org.onosproject.net.Link;
import org.onosproject.net.link.LinkDescription;

class LinkTableTest {
  private static final ConnectPoint A1 = ConnectPoint.deviceConnectPoint("of:000000000000000a/1");
  private static final ConnectPoint B1 = ConnectPoint.deviceConnectPoint("of:000000000000000b/1");
  private static final ConnectPoint B2 = ConnectPoint.deviceConnectPoint("of:000000000000000b/2");
  private static final ConnectPoint C1 = ConnectPoint.deviceConnectPoint("of:000000000000000c/1");

  private final LinkTable table = new LinkTable();

  @Test
  void linkThatCarriesLldpIsDirectWhateverElseItCarries() {
    assertEquals(Link.Type.INDIRECT, table.seen(A1, B1, false, 0));
    assertEquals(Link.Type.DIRECT, table.seen(A1, B1, true, 1));
    assertEquals(Link.Type.DIRECT, table.seen(A1, B1, false, 2));
  }

  @Test
  void onlyWhatWasNotSeenLatelyIsStale() {
    table.seen(A1, B1, true, 0);
    table.seen(B1, A1, true, 5);
    assertEquals(List.of(), table.removeUnseenFor(10, 10));
    List<LinkDescription> stale = table.removeUnseenFor(10, 11);
    assertEquals(1, stale.size());
    assertEquals(A1, stale.get(0).src());
    assertEquals(List.of(), table.removeUnseenFor(10, 12));
  }

  @Test
  void portTakesItsLinksAlong() {
    table.seen(A1, B1, true, 0);
    table.seen(B1, A1, true, 0);
    table.seen(B2, C1, true, 0);
    table.remove(B1);
    assertEquals(1, table.removeUnseenFor(0, 1).size());
  }

  @Test
  void switchTakesItsLinksAlong() {
    table.seen(A1, B1, true, 0);
    table.seen(B2, C1, true, 0);
    table.seen(C1, A1, true, 0);
    table.remove(DeviceId.deviceId("of:000000000000000b"));
    List<LinkDescription> left = table.removeUnseenFor(0, 1);
    assertEquals(1, left.size());
    assertEquals(C1, left.get(0).src());
  }
}
