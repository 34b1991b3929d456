// SPDX-License-Identifier: Apache-2.0
package org.vonet.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SliceMeterTest {

  @Test
  void burstIsTwentyFiveMillisecondsOfTheRate() {
    assertEquals(250, SliceMeter.of(BitRate.parse("10Mbps")).burstKilobits());
    assertEquals(10_000, SliceMeter.of(BitRate.parse("10Mbps")).rateKbps());
  }

  @Test
  void slowSliceStillPassesFullSizeFrames() {
    assertEquals(98, SliceMeter.of(BitRate.parse("64kbps")).burstKilobits());
  }

  @Test
  void namesTheLimitAndTheRemedy() {
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> SliceMeter.of(BitRate.parse("63.999kbps")));
    assertTrue(e.getMessage().contains("63.999kbps"), e.getMessage());
    assertTrue(e.getMessage().contains("64kbps or more"), e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> SliceMeter.of(BitRate.parse("5Tbps")));
  }
}
