// SPDX-License-Identifier: Apache-2.0
package org.vonet.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BitRateTest {

  @ParameterizedTest
  @CsvSource({
    "64kbps,64000",
    "10Mbps,10000000",
    "1.5Gbps,1500000000",
    "1bps,1",
    "0.001kbps,1",
    "10mbps,10000000",
    "1000Tbps,1000000000000000"
  })
  void readsRates(String text, long bitsPerSecond) {
    assertEquals(bitsPerSecond, BitRate.parse(text).bitsPerSecond());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "0Mbps",
        "-5Mbps",
        "10Mbs",
        "10",
        "",
        " 10Mbps",
        "10 Mbps",
        "1e6bps",
        "0.5bps",
        "1001Tbps",
        "999999999999999Tbps",
        "NaNbps",
        "Mbps",
        "1.Mbps",
        "0x10Mbps",
        "٣Mbps"
      })
  void refusesWhatIsNoRate(String text) {
    assertThrows(IllegalArgumentException.class, () -> BitRate.parse(text));
  }

  @ParameterizedTest
  @ValueSource(ints = {25, 10_000})
  void refusesLongTextWithoutRepeatingIt(int length) {
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> BitRate.parse("9".repeat(length)));
    assertTrue(e.getMessage().length() < 200, e.getMessage());
  }

  @Property
  void textReadsBackToTheSameRate(
      @ForAll @LongRange(min = 1, max = BitRate.MAX_BITS_PER_SECOND) long bitsPerSecond) {
    BitRate rate = BitRate.ofBitsPerSecond(bitsPerSecond);
    assertEquals(rate, BitRate.parse(rate.toString()), rate.toString());
  }
}
