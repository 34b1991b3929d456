// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.channel;

import org.onosproject.net.provider.ProviderId;

/** The name under which the OpenFlow providers are registered with ONOS. */
public final class OpenFlowProviders {
  /** URIs of OpenFlow switches begin with this. */
  public static final String SCHEME = "of";

  /** One for all, since ONOS looks for the packet provider of a switch by its device provider. */
  public static final ProviderId ID = new ProviderId(SCHEME, "org.vonet.lab.openflow");

  private OpenFlowProviders() {}
}
