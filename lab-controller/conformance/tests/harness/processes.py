# SPDX-License-Identifier: Apache-2.0
"""Child processes that never outlive the test run, and waiting for conditions."""

from __future__ import annotations

import ctypes
import signal
import subprocess
import time
from typing import Callable, Optional, Sequence, TypeVar

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)

T = TypeVar("T")


def die_with_parent() -> None:
    """Ask the kernel to kill the calling process when its parent dies (for ``preexec_fn``)."""
    if _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl(PR_SET_PDEATHSIG)")


def run(command: Sequence[str], limit_s: float = 30.0, check: bool = True) -> str:
    """Run a command to its end and return its standard output.

    Raises AssertionError with both outputs if it fails (unless ``check`` is false) or takes longer
    than ``limit_s`` seconds.
    """
    try:
        done = subprocess.run(
            list(command),
            capture_output=True,
            text=True,
            timeout=limit_s,
            preexec_fn=die_with_parent,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise AssertionError(f"{' '.join(command)} took over {limit_s} s") from late
    if check and done.returncode != 0:
        raise AssertionError(
            f"{' '.join(command)} ended with {done.returncode}\n{done.stdout}{done.stderr}"
        )
    return done.stdout


def stop(process: Optional[subprocess.Popen], limit_s: float = 10.0) -> float:
    """End a process by SIGTERM, by SIGKILL after ``limit_s``; return the seconds that it took."""
    if process is None or process.poll() is not None:
        return 0.0
    start = time.monotonic()
    process.terminate()
    try:
        process.wait(limit_s)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    return time.monotonic() - start


def wait_until(
    probe: Callable[[], Optional[T]], what: str, limit_s: float = 10.0, every_s: float = 0.05
) -> T:
    """Return the first truthy result of ``probe``; AssertionError if none comes in ``limit_s``."""
    end = time.monotonic() + limit_s
    while True:
        result = probe()
        if result:
            return result
        if time.monotonic() > end:
            raise AssertionError(f"not within {limit_s} s: {what} (last result: {result!r})")
        time.sleep(every_s)
