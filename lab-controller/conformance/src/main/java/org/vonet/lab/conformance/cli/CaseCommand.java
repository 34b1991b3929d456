// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.conformance.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.onosproject.cli.AbstractShellCommand;

/** A command that runs a case and prints its JSON on one line. */
abstract class CaseCommand extends AbstractShellCommand {

  @Override
  protected final void doExecute() throws Exception {
    print("%s", run());
  }

  /**
   * Runs the case.
   *
   * @return what came of it
   * @throws InterruptedException if the shell is interrupted
   * @throws IllegalArgumentException if an argument is out of its range
   */
  abstract JsonNode run() throws InterruptedException;
}
