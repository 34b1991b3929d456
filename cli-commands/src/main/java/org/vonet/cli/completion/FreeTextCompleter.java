// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli.completion;

import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Offers nothing and takes any word, so that the words after it are completed. */
@Service
public final class FreeTextCompleter extends ChoiceCompleter {

  @Override
  protected Stream<String> choices(List<String> words, int index) {
    return Stream.empty();
  }
}
