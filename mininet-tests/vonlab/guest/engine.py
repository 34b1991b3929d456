# SPDX-License-Identifier: Apache-2.0
"""The traffic engine: one process that sends and receives for all hosts of the lab.

The lab kernel has one processor, so one process with sockets in many network namespaces does the
same work as one process per host without switching between them. A packet costs three system
calls at the sender (sleep, clock, send) and a small part of one at the receiver. Receivers are
emptied every ``HOUSEKEEPING_NS``; the kernel notes the arrival times.
"""

import ctypes
import gc
import os
import select
import socket
import time
from typing import Any, Dict, List, Tuple

from vonlab.guest.batch import BATCH, BatchReceiver
from vonlab.guest.sniffer import Sniffer
from vonlab.guest.streams import Stream
from vonlab.rpc import MAX_ANSWER_BYTES, Channel, ConnectionLost

HOUSEKEEPING_NS = 10_000_000
IDLE_RECEIVE_MS = 20
_TIMER_ABSTIME = 1
_libc = ctypes.CDLL(None, use_errno=True)


class _Timespec(ctypes.Structure):
    _fields_ = [("seconds", ctypes.c_long), ("nanoseconds", ctypes.c_long)]


def sleep_until(when_ns: int) -> None:
    """Sleeps until a moment of CLOCK_REALTIME; one system call."""
    moment = _Timespec(when_ns // 1_000_000_000, when_ns % 1_000_000_000)
    _libc.clock_nanosleep(time.CLOCK_REALTIME, _TIMER_ABSTIME, ctypes.byref(moment), None)


class Engine:
    """Owns all streams and sniffers; serves one agent over one channel, single-threaded."""

    def __init__(self, channel: Channel) -> None:
        """Serves the channel."""
        self._channel = channel
        self._poll = select.poll()
        self._poll.register(channel.fileno(), select.POLLIN)
        self._batch = BatchReceiver()
        self._streams: Dict[int, Stream] = {}
        self._sniffers: Dict[int, Sniffer] = {}
        self._finishing: List[Tuple[int, Stream, int]] = []
        self._next_number = 1

    def run(self) -> None:
        """Works until the agent closes the channel."""
        gc.disable()
        try:
            while True:
                self._turn()
        except ConnectionLost:
            pass

    def _turn(self) -> None:
        running = [each for each in self._streams.values() if each.running]
        if running:
            self._send_for(running, time.time_ns() + HOUSEKEEPING_NS)
            timeout_ms = 0
        elif self._streams or self._sniffers:
            timeout_ms = IDLE_RECEIVE_MS
        else:
            timeout_ms = -1
            gc.collect()
        if self._channel.buffered or self._poll.poll(timeout_ms):
            self._serve(self._channel.receive())
        self._receive()
        self._finish()

    @staticmethod
    def _send_for(running: List[Stream], until_ns: int) -> None:
        """Sends what falls due before ``until_ns``; several streams in the order of their turns."""
        while running:
            stream = running[0] if len(running) == 1 else min(running, key=Stream.due_ns)
            due_ns = stream.due_ns()
            if due_ns >= until_ns:
                sleep_until(until_ns)
                return
            now_ns = time.time_ns()
            if now_ns < due_ns:
                sleep_until(due_ns)
                now_ns = time.time_ns()
            elif now_ns >= until_ns:
                return
            stream.send(now_ns)
            if not stream.running:
                running.remove(stream)

    def _receive(self) -> None:
        for stream in self._streams.values():
            for receiver in stream.receivers:
                count = BATCH
                while count == BATCH:
                    count = 0
                    for data, arrival_ns, vlan_id in self._batch.read(receiver.socket.fileno()):
                        count += 1
                        receiver.take(data, arrival_ns, vlan_id, stream.number)
                    if count:
                        stream.last_arrival_seen_ns = arrival_ns
        for sniffer in self._sniffers.values():
            count = BATCH
            while count == BATCH:
                count = 0
                for data, arrival_ns, vlan_id in self._batch.read(sniffer.socket.fileno()):
                    count += 1
                    sniffer.take(data, arrival_ns, vlan_id)

    def _finish(self) -> None:
        """Answers those who wait for the end of a stream that has ended."""
        for entry in list(self._finishing):
            request, stream, drain_ns = entry
            if stream.running:
                continue
            quiet_since_ns = max(stream.ended_ns, stream.last_arrival_seen_ns)
            if time.time_ns() - quiet_since_ns >= drain_ns or (
                stream.complete() and time.time_ns() - quiet_since_ns >= drain_ns // 5
            ):
                self._finishing.remove(entry)
                del self._streams[stream.number]
                stream.close()
                self._channel.send({"id": request, "result": stream.report()})

    def _serve(self, message: Dict[str, Any]) -> None:
        try:
            result = getattr(self, "do_" + message["method"])(message["id"], message["params"])
        except (ValueError, OSError, KeyError) as error:
            text = f"no such stream or value: {error}" if isinstance(error, KeyError) else error
            self._channel.send({"id": message["id"], "error": str(text)})
            return
        if result is not None:
            self._channel.send({"id": message["id"], "result": result})

    def do_open(self, _request: int, params: Dict[str, Any]) -> Dict[str, Any]:
        """Opens a stream."""
        number = self._next_number
        self._streams[number] = Stream(number, params)
        self._next_number += 1
        return {"stream": number}

    def do_start(self, _request: int, params: Dict[str, Any]) -> Dict[str, Any]:
        """Starts the sender of an open stream."""
        stream = self._streams[params["stream"]]
        stream.start(time.time_ns())
        return {"started_ns": stream.started_ns}

    def do_progress(self, _request: int, params: Dict[str, Any]) -> Dict[str, Any]:
        """How far a stream is."""
        stream = self._streams[params["stream"]]
        received = {each.host: each.account.received for each in stream.receivers}
        return {"sent": stream.sent, "running": stream.running, "received": received}

    def do_finish(self, request: int, params: Dict[str, Any]) -> None:
        """Ends a stream, now or when its count is reached; answered when all has arrived.

        Arrival is over when nothing came for ``drain_ns`` (a fifth of it if nothing is missing:
        second copies may be on their way).
        """
        stream = self._streams[params["stream"]]
        if params["stop"] or not stream.started_ns:
            stream.end(time.time_ns())
        self._finishing.append((request, stream, params["drain_ns"]))

    def do_sniff(self, _request: int, params: Dict[str, Any]) -> Dict[str, Any]:
        """Starts a sniffer."""
        number = self._next_number
        self._sniffers[number] = Sniffer(params)
        self._next_number += 1
        return {"sniffer": number}

    def do_sniffed(self, _request: int, params: Dict[str, Any]) -> Dict[str, Any]:
        """Reads a sniffer, and ends it if asked to."""
        self._receive()
        sniffer = self._sniffers[params["sniffer"]]
        if params["stop"]:
            del self._sniffers[params["sniffer"]]
            sniffer.close()
        return sniffer.report()


def start_engine() -> socket.socket:
    """Forks the engine and returns the socket that leads to it. Call before starting threads."""
    ours, theirs = socket.socketpair()
    if os.fork() == 0:
        status = 1
        try:
            ours.close()
            os.setpriority(os.PRIO_PROCESS, 0, -10)
            Engine(Channel(theirs, MAX_ANSWER_BYTES)).run()
            status = 0
        finally:
            os._exit(status)
    theirs.close()
    return ours
