# SPDX-License-Identifier: Apache-2.0
"""Adds up every JUnit report of a test run, names what failed, and prints the closing line.

Usage: test_summary.py ROOT [FAILED_PART...]

A part that failed without a failed test in its report (a compiler error, a crash) counts as one
failure of its own: a run must never end well because its tests could not start.
"""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path


def count(report: Path) -> tuple[int, list[str], int]:
    """Returns the number of passed tests, the names of failed ones and the number of skipped."""
    passed, failed, skipped = 0, [], 0
    for case in ElementTree.parse(report).getroot().iter("testcase"):
        if case.find("failure") is not None or case.find("error") is not None:
            failed.append(f"{case.get('classname')}.{case.get('name')}")
        elif case.find("skipped") is not None:
            skipped += 1
        else:
            passed += 1
    return passed, failed, skipped


def main(arguments: list[str]) -> int:
    root, failed_parts = Path(arguments[0]), arguments[1:]
    reports = sorted(root.glob("**/target/surefire-reports/TEST-*.xml"))
    reports += sorted(root.glob("target/test-reports/*.xml"))
    passed, failed, skipped = 0, [], 0
    for report in reports:
        some_passed, some_failed, some_skipped = count(report)
        passed += some_passed
        failed += some_failed
        skipped += some_skipped
    if failed_parts and not failed:
        failed += [f"{part} (see above)" for part in failed_parts]
    if not passed and not failed:
        failed.append("no test was run")
    for name in failed:
        print(f"FAILED {name}")
    closing = f"{passed} passed, {len(failed)} failed"
    print(closing + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
