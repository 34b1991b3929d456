# SPDX-License-Identifier: Apache-2.0
"""The controller beside the lab kernel: its process, its shell and its REST interface."""

import base64
import dataclasses
import glob
import http.client
import json
import os
import re
import secrets
import signal
import subprocess
import threading
from typing import Any, Callable, Dict, List, Optional, Tuple

from vonlab.enclosure import PACKAGE_PARENT, Child, Enclosure, LabError, wait_until

SSH_PORT, REST_PORT, OPENFLOW_PORT = 8101, 8181, 6653
REST_ROOT = "/onos/v1"
_ADDRESS = "127.0.0.1"
_BOOT_SECONDS = 120.0
_REPOSITORY = os.path.dirname(PACKAGE_PARENT)
DISTRIBUTION = os.path.join(_REPOSITORY, "lab-controller/assembly/target/controller")
MAX_OAR_BYTES = 64 << 20
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_SHOWN_CHARACTERS = 200
_COMMAND_DONE = "VONLAB-COMMAND-DONE"


@dataclasses.dataclass(frozen=True)
class ControllerOptions:
    """How the controller is started.

    ``applications`` are paths of ``.oar`` files to install. ``default_credentials`` uses ONOS's
    well-known user and password instead of random ones.
    """

    distribution: str = DISTRIBUTION
    applications: Tuple[str, ...] = ()
    default_credentials: bool = False


def built_applications() -> Tuple[str, ...]:
    """The ``.oar`` files that the repository's build has made."""
    return tuple(sorted(glob.glob(os.path.join(_REPOSITORY, "oar/target/*.oar"))))


class Controller:
    """One controller process, and the two ways to talk to it. Thread-safe."""

    def __init__(
        self,
        enclosure: Enclosure,
        directory: str,
        options: ControllerOptions,
        note: Callable[[str], None],
    ) -> None:
        """Prepares credentials in the lab's directory; starts nothing.

        :raises LabError: if the controller has not been built
        """
        self._program = os.path.join(options.distribution, "bin/lab-controller")
        if not os.access(self._program, os.X_OK):
            raise LabError(
                f"no controller at {options.distribution}; build it with: "
                "mvn -q -pl lab-controller/assembly -am package"
            )
        self._enclosure = enclosure
        self._options = options
        self._note = note
        self._directory = os.path.join(directory, "controller")
        os.mkdir(self._directory, 0o700)
        self.user = "karaf" if options.default_credentials else "operator"
        self.password = "karaf" if options.default_credentials else secrets.token_urlsafe(18)
        self._password_file = os.path.join(self._directory, "password")
        self._key_file = os.path.join(self._directory, "key")
        with open(os.open(self._password_file, os.O_WRONLY | os.O_CREAT, 0o600), "w") as target:
            target.write(self.password + "\n")
        subprocess.run(
            ["ssh-keygen", "-q", "-t", "rsa", "-b", "2048", "-N", "", "-C", "lab"]
            + ["-f", self._key_file],
            check=True,
            stdin=subprocess.DEVNULL,
        )
        self._process: Optional[Child] = None

    # Life

    def start(self) -> None:
        """Starts the process and returns at once."""
        data = os.path.join(self._directory, "data")
        self._process = self._enclosure.spawn(
            "controller",
            [self._program, "--data", data, "--user", self.user]
            + ["--password-file", self._password_file]
            + ["--authorized-key", self._key_file + ".pub", "--listen", _ADDRESS],
            os.path.join(self._directory, "console.log"),
            {"ONOS_IP": _ADDRESS},
        )
        self._note("controller started")

    def await_ready(self, limit_seconds: float = _BOOT_SECONDS) -> None:
        """Waits until REST and OpenFlow answer.

        :raises LabError: with the end of its log
        """

        def answering() -> bool:
            assert self._process is not None
            if not self._process.running:
                raise LabError(f"the controller has ended:\n{self._process.last_output()}")
            try:
                status, _ = self._request("GET", "/applications", None, {})
                return status == 200 and self._enclosure.listens(OPENFLOW_PORT)
            except (OSError, http.client.HTTPException):
                return False

        wait_until(answering, limit_seconds, "the controller's REST and OpenFlow ports", 0.2)
        self._note("controller ready")
        # The shell makes its host key at the first connection, which takes seconds.
        threading.Thread(target=self._greet_shell, name="shell-greeter", daemon=True).start()

    def _greet_shell(self) -> None:
        try:
            self.shell("shell:date")
        except (LabError, OSError):
            pass

    def kill(self) -> None:
        """Ends the process at once, as a crash would."""
        if self._process is not None:
            self._process.signal(signal.SIGKILL)
            self._process.wait(10.0)

    def stop(self) -> None:
        """Ends the process in order."""
        if self._process is not None:
            self._process.stop(20.0)

    def restart(self, wait: bool = True) -> None:
        """Starts it again with what it had stored; stops it first if it runs."""
        self.stop()
        self.start()
        if wait:
            self.await_ready()

    @property
    def running(self) -> bool:
        """Whether the process runs."""
        return self._process is not None and self._process.running

    def close(self) -> None:
        """Forgets the process; the enclosure ends it."""
        self._process = None

    # Applications

    def install_applications(self) -> None:
        """Installs and activates the lab's applications."""
        for path in self._options.applications:
            self.install(path)
            self._note(f"installed {os.path.basename(path)}")

    def install(self, path: str) -> Dict[str, Any]:
        """Installs and activates an application.

        :param path: an ``.oar`` file of at most 64 MiB
        :raises LabError: if the controller refuses it
        """
        if os.path.getsize(path) > MAX_OAR_BYTES:
            raise LabError(f"{path} has more than {MAX_OAR_BYTES >> 20} MiB")
        with open(path, "rb") as source:
            body = source.read()
        kind = {"Content-Type": "application/octet-stream"}
        status, text = self._request("POST", "/applications?activate=true", body, kind)
        if status != 200:
            raise LabError(f"installing {path}: status {status}: {text[:500]}")
        return json.loads(text)

    # REST

    def rest(self, method: str, path: str, body: Any = None) -> Any:
        """Calls the REST interface with a JSON body, and returns the JSON answer (or None).

        :param path: below ``/onos/v1``; a path that begins with ``/onos/`` is taken as it is
        :raises LabError: if the status is not 2xx
        """
        data, headers = None, {}
        if body is not None:
            data = json.dumps(body).encode()
            headers["Content-Type"] = "application/json"
        try:
            status, text = self._request(method, path, data, headers)
        except (OSError, http.client.HTTPException) as error:
            raise LabError(f"{method} {path}: {error}") from None
        if not 200 <= status < 300:
            raise LabError(f"{method} {path}: status {status}: {text[:500]}")
        try:
            return json.loads(text) if text else None
        except ValueError:
            return text

    def _request(
        self, method: str, path: str, body: Optional[bytes], headers: Dict[str, str]
    ) -> Tuple[int, str]:
        if not path.startswith("/onos/"):
            path = f"{REST_ROOT}/{path.lstrip('/')}"
        login = base64.b64encode(f"{self.user}:{self.password}".encode()).decode()
        connection = http.client.HTTPConnection(_ADDRESS, REST_PORT, timeout=30)
        connection.sock = self._enclosure.connect(_ADDRESS, REST_PORT, 30)
        try:
            connection.request(method, path, body, {"Authorization": f"Basic {login}", **headers})
            answer = connection.getresponse()
            return answer.status, answer.read().decode(errors="replace")
        finally:
            connection.close()

    # Shell

    def shell_command(self, interactive: bool = False) -> List[str]:
        """The ``ssh`` command line that reaches the controller's shell from inside the lab."""
        options = [
            "BatchMode=yes",
            "StrictHostKeyChecking=no",
            "UserKnownHostsFile=/dev/null",
            "GlobalKnownHostsFile=/dev/null",
            "HostKeyAlgorithms=+ssh-rsa",
            "PubkeyAcceptedAlgorithms=+ssh-rsa",
            "IdentitiesOnly=yes",
            "LogLevel=ERROR",
            "ConnectTimeout=10",
        ]
        words = ["ssh", "-F", "none", "-p", str(SSH_PORT), "-i", self._key_file]
        words += ["-tt" if interactive else "-T"]
        for option in options:
            words += ["-o", option]
        return words + [f"{self.user}@{_ADDRESS}"]

    def shell(self, command: str, limit_seconds: float = 60.0) -> str:
        """Runs a command of the shell and returns what it printed.

        :raises LabError: if the shell reports an error, or does not answer in time
        """
        with self._enclosure.network():
            process = subprocess.Popen(
                self.shell_command() + [f"{command}; echo {_COMMAND_DONE}"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                start_new_session=True,
            )
        try:
            out, err = process.communicate(timeout=limit_seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise LabError(f"onos> {command}: no answer within {limit_seconds:g} s") from None
        text = out.decode(errors="replace").replace("\r\n", "\n")
        # Karaf sometimes closes the connection before the exit status of a command that went well
        # is through; the shell goes on to the echo only after a command that did.
        if text.rstrip().endswith(_COMMAND_DONE):
            return text.rstrip()[: -len(_COMMAND_DONE)]
        if process.returncode != 0:
            said = (text.strip() or err.decode(errors="replace").strip())[-1000:]
            said = _COLOUR.sub("", said)
            raise LabError(f"onos> {command[:_SHOWN_CHARACTERS]}: {said}")
        return text
