// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.conformance.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.vonet.lab.conformance.EventRecorder;
import org.vonet.lab.conformance.SeenEvent;

/** Prints the events that an application saw. */
@Service
@Command(
    scope = "onos",
    name = "conformance-events",
    description = "Events as applications saw them")
public final class EventsCommand extends CaseCommand {

  @Argument(index = 0, name = "since", description = "Only events newer than this sequence number")
  private long since = 0;

  @Override
  JsonNode run() {
    ObjectNode report = new ObjectMapper().createObjectNode();
    ArrayNode events = report.putArray("events");
    long last = since;
    for (SeenEvent event : get(EventRecorder.class).log().since(since)) {
      events
          .addObject()
          .put("sequence", event.sequence())
          .put("arrivedMicros", event.arrivedMicros())
          .put("kind", event.kind())
          .put("type", event.type())
          .put("subject", event.subject())
          .put("detail", event.detail());
      last = event.sequence();
    }
    return report.put("last", last);
  }
}
