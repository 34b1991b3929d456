// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.channel;

import org.projectfloodlight.openflow.protocol.OFErrorMsg;
import org.projectfloodlight.openflow.protocol.errormsg.OFBadActionErrorMsg;
import org.projectfloodlight.openflow.protocol.errormsg.OFBadInstructionErrorMsg;
import org.projectfloodlight.openflow.protocol.errormsg.OFBadMatchErrorMsg;
import org.projectfloodlight.openflow.protocol.errormsg.OFBadRequestErrorMsg;
import org.projectfloodlight.openflow.protocol.errormsg.OFFlowModFailedErrorMsg;
import org.projectfloodlight.openflow.protocol.errormsg.OFGroupModFailedErrorMsg;
import org.projectfloodlight.openflow.protocol.errormsg.OFMeterModFailedErrorMsg;
import org.projectfloodlight.openflow.protocol.errormsg.OFPortModFailedErrorMsg;

/** Words for the errors of switches. */
public final class OpenFlowErrors {
  private OpenFlowErrors() {}

  /**
   * @param error what a switch answered
   * @return type and code by their names in the specification, such as "BAD_ACTION/BAD_OUT_GROUP"
   */
  public static String describe(OFErrorMsg error) {
    Object code;
    switch (error.getErrType()) {
      case BAD_REQUEST:
        code = ((OFBadRequestErrorMsg) error).getCode();
        break;
      case BAD_ACTION:
        code = ((OFBadActionErrorMsg) error).getCode();
        break;
      case BAD_INSTRUCTION:
        code = ((OFBadInstructionErrorMsg) error).getCode();
        break;
      case BAD_MATCH:
        code = ((OFBadMatchErrorMsg) error).getCode();
        break;
      case FLOW_MOD_FAILED:
        code = ((OFFlowModFailedErrorMsg) error).getCode();
        break;
      case GROUP_MOD_FAILED:
        code = ((OFGroupModFailedErrorMsg) error).getCode();
        break;
      case METER_MOD_FAILED:
        code = ((OFMeterModFailedErrorMsg) error).getCode();
        break;
      case PORT_MOD_FAILED:
        code = ((OFPortModFailedErrorMsg) error).getCode();
        break;
      default:
        return error.getErrType().toString();
    }
    return error.getErrType() + "/" + code;
  }
}
