// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli.completion;

import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.onlab.osgi.DefaultServiceDirectory;
import org.onlab.osgi.ServiceDirectory;
import org.onlab.osgi.ServiceNotFoundException;

/**
 * Offers the choices that begin with what was typed.
 *
 * <p>Before Karaf completes a word it asks the completers of all words before it whether theirs are
 * good, each with a command line of that one word, and gives up at an empty answer. Here a word is
 * taken as good in that case: it is the command that judges it, and a new address must not end
 * completion.
 */
public abstract class ChoiceCompleter implements Completer {

  private ServiceDirectory services = new DefaultServiceDirectory();

  /**
   * Takes services from elsewhere than the framework.
   *
   * @param otherServices where to look for services
   */
  public final void use(ServiceDirectory otherServices) {
    services = otherServices;
  }

  /**
   * Returns all choices for the word under the cursor.
   *
   * @param words the words of the command, the command's name first
   * @param index which of them is to be completed, from 1
   * @return the choices, also those that don't begin with what was typed
   */
  protected abstract Stream<String> choices(List<String> words, int index);

  /**
   * Returns a service of the controller.
   *
   * @param type its interface
   * @return the service
   * @throws ServiceNotFoundException if it is not there
   */
  protected final <S> S service(Class<S> type) {
    return services.get(type);
  }

  @Override
  public final int complete(Session session, CommandLine line, List<String> candidates) {
    int index = line.getCursorArgumentIndex();
    String typed = line.getCursorArgument() == null ? "" : line.getCursorArgument();
    if (index == 0) {
      candidates.add(typed);
      return 0;
    }
    String begin = typed.substring(0, Math.min(typed.length(), line.getArgumentPosition()));
    try {
      choices(List.of(line.getArguments()), index)
          .filter(choice -> choice.startsWith(begin))
          .sorted()
          .distinct()
          .forEach(choice -> candidates.add(choice + " "));
    } catch (ServiceNotFoundException e) {
      // Nothing to offer while a service is away; the command itself will say so.
      return 0;
    }
    return 0;
  }
}
