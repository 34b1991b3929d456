# SPDX-License-Identifier: Apache-2.0
"""A network namespace without a name, which vanishes with the process that holds it."""

from __future__ import annotations

import ctypes
import os
import socket
import subprocess
import threading
from typing import Callable, List, Optional, Sequence, TypeVar

from .processes import die_with_parent, run, stop, wait_until

_CLONE_NEWNET = 0x40000000
_ETH_P_ALL = 0x0003
_libc = ctypes.CDLL(None, use_errno=True)

T = TypeVar("T")


class Namespace:
    """An empty network namespace with its loopback interface up and IPv6 autoconfiguration off.

    It is not bound to a file, so it ends with its last process, however the test run ends.
    """

    def __init__(self) -> None:
        self._holder = subprocess.Popen(
            ["unshare", "--net", "sleep", "infinity"], preexec_fn=die_with_parent
        )
        own = os.readlink("/proc/self/ns/net")
        path = f"/proc/{self._holder.pid}/ns/net"
        wait_until(lambda: os.readlink(path) != own, "a namespace of its own")
        self._descriptor = os.open(path, os.O_RDONLY)
        # Interfaces would announce themselves, and the controller would take them for hosts.
        self.run("sh", "-c", "for f in all default; do "
                 "echo 1 >/proc/sys/net/ipv6/conf/$f/disable_ipv6; done")
        self.run("ip", "link", "set", "lo", "up")

    def wrap(self, *command: str) -> List[str]:
        """Return the command line that runs a command in the namespace, as the same process."""
        return ["nsenter", f"--net=/proc/{self._holder.pid}/ns/net", "--", *command]

    def run(self, *command: str, limit_s: float = 30.0, check: bool = True) -> str:
        """Run a command in the namespace; see ``processes.run``."""
        return run(self.wrap(*command), limit_s=limit_s, check=check)

    def spawn(self, command: Sequence[str], **options: object) -> subprocess.Popen:
        """Start a process in the namespace that dies with the test run."""
        return subprocess.Popen(
            self.wrap(*command), preexec_fn=die_with_parent, **options  # type: ignore[call-overload]
        )

    def inside(self, action: Callable[[], T]) -> T:
        """Call a function in a thread that has entered the namespace.

        Sockets that it creates stay in the namespace.
        """
        results: List[T] = []
        failures: List[BaseException] = []

        def work() -> None:
            try:
                if _libc.setns(self._descriptor, _CLONE_NEWNET) != 0:
                    raise OSError(ctypes.get_errno(), "setns")
                results.append(action())
            except BaseException as failure:  # handed to the caller below
                failures.append(failure)

        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        if failures:
            raise failures[0]
        return results[0]

    def packet_socket(self, interface: str) -> socket.socket:
        """Return a socket that sends and receives whole frames on an interface."""

        def make() -> socket.socket:
            packets = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(_ETH_P_ALL))
            packets.bind((interface, 0))
            return packets

        return self.inside(make)

    def add_veth(self, left: str, right: str) -> None:
        """Create two connected interfaces and set them up, without checksum offloading."""
        self.run("ip", "link", "add", left, "type", "veth", "peer", "name", right)
        for name in (left, right):
            self.run("ip", "link", "set", name, "up")

    def close(self) -> None:
        """Let the namespace go."""
        os.close(self._descriptor)
        stop(self._holder)

    def __enter__(self) -> "Namespace":
        return self

    def __exit__(self, *_: Optional[object]) -> None:
        self.close()
