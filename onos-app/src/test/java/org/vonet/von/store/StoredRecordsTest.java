// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onlab.packet.IpAddress;
import org.onlab.packet.MacAddress;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DeviceId;
import org.vonet.capacity.BitRate;
import org.vonet.von.api.BroadcastTree;
import org.vonet.von.api.Colour;
import org.vonet.von.api.Endpoint;
import org.vonet.von.api.FabricLink;
import org.vonet.von.api.FabricPath;
import org.vonet.von.api.PathPair;
import org.vonet.von.api.SwitchPair;
import org.vonet.von.api.Von;
import org.vonet.von.api.VonId;
import org.vonet.von.api.VonName;
import org.vonet.von.api.VonPlan;
import org.vonet.von.api.VonSpec;
import org.vonet.von.api.VonState;
import org.vonet.von.compile.VonResources;

/**
 * Records that an earlier build has written are read as what they were, and written as before.
 *
 * <p>The bytes in {@code record.base64} were written before paths and trees were handed to the
 * routing library.
 */
class StoredRecordsTest {

  private static final DeviceId S1 = device(1);
  private static final DeviceId S2 = device(2);
  private static final DeviceId S3 = device(3);

  @Test
  void earlierRecordIsReadWhole() throws IOException {
    VonRecord read = VonStore.serializer().decode(stored());
    assertEquals(record(), read);
    PathPair pair = read.von().plan().pair(SwitchPair.of(S1, S3)).orElseThrow();
    assertEquals(List.of(S1, S2, S3), pair.first().switches());
    assertEquals(Set.of(S2), pair.sharedSwitches());
    assertEquals(Set.of(), pair.sharedLinks());
    assertEquals(Set.of(S1, S2, S3), read.von().plan().tree().orElseThrow().switches());
  }

  @Test
  void recordIsWrittenAsBefore() throws IOException {
    VonRecord used = record();
    used.von().plan().pairs().values().forEach(pair -> pair.first().switches());
    used.von().plan().tree().orElseThrow().switches();
    assertEquals(
        Base64.getMimeEncoder().encodeToString(stored()),
        Base64.getMimeEncoder().encodeToString(VonStore.serializer().encode(used)));
  }

  private static byte[] stored() throws IOException {
    try (InputStream in = StoredRecordsTest.class.getResourceAsStream("record.base64")) {
      return Base64.getMimeDecoder()
          .decode(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
    }
  }

  private static VonRecord record() {
    FabricLink one = link(1, 1, 2, 1);
    FabricLink parallel = link(1, 2, 2, 2);
    FabricLink on = link(2, 3, 3, 1);
    FabricLink onToo = link(2, 4, 3, 2);
    VonSpec spec =
        VonSpec.builder(VonName.of("grid"), BitRate.parse("10Mbps")).id(VonId.of(7)).build();
    VonPlan plan =
        VonPlan.of(
            Map.of(
                SwitchPair.of(S1, S3),
                PathPair.of(
                        FabricPath.of(S1, List.of(one, on)),
                        FabricPath.of(S1, List.of(parallel, onToo)))
                    .withHealth(true, false),
                SwitchPair.of(S1, S2),
                PathPair.single(FabricPath.of(S1, List.of(one)), Colour.BLUE)),
            BroadcastTree.of(S2, Set.of(one, on), Colour.BLUE));
    Von von =
        Von.idle(VonId.of(7), spec)
            .with(
                Set.of(
                    Endpoint.of(
                        ConnectPoint.deviceConnectPoint(S1 + "/9"),
                        MacAddress.valueOf(1),
                        Set.of(IpAddress.valueOf("10.0.0.1")))),
                plan,
                VonState.DEGRADED,
                "one path left");
    return VonRecord.of(von, VonResources.ofLabelBlock(3).withMeters(Map.of(S1, 4L)));
  }

  private static DeviceId device(int number) {
    return DeviceId.deviceId(String.format("of:%016x", number));
  }

  private static FabricLink link(int one, int onePort, int other, int otherPort) {
    return FabricLink.between(
        ConnectPoint.deviceConnectPoint(device(one) + "/" + onePort),
        ConnectPoint.deviceConnectPoint(device(other) + "/" + otherPort));
  }
}
