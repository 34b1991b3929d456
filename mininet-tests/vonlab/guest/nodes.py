# SPDX-License-Identifier: Apache-2.0
"""Mininet's nodes as the lab makes them: network namespaces first, shells only when used.

Mininet starts an interactive shell for every node and configures interfaces through it, which
takes a fifth of a second per node inside the lab kernel. Here the agent makes namespaces and
interfaces itself; a node's shell is started at its first command.
"""

import subprocess
from typing import Any, Dict, Optional

from mininet.link import Intf, Link
from mininet.node import Host, Node, OVSSwitch

from vonlab import netns
from vonlab.topology import HostSpec, SwitchSpec


class LabHost(Host):
    """A host in a network namespace that exists already."""

    def __init__(self, spec: HostSpec, namespace_fd: int, namespace_path: str) -> None:
        """Wraps a namespace; starts nothing."""
        self.spec = spec
        self.namespace_fd = namespace_fd
        self.namespace_path = namespace_path
        self._wanted = False
        Host.__init__(self, spec.name, inNamespace=True)

    def startShell(self, mnopts: Optional[str] = None) -> None:  # noqa: N802 (Mininet's name)
        """Starts the shell if a command has been given."""
        if not self._wanted or self.shell:
            return
        self.inNamespace = False
        try:
            with netns.entered(self.namespace_fd):
                Node.startShell(self, mnopts)
        finally:
            self.inNamespace = True

    def sendCmd(self, *args: Any, **kwargs: Any) -> None:  # noqa: N802 (Mininet's name)
        """Sends a command to the shell, which is started if there is none yet."""
        if not self.shell:
            self._wanted = True
            self.startShell()
        Host.sendCmd(self, *args, **kwargs)

    def popen(self, *args: Any, **kwargs: Any) -> subprocess.Popen:
        """Starts a process in the namespace. Arguments are those of ``subprocess.Popen``."""
        kwargs.setdefault("stdout", subprocess.PIPE)
        kwargs.setdefault("stderr", subprocess.PIPE)
        command = args[0] if len(args) == 1 else list(args)
        if isinstance(command, str):
            kwargs.setdefault("shell", True)
        with netns.entered(self.namespace_fd):
            return subprocess.Popen(command, **kwargs)


class LabSwitch(OVSSwitch):
    """A bridge whose making and removing is the agent's, and which needs no shell."""

    def __init__(self, spec: SwitchSpec, datapath: str) -> None:
        """Wraps a bridge; makes none."""
        self._constructed = False
        OVSSwitch.__init__(
            self,
            spec.name,
            dpid=spec.dpid,
            datapath=datapath,
            protocols="OpenFlow13",
            failMode="secure",
        )
        self._constructed = True

    @classmethod
    def setup(cls) -> None:
        """Open vSwitch runs already: nothing to find out."""
        cls.OVSVersion = "3.1"

    def startShell(self, mnopts: Optional[str] = None) -> None:  # noqa: N802 (Mininet's name)
        """A switch has no shell."""

    def cmd(self, *args: Any, **_kwargs: Any) -> str:
        """Runs a command where the switches are and returns what it printed."""
        if not self._constructed:
            return ""
        words = args[0] if len(args) == 1 and isinstance(args[0], list) else args
        done = subprocess.run(
            " ".join(str(word) for word in words),
            shell=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return done.stdout

    def dpctl(self, *args: Any) -> str:
        """Runs ``ovs-ofctl`` with the lab's version of OpenFlow."""
        return self.cmd("ovs-ofctl", "-O", "OpenFlow13", args[0], self, *args[1:])


class LabIntf(Intf):
    """An interface that the agent has made and configured."""

    def config(self, *_args: Any, **_kwargs: Any) -> Dict[str, Any]:
        """Nothing is left to configure."""
        return {}

    def updateIP(self) -> Optional[str]:  # noqa: N802 (Mininet's name)
        """The address, which the agent has set."""
        return self.ip

    def status(self) -> str:
        """Interfaces of the lab stay for its whole life."""
        return "OK"


class LabLink(Link):
    """A link whose interfaces exist already."""

    @classmethod
    def makeIntfPair(cls, *_args: Any, **_kwargs: Any) -> None:  # noqa: N802 (Mininet's name)
        """The agent has made them."""
