// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.conformance.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.vonet.lab.conformance.cases.ComponentCases;

/** Prints which components and bundles of the controller do not run. */
@Service
@Command(
    scope = "onos",
    name = "conformance-components",
    description = "Components that wait for something")
public final class ComponentsCommand extends CaseCommand {

  @Override
  JsonNode run() {
    return get(ComponentCases.class).list();
  }
}
