# SPDX-License-Identifier: Apache-2.0
"""The prompt of the lab, which takes Mininet's commands and the controller's."""

import atexit
import difflib
import os
import re
import sys
from typing import Dict, List, Optional

try:
    import readline
except ImportError:  # a Python without readline still has a prompt, only without history
    readline = None  # type: ignore[assignment]

from vonlab.controller import Controller
from vonlab.enclosure import LabError
from vonlab.lab import Lab
from vonlab.rates import format_bps
from vonlab.rpc import RemoteError

_HISTORY = os.path.expanduser("~/.von_lab_history")
_HISTORY_LINES = 1000
_LEAVE = ("exit", "quit", "logout")
# Both sides know these words. Mininet's "links" shows cuts, ONOS's shows what was discovered.
_ONOS_PREFERRED = frozenset(("links", "intfs", "ports", "hosts", "wait", "dump"))
_MININET_PREFERRED = frozenset(("dump", "ports", "wait", "intfs"))
_COMMAND_SECONDS = 120.0


def overview(lab: Lab) -> str:
    """What there is in a lab, and how to use it."""
    lines = ["", f"Topology {lab.topology.name}, {lab.options.datapath} datapath", ""]
    labels = {each.name: each.label for each in lab.topology.switches}
    lines.append("  host  address      MAC                access port             switch")
    for host in lab.hosts:
        label = labels[host.switch]
        named = host.switch if label == host.switch else f"{host.switch} ({label})"
        lines.append(
            f"  {host.name:5} {host.ip:12} {host.mac:18} {host.access_point:23} {named}"
        )
    rates: Dict[int, List[str]] = {}
    for link in lab.links:
        rates.setdefault(link.capacity_bps, []).append(link.name)
    lines.append("")
    for rate_bps, names in sorted(rates.items()):
        shown = ", ".join(names[:12]) + (f" and {len(names) - 12} more" if names[12:] else "")
        lines.append(f"  {format_bps(rate_bps)}: {shown}")
    lines += [
        "",
        "  h1 ping -c1 h2     a command in a host        link s1 s2 down    cut a link (up, silent)",
        "  devices            a command of the controller  help              all commands; exit leaves",
        "",
    ]
    return "\n".join(lines)


class Prompt:
    """Reads lines and hands each to Mininet or to the controller, by its first word."""

    def __init__(self, lab: Lab) -> None:
        """Learns the commands of both sides."""
        self._lab = lab
        self._controller: Optional[Controller] = None
        if lab.options.controller is not None:
            self._controller = lab.controller
        self._mininet = lab.mininet_commands()
        self._onos: Dict[str, str] = {}
        self._learn()

    def _learn(self) -> None:
        """Asks the controller for its commands: those in the scope of ONOS by their plain names."""
        if self._controller is None:
            return
        try:
            text = self._controller.shell("*:help")
        except LabError:
            return
        self._onos = parse_help(text)

    def run(self) -> None:
        """Works until ``exit`` or the end of the input."""
        self._prepare_readline()
        while True:
            try:
                line = input("von> ").strip()
            except EOFError:
                print()
                return
            except KeyboardInterrupt:
                print()
                continue
            if line.split(" ")[0] in _LEAVE:
                return
            if line and not line.startswith("#"):
                self.execute(line)

    def execute(self, line: str) -> None:
        """Runs one line; failures are printed, Ctrl-C ends the command only."""
        try:
            self._dispatch(line)
        except (LabError, RemoteError) as error:
            print(error)
        except KeyboardInterrupt:
            print("\nInterrupt")

    def _dispatch(self, line: str) -> None:
        word = line.split()[0]
        if word in ("help", "?"):
            self._help(line.split()[1:])
        elif self._is_node(word):
            self._lab.console(line, _show)
        elif word in self._mininet and (word in _MININET_PREFERRED or word not in self._onos):
            self._lab.console(line, _show)
        elif word == "links" and word in self._mininet:
            print("in the lab:")
            self._lab.console(line, _show)
            print("seen by the controller:")
            self._shell(line)
        elif word in self._mininet and word not in _ONOS_PREFERRED:
            self._lab.console(line, _show)
        elif self._controller is not None:
            self._ask_controller(word, line)
        else:
            print(self._unknown(word))

    def _is_node(self, word: str) -> bool:
        return word in self._lab.hosts.keys() or word in self._lab.switches.keys()

    def _ask_controller(self, word: str, line: str) -> None:
        if word not in self._onos and ":" not in word:
            self._learn()
            if word not in self._onos:
                print(self._unknown(word))
                return
        self._shell(line)

    def _shell(self, line: str) -> None:
        assert self._controller is not None
        _show(self._controller.shell(line, _COMMAND_SECONDS))

    def _unknown(self, word: str) -> str:
        close = difflib.get_close_matches(word, [*self._mininet, *self._onos], 3)
        hint = f"; did you mean {' or '.join(close)}?" if close else "; 'help' lists all"
        return f"no command or node {word!r}{hint}"

    def _help(self, words: List[str]) -> None:
        if words and words[0] in self._onos and self._controller is not None:
            self._shell(f"{words[0]} --help")
        elif words and words[0] in self._mininet:
            print(f"{words[0]}: {self._mininet[words[0]]}")
        elif words:
            print(self._unknown(words[0]))
        else:
            print("In the network:  <host> <command> runs a command in a host")
            print(_columns(self._mininet))
            if self._onos:
                own = {name: text for name, text in self._onos.items() if ":" not in name}
                others = sorted({name.split(":")[0] for name in self._onos if ":" in name})
                print("\nIn the controller ('help <command>' explains one):")
                print(_columns(own))
                print(f"  and those of Karaf: {', '.join(f'{scope}:…' for scope in others)}")
            print("\nexit, quit or Ctrl-D leaves and removes everything")

    def _prepare_readline(self) -> None:
        if readline is None or not sys.stdin.isatty():
            return
        try:
            readline.read_history_file(_HISTORY)
        except OSError:
            pass
        readline.set_history_length(_HISTORY_LINES)
        atexit.register(_write_history)
        readline.set_completer_delims(" ")
        readline.set_completer(self._complete)
        readline.parse_and_bind("tab: complete")

    def _complete(self, text: str, state: int) -> Optional[str]:
        nodes = [*self._lab.hosts.keys(), *self._lab.switches.keys()]
        first = readline.get_begidx() == 0
        words = [*nodes, *self._mininet, *self._onos, "help", "exit"] if first else nodes
        found = sorted({word for word in words if word.startswith(text)})
        return found[state] + " " if state < len(found) else None


def parse_help(text: str) -> Dict[str, str]:
    """Reads what ``*:help`` prints: names in bold, each with a description that may be wrapped.

    Commands in ONOS's own scope go by their names, those of other scopes by ``scope:name`` too,
    as the shell takes them. Entries without a scope are subshells or aliases, not commands.
    """
    found: Dict[str, str] = {}
    last = ""
    for line in text.splitlines():
        match = re.match(r"\x1b\[1m(\S+)\s*\x1b\[\d*m\s?(.*)$", line)
        if match is None:
            if last and line.startswith(" ") and line.strip():
                found[last] = f"{found[last]} {line.strip()}".strip()
            continue
        scope, colon, name = match.group(1).partition(":")
        if not colon:
            last = ""
            continue
        last = name if scope == "onos" else match.group(1)
        found[last] = match.group(2).strip()
    return found


def _columns(commands: Dict[str, str]) -> str:
    width = max((len(name) for name in commands), default=0) + 2
    lines = []
    for name, description in sorted(commands.items()):
        lines.append(f"  {name:{width}}{description}"[:110].rstrip())
    return "\n".join(lines)


def _write_history() -> None:
    try:
        readline.write_history_file(_HISTORY)
    except OSError:
        pass


def _show(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
