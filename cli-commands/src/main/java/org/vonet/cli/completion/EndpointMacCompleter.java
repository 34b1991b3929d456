// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli.completion;

import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.vonet.von.api.VonService;

/** Offers the addresses of a network's endpoints that are not in the command yet. */
@Service
public final class EndpointMacCompleter extends ChoiceCompleter {

  @Override
  protected Stream<String> choices(List<String> words, int index) {
    List<String> before = words.subList(1, index);
    return service(VonService.class).vons().stream()
        .filter(von -> before.contains(von.name().toString()))
        .flatMap(von -> von.endpoints().stream())
        .map(endpoint -> endpoint.mac().toString())
        .filter(mac -> !before.contains(mac));
  }
}
