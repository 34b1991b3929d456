# SPDX-License-Identifier: Apache-2.0
"""Meters from add to remove. ONOS's API has no change of a meter: it is removed and added."""

from __future__ import annotations

import re
from typing import Dict

from harness import frames
from harness.controller import Controller
from harness.network import S1, Network
from harness.processes import wait_until


def meters(network: Network, bridge: str = "s1") -> Dict[int, str]:
    """Return the meters of a bridge by their id."""
    text = network.ovs.ofctl("dump-meters", bridge)
    parts = re.split(r"(?=meter=\d+)", " ".join(text.split()))
    return {int(p.split()[0][len("meter="):]): p for p in parts if p.startswith("meter=")}


def test_life(controller: Controller, network: Network, figure, differences) -> None:
    added = controller.case("meters", "add", S1, 5_000, 500)
    assert (added["context"], added.get("event")) == ("success", "METER_ADDED")
    number = int(added["id"], 0)
    assert "kbps" in meters(network)[number]
    assert "burst" in meters(network)[number]
    assert "rate=5000" in meters(network)[number]
    assert "burst_size=500" in meters(network)[number]
    figure("meter added, request to event", f"{added['millis']:.0f} ms")
    differences.saw("meter-added", f"after {added['millis']:.0f} ms")

    removed = controller.case("meters", "remove", S1, number)
    assert (removed["context"], removed["event"]) == ("success", "METER_REMOVED")
    assert number not in meters(network)
    assert controller.case("meters", "list", S1) == []


def test_a_refused_meter_fails_and_leaves_nothing(
    controller: Controller, network: Network, differences
) -> None:
    # Open vSwitch has no bands that re-mark; it answers OFPMMFC_BAD_BAND.
    refused = controller.case("meters", "add", S1, 1_000, 100, "REMARK")
    differences.saw("meter-refused", f"MeterContext.onError({refused['context']})")
    assert refused["context"] not in ("success", "timeout")
    assert meters(network) == {}
    wait_until(lambda: controller.case("meters", "list", S1) == [], "no meter in the store")


def test_ids_differ(
    controller: Controller, network: Network
) -> None:
    first = controller.case("meters", "add", S1, 1_000, 100)
    second = controller.case("meters", "add", S1, 2_000, 100)
    assert first["id"] != second["id"]
    for added in (first, second):
        controller.case("meters", "remove", S1, int(added["id"], 0))


def test_it_limits_and_is_counted(controller: Controller, network: Network) -> None:
    added = controller.case("meters", "add", S1, 64, 64)
    number = int(added["id"], 0)
    rule = (
        '{"priority":1500,"isPermanent":true,"timeout":0,"deviceId":"%s","treatment":'
        '{"instructions":[{"type":"METER","meterId":%d},{"type":"OUTPUT","port":"2"}]},'
        '"selector":{"criteria":[{"type":"ETH_DST","mac":"02:00:00:46:00:00"}]}}' % (S1, number)
    )
    status, _ = controller.request(
        "POST", f"/flows/{S1}?appId=org.vonet.lab.conformance", rule.encode()
    )
    assert status == 201
    wait_until(lambda: any("02:00:00:46" in r for r in network.ovs.flows("s1")), "the rule")
    packets = network.namespace.packet_socket(network.host(1, 1))
    for _ in range(100):
        packets.send(
            frames.ethernet("02:aa:00:00:00:03", "02:00:00:46:00:00", 0x9000, b"x" * 1_000)
        )
    packets.close()

    def counted() -> bool:
        [known] = [m for m in controller.case("meters", "list", S1) if m["id"] == added["id"]]
        text = network.ovs.ofctl("meter-stats", "s1", f"meter={number}")
        counts = {key: int(value) for key, value in re.findall(r"(\w+_count):(\d+)", text)}
        # 800 kbit at once through 64 kbit/s with a burst of 64 kbit: most are over the rate.
        return counts["packet_count"] > 50 and (known["packets"], known["bandPackets"]) == (
            counts["packet_in_count"], counts["packet_count"]
        )

    wait_until(counted, "the counts of the switch, most packets over the rate", 25.0, every_s=0.5)
    controller.request("DELETE", "/flows/application/org.vonet.lab.conformance")
    wait_until(lambda: not any("02:00:00:46" in r for r in network.ovs.flows("s1")), "no rule")
    controller.case("meters", "remove", S1, number)
