# SPDX-License-Identifier: Apache-2.0
"""Groups of every type from add to remove."""

from __future__ import annotations

import re
from typing import Dict

import pytest
from harness import frames
from harness.controller import Controller
from harness.network import S1, S2, Network
from harness.processes import wait_until

ON_THE_SWITCH = {"ALL": "all", "SELECT": "select", "INDIRECT": "indirect", "FAILOVER": "ff"}


def groups(network: Network, bridge: str) -> Dict[int, str]:
    """Return the groups of a bridge by their id."""
    lines = network.ovs.ofctl("dump-groups", bridge).splitlines()
    found = [(re.search(r"group_id=(\d+)", line), line.strip()) for line in lines]
    return {int(match[1]): line for match, line in found if match}


@pytest.mark.parametrize(
    "type_, first, second",
    [
        ("ALL", "1 2", "1 2 3"),
        ("SELECT", "1 2", "2 3"),
        ("INDIRECT", "1", "2"),
        ("FAILOVER", "1 2", "2 1"),
    ],
)
def test_life(
    type_: str, first: str, second: str, controller: Controller, network: Network, figure,
    differences,
) -> None:
    added = controller.case("groups", "add", S1, 41, type_, first)
    assert added["event"] == "GROUP_ADDED"
    on_switch = groups(network, "s1")[41]
    assert f"type={ON_THE_SWITCH[type_]}" in on_switch
    assert re.findall(r"output:\"?(?:s1-p)?(\d)", on_switch) == first.split()
    figure(f"group {type_} added, request to event", f"{added['millis']:.0f} ms")
    differences.saw("group-added", f"after {added['millis']:.0f} ms")

    changed = controller.case("groups", "modify", S1, 41, type_, second)
    assert changed["event"] == "GROUP_UPDATED"
    on_switch = groups(network, "s1")[41]
    assert sorted(re.findall(r"output:\"?(?:s1-p)?(\d)", on_switch)) == sorted(second.split())

    removed = controller.case("groups", "remove", S1, 41)
    assert removed["event"] == "GROUP_REMOVED"
    assert 41 not in groups(network, "s1")
    assert controller.case("groups", "list", S1) == []


def test_a_failover_bucket_may_drop(controller: Controller, network: Network) -> None:
    assert controller.case("groups", "add", S1, 42, "FAILOVER", "0 1")["event"] == "GROUP_ADDED"
    assert "actions=drop" in groups(network, "s1")[42]
    assert controller.case("groups", "remove", S1, 42)["event"] == "GROUP_REMOVED"


def test_a_lost_group_is_put_back(controller: Controller, network: Network) -> None:
    assert controller.case("groups", "add", S1, 43, "ALL", "1 2")["event"] == "GROUP_ADDED"
    network.ovs.ofctl("del-groups", "s1", "group_id=43")
    wait_until(lambda: 43 in groups(network, "s1"), "the group on the switch again", 25.0)
    controller.case("groups", "remove", S1, 43)


def test_a_refused_group_fails_on_its_switch_alone(
    controller: Controller, network: Network, differences
) -> None:
    # No switch has a port 99999, so it answers OFPBAC_BAD_OUT_PORT.
    assert controller.case("groups", "add", S1, 44, "ALL", "1 2")["event"] == "GROUP_ADDED"
    refused = controller.case("groups", "add", S2, 44, "ALL", "99999")
    assert refused["event"] == "GROUP_ADD_FAILED"
    states = {group["id"]: group["state"] for group in controller.case("groups", "list", S1)}
    assert states[44] == "ADDED"
    differences.saw("group-same-id", "fails on its own switch only")
    controller.case("groups", "remove", S1, 44)
    assert controller.case("groups", "list", S2) == []
    wait_until(lambda: 44 not in groups(network, "s1"), "the group gone")


def test_statistics_are_polled(controller: Controller, network: Network) -> None:
    assert controller.case("groups", "add", S1, 45, "ALL", "2 3")["event"] == "GROUP_ADDED"
    rule = (
        '{"priority":1500,"isPermanent":true,"timeout":0,"deviceId":"%s","treatment":'
        '{"instructions":[{"type":"GROUP","groupId":45}]},"selector":{"criteria":'
        '[{"type":"ETH_DST","mac":"02:00:00:45:00:00"}]}}' % S1
    )
    status, _ = controller.request("POST", f"/flows/{S1}?appId=org.vonet.lab.conformance",
                                   rule.encode())
    assert status == 201
    wait_until(lambda: any("group:45" in r for r in network.ovs.flows("s1")), "the rule")
    packets = network.namespace.packet_socket(network.host(1, 1))
    for _ in range(5):
        packets.send(frames.ethernet("02:aa:00:00:00:02", "02:00:00:45:00:00", 0x9000, b""))
    packets.close()

    def counted() -> bool:
        found = [g for g in controller.case("groups", "list", S1) if g["id"] == 45]
        return bool(found) and found[0]["packets"] == 5 and all(
            bucket["packets"] == 5 for bucket in found[0]["buckets"]
        )

    wait_until(counted, "5 packets in the group and in each bucket", 25.0, every_s=0.5)
    controller.request("DELETE", "/flows/application/org.vonet.lab.conformance")
    controller.case("groups", "remove", S1, 45)
