// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.driver;

import java.util.function.Function;
import org.onlab.util.ItemNotFoundException;
import org.onosproject.net.DeviceId;
import org.onosproject.net.driver.Behaviour;
import org.onosproject.net.driver.DriverHandler;
import org.onosproject.net.driver.DriverService;
import org.onosproject.net.flow.criteria.ExtensionSelector;
import org.onosproject.net.flow.instructions.ExtensionTreatment;
import org.onosproject.openflow.controller.ExtensionSelectorInterpreter;
import org.onosproject.openflow.controller.ExtensionTreatmentInterpreter;
import org.projectfloodlight.openflow.protocol.OFFactory;
import org.projectfloodlight.openflow.protocol.action.OFAction;
import org.projectfloodlight.openflow.protocol.oxm.OFOxm;
import org.vonet.lab.codec.DeviceExtensions;
import org.vonet.lab.codec.UntranslatableException;

/** The extensions that the driver of a switch provides; looked up when one is met. */
public final class DriverExtensions implements DeviceExtensions {
  private final DriverService drivers;
  private final DeviceId deviceId;

  /**
   * @param drivers knows the driver of each switch
   * @param deviceId the switch
   */
  public DriverExtensions(DriverService drivers, DeviceId deviceId) {
    this.drivers = drivers;
    this.deviceId = deviceId;
  }

  @Override
  public DeviceId deviceId() {
    return deviceId;
  }

  @Override
  public OFOxm<?> encode(OFFactory factory, ExtensionSelector selector) {
    return call(
        ExtensionSelectorInterpreter.class,
        selector,
        interpreter ->
            interpreter.supported(selector.type())
                ? interpreter.mapSelector(factory, selector)
                : null);
  }

  @Override
  public OFAction encode(OFFactory factory, ExtensionTreatment treatment) {
    return call(
        ExtensionTreatmentInterpreter.class,
        treatment,
        interpreter ->
            interpreter.supported(treatment.type())
                ? interpreter.mapInstruction(factory, treatment)
                : null);
  }

  @Override
  public ExtensionSelector decode(OFOxm<?> oxm) {
    return call(ExtensionSelectorInterpreter.class, oxm, interpreter -> interpreter.mapOxm(oxm));
  }

  @Override
  public ExtensionTreatment decode(OFAction action) {
    return call(
        ExtensionTreatmentInterpreter.class, action, interpreter -> interpreter.mapAction(action));
  }

  private <B extends Behaviour, R> R call(
      Class<B> behaviour, Object value, Function<B, R> translation) {
    R result = null;
    try {
      DriverHandler handler = drivers.createHandler(deviceId);
      if (handler != null && handler.hasBehaviour(behaviour)) {
        result = translation.apply(handler.behaviour(behaviour));
      }
    } catch (ItemNotFoundException | UnsupportedOperationException e) {
      throw new UntranslatableException(value + " on " + deviceId + ": " + e.getMessage());
    }
    if (result == null) {
      throw new UntranslatableException(
          value + " is no standard OpenFlow, and the driver of " + deviceId + " does not know it");
    }
    return result;
  }
}
