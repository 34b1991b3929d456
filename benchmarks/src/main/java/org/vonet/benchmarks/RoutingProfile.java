// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Says in which methods a contender spends its time on a network: samples of the running thread by
 * Java Flight Recorder, inlined methods told apart.
 */
public final class RoutingProfile {
  private static final String SAMPLE = "jdk.ExecutionSample";
  private static final Duration SAMPLING_PERIOD = Duration.ofMillis(10);
  private static final int SECONDS = 10;
  private static final int METHODS = 15;
  private static final int LINES = 10;

  private RoutingProfile() {}

  /**
   * Runs one contender and prints where its time goes.
   *
   * @param arguments a file for the recording, to be opened in JDK Mission Control; then contender
   *     and network
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3) {
      refuse("give a contender and a network. Contenders: " + contenders());
    }
    Contender contender = null;
    BenchmarkNetwork network = null;
    try {
      contender = Contender.valueOf(arguments[1].toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      refuse("no contender is called '" + arguments[1] + "': give one of " + contenders());
    }
    try {
      network = BenchmarkNetwork.titled(arguments[2]);
    } catch (IllegalArgumentException e) {
      refuse(e.getMessage());
    }
    Path file = Path.of(arguments[0]).toAbsolutePath();
    Files.createDirectories(file.getParent());
    print(contender, network, file);
  }

  private static void refuse(String reason) {
    System.err.println("bench: " + reason);
    System.exit(2);
  }

  private static String contenders() {
    return Arrays.stream(Contender.values())
        .map(contender -> contender.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private static void print(Contender contender, BenchmarkNetwork network, Path file)
      throws IOException {
    Network loaded = network.load();
    EndpointSample sample =
        EndpointSample.draw(loaded.snapshot(), RoutingBenchmark.SAMPLE_SIZE, RoutingBenchmark.SEED);
    Solver solver = contender.on(loaded);
    run(solver, sample, TimeUnit.MILLISECONDS.toNanos(contender.warmupCpuMillis()));
    double micros;
    try (Recording recording = new Recording()) {
      recording.enable(SAMPLE).withPeriod(SAMPLING_PERIOD);
      recording.start();
      micros = run(solver, sample, TimeUnit.SECONDS.toNanos(SECONDS));
      recording.stop();
      recording.dump(file);
    }
    List<RecordedFrame> frames = topFrames(file);
    System.out.printf(
        Locale.ROOT,
        "%s on %s: %s microseconds a question, %d samples%n%n",
        contender.title(),
        network.title(),
        Figures.measured(micros),
        frames.size());
    System.out.println(table(frames, METHODS, RoutingProfile::method));
    System.out.println(table(frames, LINES, frame -> method(frame) + ":" + frame.getLineNumber()));
    System.out.println("Recording: " + file);
  }

  /** Asks for some time, and returns the mean time of a question in microseconds. */
  private static double run(Solver solver, EndpointSample sample, long nanos) {
    long start = System.nanoTime();
    long calls = 0;
    while (System.nanoTime() - start < nanos) {
      int i = (int) (calls % sample.size());
      if (solver.answer(sample.source(i), sample.target(i)) == null) {
        throw new IllegalStateException("A solver must answer something: mend it");
      }
      calls++;
    }
    return (double) (System.nanoTime() - start) / TimeUnit.MICROSECONDS.toNanos(calls);
  }

  private static List<RecordedFrame> topFrames(Path file) throws IOException {
    List<RecordedFrame> frames = new ArrayList<>();
    for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
      if (event.getEventType().getName().equals(SAMPLE) && event.getStackTrace() != null) {
        frames.add(event.getStackTrace().getFrames().get(0));
      }
    }
    return frames;
  }

  private static String method(RecordedFrame frame) {
    String type = frame.getMethod().getType().getName();
    return type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethod().getName();
  }

  private static String table(
      List<RecordedFrame> frames, int most, Function<RecordedFrame, String> placeOf) {
    Map<String, Long> counts =
        frames.stream()
            .collect(Collectors.groupingBy(placeOf, TreeMap::new, Collectors.counting()));
    List<List<String>> rows =
        counts.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(most)
            .map(
                entry ->
                    List.of(
                        entry.getKey(),
                        String.format(
                            Locale.ROOT, "%.1f %%", 100.0 * entry.getValue() / frames.size())))
            .collect(Collectors.toList());
    return Figures.table(rows);
  }
}
