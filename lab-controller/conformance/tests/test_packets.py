# SPDX-License-Identifier: Apache-2.0
"""Packets to and from the controller."""

from __future__ import annotations

import time

from harness import frames
from harness.controller import Controller
from harness.network import S1, S2, Network

LIMIT_S = 5.0


def test_packet_out_reaches_the_port_unchanged(controller: Controller, network: Network) -> None:
    frame = frames.ethernet(
        "02:bb:00:00:00:01", "02:bb:00:00:00:02", frames.TEST_ETHERTYPE, bytes(range(200))
    )
    packets = network.namespace.packet_socket(network.host(1, 1))
    packets.settimeout(LIMIT_S)
    controller.case("packet-out", S1, 1, frame.hex())
    end = time.monotonic() + LIMIT_S
    while time.monotonic() < end:
        if packets.recv(2048) == frame:
            break
    else:
        raise AssertionError(f"the frame did not arrive in {LIMIT_S} s")
    packets.close()


def test_packet_in_tells_port_and_addresses(
    controller: Controller, network: Network, figure
) -> None:
    since = controller.last_event()
    packets = network.namespace.packet_socket(network.host(2, 1))
    sent = int(time.time() * 1e6)
    packets.send(
        frames.ethernet("02:bb:00:00:00:03", "02:bb:00:00:00:04", frames.TEST_ETHERTYPE, b"hello")
    )
    packets.close()
    event = controller.await_event(since, "PACKET_IN", f"{S2}/1")
    assert event.detail == "02:BB:00:00:00:03>02:BB:00:00:00:04"
    figure("packet sent to packet-in seen", f"{(event.arrived_micros - sent) / 1e3:.1f} ms")
