# SPDX-License-Identifier: Apache-2.0
"""The conversation between the lab and its agent in the lab kernel: one JSON value per line.

A request is ``{"method": name, "params": {...}}``. It is answered by any number of
``{"event": value}`` and then one ``{"result": value}`` or ``{"error": text}``. While an answer is
outstanding the client may send ``{"interrupt": true}``. The first line of a connection is
``{"token": secret}``.
"""

import hmac
import json
import socket
from typing import Any, Callable, Dict, Optional

AGENT_ADDRESS = "10.255.0.2"
CONTROLLER_ADDRESS = "10.255.0.1"
AGENT_PORT = 7101
MAX_REQUEST_BYTES = 1 << 20
MAX_ANSWER_BYTES = 64 << 20
_CHUNK = 1 << 16


class RemoteError(RuntimeError):
    """The agent refused a request or failed at it; the text is the agent's own."""


class ConnectionLost(ConnectionError):
    """The other side closed the connection."""


class Channel:
    """A socket that carries one JSON value per line, with a limit on the length of a line.

    Not thread-safe; one thread reads and writes.
    """

    def __init__(self, connection: socket.socket, max_line_bytes: int) -> None:
        """Takes over a connected stream socket."""
        self._socket = connection
        self._max_line_bytes = max_line_bytes
        self._buffer = bytearray()
        self._searched = 0

    def fileno(self) -> int:
        """The descriptor, for polling; ``buffered`` must be asked first."""
        return self._socket.fileno()

    @property
    def buffered(self) -> bool:
        """Whether a whole line is already here."""
        return b"\n" in self._buffer

    def shutdown(self) -> None:
        """Ends the conversation for both sides, also for a thread that waits in ``receive``."""
        try:
            self._socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass

    def close(self) -> None:
        """Closes the socket."""
        self._socket.close()

    def send(self, value: Any) -> None:
        """Sends one value."""
        self._socket.sendall(json.dumps(value, separators=(",", ":")).encode() + b"\n")

    def receive(self) -> Any:
        """Waits for one value.

        :raises ConnectionLost: if the other side has closed
        :raises ValueError: if a line is too long or is not JSON
        """
        while True:
            end = self._buffer.find(b"\n", self._searched)
            if end >= 0:
                line = bytes(self._buffer[:end])
                del self._buffer[: end + 1]
                self._searched = 0
                return json.loads(line)
            self._searched = len(self._buffer)
            if len(self._buffer) > self._max_line_bytes:
                raise ValueError(
                    f"a line of more than {self._max_line_bytes} bytes; send smaller messages"
                )
            data = self._socket.recv(_CHUNK)
            if not data:
                raise ConnectionLost("the other side closed the connection")
            self._buffer += data


class Client:
    """One connection to the agent. Not thread-safe: each thread has its own."""

    def __init__(self, connection: socket.socket, token: str) -> None:
        """Introduces itself over a connected socket."""
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._channel = Channel(connection, MAX_ANSWER_BYTES)
        self._channel.send({"token": token})

    def call(
        self, method: str, on_event: Optional[Callable[[Any], None]] = None, **params: Any
    ) -> Any:
        """Calls a method and waits for its result.

        :param on_event: called with each event that comes before the result
        :raises RemoteError: if the agent reports an error
        :raises ConnectionLost: if the agent has gone
        """
        self._channel.send({"method": method, "params": params})
        while True:
            answer = self._channel.receive()
            if "event" in answer:
                if on_event is not None:
                    on_event(answer["event"])
            elif "error" in answer:
                raise RemoteError(answer["error"])
            else:
                return answer["result"]

    def interrupt(self) -> None:
        """Asks the agent to interrupt what it is doing for this connection."""
        self._channel.send({"interrupt": True})

    def close(self) -> None:
        """Closes the connection."""
        self._channel.close()


def authenticated(channel: Channel, token: str) -> bool:
    """Reads the first line of a connection and says whether it holds the secret."""
    greeting: Dict[str, Any] = channel.receive()
    offered = greeting.get("token", "") if isinstance(greeting, dict) else ""
    return isinstance(offered, str) and hmac.compare_digest(offered.encode(), token.encode())
