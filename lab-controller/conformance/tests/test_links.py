# SPDX-License-Identifier: Apache-2.0
"""Links are found by probes, lost with their port at once, and without it after a while."""

from __future__ import annotations

import time
from typing import Iterator

import pytest
from harness import frames
from harness.controller import Controller
from harness.network import LINK_PORT, S1, S2, Network, now_micros
from harness.processes import wait_until

LINK = f"{S1}/{LINK_PORT}>{S2}/{LINK_PORT}"


@pytest.fixture(autouse=True)
def whole_again(network: Network) -> Iterator[None]:
    """Both directions of the link are there before and after each test."""
    wait_until(network.is_complete, "the link in both directions", 20.0)
    yield
    network.restore_wire()
    network.namespace.run("ip", "link", "set", "wire-p1", "up")
    wait_until(network.is_complete, "the link in both directions", 20.0)


def test_it_is_found_in_both_directions(controller: Controller, network: Network) -> None:
    links = controller.get("/links")[1]["links"]
    ends = {(l["src"]["device"], l["src"]["port"], l["dst"]["device"], l["dst"]["port"])
            for l in links}
    port = str(LINK_PORT)
    assert ends == {(S1, port, S2, port), (S2, port, S1, port)}
    assert {link["type"] for link in links} == {"DIRECT"}


def test_port_down_loses_it_at_once(controller: Controller, network: Network, figure) -> None:
    since, start = controller.last_event(), now_micros()
    network.namespace.run("ip", "link", "set", "wire-p1", "down")
    lost = controller.await_event(since, "LINK_REMOVED", LINK)
    delay = network.delay_of(lost, "OFPT_PORT_STATUS", f"MOD: {LINK_PORT}", start)
    figure("port down to link removed", f"{delay:.1f} ms")
    assert delay < 100

    since, start = controller.last_event(), time.monotonic()
    network.namespace.run("ip", "link", "set", "wire-p1", "up")
    controller.await_event(since, "LINK_ADDED", LINK)
    figure("port up to link added", f"{time.monotonic() - start:.1f} s at most")


def test_silent_loss_is_noticed(
    controller: Controller, network: Network, differences
) -> None:
    since, start = controller.last_event(), now_micros()
    network.cut_wire()
    lost = controller.await_event(since, "LINK_REMOVED", LINK, limit_s=20.0)
    seconds = (lost.arrived_micros - start) / 1e6
    differences.saw("silent-loss", f"lost after {seconds:.1f} s")
    assert seconds < 15


def test_a_host_cannot_forge_one(controller: Controller, network: Network) -> None:
    # A probe as any host could build it: chassis s2, port 1, no knowledge of the controller's
    # secret. Sent at a host's port of s1, it must not become a link.
    since = controller.last_event()
    lldp = bytes.fromhex("0207 04 000000000002".replace(" ", "")) + b"\x04\x05\x07" + b"\0\0\0\x01"
    lldp += b"\x06\x02\x00\x78"
    lldp += b"\xfe\x12\xa4\x23\x05\x01ONOS Discovery" + b"\xfe\x17\xa4\x23\x05\x02of:0000000000000002"
    lldp += b"\0\0"
    packets = network.namespace.packet_socket(network.host(1, 1))
    for destination in ("a5:23:05:00:00:01", "01:80:c2:00:00:0e", "ff:ff:ff:ff:ff:ff"):
        for ethertype in (0x88CC, 0x8942):
            packets.send(frames.ethernet("02:eb:00:00:00:01", destination, ethertype, lldp))
    # A test frame behind them, on the same path: when it is there, they have been looked at.
    packets.send(frames.ethernet("02:aa:00:00:00:09", frames.BROADCAST, frames.TEST_ETHERTYPE, b""))
    packets.close()
    controller.await_event(since, "PACKET_IN", f"{S1}/1")
    assert [e for e in controller.events(since) if e.kind == "LINK"] == []
