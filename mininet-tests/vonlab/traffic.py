# SPDX-License-Identifier: Apache-2.0
"""Numbered packet streams as a scenario sees them: what to send, and what arrived."""

import dataclasses
from typing import Any, Callable, Dict, List, Optional, Tuple

DEFAULT_DRAIN_SECONDS = 0.5


@dataclasses.dataclass(frozen=True)
class RawFrame:
    """The Ethernet header of a raw stream.

    Addresses that are not said are those of the sender and of the only receiver.
    """

    ethertype: int = 0x88B5
    src_mac: Optional[str] = None
    dst_mac: Optional[str] = None
    vlan_id: Optional[int] = None
    vlan_priority: int = 0


@dataclasses.dataclass(frozen=True)
class Latency:
    """One-way delays in milliseconds, from just before sending to the receiver's kernel."""

    min_ms: float
    median_ms: float
    p90_ms: float
    p99_ms: float
    max_ms: float


@dataclasses.dataclass(frozen=True)
class Reception:
    """What one receiver saw of a stream.

    ``max_gap_ms`` is the longest time between two consecutive new packets, and
    ``max_gap_before`` the number of the packet that ended it. ``lost_ranges`` lists first and last
    number of each run of lost packets (the first 100 runs).
    """

    host: str
    received: int
    lost: int
    duplicates: int
    reordered: int
    max_gap_ms: float
    max_gap_before: int
    lost_ranges: Tuple[Tuple[int, int], ...]
    latency: Latency
    first_arrival_ns: int
    last_arrival_ns: int


@dataclasses.dataclass(frozen=True)
class TrafficResult:
    """What became of a stream.

    The figures of the only receiver are also properties of the result itself. ``rate_pps`` is the
    rate that the sender really had, ``max_late_ms`` the most by which a packet left too late, and
    ``held_up_ms`` how much longer the stream took because a busy machine kept the sender waiting.
    """

    sent: int
    send_errors: int
    rate_pps: float
    max_late_ms: float
    held_up_ms: float
    started_ns: int
    ended_ns: int
    receptions: Tuple[Reception, ...]

    def at(self, host: str) -> Reception:
        """What a receiver saw.

        :raises KeyError: if the stream had no receiver of that name
        """
        for reception in self.receptions:
            if reception.host == host:
                return reception
        raise KeyError(f"{host} was no receiver of this stream")

    def _only(self) -> Reception:
        if len(self.receptions) != 1:
            raise ValueError("this stream had several receivers; ask result.at(host)")
        return self.receptions[0]

    @property
    def received(self) -> int:
        """Packets that arrived, second copies included."""
        return self._only().received

    @property
    def lost(self) -> int:
        """Numbers that never arrived."""
        return self._only().lost

    @property
    def duplicates(self) -> int:
        """Arrivals of numbers that had arrived before."""
        return self._only().duplicates

    @property
    def reordered(self) -> int:
        """New packets that came after one with a higher number."""
        return self._only().reordered

    @property
    def max_gap_ms(self) -> float:
        """The longest time between consecutive new packets."""
        return self._only().max_gap_ms

    @property
    def latency(self) -> Latency:
        """One-way delays."""
        return self._only().latency

    def __str__(self) -> str:
        """One line for people."""
        parts = [f"sent {self.sent} at {self.rate_pps:.1f}/s"]
        for each in self.receptions:
            parts.append(
                f"{each.host}: lost {each.lost}, duplicates {each.duplicates}, reordered "
                f"{each.reordered}, max gap {each.max_gap_ms:.1f} ms, latency median "
                f"{each.latency.median_ms:.2f} p99 {each.latency.p99_ms:.2f} ms"
            )
        return "; ".join(parts)


def read_result(report: Dict[str, Any]) -> TrafficResult:
    """Turns the agent's report into a result."""
    receptions: List[Reception] = []
    for host, seen in report["receivers"].items():
        delay = seen["latency_ns"]
        latency = Latency(*(delay[key] / 1e6 for key in ("min", "median", "p90", "p99", "max")))
        receptions.append(
            Reception(
                host,
                seen["received"],
                seen["lost"],
                seen["duplicates"],
                seen["reordered"],
                seen["max_gap_ns"] / 1e6,
                seen["max_gap_before"],
                tuple((first, last) for first, last in seen["lost_ranges"]),
                latency,
                seen["first_arrival_ns"],
                seen["last_arrival_ns"],
            )
        )
    return TrafficResult(
        report["sent"],
        report["send_errors"],
        report["rate_pps"],
        report["max_late_ns"] / 1e6,
        report["held_up_ns"] / 1e6,
        report["started_ns"],
        report["ended_ns"],
        tuple(receptions),
    )


class Traffic:
    """A stream whose sockets are open: start it, then stop it or wait for its end.

    As a context manager it is started on entry and stopped on exit; the result is then in
    ``result``.
    """

    def __init__(self, call: Callable[..., Any], stream: int, drain_seconds: float) -> None:
        """``call`` asks the agent."""
        self._call = call
        self._stream = stream
        self._drain_ns = int(drain_seconds * 1e9)
        self.result: Optional[TrafficResult] = None

    def start(self) -> "Traffic":
        """Starts to send."""
        self._call("traffic", action="start", stream=self._stream)
        return self

    def progress(self) -> Dict[str, Any]:
        """``sent``, ``running`` and ``received`` by host, now."""
        return self._call("traffic", action="progress", stream=self._stream)

    def stop(self) -> TrafficResult:
        """Stops to send, waits for what is under way, and reports."""
        return self._finish(True)

    def wait(self) -> TrafficResult:
        """Waits until all has been sent and has arrived, and reports.

        A stream without count or seconds never ends by itself: use :meth:`stop`.
        """
        return self._finish(False)

    def run(self) -> TrafficResult:
        """Starts, waits and reports."""
        return self.start().wait()

    def _finish(self, stop: bool) -> TrafficResult:
        if self.result is None:
            report = self._call(
                "traffic",
                action="finish",
                stream=self._stream,
                stop=stop,
                drain_ns=self._drain_ns,
            )
            self.result = read_result(report)
        return self.result

    def __enter__(self) -> "Traffic":
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()


@dataclasses.dataclass(frozen=True)
class Sniffed:
    """What a sniffer counted: matching frames, all frames, and the first matching ones."""

    matched: int
    total: int
    samples: Tuple[Dict[str, Any], ...]


class Sniffer:
    """Counts frames that arrive at a host, from its making until it is stopped."""

    def __init__(self, call: Callable[..., Any], number: int) -> None:
        """``call`` asks the agent."""
        self._call = call
        self._number = number
        self._last: Optional[Sniffed] = None

    def count(self) -> Sniffed:
        """The counts so far."""
        return self._last or self._read(False)

    def stop(self) -> Sniffed:
        """The counts, at the end. Safe to call twice."""
        if self._last is None:
            self._last = self._read(True)
        return self._last

    def _read(self, stop: bool) -> Sniffed:
        seen = self._call("sniffed", sniffer=self._number, stop=stop)
        return Sniffed(seen["matched"], seen["total"], tuple(seen["samples"]))

    def __enter__(self) -> "Sniffer":
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
