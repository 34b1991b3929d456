# SPDX-License-Identifier: Apache-2.0
"""The lab's directory, and what labs that died have left behind.

A lab writes to ``/tmp/von-lab-<pid>`` only. Its processes and its network die with it (see
``vonlab.keeper``); the directory may outlive it if the keeper was killed too.
"""

import os
import re
import shutil
from typing import List

_PARENT = "/tmp"
_NAME = re.compile(r"von-lab-(\d+)(?:-\d+)?")
_OWNER = "owner"


def _start_time(pid: int) -> str:
    """When a process started, in ticks since boot; tells it from a later one of its number."""
    with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as source:
        return source.read().rpartition(")")[2].split()[19]


def claim_directory() -> str:
    """Makes the directory of a new lab of this process, readable by its owner alone."""
    base = os.path.join(_PARENT, f"von-lab-{os.getpid()}")
    for attempt in range(1000):
        path = base if attempt == 0 else f"{base}-{attempt}"
        try:
            os.mkdir(path, 0o700)
        except FileExistsError:
            continue
        with open(os.path.join(path, _OWNER), "w", encoding="ascii") as target:
            target.write(f"{os.getpid()} {_start_time(os.getpid())}\n")
        return path
    raise FileExistsError(f"{base} and 999 more exist; run von-lab --clean")


def _abandoned(path: str) -> bool:
    try:
        if os.lstat(path).st_uid != os.geteuid():
            return False
        with open(os.path.join(path, _OWNER), encoding="ascii") as source:
            pid, started = source.read().split()
        return _start_time(int(pid)) != started
    except (OSError, ValueError):
        # No owner file, or no such process: in use only if the process of its name lives.
        match = _NAME.fullmatch(os.path.basename(path))
        return match is not None and not os.path.exists(f"/proc/{match.group(1)}")


def remove_stale() -> List[str]:
    """Removes the directories of labs whose process is gone, and returns their paths."""
    removed = []
    for name in sorted(os.listdir(_PARENT)):
        path = os.path.join(_PARENT, name)
        if _NAME.fullmatch(name) and os.path.isdir(path) and not os.path.islink(path):
            if _abandoned(path):
                shutil.rmtree(path, ignore_errors=True)
                removed.append(path)
    return removed
