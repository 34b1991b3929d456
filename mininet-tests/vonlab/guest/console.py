# SPDX-License-Identifier: Apache-2.0
"""Mininet's command language, run line by line for a prompt that is somewhere else."""

import io
import os
import select
import signal
import subprocess
import threading
from typing import Any, Dict, TYPE_CHECKING

import mininet.cli
from mininet.cli import CLI
from mininet.log import lg

from vonlab.guest.network import Network
from vonlab.rpc import Channel

if TYPE_CHECKING:
    from vonlab.guest.service import Service

_CHUNK_BYTES = 1 << 16
_NOT_HERE = frozenset("x xterm gterm noecho source exit quit EOF help px py".split())


def stream_process(process: subprocess.Popen, channel: Channel) -> int:
    """Sends a process's output as events until it ends, and returns its exit code.

    An interrupt from the client, and the loss of the client, end its process group.
    """
    assert process.stdout is not None
    output = process.stdout.fileno()
    poll = select.poll()
    poll.register(output, select.POLLIN)
    poll.register(channel.fileno(), select.POLLIN)
    blows = 0
    try:
        while True:
            ready = dict(poll.poll())
            if channel.fileno() in ready or channel.buffered:
                channel.receive()
                blows += 1
                _signal_group(process, signal.SIGINT if blows == 1 else signal.SIGKILL)
            if output in ready:
                data = os.read(output, _CHUNK_BYTES)
                if not data:
                    return process.wait()
                channel.send({"event": data.decode(errors="replace")})
    except BaseException:
        _signal_group(process, signal.SIGKILL)
        process.wait()
        raise
    finally:
        process.stdout.close()


def _signal_group(process: subprocess.Popen, number: int) -> None:
    try:
        os.killpg(process.pid, number)
    except ProcessLookupError:
        pass


class _Interpreter(CLI):
    """Mininet's interpreter without its terminal."""

    def __init__(self, network: Network, service: "Service") -> None:
        self._network = network
        self._service = service
        self.channel: Any = None
        null = open(os.devnull, encoding="ascii")
        CLI.__init__(self, network.mininet, stdin=null)

    def run(self) -> None:
        """Lines come one by one from the lab."""

    def initReadline(self) -> None:  # type: ignore[override]  # noqa: N802
        """The prompt is elsewhere."""

    def default(self, line: str) -> None:
        """Runs a command in a node, or says that there is none of that name."""
        first, _, rest = line.strip().partition(" ")
        if first not in self.mn:
            mininet.cli.error(f"*** Unknown command: {line}\n")
            return
        if not rest.strip():
            mininet.cli.error(f"*** Please enter a command for node: {first} <cmd>\n")
            return
        words = [
            self._network.hosts[word].spec.ip if word in self._network.hosts else word
            for word in rest.strip().split(" ")
        ]
        host = first if first in self._network.hosts else None
        stream_process(self._service.spawn(host, " ".join(words), merge=True), self.channel)

    def do_sh(self, line: str) -> None:
        """Run a command where the switches are. Usage: sh [cmd args]"""
        stream_process(self._service.spawn(None, line, merge=True), self.channel)

    def do_link(self, line: str) -> None:
        """Bring the link(s) between two nodes up or down. Usage: link node1 node2 up|down|silent"""
        words = line.split()
        if len(words) != 3 or words[2] not in ("up", "down", "silent"):
            mininet.cli.error("usage: link node1 node2 up|down|silent\n")
            return
        first, second, state = words
        hosts = [name for name in (first, second) if name in self._network.hosts]
        if len(hosts) == 1:
            self._network.set_access(hosts[0], state == "up")
            return
        names = self._network.wires_between(first, second)
        if not names:
            mininet.cli.error(f"no link between {first} and {second}; 'net' shows all\n")
            return
        self._network.wires.silence(names, state == "silent")
        self._network.wires.cut(names, state == "down")

    def do_links(self, _line: str) -> None:
        """Report on links."""
        for spec in self._network.topology.hosts:
            self.say(f"{spec.name}-eth0<->{spec.switch}-eth{spec.port}\n")
        state = self._network.wires.state()
        for wire in self._network.topology.links:
            ends = f"{wire.a}-eth{wire.port_a}<->{wire.b}-eth{wire.port_b}"
            self.say(f"{wire.name:10} {ends:24} {state[wire.name]}\n")

    def do_switch(self, line: str) -> None:
        """Start or stop a switch. Usage: switch name start|stop"""
        words = line.split()
        if len(words) != 2 or words[1] not in ("start", "stop"):
            mininet.cli.error("usage: switch name start|stop\n")
            return
        self._service.do_switch(self.channel, words[0], words[1] == "start")

    def do_pingall(self, line: str) -> None:
        """Ping between all hosts. Usage: pingall [seconds to wait for an answer, 1]"""
        self.mn.pingAll(line or "1")

    def say(self, text: str) -> None:
        """Sends text to the prompt."""
        self.channel.send({"event": text})


class Console:
    """Runs lines for one client at a time."""

    def __init__(self, network: Network, service: "Service") -> None:
        """Makes the interpreter and leads Mininet's output to whoever asked."""
        self._network = network
        self._lock = threading.Lock()
        self._interpreter = _Interpreter(network, service)
        self._interpreter.stdout = _Output(self._interpreter)
        lg.setLogLevel("output")
        for handler in lg.handlers:
            handler.stream = self._interpreter.stdout

    def run(self, line: str, channel: Channel) -> None:
        """Runs one line; its output goes to the channel as events."""
        with self._lock:
            self._interpreter.channel = channel
            self._interpreter.stdout.interrupted = False
            watching = threading.Event()
            watcher = None
            if line.split(" ", 1)[0] in ("pingall", "pingpair", "pingallfull", "pingpairfull"):
                watcher = threading.Thread(target=self._watch, args=(channel, watching))
                watcher.start()
            try:
                self._interpreter.onecmd(line)
            except KeyError as error:
                self._interpreter.say(f"no such node: {error}\n")
            except _Interrupted:
                self._interpreter.say("\nInterrupt\n")
            finally:
                watching.set()
                if watcher is not None:
                    watcher.join()

    def _watch(self, channel: Channel, done: threading.Event) -> None:
        """Passes an interrupt on to nodes that are pinging."""
        poll = select.poll()
        poll.register(channel.fileno(), select.POLLIN)
        while not done.is_set():
            if poll.poll(100):
                self._interpreter.stdout.interrupted = True
                channel.receive()
                for node in self._network.hosts.values():
                    if node.waiting:
                        node.sendInt()

    def commands(self) -> Dict[str, str]:
        """Every command that makes sense here, with the first line of its help."""
        found = {}
        for name in dir(self._interpreter):
            if name.startswith("do_") and name[3:] not in _NOT_HERE:
                text = (getattr(self._interpreter, name).__doc__ or "").strip()
                found[name[3:]] = text.splitlines()[0] if text else ""
        return found


class _Interrupted(KeyboardInterrupt):
    """The client has interrupted a command; Mininet's log handler lets this kind through."""


class _Output(io.TextIOBase):
    """A text stream that leads to the prompt which is served now."""

    def __init__(self, interpreter: _Interpreter) -> None:
        self._interpreter = interpreter
        self.interrupted = False

    def write(self, text: str) -> int:
        """Sends text, unless the command has been interrupted, which ends it here."""
        if self.interrupted:
            self.interrupted = False
            raise _Interrupted
        if text and self._interpreter.channel is not None:
            self._interpreter.say(text)
        return len(text)
