# SPDX-License-Identifier: Apache-2.0
"""A running lab: the object that scenarios work with."""

import dataclasses
import json
import os
import re
import secrets
import shutil
import socket
import sys
import threading
import time
from typing import Any, Callable, Dict, List, Optional, Sequence, Union

from vonlab import lab_kernel, leftovers
from vonlab.controller import Controller, ControllerOptions
from vonlab.elements import ByName, Host, Link, Moment, Output, Switch, _run
from vonlab.enclosure import PACKAGE_PARENT, Child, Enclosure, LabError, wait_until
from vonlab.rpc import AGENT_ADDRESS, AGENT_PORT, Client, ConnectionLost
from vonlab.topology import Topology
from vonlab.traffic import DEFAULT_DRAIN_SECONDS, RawFrame, Sniffer, Traffic

_BOOT_SECONDS = 120.0
_DISCOVERY_SECONDS = 60.0
_CALL_SECONDS = 600.0
Named = Union[str, Host]


@dataclasses.dataclass(frozen=True)
class LabOptions:
    """How a lab is set up. ``controller`` None leaves the switches without any."""

    datapath: str = "kernel"
    controller: Optional[ControllerOptions] = dataclasses.field(default_factory=ControllerOptions)


class Lab:
    """A network in a lab kernel, with a controller beside it.

    Use it as a context manager; leaving it leaves nothing behind. Methods may be called from
    several threads.
    """

    def __init__(
        self,
        topology: Topology,
        options: LabOptions = LabOptions(),
        progress: Callable[[str], None] = lambda text: None,
    ) -> None:
        """Describes a lab; :meth:`start` starts it.

        :param progress: called with a line of text at each step of the boot
        """
        if options.datapath not in ("kernel", "user"):
            raise ValueError(f"datapath {options.datapath!r}; give kernel or user")
        self.topology = topology
        self.options = options
        self._progress = progress
        self._began = time.monotonic()
        self._clients = threading.local()
        self._all_clients: List[Client] = []
        self._token = secrets.token_hex(16)
        self._enclosure: Optional[Enclosure] = None
        self._guest: Optional[Child] = None
        self._controller: Optional[Controller] = None
        self.directory = ""
        ids = {spec.name: spec.device_id for spec in topology.switches}
        self.hosts = ByName([Host(self._call, each, ids[each.switch]) for each in topology.hosts])
        self.switches = ByName([Switch(self._call, each) for each in topology.switches])
        self.links = ByName([Link(self._call, each) for each in topology.links])

    # Life

    def start(self) -> "Lab":
        """Boots everything, the lab kernel and the controller at the same time.

        :raises LabError: if something does not come up, with the end of its log
        """
        missing = lab_kernel.missing_packages()
        if missing:
            raise LabError(f"missing Debian packages; run: apt-get install {' '.join(missing)}")
        leftovers.remove_stale()
        self._began = time.monotonic()
        self.directory = leftovers.claim_directory()
        try:
            self._enclosure = Enclosure(self.directory)
            self._start_guest()
            if self.options.controller is not None:
                self._controller = Controller(
                    self._enclosure, self.directory, self.options.controller, self.note
                )
                self._controller.start()
            self._await_guest()
            if self._controller is not None:
                self._controller.await_ready()
                self._controller.install_applications()
                self.await_discovery()
                seen = f"{len(self.switches)} switches and {len(self.links)} links"
                self.note(f"controller sees {seen}")
            self.note("ready")
        except BaseException:
            self.close()
            raise
        return self

    def note(self, text: str) -> None:
        """Reports progress with the time since the start."""
        self._progress(f"{time.monotonic() - self._began:5.1f} s  {text}")

    def _start_guest(self) -> None:
        assert self._enclosure is not None
        guest = os.path.join(self.directory, "guest")
        os.mkdir(guest, 0o700)
        config = {
            "topology": self.topology.to_json(),
            "datapath": self.options.datapath,
            "with_controller": self.options.controller is not None,
            "token": self._token,
        }
        path = os.path.join(guest, "network.json")
        with open(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "w", encoding="utf-8") as target:
            json.dump(config, target)
        self._guest = self._enclosure.spawn(
            "lab kernel",
            lab_kernel.command(guest, PACKAGE_PARENT),
            os.path.join(self.directory, "console.log"),
            {"PYTHONPATH": PACKAGE_PARENT, "TMPDIR": "/dev/shm"},
        )
        self.note("lab kernel started")

    def _await_guest(self) -> None:
        def answering() -> bool:
            assert self._guest is not None
            if not self._guest.running:
                raise LabError(f"the lab kernel has ended:\n{self._guest.last_output()}")
            try:
                return self._call("ping") == "pong"
            except (OSError, ConnectionLost):
                return False

        try:
            wait_until(answering, _BOOT_SECONDS, "the agent in the lab kernel")
        except LabError as error:
            raise LabError(f"{error}\n{self._agent_log()}") from None
        size = f"{len(self.switches)} switches, {len(self.hosts)} hosts, {len(self.links)} links"
        self.note(f"network built: {size}")

    def _agent_log(self) -> str:
        path = os.path.join(self.directory, "guest", "agent.log")
        try:
            with open(path, encoding="utf-8", errors="replace") as source:
                return "".join(source.readlines()[-20:])
        except OSError:
            return "(no log of the agent)"

    def await_discovery(self) -> None:
        """Waits until the controller sees every switch and link, as after a repair.

        :raises LabError: if it does not within two minutes, or there is no controller
        """
        controller = self.controller
        want_devices, want_links = len(self.switches), 2 * len(self.links)

        seen = {"devices": 0, "links": 0}

        def complete() -> bool:
            devices = controller.rest("GET", "devices")["devices"]
            seen["devices"] = sum(bool(each["available"]) for each in devices)
            seen["links"] = len(controller.rest("GET", "links")["links"])
            return seen["devices"] >= want_devices and seen["links"] >= want_links

        try:
            wait_until(complete, _DISCOVERY_SECONDS, "discovery", 0.2)
        except LabError:
            raise LabError(
                f"after {_DISCOVERY_SECONDS:g} s the controller sees {seen['devices']} of "
                f"{want_devices} switches and {seen['links']} of {want_links} link directions"
            ) from None

    def close(self) -> None:
        """Ends everything and removes every trace. Safe to call twice."""
        if self._controller is not None:
            self._controller.close()
        for client in self._all_clients:
            client.close()
        self._all_clients.clear()
        if self._enclosure is not None:
            self._enclosure.close()
        if self.directory:
            shutil.rmtree(self.directory, ignore_errors=True)

    def __enter__(self) -> "Lab":
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.close()

    # The agent

    def _client(self) -> Client:
        client = getattr(self._clients, "client", None)
        if client is None:
            if self._enclosure is None:
                raise LabError("the lab has not been started; call start() first")
            connection = self._enclosure.connect(AGENT_ADDRESS, AGENT_PORT, 2.0)
            connection.settimeout(_CALL_SECONDS)
            client = Client(connection, self._token)
            self._clients.client = client
            self._all_clients.append(client)
        return client

    def _call(self, method: str, **params: Any) -> Any:
        try:
            return self._client().call(method, **params)
        except (ConnectionLost, socket.timeout, OSError):
            self._clients.client = None
            raise

    def console(self, line: str, show: Callable[[str], None]) -> None:
        """Runs one line of Mininet's command language; a KeyboardInterrupt interrupts it.

        :param show: called with pieces of its output
        """
        self._stream(show, "console", line=line)

    def _stream(self, show: Callable[[str], None], method: str, **params: Any) -> Any:
        client = self._client()
        outcome: List[Any] = []
        done = threading.Event()

        def work() -> None:
            try:
                outcome.append(client.call(method, on_event=show, **params))
            except BaseException as error:
                outcome.append(error)
            finally:
                done.set()

        threading.Thread(target=work, name="console", daemon=True).start()
        # Not join(): interrupted once, it takes the thread for ended (bugs.python.org/issue45274).
        while not done.is_set():
            try:
                done.wait()
            except KeyboardInterrupt:
                client.interrupt()
        if isinstance(outcome[0], BaseException):
            raise outcome[0]
        return outcome[0]

    def mininet_commands(self) -> Dict[str, str]:
        """Mininet's commands with one line of help each."""
        return self._call("commands")

    def ovs(self, tool: str, *words: str) -> str:
        """Runs ``ovs-vsctl`` or ``ovs-appctl`` (``tool`` is vsctl or appctl) where the switches are.

        :raises ValueError: for another tool
        """
        if tool not in ("vsctl", "appctl"):
            raise ValueError(f"tool {tool!r}; give vsctl or appctl, or use switch.ofctl")
        return self._call(tool, words=list(words))

    def run(self, command: Union[str, Sequence[str]], limit_seconds: float = 60.0) -> Output:
        """Runs a command where the switches are."""
        return _run(self._call, None, command, limit_seconds, True)

    # Elements

    def switch(self, name: str) -> Switch:
        """A switch by its name."""
        return self.switches[name]

    def host(self, name: str) -> Host:
        """A host by its name."""
        return self.hosts[name]

    def link(self, name: str) -> Link:
        """A link by its name, such as ``s1-s2`` or ``s2-s1``, ``s1-s2#2`` for a second one."""
        match = re.fullmatch(r"(s\d+)-(s\d+)(#\d+)?", name)
        if match and name not in self.links.keys():
            name = f"{match.group(2)}-{match.group(1)}{match.group(3) or ''}"
        return self.links[name]

    def cut(self, links: Sequence[Union[str, Link]]) -> Moment:
        """Cuts several links in one moment."""
        names = [each if isinstance(each, str) else each.name for each in links]
        return Moment(**self._call("cut", links=[self.link(name).name for name in names], cut=True))

    # The controller

    @property
    def controller(self) -> Controller:
        """The controller.

        :raises LabError: if this lab has none
        """
        if self._controller is None:
            raise LabError("this lab has no controller")
        return self._controller

    def onos(self, command: str, limit_seconds: float = 60.0) -> str:
        """Runs a command of the controller's shell and returns what it printed.

        :raises LabError: if the shell reports an error
        """
        return self.controller.shell(command, limit_seconds)

    def rest(self, method: str, path: str, body: Any = None) -> Any:
        """Calls the controller's REST interface: a path below ``/onos/v1`` or an absolute one.

        :raises LabError: if the answer's status is not 2xx
        """
        return self.controller.rest(method, path, body)

    # Traffic

    def ping(self, source: Named, target: Named, count: int = 1, limit_seconds: float = 1.0) -> bool:
        """Whether every one of ``count`` pings is answered, each within the limit."""
        to = self.host(str(target)).ip
        wait = f"-c {count} -i 0.2 -W {limit_seconds:g}"
        done = self.host(str(source)).run(f"ping -n -q {wait} {to}", check=False)
        return f" {count} received" in done.out

    def traffic(
        self,
        source: Named,
        to: Union[Named, Sequence[Named]],
        *,
        rate_pps: float = 1000,
        size_bytes: int = 128,
        count: Optional[int] = None,
        seconds: Optional[float] = None,
        address: Optional[str] = None,
        frame: Optional[RawFrame] = None,
        drain_seconds: float = DEFAULT_DRAIN_SECONDS,
    ) -> Traffic:
        """Opens a stream of numbered packets; start it when everything is ready.

        :param to: the receiver, or several (for broadcast, multicast, or to see who gets it)
        :param size_bytes: of the whole frame without its check sequence, 66 to 1514
        :param count: packets to send; or ``seconds``; or neither, until it is stopped
        :param address: UDP to this IPv4 address (broadcast, multicast, another host's) instead of
            the receiver's own
        :param frame: raw Ethernet frames with this header instead of UDP
        :param drain_seconds: how long nothing must arrive before the stream counts as over
        :raises RemoteError: if a value is out of range
        """
        if count is not None and seconds is not None:
            raise ValueError("give count or seconds, not both")
        if seconds is not None:
            count = max(round(rate_pps * seconds), 1)
        targets = [to] if isinstance(to, (str, Host)) else list(to)
        if not targets:
            raise ValueError("a stream needs at least one receiver")
        if len(targets) > 1 and address is None and frame is None:
            raise ValueError("several receivers need an address (such as 10.0.255.255) or a frame")
        opened = self._call(
            "traffic_open",
            source=self.host(str(source)).name,
            receivers=[self.host(str(each)).name for each in targets],
            rate_pps=rate_pps,
            size_bytes=size_bytes,
            count=count,
            target=address or self.host(str(targets[0])).ip,
            frame=None if frame is None else dataclasses.asdict(frame),
        )
        return Traffic(self._call, opened["stream"], drain_seconds)

    def sniff(self, host: Named, **match: Any) -> Sniffer:
        """Counts frames that arrive at a host from now on.

        :param match: ``ethertype``, ``src_mac``, ``dst_mac``, ``vlan_id`` (-1: no tag),
            ``stream_traffic`` (whether it is a numbered packet of the lab)
        """
        opened = self._call("sniff", host=self.host(str(host)).name, match=match)
        return Sniffer(self._call, opened["sniffer"])

    def wait_for(
        self, condition: Callable[[], Any], limit_seconds: float = 10.0, what: str = "condition"
    ) -> Any:
        """Waits until a condition returns something true, and returns that.

        :raises LabError: naming ``what`` when the limit is over
        """
        return wait_until(condition, limit_seconds, what)

    def print(self, *values: object) -> None:
        """Prints a line at once, also when the output is a file."""
        print(*values, file=sys.stdout, flush=True)
