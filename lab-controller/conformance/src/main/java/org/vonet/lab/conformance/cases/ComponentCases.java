// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.conformance.cases;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Lists bundles that are not running and components that wait for something. */
@Component(service = ComponentCases.class)
public final class ComponentCases {

  /** Of the component runtime's specification 1.4; the API at hand may be older. */
  private static final int FAILED_ACTIVATION = 16;

  @Reference private ServiceComponentRuntime runtime;

  private final ObjectMapper mapper = new ObjectMapper();
  private BundleContext context;

  /** Keeps the access to the framework. */
  @Activate
  void activate(BundleContext context) {
    this.context = context;
  }

  /**
   * Returns {@code satisfied} (their number), {@code waiting} (component, bundle, what for) and
   * {@code notRunning} (bundles that have a component or an activator and are not active).
   */
  public ObjectNode list() {
    ObjectNode report = mapper.createObjectNode();
    ArrayNode waiting = mapper.createArrayNode();
    int satisfied = 0;
    for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs()) {
      Collection<ComponentConfigurationDTO> configurations =
          runtime.getComponentConfigurationDTOs(component);
      for (ComponentConfigurationDTO configuration : configurations) {
        if (configuration.state == ComponentConfigurationDTO.ACTIVE
            || configuration.state == ComponentConfigurationDTO.SATISFIED) {
          satisfied++;
          continue;
        }
        ObjectNode node =
            waiting
                .addObject()
                .put("component", component.name)
                .put("bundle", component.bundle.symbolicName);
        ArrayNode missing = node.putArray("missing");
        for (UnsatisfiedReferenceDTO reference : configuration.unsatisfiedReferences) {
          missing.add(reference.name);
        }
        if (configuration.state == FAILED_ACTIVATION) {
          node.put("failed", true);
        }
      }
      if (configurations.isEmpty() && component.defaultEnabled) {
        waiting
            .addObject()
            .put("component", component.name)
            .put("bundle", component.bundle.symbolicName)
            .putArray("missing")
            .add("a configuration");
      }
    }
    report.put("satisfied", satisfied);
    report.set("waiting", waiting);
    ArrayNode notRunning = report.putArray("notRunning");
    for (Bundle bundle : context.getBundles()) {
      boolean fragment = bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
      if (!fragment && bundle.getState() != Bundle.ACTIVE) {
        notRunning.add(bundle.getSymbolicName());
      }
    }
    return report;
  }
}
