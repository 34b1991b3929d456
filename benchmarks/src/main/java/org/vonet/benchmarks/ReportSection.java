// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import java.util.List;

/** One table of the report, and what it says about the targets. */
interface ReportSection {
  /** What the table shows, with the unit of its figures. */
  String title();

  /** The head of the table and one row for each network, all of equal length. */
  List<List<String>> rows();

  /** One for each target that the table decides; none if there are no rows to decide by. */
  List<Verdict> verdicts();
}
