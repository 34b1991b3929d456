// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli.completion;

import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.vonet.von.api.VonService;

/** Offers the names of the networks that there are. */
@Service
public final class VonNameCompleter extends ChoiceCompleter {

  @Override
  protected Stream<String> choices(List<String> words, int index) {
    return service(VonService.class).vons().stream().map(von -> von.name().toString());
  }
}
