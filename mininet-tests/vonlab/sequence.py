# SPDX-License-Identifier: Apache-2.0
"""What a receiver knows about a numbered packet stream: lost, doubled, overtaken, late.

Times are nanoseconds of one clock. A packet is *new* when its number has not been seen before. The
gap is measured between the arrivals of consecutive new packets, so that a second copy never hides
an interruption. A new packet counts as reordered when a higher number came before it, which is the
definition of RFC 4737 §3 (Type-P-Reordered).
"""

from array import array
from typing import Any, Dict, List, Sequence

MAX_SEQUENCE_NUMBER = 20_000_000
MAX_LOSS_RANGES = 100


class SequenceAccount:
    """Counts the packets of one stream at one receiver. Amortised constant time per packet.

    Not thread-safe.
    """

    def __init__(self) -> None:
        """Starts with nothing received."""
        self._seen = bytearray()
        self._latencies_ns = array("q")
        self._highest = -1
        self._last_new_ns = 0
        self.received = 0
        self.duplicates = 0
        self.reordered = 0
        self.max_gap_ns = 0
        self.max_gap_before = -1
        self.first_arrival_ns = 0
        self.last_arrival_ns = 0

    @property
    def distinct(self) -> int:
        """How many different numbers arrived."""
        return self.received - self.duplicates

    def arrived(self, number: int, sent_ns: int, arrival_ns: int) -> None:
        """Takes note of one packet.

        :raises ValueError: if the number is not in 0 to ``MAX_SEQUENCE_NUMBER``
        """
        seen = self._seen
        if number >= len(seen):
            if number > MAX_SEQUENCE_NUMBER:
                raise ValueError(f"sequence number {number}; at most {MAX_SEQUENCE_NUMBER}")
            seen.extend(bytes(max(number + 1 - len(seen), 4096)))
        self.received += 1
        if seen[number]:
            self.duplicates += 1
            return
        seen[number] = 1
        if self._highest < 0:
            self.first_arrival_ns = arrival_ns
        else:
            gap_ns = arrival_ns - self._last_new_ns
            if gap_ns > self.max_gap_ns:
                self.max_gap_ns = gap_ns
                self.max_gap_before = number
        if number < self._highest:
            self.reordered += 1
        else:
            self._highest = number
        self._last_new_ns = arrival_ns
        self.last_arrival_ns = arrival_ns
        self._latencies_ns.append(arrival_ns - sent_ns)

    def lost_ranges(self, sent: int) -> List[List[int]]:
        """The first and last number of every run of lost packets among ``sent``, in order."""
        ranges: List[List[int]] = []
        seen = self._seen
        position = 0
        end = min(sent, len(seen))
        while position < sent:
            start = seen.find(0, position, end) if position < end else position
            if start < 0:
                start = end
            if start >= sent:
                break
            stop = seen.find(1, start, end) if start < end else -1
            stop = sent if stop < 0 else stop
            ranges.append([start, stop - 1])
            position = stop
        return ranges

    def report(self, sent: int) -> Dict[str, Any]:
        """Everything that is known, given how many packets were sent (numbers 0 to sent - 1)."""
        ranges = self.lost_ranges(sent)
        ordered = sorted(self._latencies_ns)
        return {
            "received": self.received,
            "lost": sum(last - first + 1 for first, last in ranges),
            "lost_ranges": ranges[:MAX_LOSS_RANGES],
            "duplicates": self.duplicates,
            "reordered": self.reordered,
            "max_gap_ns": self.max_gap_ns,
            "max_gap_before": self.max_gap_before,
            "first_arrival_ns": self.first_arrival_ns,
            "last_arrival_ns": self.last_arrival_ns,
            "latency_ns": {
                "min": percentile(ordered, 0),
                "median": percentile(ordered, 50),
                "p90": percentile(ordered, 90),
                "p99": percentile(ordered, 99),
                "max": percentile(ordered, 100),
            },
        }


def percentile(ordered: Sequence[int], percent: float) -> int:
    """The nearest-rank percentile of an ordered sequence, 0 if it is empty."""
    if not ordered:
        return 0
    rank = -(-len(ordered) * percent // 100)
    return ordered[max(int(rank), 1) - 1]
