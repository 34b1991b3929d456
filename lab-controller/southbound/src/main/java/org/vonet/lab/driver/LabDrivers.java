// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.driver;

import org.onosproject.net.driver.AbstractDriverLoader;
import org.osgi.service.component.annotations.Component;

/** Registers the drivers of {@code /lab-drivers.xml}. */
@Component(immediate = true)
public final class LabDrivers extends AbstractDriverLoader {
  /** Called by the component framework. */
  public LabDrivers() {
    super("/lab-drivers.xml");
  }
}
