# SPDX-License-Identifier: Apache-2.0
"""Network namespaces: making one, and being in one for the length of a ``with`` block.

A thread's namespace is the thread's own: sockets and processes that it makes inside the block stay
in that namespace, and other threads notice nothing.
"""

import contextlib
import ctypes
import os
import threading
from typing import Iterator, List, Optional

CLONE_NEWNET = 0x40000000
_MS_BIND = 4096
_libc = ctypes.CDLL(None, use_errno=True)


def _check(result: int, what: str) -> None:
    if result != 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{what}: {os.strerror(code)}")


def enter(namespace_fd: int) -> None:
    """Moves the calling thread into a network namespace."""
    _check(_libc.setns(namespace_fd, CLONE_NEWNET), "setns")


def open_current() -> int:
    """Opens the network namespace of the calling thread; the caller closes the descriptor."""
    return os.open(f"/proc/self/task/{threading.get_native_id()}/ns/net", os.O_RDONLY)


@contextlib.contextmanager
def entered(namespace_fd: int) -> Iterator[None]:
    """Runs the block in a network namespace and returns to the former one after it."""
    former = open_current()
    try:
        enter(namespace_fd)
        try:
            yield
        finally:
            enter(former)
    finally:
        os.close(former)


def create(path: Optional[str] = None) -> int:
    """Makes a network namespace, kept at ``path`` if one is given, and returns a descriptor of it.

    Without a path it lives as long as a descriptor or a process holds it.

    :raises OSError: without the right to make one (``CAP_SYS_ADMIN``)
    """
    outcome: List[object] = []

    def make() -> None:
        try:
            _check(_libc.unshare(CLONE_NEWNET), "unshare")
            if path is not None:
                os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o444))
                source = f"/proc/self/task/{threading.get_native_id()}/ns/net"
                _check(_libc.mount(source.encode(), path.encode(), None, _MS_BIND, None), "mount")
            outcome.append(open_current())
        except OSError as error:
            outcome.append(error)

    maker = threading.Thread(target=make, name="namespace-maker")
    maker.start()
    maker.join()
    if isinstance(outcome[0], OSError):
        raise outcome[0]
    assert isinstance(outcome[0], int)
    return outcome[0]
