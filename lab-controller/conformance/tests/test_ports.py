# SPDX-License-Identifier: Apache-2.0
"""Changes of ports reach applications within 100 ms of the switch's message.

The switch's moment is the time in its own log at which it wrote the OFPT_PORT_STATUS message, to
the millisecond; the application's is the call of its listener. Both are of the same clock.
"""

from __future__ import annotations

from typing import Iterator

import pytest
from harness.controller import Controller
from harness.network import S1, Network, now_micros
from harness.processes import wait_until

LIMIT_MS = 100.0


@pytest.fixture
def extra_port(network: Network) -> Iterator[str]:
    """An interface that is no port yet."""
    network.namespace.add_veth("h19", "s1-p9")
    yield "s1-p9"
    network.ovs.vsctl("--if-exists", "del-port", "s1", "s1-p9")
    network.namespace.run("ip", "link", "del", "h19", check=False)


def test_add_and_delete(
    controller: Controller, network: Network, extra_port: str, figure
) -> None:
    since, start = controller.last_event(), now_micros()
    network.ovs.add_port("s1", extra_port, 9)
    added = controller.await_event(since, "PORT_ADDED", f"{S1}/9", "up")
    delay = network.delay_of(added, "OFPT_PORT_STATUS", "ADD: 9", start)
    figure("port added to event", f"{delay:.1f} ms")
    assert delay < LIMIT_MS

    since, start = controller.last_event(), now_micros()
    network.ovs.vsctl("del-port", "s1", extra_port)
    removed = controller.await_event(since, "PORT_REMOVED", f"{S1}/9")
    delay = network.delay_of(removed, "OFPT_PORT_STATUS", "DEL: 9", start)
    figure("port removed to event", f"{delay:.1f} ms")
    assert delay < LIMIT_MS
    ports = controller.get(f"/devices/{S1}/ports")[1]["ports"]
    assert "9" not in {port["port"] for port in ports}


def test_modify(controller: Controller, network: Network, figure) -> None:
    for action, detail in (("down", "down"), ("up", "up")):
        since, start = controller.last_event(), now_micros()
        network.ovs.ofctl("mod-port", "s1", "s1-p2", action)
        event = controller.await_event(since, "PORT_UPDATED", f"{S1}/2", detail)
        delay = network.delay_of(event, "OFPT_PORT_STATUS", "MOD: 2", start)
        figure(f"port set {action} to event", f"{delay:.1f} ms")
        assert delay < LIMIT_MS


def test_link_down_and_up(
    controller: Controller, network: Network, figure, differences
) -> None:
    for action in ("down", "up"):
        since, start = controller.last_event(), now_micros()
        network.namespace.run("ip", "link", "set", network.host(1, 2), action)
        event = controller.await_event(since, "PORT_UPDATED", f"{S1}/2", action)
        delay = network.delay_of(event, "OFPT_PORT_STATUS", "MOD: 2", start)
        figure(f"link {action} to event", f"{delay:.1f} ms")
        assert delay < LIMIT_MS
        if action == "down":
            differences.saw("port-down", f"{delay:.0f} ms after the switch's message")


def test_statistics_are_polled(controller: Controller, network: Network) -> None:
    def counted() -> bool:
        stats = controller.get(f"/statistics/ports/{S1}/3")[1].get("statistics", [])
        ports = [port for entry in stats for port in entry["ports"] if port["port"] == 3]
        return bool(ports) and ports[0]["packetsSent"] > 0

    wait_until(counted, "LLDP probes in the statistics of port 3", 15.0, every_s=0.5)
