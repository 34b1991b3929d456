# SPDX-License-Identifier: Apache-2.0
"""The lab's own process, mount and network namespaces, seen from the lab."""

import contextlib
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import time
from typing import Any, Dict, Iterator, Optional, Sequence

from vonlab import netns
from vonlab.rpc import MAX_REQUEST_BYTES, Channel, ConnectionLost

PACKAGE_PARENT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_START_SECONDS = 20.0
_EXIT_SECONDS = 5.0


class LabError(RuntimeError):
    """The lab can't do what was asked; the text says what to do about it."""


class Child:
    """A process inside the enclosure."""

    def __init__(self, enclosure: "Enclosure", pid: int, name: str, output: str) -> None:
        """``pid`` is its number inside the enclosure's process namespace."""
        self._enclosure = enclosure
        self._pid = pid
        self.name = name
        self.output = output
        self._ended = threading.Event()
        self.exit_code: Optional[int] = None

    @property
    def running(self) -> bool:
        """Whether it has not ended yet."""
        return not self._ended.is_set()

    def ended(self, code: int) -> None:
        """Takes note of its end."""
        self.exit_code = code
        self._ended.set()

    def signal(self, number: int) -> None:
        """Sends it a signal; nothing happens if it has ended."""
        if self.running:
            self._enclosure.send_signal(self._pid, number)

    def wait(self, limit_seconds: float) -> bool:
        """Waits for its end and says whether it came in time."""
        return self._ended.wait(limit_seconds)

    def stop(self, grace_seconds: float) -> None:
        """Asks it to end, and ends it by force when the time is over."""
        self.signal(signal.SIGTERM)
        if not self.wait(grace_seconds):
            self.signal(signal.SIGKILL)
            self.wait(_EXIT_SECONDS)

    def last_output(self, lines: int = 15) -> str:
        """The end of what it printed."""
        try:
            with open(self.output, encoding="utf-8", errors="replace") as source:
                return "".join(source.readlines()[-lines:])
        except OSError:
            return ""


class Enclosure:
    """Starts processes in namespaces of their own, and connects to them. Thread-safe."""

    def __init__(self, directory: str) -> None:
        """Makes the namespaces.

        :param directory: removed by the keeper when the lab has gone without closing
        :raises LabError: without root's rights
        """
        if os.geteuid() != 0:
            raise LabError("the lab makes namespaces and needs root; start it with sudo")
        ours, theirs = socket.socketpair()
        command = ["unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]
        command += [sys.executable, "-m", "vonlab.keeper", str(theirs.fileno()), directory]
        self._process = subprocess.Popen(
            command,
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            env={**os.environ, "PYTHONPATH": PACKAGE_PARENT},
        )
        theirs.close()
        self._channel = Channel(ours, MAX_REQUEST_BYTES)
        ours.settimeout(_START_SECONDS)
        try:
            greeting = self._channel.receive()
        except (ConnectionLost, OSError):
            greeting = {"error": "this machine does not allow new namespaces"}
        if "error" in greeting:
            self._channel.close()
            self._process.kill()
            self._process.wait()
            raise LabError(f"can't make the lab's namespaces: {greeting['error']}")
        ours.settimeout(None)
        self._namespace = os.open(f"/proc/{self._keeper_pid()}/ns/net", os.O_RDONLY | os.O_CLOEXEC)
        self._answers: "queue.Queue[Dict[str, Any]]" = queue.Queue()
        self._children: Dict[int, Child] = {}
        self._early_exits: Dict[int, int] = {}
        self._lock = threading.RLock()
        self._closed = False
        threading.Thread(target=self._read, name="keeper-reader", daemon=True).start()

    def _keeper_pid(self) -> int:
        path = f"/proc/{self._process.pid}/task/{self._process.pid}/children"
        with open(path, encoding="ascii") as source:
            return int(source.read().split()[0])

    @property
    def keeper_pid(self) -> int:
        """The number of the keeper on this machine, as ``nsenter --net --target`` takes it."""
        return self._keeper_pid()

    def _read(self) -> None:
        while True:
            try:
                message = self._channel.receive()
            except (ConnectionLost, OSError, ValueError):
                message = None
            if message is None:
                self._answers.put({"error": "the keeper of the lab has ended"})
                for child in list(self._children.values()):
                    child.ended(-signal.SIGKILL)
                return
            if "exited" in message:
                pid, status = message["exited"]["pid"], message["exited"]["status"]
                child = self._children.get(pid)
                if child is None:
                    self._early_exits[pid] = status
                else:
                    child.ended(status)
            else:
                self._answers.put(message)

    def _ask(self, request: Dict[str, Any]) -> Dict[str, Any]:
        with self._lock:
            if self._closed:
                raise LabError("the lab is closed")
            try:
                self._channel.send(request)
            except OSError:
                raise LabError("the keeper of the lab has ended") from None
            answer = self._answers.get(timeout=_START_SECONDS)
        if "error" in answer:
            raise LabError(answer["error"])
        return answer

    def spawn(
        self,
        name: str,
        argv: Sequence[str],
        output: str,
        environment: Optional[Dict[str, str]] = None,
    ) -> Child:
        """Starts a program with its output appended to a file.

        :raises LabError: if it can't be started
        """
        request = {"argv": list(argv), "environment": environment or {}, "output": output}
        with self._lock:
            pid = self._ask({"spawn": request})["pid"]
            child = Child(self, pid, name, output)
            self._children[pid] = child
            if pid in self._early_exits:
                child.ended(self._early_exits.pop(pid))
        return child

    def send_signal(self, pid: int, number: int) -> None:
        """Signals a process by its number inside the enclosure."""
        try:
            self._ask({"signal": {"pid": pid, "number": int(number)}})
        except LabError:
            pass

    @contextlib.contextmanager
    def network(self) -> Iterator[None]:
        """Runs the block in the lab's network; sockets and processes made in it stay there."""
        with netns.entered(self._namespace):
            yield

    def connect(self, address: str, port: int, limit_seconds: float) -> socket.socket:
        """Connects to a server inside.

        :raises OSError: if nothing answers
        """
        with self.network():
            return socket.create_connection((address, port), timeout=limit_seconds)

    def listens(self, port: int) -> bool:
        """Whether a server waits at a TCP port inside; asks the kernel, not the server."""
        for table in ("tcp", "tcp6"):
            with open(f"/proc/{self.keeper_pid}/net/{table}", encoding="ascii") as source:
                for line in source.readlines()[1:]:
                    _, local, _, state = line.split()[:4]
                    if state == "0A" and int(local.rpartition(":")[2], 16) == port:
                        return True
        return False

    def close(self) -> None:
        """Ends every process inside and removes the namespaces. Safe to call twice."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
        self._channel.shutdown()
        try:
            self._process.wait(_EXIT_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._channel.close()
        os.close(self._namespace)


def wait_until(
    condition: Any, limit_seconds: float, what: str, interval_seconds: float = 0.05
) -> Any:
    """Waits until a condition returns something true, and returns it.

    :raises LabError: naming ``what`` when the limit is over
    """
    deadline = time.monotonic() + limit_seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() >= deadline:
            raise LabError(f"{what}: not within {limit_seconds:g} s")
        time.sleep(interval_seconds)
