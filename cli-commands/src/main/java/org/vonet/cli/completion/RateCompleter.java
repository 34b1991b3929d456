// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli.completion;

import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Offers a few rates as examples of how they are written. */
@Service
public final class RateCompleter extends ChoiceCompleter {

  @Override
  protected Stream<String> choices(List<String> words, int index) {
    return Stream.of("64kbps", "1Mbps", "10Mbps", "100Mbps", "1Gbps");
  }
}
