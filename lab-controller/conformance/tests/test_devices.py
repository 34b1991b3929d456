# SPDX-License-Identifier: Apache-2.0
"""Switches that come, go and restart."""

from __future__ import annotations

from harness.controller import Controller
from harness.network import S1, S2, Network, now_micros
from harness.processes import wait_until


def test_a_switch_is_described(controller: Controller, network: Network, differences) -> None:
    device = controller.get(f"/devices/{S1}")[1]
    assert device["available"] is True
    assert device["role"] == "MASTER"
    assert "Open vSwitch" in device["hw"]
    assert device["sw"].startswith("3.")
    assert device["annotations"]["protocol"] == "OF_13"
    differences.saw("driver", device["driver"])
    assert device["driver"] != "default"


def test_ports_are_described(controller: Controller, network: Network) -> None:
    ports = controller.get(f"/devices/{S1}/ports")[1]["ports"]
    names = {port["port"]: port["annotations"]["portName"] for port in ports}
    assert names["1"] == "s1-p1"
    assert all(port["isEnabled"] for port in ports if port["port"] in "123")


def test_down_and_up(controller: Controller, network: Network, figure) -> None:
    since, start = controller.last_event(), now_micros()
    network.ovs.vsctl("del-controller", "s2")
    gone = controller.await_event(since, "DEVICE_AVAILABILITY_CHANGED", S2, "unavailable")
    figure("switch disconnects to event", f"{(gone.arrived_micros - start) / 1e3:.0f} ms from the "
           "start of the command")
    since = gone.sequence
    network.connect()
    controller.await_event(since, "DEVICE_AVAILABILITY_CHANGED", S2, "available")


def test_restart_of_the_switch(controller: Controller, network: Network, figure) -> None:
    since, start = controller.last_event(), now_micros()
    network.ovs.stop_daemon()
    controller.await_event(since, "DEVICE_AVAILABILITY_CHANGED", S1, "unavailable")
    network.ovs.start_daemon()
    network.restore_wire()
    wait_until(network.is_complete, "both switches and their link after the restart", 30.0)
    figure("restart of Open vSwitch to devices and links", f"{(now_micros() - start) / 1e6:.1f} s")
