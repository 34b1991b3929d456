// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.channel;

import org.onosproject.openflow.controller.OpenFlowController;

/** Starts and stops the real messaging for tests of other packages. */
public final class TestMessaging implements AutoCloseable {
  private final OpenFlowSwitchMessaging messaging = new OpenFlowSwitchMessaging();

  /** Starts. */
  public TestMessaging(OpenFlowController controller) {
    messaging.controller = controller;
    messaging.activate();
  }

  /** The service. */
  public SwitchMessaging service() {
    return messaging;
  }

  @Override
  public void close() throws InterruptedException {
    messaging.deactivate();
  }
}
