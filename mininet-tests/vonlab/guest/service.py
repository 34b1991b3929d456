# SPDX-License-Identifier: Apache-2.0
"""What the agent does on request. Each ``do_`` method is a method that the lab can call."""

import os
import signal
import subprocess
import threading
from typing import Any, Dict, List, Optional, TYPE_CHECKING

from vonlab import netns
from vonlab.guest import switches
from vonlab.guest.console import Console, stream_process
from vonlab.guest.network import Network
from vonlab.rpc import Channel

if TYPE_CHECKING:
    from vonlab.guest.agent import EngineClient

MAX_OUTPUT_BYTES = 8 << 20
LAB_DIR = "/run/von"


class Service:
    """Turns requests into operations on the network and the traffic engine. Thread-safe."""

    def __init__(self, network: Network, engine: "EngineClient") -> None:
        """Serves a network that is running."""
        self._network = network
        self._engine = engine
        self._switching = threading.Lock()
        self._console = Console(network, self)
        self._root_namespace = netns.open_current()

    def dispatch(self, method: str, params: Dict[str, Any], channel: Channel) -> Any:
        """Calls a method by its name.

        :raises ValueError: if there is no such method
        """
        handler = getattr(self, "do_" + str(method), None)
        if handler is None:
            raise ValueError(f"no method {str(method)[:40]!r}; is the agent older than the lab?")
        return handler(channel=channel, **params)

    def do_ping(self, channel: Channel) -> str:
        """Says that the agent is there."""
        return "pong"

    def do_state(self, channel: Channel) -> Dict[str, Any]:
        """The state of all links and switches."""
        return {"links": self._network.wires.state(), "switches": dict(self._network.running)}

    def do_cut(self, channel: Channel, links: List[str], cut: bool) -> Dict[str, int]:
        """Cuts or restores links."""
        return self._network.wires.cut(links, cut)

    def do_silence(self, channel: Channel, links: List[str], silent: bool) -> Dict[str, int]:
        """Makes links lose everything silently, or carry again."""
        return self._network.wires.silence(links, silent)

    def do_plug(self, channel: Channel, host: str, plugged: bool) -> None:
        """Unplugs a host, or plugs it in again."""
        self._network.set_access(host, plugged)

    def do_switch(self, channel: Channel, switch: str, on: bool) -> Dict[str, int]:
        """Takes a switch out of service or puts it back."""
        with self._switching:
            network = self._network
            return network.start_switch(switch) if on else network.stop_switch(switch)

    def do_connected(self, channel: Channel) -> Dict[str, bool]:
        """Whether each switch is connected to its controller."""
        return self._network.switches.connected()

    def do_ofctl(self, channel: Channel, switch: str, words: List[str]) -> str:
        """Runs ``ovs-ofctl``."""
        return self._network.switches.ofctl(switch, words)

    def do_vsctl(self, channel: Channel, words: List[str]) -> str:
        """Runs ``ovs-vsctl``."""
        return switches.run(["ovs-vsctl", *words])

    def do_appctl(self, channel: Channel, words: List[str]) -> str:
        """Runs ``ovs-appctl``."""
        return switches.run(["ovs-appctl", *words])

    def do_trace(self, channel: Channel, switch: str, flow: str) -> str:
        """Traces a packet through a switch."""
        return self._network.switches.trace(switch, flow)

    def do_add_flows(self, channel: Channel, switch: str, flows: List[str]) -> None:
        """Adds rules to a switch past the controller."""
        self._network.switches.add_flows(switch, flows)

    def do_logs(self, channel: Channel) -> None:
        """Copies Open vSwitch's logs to the lab's directory."""
        switches.save_logs(LAB_DIR)

    def do_run(
        self, channel: Channel, host: Optional[str], command: Any, limit_seconds: float
    ) -> Dict[str, Any]:
        """Runs a command in a host (None: where the switches are) and returns what it said."""
        process = self.spawn(host, command, merge=False)
        try:
            out, err = process.communicate(timeout=limit_seconds)
            ended = True
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            out, err = process.communicate()
            ended = False
        return {
            "ended": ended,
            "exit_code": process.returncode,
            "out": out[-MAX_OUTPUT_BYTES:].decode(errors="replace"),
            "err": err[-MAX_OUTPUT_BYTES:].decode(errors="replace"),
        }

    def spawn(self, host: Optional[str], command: Any, merge: bool) -> subprocess.Popen:
        """Starts a command in a session of its own; a string is a shell's, a list is a program's."""
        namespace = self._root_namespace
        if host is not None:
            namespace = self._network.hosts[host].namespace_fd
        with netns.entered(namespace):
            return subprocess.Popen(
                command,
                shell=isinstance(command, str),
                executable="/bin/bash" if isinstance(command, str) else None,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT if merge else subprocess.PIPE,
                start_new_session=True,
            )

    def do_stream(self, channel: Channel, host: Optional[str], command: Any) -> int:
        """Runs a command and sends its output as events; an interrupt goes to its processes."""
        return stream_process(self.spawn(host, command, merge=True), channel)

    def do_console(self, channel: Channel, line: str) -> None:
        """Runs one line of Mininet's command language and sends its output as events."""
        self._console.run(line, channel)

    def do_commands(self, channel: Channel) -> Dict[str, str]:
        """The names of Mininet's commands, with a line of help each."""
        return self._console.commands()

    def _place(self, host: str) -> Dict[str, str]:
        node = self._network.hosts[host]
        return {
            "host": host,
            "namespace_path": node.namespace_path,
            "interface": f"{host}-eth0",
            "mac": node.spec.mac,
            "ip": node.spec.ip,
        }

    def do_traffic_open(
        self, channel: Channel, source: str, receivers: List[str], **params: Any
    ) -> Dict[str, Any]:
        """Opens a numbered packet stream."""
        params["source"] = self._place(source)
        params["receivers"] = [self._place(host) for host in receivers]
        return self._engine.call("open", params)

    def do_traffic(self, channel: Channel, action: str, **params: Any) -> Any:
        """Starts, watches or finishes a stream."""
        if action not in ("start", "progress", "finish"):
            raise ValueError(f"no such action: {action}; known: start, progress, finish")
        return self._engine.call(action, params)

    def do_sniff(self, channel: Channel, host: str, match: Dict[str, Any]) -> Dict[str, Any]:
        """Starts to count frames at a host."""
        return self._engine.call("sniff", {"place": self._place(host), "match": match})

    def do_sniffed(self, channel: Channel, sniffer: int, stop: bool) -> Dict[str, Any]:
        """Reads the counts of a sniffer."""
        return self._engine.call("sniffed", {"sniffer": sniffer, "stop": stop})
