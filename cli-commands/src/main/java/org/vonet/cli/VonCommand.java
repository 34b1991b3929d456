// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.karaf.shell.support.CommandException;
import org.onlab.osgi.DefaultServiceDirectory;
import org.onlab.osgi.ServiceDirectory;
import org.onlab.osgi.ServiceNotFoundException;
import org.onosproject.cli.AbstractShellCommand;
import org.vonet.cli.input.CommandWords;
import org.vonet.cli.input.Shown;
import org.vonet.von.api.Von;
import org.vonet.von.api.VonException;
import org.vonet.von.api.VonName;
import org.vonet.von.api.VonService;

/**
 * What the commands have in common: words in any order, one line for an error, a limit on waiting.
 *
 * <p>An error leaves as a {@link CommandException}: Karaf prints its text as it is, without a stack
 * trace and without filling the log, and ends an ssh session with exit status 1.
 */
abstract class VonCommand extends AbstractShellCommand {

  /** How long a change may take on the switches. */
  static final long PATIENCE_SECONDS = 30;

  private ServiceDirectory services = new DefaultServiceDirectory();
  private long patienceMillis = TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS);

  /** Takes services from elsewhere and waits for another time: for tests. */
  final void use(ServiceDirectory otherServices, long otherPatienceMillis) {
    services = otherServices;
    patienceMillis = otherPatienceMillis;
  }

  /**
   * Does what the command is for. Errors of a person or of the service may leave as they are.
   *
   * @throws CommandException if the command failed
   */
  abstract void carryOut() throws CommandException;

  @Override
  protected final void doExecute() throws CommandException {
    try {
      CommandWords.arrange(this);
      carryOut();
    } catch (VonException | IllegalArgumentException e) {
      throw failure(e);
    } catch (ServiceNotFoundException e) {
      throw failure(
          "a service of the controller is missing ("
              + e.getMessage()
              + "): see that 'apps -s -a' lists org.vonet.von, and that 'bundle:list' shows no"
              + " bundle of it as merely installed");
    }
  }

  final <S> S service(Class<S> type) {
    return services.get(type);
  }

  final VonService vonService() {
    return service(VonService.class);
  }

  /** Returns the network with a name, or fails with what there is. */
  final Von existing(String nameWord) {
    VonName name = VonName.of(nameWord);
    return vonService()
        .von(name)
        .orElseThrow(
            () ->
                new VonException(
                    VonException.Reason.NOT_FOUND,
                    "VON '" + name + "' does not exist: see von-list for those that do"));
  }

  /** Waits for the outcome of a change to a network. */
  final Von outcome(CompletableFuture<Von> change, VonName name) throws CommandException {
    try {
      return change.get(patienceMillis, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (TimeoutException e) {
      throw failure(
          "the switches have not confirmed the change within "
              + patienceMillis / 1_000
              + " s; it goes on, and is carried out or taken back as a whole: see von-show "
              + name);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("interrupted; the change goes on: see von-show " + name);
    }
  }

  private static CommandException failure(Throwable cause) {
    return failure(cause.getMessage() == null ? cause.getClass().getName() : cause.getMessage());
  }

  private static CommandException failure(String message) {
    String line = "Error: " + Shown.onOneLine(message);
    return new CommandException(line, line);
  }

  final void show(List<String> lines) {
    lines.forEach(this::show);
  }

  final void show(String line) {
    print("%s", line);
  }

  final void show(JsonNode json) {
    print("%s", json);
  }
}
