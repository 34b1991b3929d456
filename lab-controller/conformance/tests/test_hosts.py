# SPDX-License-Identifier: Apache-2.0
"""Hosts are located by what they send."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from harness import frames
from harness.controller import Controller
from harness.network import LINK_PORT, S1, S2, Network
from harness.processes import wait_until


def located(controller: Controller, mac: str) -> Optional[Dict[str, Any]]:
    """Return a host's entry, or None."""
    for host in controller.get("/hosts")[1].get("hosts", []):
        if host["mac"].lower() == mac:
            return host
    return None


def send(network: Network, interface: str, frame: bytes) -> None:
    """Send one frame from a host's interface."""
    packets = network.namespace.packet_socket(interface)
    packets.send(frame)
    packets.close()


def expect(
    controller: Controller, mac: str, device: str, port: str, addresses: List[str]
) -> None:
    """Wait until a host is at a port with just these addresses."""

    def there() -> bool:
        host = located(controller, mac)
        return bool(host) and host["ipAddresses"] == addresses and [
            (place["elementId"], place["port"]) for place in host["locations"]
        ] == [(device, port)]

    wait_until(there, f"{mac} at {device}/{port} with {addresses}", 5.0)


def test_by_arp_and_after_a_move(controller: Controller, network: Network, figure) -> None:
    mac, address = "02:aa:00:00:01:01", "10.0.0.11"
    since = controller.last_event()
    send(network, network.host(1, 1), frames.arp_request(mac, address, "10.0.0.99"))
    controller.await_event(since, "HOST_ADDED", mac.upper())
    expect(controller, mac, S1, "1", [address])

    since = controller.last_event()
    send(network, network.host(2, 2), frames.arp_request(mac, address, "10.0.0.99"))
    controller.await_event(since, "HOST_MOVED", mac.upper())
    expect(controller, mac, S2, "2", [address])


def test_by_ipv6_neighbour_discovery(controller: Controller, network: Network) -> None:
    mac = "02:aa:00:00:01:02"
    send(
        network, network.host(1, 2), frames.neighbour_solicitation(mac, "2001:db8::12", "2001:db8::1")
    )
    expect(controller, mac, S1, "2", ["2001:db8::12"])


def test_by_ipv4_without_address(controller: Controller, network: Network) -> None:
    mac = "02:aa:00:00:01:03"
    # Packets of IPv4 reach the controller only where an application asks for them. They tell where
    # a host is, not what its address is: it could be a router.
    rule = (
        '{"priority":30000,"isPermanent":true,"timeout":0,"deviceId":"%s","treatment":'
        '{"instructions":[{"type":"OUTPUT","port":"CONTROLLER"}]},"selector":{"criteria":'
        '[{"type":"ETH_TYPE","ethType":"0x0800"}]}}' % S2
    )
    status, _ = controller.request(
        "POST", f"/flows/{S2}?appId=org.vonet.lab.conformance", rule.encode()
    )
    assert status == 201
    wait_until(lambda: any("priority=30000" in r for r in network.ovs.flows("s2")), "the rule")
    send(
        network, network.host(2, 1),
        frames.ipv4_udp(mac, "02:aa:00:00:01:99", "10.0.0.13", "10.0.0.14"),
    )
    expect(controller, mac, S2, "1", [])
    controller.request("DELETE", "/flows/application/org.vonet.lab.conformance")


def test_never_behind_a_link_between_switches(controller: Controller, network: Network) -> None:
    since = controller.last_event()
    transit = network.namespace.packet_socket("wire-p1")
    transit.send(frames.arp_request("02:aa:00:00:01:04", "10.0.0.15", "10.0.0.99"))
    # Behind it on the same path; see test_links.
    transit.send(
        frames.ethernet("02:aa:00:00:01:04", frames.BROADCAST, frames.TEST_ETHERTYPE, b"")
    )
    transit.close()
    controller.await_event(since, "PACKET_IN", f"{S1}/{LINK_PORT}")
    assert located(controller, "02:aa:00:00:01:04") is None
