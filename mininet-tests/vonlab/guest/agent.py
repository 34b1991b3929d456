# SPDX-License-Identifier: Apache-2.0
"""The agent: one long-lived process that builds the network and serves the lab's requests."""

import json
import os
import signal
import socket
import sys
import threading
import time
import traceback
from typing import Any, Callable, Dict

from vonlab.guest.engine import start_engine
from vonlab.rpc import (
    AGENT_ADDRESS,
    AGENT_PORT,
    MAX_ANSWER_BYTES,
    MAX_REQUEST_BYTES,
    Channel,
    ConnectionLost,
    authenticated,
)
from vonlab.topology import Topology

LAB_DIR = "/run/von"


class EngineClient:
    """Hands requests of many threads to the traffic engine and its answers back to them."""

    def __init__(self, connection: socket.socket) -> None:
        """Takes over the socket to the engine and starts the thread that reads it."""
        self._channel = Channel(connection, MAX_ANSWER_BYTES)
        self._lock = threading.Lock()
        self._next_id = 1
        self._waiting: Dict[int, "Answer"] = {}
        threading.Thread(target=self._read, name="engine-reader", daemon=True).start()

    def _read(self) -> None:
        while True:
            try:
                message = self._channel.receive()
            except (ConnectionLost, OSError):
                message = None
            with self._lock:
                if message is None:
                    for answer in self._waiting.values():
                        answer.set({"error": "the traffic engine has ended"})
                    return
                waiting = self._waiting.pop(message["id"])
            waiting.set(message)

    def call(self, method: str, params: Dict[str, Any]) -> Any:
        """Waits for the engine's answer.

        :raises RuntimeError: if it reports an error
        """
        answer = Answer()
        with self._lock:
            number = self._next_id
            self._next_id += 1
            self._waiting[number] = answer
            self._channel.send({"id": number, "method": method, "params": params})
        message = answer.get()
        if "error" in message:
            raise RuntimeError(message["error"])
        return message["result"]


class Answer:
    """A value that one thread sets and another waits for."""

    def __init__(self) -> None:
        """Starts without a value."""
        self._there = threading.Event()
        self._value: Dict[str, Any] = {}

    def set(self, value: Dict[str, Any]) -> None:
        """Sets the value, once."""
        self._value = value
        self._there.set()

    def get(self) -> Dict[str, Any]:
        """Waits for the value."""
        self._there.wait()
        return self._value


def serve_connection(
    connection: socket.socket, token: str, dispatch: Callable[[str, Dict[str, Any], Channel], Any]
) -> None:
    """Answers the requests of one connection until it closes."""
    channel = Channel(connection, MAX_REQUEST_BYTES)
    try:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if not authenticated(channel, token):
            return
        while True:
            request = channel.receive()
            if request.get("interrupt"):
                continue
            try:
                answer = {"result": dispatch(request["method"], request["params"], channel)}
            except (ConnectionLost, BrokenPipeError):
                raise
            except KeyError as error:
                answer = {"error": f"no such thing: {error}"}
            except Exception as error:  # any failure of a request belongs to its sender
                traceback.print_exc()
                answer = {"error": f"{error}" or type(error).__name__}
            channel.send(answer)
    except (ConnectionError, ValueError, OSError):
        pass
    finally:
        channel.close()


def main() -> None:
    """Builds the network described in the lab's directory and serves until the machine stops."""
    began = time.monotonic()

    def progress(text: str) -> None:
        print(f"{time.monotonic() - began:7.3f} {text}", flush=True)

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with open(os.path.join(LAB_DIR, "network.json"), encoding="utf-8") as source:
        config = json.load(source)
    engine = EngineClient(start_engine())
    progress("traffic engine started")
    # Loading Mininet takes a second, which Open vSwitch has to wait for anyway.
    from vonlab.guest import switches
    from vonlab.guest.network import Network
    from vonlab.guest.service import Service

    progress("Mininet loaded")
    switches.start_daemons(config["datapath"])
    progress("Open vSwitch started")
    network = Network(
        Topology.from_json(config["topology"]), config["datapath"], config["with_controller"]
    )
    progress("network built")
    service = Service(network, engine)
    listener = socket.create_server((AGENT_ADDRESS, AGENT_PORT), backlog=64)
    progress("serving")
    while True:
        connection, _ = listener.accept()
        threading.Thread(
            target=serve_connection,
            args=(connection, config["token"], service.dispatch),
            name="connection",
            daemon=True,
        ).start()


if __name__ == "__main__":
    try:
        main()
    except Exception:
        traceback.print_exc()
        sys.exit(1)
