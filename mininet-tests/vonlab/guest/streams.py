# SPDX-License-Identifier: Apache-2.0
"""One numbered packet stream: its sender, its receivers, and its report."""

import socket
from typing import Any, Dict, List, Optional

from vonlab import netns
from vonlab.guest import batch, frames
from vonlab.sequence import MAX_SEQUENCE_NUMBER, SequenceAccount

UDP_OVERHEAD_BYTES = frames.ETHERNET_HEADER_BYTES + 20 + 8
FIRST_UDP_PORT = 40_000
MAX_FRAME_BYTES = 1514
MAX_RATE_PPS = 200_000
SECOND_NS = 1_000_000_000

MAX_CATCH_UP_NS = 5_000_000


class Place:
    """Where a host is: its network namespace, interface and addresses."""

    def __init__(self, value: Dict[str, Any]) -> None:
        """Reads it from the request of the agent."""
        self.host: str = value["host"]
        self.namespace_path: str = value["namespace_path"]
        self.interface: str = value["interface"]
        self.mac: bytes = frames.mac_bytes(value["mac"])
        self.ip: str = value["ip"]

    def open(self, make: Any) -> Any:
        """Calls ``make`` inside the host's network namespace and returns what it returns."""
        with open(self.namespace_path, "rb") as namespace:
            with netns.entered(namespace.fileno()):
                return make()


class Receiver:
    """One receiving end of a stream."""

    def __init__(self, place: Place, listener: socket.socket, header_offset: Optional[int]) -> None:
        """``header_offset`` is where the lab's header begins, or None in a raw frame."""
        self.host = place.host
        self.socket = listener
        self.account = SequenceAccount()
        self._header_offset = header_offset

    def take(self, data: memoryview, arrival_ns: int, vlan_id: Optional[int], stream: int) -> bool:
        """Counts one packet if it belongs to the stream, and says whether it did."""
        offset = self._header_offset
        if offset is None:
            offset = frames.describe(data, vlan_id)["payload_offset"]
        if len(data) < offset + frames.HEADER.size:
            return False
        magic, number_of_stream, sequence, sent_ns = frames.HEADER.unpack_from(data, offset)
        if magic != frames.MAGIC or number_of_stream != stream:
            return False
        if sequence > MAX_SEQUENCE_NUMBER:
            return False
        self.account.arrived(sequence, sent_ns, arrival_ns)
        return True


class Stream:
    """A sender with absolute pacing and the receivers that listen to it.

    Packet n leaves ``n / rate_pps`` seconds after packet 0, and never earlier. A sender that was
    held up for a moment catches up at once; after a longer while it goes on at its rate, because a
    burst is more than it was asked for, and meters drop it. ``max_late_ns`` says by how much it was
    late at most, ``held_up_ns`` by how much longer it took for that.
    """

    def __init__(self, number: int, request: Dict[str, Any]) -> None:
        """Opens all sockets, so that starting costs nothing.

        :raises ValueError: if a value of the request is out of range
        :raises OSError: if a socket can't be opened
        """
        self.number = number
        self._check(request)
        self._rate_pps: float = request["rate_pps"]
        self.count: Optional[int] = request.get("count")
        self._size_bytes: int = request["size_bytes"]
        source = Place(request["source"])
        places = [Place(each) for each in request["receivers"]]
        frame = request.get("frame")
        self.receivers: List[Receiver] = []
        self._sender: Optional[socket.socket] = None
        try:
            if frame is not None:
                self._open_raw(frame, source, places)
            else:
                self._open_udp(request["target"], source, places)
        except BaseException:
            self.close()
            raise
        self.sent = 0
        self.send_errors = 0
        self.max_late_ns = 0
        self._shift_ns = 0
        self.started_ns = 0
        self.ended_ns = 0
        self.last_arrival_seen_ns = 0
        self.running = False

    @staticmethod
    def _check(request: Dict[str, Any]) -> None:
        rate, size, count = request["rate_pps"], request["size_bytes"], request.get("count")
        smallest = UDP_OVERHEAD_BYTES + frames.HEADER.size
        if not 0 < rate <= MAX_RATE_PPS:
            raise ValueError(f"rate of {rate} packets/s; give more than 0, at most {MAX_RATE_PPS}")
        if not smallest <= size <= MAX_FRAME_BYTES:
            raise ValueError(f"frames of {size} bytes; give {smallest} to {MAX_FRAME_BYTES}")
        if count is not None and not 1 <= count <= MAX_SEQUENCE_NUMBER:
            raise ValueError(f"{count} packets; give 1 to {MAX_SEQUENCE_NUMBER}")

    def _open_udp(self, target: str, source: Place, places: List[Place]) -> None:
        port = FIRST_UDP_PORT + self.number % 20_000
        multicast = 224 <= int(target.split(".")[0]) <= 239

        def listen(place: Place) -> socket.socket:
            listener = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            batch.prepare(listener)
            listener.bind(("", port))
            if multicast:
                membership = socket.inet_aton(target) + socket.inet_aton(place.ip)
                listener.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, membership)
            return listener

        def speak() -> socket.socket:
            sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            sender.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
            sender.setsockopt(
                socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton(source.ip)
            )
            sender.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 8)
            sender.bind((source.ip, 0))
            sender.connect((target, port))
            return sender

        for place in places:
            self.receivers.append(Receiver(place, place.open(lambda: listen(place)), 0))
        self._sender = source.open(speak)
        self._prefix = b""
        self._padding = bytes(self._size_bytes - UDP_OVERHEAD_BYTES - frames.HEADER.size)

    def _open_raw(self, frame: Dict[str, Any], source: Place, places: List[Place]) -> None:
        for place in places:
            listener = place.open(
                lambda: batch.frame_socket(place.interface, frames.MAGIC_FILTER)
            )
            self.receivers.append(Receiver(place, listener, None))

        def speak() -> socket.socket:
            sender = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0)
            sender.bind((source.interface, 0))
            return sender

        self._sender = source.open(speak)
        peer = places[0].mac if len(places) == 1 else None
        self._prefix = frames.frame_prefix(frame, source.mac, peer)
        self._padding = bytes(self._size_bytes - len(self._prefix) - frames.HEADER.size)

    def start(self, now_ns: int) -> None:
        """Begins to send; packet 0 is due one millisecond later."""
        self.started_ns = now_ns + 1_000_000
        self.running = True

    def due_ns(self) -> int:
        """When the next packet has to leave."""
        return self.started_ns + self._shift_ns + int(self.sent * SECOND_NS / self._rate_pps)

    def send(self, now_ns: int) -> None:
        """Sends the next packet, which is due."""
        assert self._sender is not None
        header = frames.HEADER.pack(frames.MAGIC, self.number, self.sent, now_ns)
        packet = self._prefix + header + self._padding
        try:
            self._sender.send(packet)
        except OSError:
            # An error of an earlier packet (no such host) is reported here instead of sending.
            try:
                self._sender.send(packet)
            except OSError:
                self.send_errors += 1
        late_ns = now_ns - self.due_ns()
        self.max_late_ns = max(self.max_late_ns, late_ns)
        if late_ns > MAX_CATCH_UP_NS:
            self._shift_ns += late_ns
        self.sent += 1
        if self.sent == self.count:
            self.end(now_ns)

    def end(self, now_ns: int) -> None:
        """Stops sending; what is under way still counts."""
        if self.running:
            self.running = False
            self.ended_ns = now_ns

    def complete(self) -> bool:
        """Whether nothing more can be missing."""
        return all(each.account.distinct >= self.sent for each in self.receivers)

    def report(self) -> Dict[str, Any]:
        """The result, in plain values."""
        duration_ns = max(self.ended_ns - self.started_ns, 1)
        return {
            "sent": self.sent,
            "send_errors": self.send_errors,
            "started_ns": self.started_ns,
            "ended_ns": self.ended_ns,
            "rate_pps": max(self.sent - 1, 0) * SECOND_NS / duration_ns,
            "max_late_ns": self.max_late_ns,
            "held_up_ns": self._shift_ns,
            "receivers": {each.host: each.account.report(self.sent) for each in self.receivers},
        }

    def close(self) -> None:
        """Closes all sockets."""
        for each in self.receivers:
            each.socket.close()
        if self._sender is not None:
            self._sender.close()
