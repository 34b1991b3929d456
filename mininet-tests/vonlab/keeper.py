# SPDX-License-Identifier: Apache-2.0
"""The keeper: first process of a lab's own process, mount and network namespaces.

It starts and signals processes on behalf of the lab, and ends everything when the lab has gone,
whatever way it went: when the lab's end of the channel closes, the keeper kills all, removes the
lab's directory and exits; when the keeper itself dies, the kernel kills every process of its
process namespace. The network namespace has no name and goes with its last process.

Requests: ``{"spawn": {"argv", "environment", "output"}}``, ``{"signal": {"pid", "number"}}``. Answers:
``{"pid": n}``, ``{"error": text}``, ``{"signalled": true}``; and, at any time,
``{"exited": {"pid", "status"}}``.
"""

import os
import select
import shutil
import signal
import socket
import subprocess
import sys
from typing import Any, Dict

from vonlab.rpc import CONTROLLER_ADDRESS, MAX_REQUEST_BYTES, Channel, ConnectionLost

TAP = "tap0"


def prepare_network() -> None:
    """Makes the tap device through which the lab kernel and the controller talk.

    Segmentation offload is switched off because the lab kernel's network driver drops frames
    larger than its MTU.
    """
    commands = (
        "link set lo up\n"
        f"tuntap add {TAP} mode tap\n"
        f"addr add {CONTROLLER_ADDRESS}/24 dev {TAP}\n"
        f"link set {TAP} gso_max_segs 1\n"
        f"link set {TAP} up\n"
    )
    subprocess.run(["ip", "-batch", "-"], input=commands.encode(), check=True, timeout=20)


class Keeper:
    """Serves one lab over one channel, single-threaded."""

    def __init__(self, channel: Channel) -> None:
        """Takes care of children from now on."""
        self._channel = channel
        wake_read, wake_write = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self._wake = wake_read
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wake_write, warn_on_full_buffer=False)
        signal.signal(signal.SIGINT, signal.SIG_IGN)

    def serve(self) -> None:
        """Works until the lab closes the channel."""
        poll = select.poll()
        poll.register(self._channel.fileno(), select.POLLIN)
        poll.register(self._wake, select.POLLIN)
        while True:
            ready = dict(poll.poll())
            if self._wake in ready:
                os.read(self._wake, 4096)
                self._reap()
            while self._channel.buffered or self._channel.fileno() in ready:
                ready.pop(self._channel.fileno(), None)
                self._channel.send(self._answer(self._channel.receive()))

    def _reap(self) -> None:
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            code = os.waitstatus_to_exitcode(status)
            self._channel.send({"exited": {"pid": pid, "status": code}})

    @staticmethod
    def _answer(request: Dict[str, Any]) -> Dict[str, Any]:
        try:
            if "spawn" in request:
                return {"pid": _spawn(**request["spawn"])}
            os.kill(request["signal"]["pid"], request["signal"]["number"])
            return {"signalled": True}
        except OSError as error:
            return {"error": str(error)}


def _spawn(argv: Any, environment: Dict[str, str], output: str) -> int:
    """Starts a program in a session of its own with its output in a file."""
    target = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
    null = os.open(os.devnull, os.O_RDONLY | os.O_CLOEXEC)
    try:
        return os.posix_spawnp(
            argv[0],
            argv,
            {**os.environ, **environment},
            file_actions=[
                (os.POSIX_SPAWN_DUP2, null, 0),
                (os.POSIX_SPAWN_DUP2, target, 1),
                (os.POSIX_SPAWN_DUP2, target, 2),
            ],
            setsid=True,
            setsigdef=[signal.SIGINT, signal.SIGCHLD],
        )
    finally:
        os.close(target)
        os.close(null)


def main() -> None:
    """``python3 -m vonlab.keeper DESCRIPTOR DIRECTORY``."""
    connection = socket.socket(fileno=int(sys.argv[1]))
    connection.set_inheritable(False)
    directory = sys.argv[2]
    channel = Channel(connection, MAX_REQUEST_BYTES)
    try:
        prepare_network()
        channel.send({"ready": os.readlink("/proc/self/ns/net")})
        Keeper(channel).serve()
    except (ConnectionLost, ConnectionError):
        pass
    except (OSError, subprocess.SubprocessError) as error:
        channel.send({"error": f"the lab's network namespace: {error}"})
    finally:
        signal.set_wakeup_fd(-1)
        try:
            os.kill(-1, signal.SIGKILL)
        except ProcessLookupError:
            pass
        shutil.rmtree(directory, ignore_errors=True)


if __name__ == "__main__":
    main()
