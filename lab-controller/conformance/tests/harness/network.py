# SPDX-License-Identifier: Apache-2.0
"""The network of the tests: two switches with hosts, and a link that can fail silently."""

from __future__ import annotations

import time
from pathlib import Path

from .controller import Controller, Event
from .namespace import Namespace
from .openvswitch import OpenVSwitch
from .processes import wait_until

S1 = "of:0000000000000001"
S2 = "of:0000000000000002"
LINK_PORT = 3
"""The port of either switch towards the other."""


class Network:
    """Switches s1 and s2; hosts at ports 1 and 2 of each; port 3 of each leads to the other.

    Between the two ports 3 lies a third bridge that the controller does not know: without its
    rules, the link loses everything while all ports stay up.
    """

    def __init__(self, namespace: Namespace, controller: Controller, folder: Path) -> None:
        self.namespace = namespace
        self.controller = controller
        self.ovs = OpenVSwitch(namespace, folder)
        for number in (1, 2):
            bridge = f"s{number}"
            self.ovs.add_bridge(bridge, number)
            for port in (1, 2):
                namespace.add_veth(self.host(number, port), f"{bridge}-p{port}")
                self.ovs.add_port(bridge, f"{bridge}-p{port}", port)
            namespace.add_veth(f"{bridge}-p{LINK_PORT}", f"wire-p{number}")
            self.ovs.add_port(bridge, f"{bridge}-p{LINK_PORT}", LINK_PORT)
        self.ovs.add_bridge("wire", 0xFF)
        for number in (1, 2):
            self.ovs.add_port("wire", f"wire-p{number}", number)
        self.restore_wire()

    @staticmethod
    def host(switch: int, port: int) -> str:
        """Return the interface of the host at a switch's port."""
        return f"h{switch}{port}"

    def connect(self) -> None:
        """Connect the switches to the controller; returns when devices and links are there."""
        for number in (1, 2):
            self.ovs.vsctl("set-controller", f"s{number}", "tcp:127.0.0.1:6653")
            self.ovs.vsctl(
                "set", "controller", f"s{number}", "max_backoff=1000",
                "inactivity_probe=5000",
            )
        wait_until(self.is_complete, "both switches and the link in both directions", 30.0)

    def is_complete(self) -> bool:
        """Tell whether the controller sees both switches and both directions of the link."""
        devices = self.controller.get("/devices")[1].get("devices", [])
        links = self.controller.get("/links")[1].get("links", [])
        up = {device["id"] for device in devices if device["available"]}
        return {S1, S2} <= up and sum(link["state"] == "ACTIVE" for link in links) == 2

    def cut_wire(self) -> None:
        """Let the link lose everything; no port changes."""
        self.ovs.ofctl("del-flows", "wire")

    def restore_wire(self) -> None:
        """Let the link work again."""
        self.ovs.ofctl("add-flow", "wire", "in_port=1,actions=output:2")
        self.ovs.ofctl("add-flow", "wire", "in_port=2,actions=output:1")

    def close(self) -> None:
        """End the switches."""
        self.ovs.close()

    def delay_of(self, event: Event, message: str, text: str, since_micros: int) -> float:
        """Return the milliseconds from the switch's message to the event's arrival.

        The switch notes whole milliseconds, so the result can be up to 1 ms too long.
        """
        sent = wait_until(
            lambda: [m for m in self.ovs.sent(message, since_micros) if text in m.text],
            f"{message} {text} in the log of the switch",
        )
        return (event.arrived_micros - sent[0].at_micros) / 1e3


def now_micros() -> int:
    """Return the wall clock in microseconds since 1970, cut to the millisecond."""
    return int(time.time() * 1e3) * 1_000
