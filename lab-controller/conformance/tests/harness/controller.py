# SPDX-License-Identifier: Apache-2.0
"""A lab controller that runs in a namespace."""

from __future__ import annotations

import base64
import http.client
import json
import secrets
import socket
import subprocess
import time
from pathlib import Path
from typing import Any, Dict, List, NamedTuple, Optional, Tuple

from .namespace import Namespace
from .processes import run, stop, wait_until

REPOSITORY = Path(__file__).resolve().parents[4]
DISTRIBUTION = REPOSITORY / "lab-controller" / "assembly" / "target" / "controller"
SCRIPT = DISTRIBUTION / "bin" / "lab-controller"
APPLICATION = REPOSITORY / "lab-controller" / "conformance" / "target" / "conformance.oar"

USER = "conformance"


class Event(NamedTuple):
    """An event as an application saw it; see ``SeenEvent`` of the application."""

    sequence: int
    arrived_micros: int
    kind: str
    type: str
    subject: str
    detail: str


class Controller:
    """Start, stop and use a controller whose state is in one folder."""

    def __init__(self, namespace: Namespace, folder: Path) -> None:
        self.namespace = namespace
        self.data = folder / "data"
        self.password = secrets.token_urlsafe(18)
        self._password_file = folder / "password"
        self._password_file.write_text(self.password + "\n")
        self._key = folder / "key"
        run(["ssh-keygen", "-q", "-t", "rsa", "-b", "3072", "-N", "", "-f", str(self._key)])
        self._output = folder / "output.txt"
        self.process: Optional[subprocess.Popen] = None
        self.boot_s = 0.0

    def command_line(self, *options: str) -> List[str]:
        """Return how the controller is started."""
        return [
            str(SCRIPT), "--data", str(self.data), "--user", USER,
            "--password-file", str(self._password_file),
            "--authorized-key", f"{self._key}.pub", *options,
        ]

    def start(self, *options: str, limit_s: float = 90.0) -> None:
        """Start it and wait until REST and OpenFlow answer; notes the seconds in ``boot_s``."""
        start = time.monotonic()
        with open(self._output, "ab") as output:
            self.process = self.namespace.spawn(
                self.command_line(*options), stdout=output, stderr=subprocess.STDOUT
            )
        wait_until(self._is_up, "the controller's REST and OpenFlow", limit_s, every_s=0.2)
        self.boot_s = time.monotonic() - start

    def _is_up(self) -> bool:
        assert self.process is not None
        if self.process.poll() is not None:
            raise AssertionError(
                f"the controller ended with {self.process.returncode}: "
                + self._output.read_text(errors="replace")[-4000:]
            )
        return self._accepts(6653) and self._accepts(8181) and self.get("/devices")[0] == 200

    def _accepts(self, port: int) -> bool:
        try:
            self._connect(port).close()
            return True
        except OSError:
            return False

    def _connect(self, port: int) -> socket.socket:
        return self.namespace.inside(lambda: socket.create_connection(("127.0.0.1", port), 10))

    def stop(self) -> float:
        """End it by SIGTERM and return the seconds that it took."""
        seconds = stop(self.process, 30.0)
        self.process = None
        return seconds

    def kill(self) -> None:
        """End it by SIGKILL."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()
        self.process = None

    def request(
        self,
        method: str,
        path: str,
        body: Optional[bytes] = None,
        content_type: str = "application/json",
        credentials: Optional[str] = None,
    ) -> Tuple[int, bytes]:
        """Send a REST request below /onos/v1 and return status and body."""
        connection = http.client.HTTPConnection("127.0.0.1", 8181, timeout=30)
        connection.sock = self._connect(8181)
        who = credentials if credentials is not None else f"{USER}:{self.password}"
        headers = {"Authorization": "Basic " + base64.b64encode(who.encode()).decode()}
        if body is not None:
            headers["Content-Type"] = content_type
        try:
            connection.request(method, "/onos/v1" + path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        except (OSError, http.client.HTTPException):
            return 0, b""
        finally:
            connection.close()

    def get(self, path: str) -> Tuple[int, Dict[str, Any]]:
        """Send a GET and return status and JSON."""
        status, body = self.request("GET", path)
        return status, json.loads(body) if status == 200 else {}

    def install(self, application: Path = APPLICATION) -> float:
        """Install and activate an application; return the seconds that it took."""
        start = time.monotonic()
        status, body = self.request(
            "POST", "/applications?activate=true", application.read_bytes(),
            "application/octet-stream",
        )
        assert status == 200, (status, body)
        return time.monotonic() - start

    def shell(self, command: str, limit_s: float = 90.0) -> str:
        """Run one command in the controller's shell."""
        return self.namespace.run(
            "ssh", "-q", "-p", "8101", "-i", str(self._key), "-o", "BatchMode=yes",
            "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null",
            f"{USER}@127.0.0.1", command, limit_s=limit_s,
        )

    def case(self, *words: object) -> Any:
        """Run a conformance case and return what it tells."""
        return json.loads(self.shell("conformance-" + " ".join(str(word) for word in words)))

    def events(self, since: int) -> List[Event]:
        """Return the events that applications saw after a sequence number."""
        return [
            Event(e["sequence"], e["arrivedMicros"], e["kind"], e["type"], e["subject"],
                  e["detail"])
            for e in self.case("events", since)["events"]
        ]

    def last_event(self) -> int:
        """Return the sequence number of the newest event."""
        return int(self.case("events", 0)["last"])

    def await_event(
        self, since: int, type_: str, subject: str, detail: str = "", limit_s: float = 10.0
    ) -> Event:
        """Wait for an event after ``since`` whose subject contains ``subject``."""

        def find() -> Optional[Event]:
            for event in self.events(since):
                if event.type == type_ and subject in event.subject and detail in event.detail:
                    return event
            return None

        return wait_until(find, f"{type_} of {subject} {detail}", limit_s, every_s=0.1)
