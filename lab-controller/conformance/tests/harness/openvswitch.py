# SPDX-License-Identifier: Apache-2.0
"""A private Open vSwitch with the userspace datapath, in a namespace, with its own database."""

from __future__ import annotations

import calendar
import os
import re
import subprocess
import time
from pathlib import Path
from typing import List, NamedTuple, Optional

from .namespace import Namespace
from .processes import run, stop, wait_until

_SCHEMA = "/usr/share/openvswitch/vswitch.ovsschema"
_SENT = re.compile(
    r"^(?P<day>[\d-]+)T(?P<clock>[\d:]+)\.(?P<millis>\d{3})Z\|\d+\|vconn\|DBG\|"
    r"(?P<peer>\S+): sent \(Success\): (?P<message>OFPT_\w+)(?P<text>.*)$"
)


class SentMessage(NamedTuple):
    """An OpenFlow message that the switch wrote to a controller."""

    at_micros: int
    """When, in microseconds since 1970, to the millisecond below."""
    message: str
    """Its type, such as ``OFPT_PORT_STATUS``."""
    text: str
    """The rest of the log line."""


class OpenVSwitch:
    """ovsdb-server and ovs-vswitchd with all their files in one folder."""

    def __init__(self, namespace: Namespace, folder: Path) -> None:
        self._namespace = namespace
        self._folder = folder
        self._environment = dict(
            os.environ,
            OVS_RUNDIR=str(folder),
            OVS_DBDIR=str(folder),
            OVS_LOGDIR=str(folder),
            OVS_SYSCONFDIR=str(folder),
        )
        self._database = f"unix:{folder}/db.sock"
        self._server: Optional[subprocess.Popen] = None
        self._daemon: Optional[subprocess.Popen] = None
        run(["ovsdb-tool", "create", f"{folder}/conf.db", _SCHEMA])
        self._server = self._spawn(
            "ovsdb-server", f"{folder}/conf.db", f"--remote=punix:{folder}/db.sock",
            f"--unixctl={folder}/ovsdb.ctl",
        )
        wait_until(lambda: (folder / "db.sock").exists(), "ovsdb-server")
        run(["ovs-vsctl", f"--db={self._database}", "--no-wait", "init"])
        self.start_daemon()

    @property
    def log(self) -> Path:
        """The daemon's log."""
        return self._folder / "ovs-vswitchd.log"

    def start_daemon(self) -> None:
        """Start the switch itself."""
        self._daemon = self._spawn(
            "ovs-vswitchd", self._database, f"--unixctl={self._folder}/vswitchd.ctl",
            f"--log-file={self.log}", f"--pidfile={self._folder}/ovs-vswitchd.pid",
        )
        wait_until(lambda: (self._folder / "vswitchd.ctl").exists(), "ovs-vswitchd")
        self.appctl("vlog/set", "vconn:file:dbg")
        self.appctl("vlog/disable-rate-limit")

    def stop_daemon(self) -> None:
        """End the switch; its bridges stay in the database."""
        stop(self._daemon)
        self._daemon = None
        (self._folder / "vswitchd.ctl").unlink(missing_ok=True)

    def vsctl(self, *arguments: str) -> str:
        """Change the database and wait until the switch has taken it over."""
        return run(["ovs-vsctl", f"--db={self._database}", "--timeout=10", *arguments])

    def ofctl(self, command: str, bridge: str, *arguments: str, check: bool = True) -> str:
        """Talk OpenFlow 1.3 to a bridge, past the controller."""
        return run(
            ["ovs-ofctl", "-O", "OpenFlow13", command, f"unix:{self._folder}/{bridge}.mgmt",
             *arguments],
            check=check,
        )

    def appctl(self, *arguments: str) -> str:
        """Send a command to the running switch."""
        return run(["ovs-appctl", "-t", f"{self._folder}/vswitchd.ctl", *arguments])

    def add_bridge(self, name: str, datapath_id: int) -> None:
        """Create a bridge that forwards nothing without rules."""
        self.vsctl(
            "add-br", name, "--", "set", "bridge", name, "datapath_type=netdev",
            "protocols=OpenFlow13", "fail_mode=secure",
            f"other-config:datapath-id={datapath_id:016x}",
        )

    def add_port(self, bridge: str, interface: str, number: int) -> None:
        """Add an interface of the namespace to a bridge under a port number."""
        self.vsctl(
            "add-port", bridge, interface, "--", "set", "interface", interface,
            f"ofport_request={number}",
        )

    def flows(self, bridge: str) -> List[str]:
        """Return the bridge's flow rules, one line each."""
        lines = self.ofctl("dump-flows", bridge, "--no-stats").splitlines()
        return [line.strip() for line in lines if "actions=" in line]

    def sent(self, message: str, since_micros: int) -> List[SentMessage]:
        """Return messages of a type that the switch sent to its controller from a moment on."""
        found = []
        for line in self.log.read_text(errors="replace").splitlines():
            match = _SENT.match(line)
            if match and match["message"] == message and match["peer"].startswith("tcp:"):
                stamp = time.strptime(f"{match['day']} {match['clock']}", "%Y-%m-%d %H:%M:%S")
                micros = calendar.timegm(stamp) * 1_000_000 + int(match["millis"]) * 1_000
                if micros >= since_micros:
                    found.append(SentMessage(micros, match["message"], match["text"]))
        return found

    def close(self) -> None:
        """End both daemons."""
        stop(self._daemon)
        stop(self._server)

    def _spawn(self, *command: str) -> subprocess.Popen:
        return self._namespace.spawn(
            command, env=self._environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
