// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.codec;

import org.onosproject.net.DeviceId;
import org.onosproject.net.flow.criteria.ExtensionSelector;
import org.onosproject.net.flow.instructions.ExtensionTreatment;
import org.projectfloodlight.openflow.protocol.OFFactory;
import org.projectfloodlight.openflow.protocol.action.OFAction;
import org.projectfloodlight.openflow.protocol.oxm.OFOxm;

/**
 * The match fields and actions of one switch that are outside the OpenFlow standard, as its driver
 * translates them.
 *
 * <p>Every method throws {@link UntranslatableException} where the driver does not know the value.
 */
public interface DeviceExtensions {
  /** The switch. */
  DeviceId deviceId();

  /** The match field for an extension selector. */
  OFOxm<?> encode(OFFactory factory, ExtensionSelector selector);

  /** The action for an extension treatment. */
  OFAction encode(OFFactory factory, ExtensionTreatment treatment);

  /** The extension selector for a match field. */
  ExtensionSelector decode(OFOxm<?> oxm);

  /** The extension treatment for an action. */
  ExtensionTreatment decode(OFAction action);

  /** A switch without any extension. */
  static DeviceExtensions none(DeviceId deviceId) {
    return new DeviceExtensions() {
      @Override
      public DeviceId deviceId() {
        return deviceId;
      }

      @Override
      public OFOxm<?> encode(OFFactory factory, ExtensionSelector selector) {
        throw unknown(selector);
      }

      @Override
      public OFAction encode(OFFactory factory, ExtensionTreatment treatment) {
        throw unknown(treatment);
      }

      @Override
      public ExtensionSelector decode(OFOxm<?> oxm) {
        throw unknown(oxm);
      }

      @Override
      public ExtensionTreatment decode(OFAction action) {
        throw unknown(action);
      }

      private UntranslatableException unknown(Object value) {
        return new UntranslatableException(
            value
                + " is no standard OpenFlow, and the driver of "
                + deviceId
                + " does not know it");
      }
    };
  }
}
