// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.projectfloodlight.openflow.exceptions.OFParseError;
import org.projectfloodlight.openflow.protocol.OFFactories;
import org.projectfloodlight.openflow.protocol.OFFactory;
import org.projectfloodlight.openflow.protocol.OFMessage;
import org.projectfloodlight.openflow.protocol.OFVersion;

/** Sends messages through their bytes, as a channel does. */
public final class Wire {
  public static final OFFactory FACTORY = OFFactories.getFactory(OFVersion.OF_13);

  private Wire() {}

  /** The message as its receiver reads it. */
  @SuppressWarnings("unchecked")
  public static <M extends OFMessage> M pass(M message) {
    ByteBuf bytes = Unpooled.buffer();
    message.writeTo(bytes);
    try {
      return (M) OFFactories.getGenericReader().readFrom(bytes);
    } catch (OFParseError e) {
      throw new AssertionError("unreadable on the wire: " + message, e);
    }
  }
}
