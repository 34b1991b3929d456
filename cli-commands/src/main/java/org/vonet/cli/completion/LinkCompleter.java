// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli.completion;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.DeviceId;
import org.onosproject.net.link.LinkService;
import org.vonet.cli.input.PortWord;

/** Offers the links between switches, each from either of its ports. */
@Service
public final class LinkCompleter extends ChoiceCompleter {

  @Override
  protected Stream<String> choices(List<String> words, int index) {
    return StreamSupport.stream(service(LinkService.class).getLinks().spliterator(), false)
        .filter(link -> isSwitchPort(link.src()) && isSwitchPort(link.dst()))
        .filter(link -> !link.src().deviceId().equals(link.dst().deviceId()))
        .map(link -> PortWord.of(link.src()) + "-" + PortWord.of(link.dst()));
  }

  private static boolean isSwitchPort(ConnectPoint end) {
    return end.elementId() instanceof DeviceId;
  }
}
