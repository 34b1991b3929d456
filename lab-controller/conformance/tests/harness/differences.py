# SPDX-License-Identifier: Apache-2.0
"""Where a stock ONOS 2.7.0 is known to behave otherwise than this controller."""

from __future__ import annotations

from typing import Dict, List, Tuple

STOCK: Dict[str, Tuple[str, str]] = {
    "driver": ("driver of Open vSwitch 3.x", "default (its ovs driver matches 2.x only)"),
    "missing-meter": ("rule that uses a missing meter", "onSuccess"),
    "missing-group": ("rule that uses a missing group", "onError"),
    "bad-match": ("rule with a bad match", "onError"),
    "unsupported-action": ("rule with an unsupported action", "onError"),
    "added": ("rule seen as ADDED after onSuccess", "0-5 s; about 20 s after 500 rules"),
    "group-added": ("group seen as ADDED", "0-10 s"),
    "meter-added": ("meter seen as ADDED", "0-10 s"),
    "meter-refused": ("meter that the switch refuses", "no usable error"),
    "group-same-id": ("same group id on two switches, one refused", "errors may mix up (read)"),
    "silent-loss": ("link that drops everything, ports up", "lost after 10 s"),
    "port-down": ("port down", "at once"),
    "foreign": ("rule that another tool added", "removed at the next poll"),
}
"""Key: what is compared, and what stock ONOS does."""


class Differences:
    """What this run saw, to be set beside what stock ONOS does."""

    def __init__(self) -> None:
        self._seen: Dict[str, str] = {}

    def saw(self, key: str, here: str) -> None:
        """Note what this controller did; KeyError if nothing is known of stock ONOS."""
        STOCK[key]
        self._seen[key] = here

    def table(self) -> List[str]:
        """Return the lines of the table, only with what was seen."""
        rows = [("what", "here, in this run", "stock ONOS 2.7.0")]
        rows += [(STOCK[k][0], here, STOCK[k][1]) for k, here in self._seen.items()]
        widths = [max(len(row[i]) for row in rows) for i in range(3)]
        lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths)) for row in rows]
        return [line.rstrip() for line in lines] if self._seen else []
