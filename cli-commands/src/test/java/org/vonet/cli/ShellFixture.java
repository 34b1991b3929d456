// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.karaf.shell.api.console.Candidate;
import org.apache.karaf.shell.api.console.Command;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Parser;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.impl.action.command.ActionCommand;
import org.apache.karaf.shell.impl.action.command.DefaultActionPreparator;
import org.apache.karaf.shell.impl.action.command.ManagerImpl;
import org.apache.karaf.shell.impl.console.SessionFactoryImpl;
import org.apache.karaf.shell.support.ShellUtil;
import org.apache.karaf.shell.support.parsing.DefaultParser;
import org.onlab.osgi.ServiceDirectory;
import org.onlab.osgi.ServiceNotFoundException;
import org.onosproject.net.device.DeviceService;
import org.onosproject.net.host.HostService;
import org.onosproject.net.link.LinkService;
import org.vonet.cli.completion.ChoiceCompleter;
import org.vonet.cli.completion.EndpointMacCompleter;
import org.vonet.cli.completion.EndpointWordCompleter;
import org.vonet.cli.completion.FreeTextCompleter;
import org.vonet.cli.completion.LinkCompleter;
import org.vonet.cli.completion.RateCompleter;
import org.vonet.cli.completion.VonNameCompleter;
import org.vonet.von.api.VonService;

/**
 * Karaf's own shell, as an ssh session with a command has it: its parser of lines, its placing of
 * arguments and options, its completion and its way of reporting an exception. Only what ties it to
 * OSGi is left out.
 */
final class ShellFixture implements AutoCloseable {

  static final long PATIENCE_MILLIS = 2_000;

  private static final List<Class<? extends ChoiceCompleter>> COMPLETERS =
      List.of(
          OptionCompleter.class,
          EndpointMacCompleter.class,
          EndpointWordCompleter.class,
          FreeTextCompleter.class,
          LinkCompleter.class,
          RateCompleter.class,
          VonNameCompleter.class);

  private final ThreadIOImpl threadIo = new ThreadIOImpl();
  private final SessionFactoryImpl factory;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final Session session;
  private final Map<Class<?>, Object> present = new HashMap<>();
  private final ServiceDirectory services =
      new ServiceDirectory() {
        @Override
        public <T> T get(Class<T> type) {
          if (!present.containsKey(type)) {
            throw new ServiceNotFoundException("Service " + type.getName() + " not found");
          }
          return type.cast(present.get(type));
        }
      };
  private long patienceMillis = PATIENCE_MILLIS;

  ShellFixture(RingNetwork network, VonService service) {
    present.put(VonService.class, service);
    present.put(LinkService.class, network.linkService());
    present.put(HostService.class, network.hostService());
    present.put(DeviceService.class, network.deviceService());
    threadIo.start();
    factory = new SessionFactoryImpl(threadIo);
    ManagerImpl manager = new ManagerImpl(factory.getRegistry(), factory.getRegistry());
    for (Class<? extends ChoiceCompleter> completer : COMPLETERS) {
      manager.register(completer);
      factory.getRegistry().getService(completer).use(services);
    }
    OptionCompleter.COMMANDS.forEach(type -> factory.register(new OwnServices(manager, type)));
    PrintStream stream = new PrintStream(output, true, StandardCharsets.UTF_8);
    session = factory.create(new ByteArrayInputStream(new byte[0]), stream, stream);
    session.put(Session.SCOPE, "onos:shell:*");
  }

  /** From now on a service is not there. */
  void remove(Class<?> service) {
    present.remove(service);
  }

  void patience(long millis) {
    patienceMillis = millis;
  }

  /** What a command printed, and what an ssh session with it would return. */
  static final class Result {
    final int exitStatus;
    final String text;

    private Result(int exitStatus, String text) {
      this.exitStatus = exitStatus;
      this.text = text;
    }
  }

  Result run(String line) {
    output.reset();
    int exitStatus = 0;
    try {
      session.execute(line);
    } catch (Exception e) {
      ShellUtil.logException(session, e);
      exitStatus = 1;
    }
    return new Result(exitStatus, output.toString(StandardCharsets.UTF_8).stripTrailing());
  }

  /** Returns what the tabulator key offers at the end of a line. */
  List<String> complete(String line) {
    CommandLine parsed = new DefaultParser().parse(session, line, line.length());
    String name = parsed.getArguments()[0];
    List<Candidate> candidates = new ArrayList<>();
    factory
        .getRegistry()
        .getCommand("onos", name)
        .getCompleter(false)
        .completeCandidates(session, parsed, candidates);
    String typed = parsed.getCursorArgument() == null ? "" : parsed.getCursorArgument();
    return candidates.stream()
        .map(Candidate::value)
        .filter(value -> value.startsWith(typed))
        .sorted()
        .collect(Collectors.toList());
  }

  @Override
  public void close() {
    session.close();
    factory.stop();
    threadIo.stop();
  }

  private final class OwnServices implements Command {
    private final ActionCommand karafs;
    private final Class<? extends VonCommand> type;

    OwnServices(ManagerImpl manager, Class<? extends VonCommand> type) {
      this.karafs = new ActionCommand(manager, type);
      this.type = type;
    }

    @Override
    public Object execute(Session in, List<Object> arguments) throws Exception {
      VonCommand command = type.getDeclaredConstructor().newInstance();
      command.use(services, patienceMillis);
      if (new DefaultActionPreparator().prepare(command, in, arguments)) {
        command.doExecute();
      }
      return null;
    }

    @Override
    public String getScope() {
      return karafs.getScope();
    }

    @Override
    public String getName() {
      return karafs.getName();
    }

    @Override
    public String getDescription() {
      return karafs.getDescription();
    }

    @Override
    public Completer getCompleter(boolean scoped) {
      return karafs.getCompleter(scoped);
    }

    @Override
    public Parser getParser() {
      return karafs.getParser();
    }
  }
}
