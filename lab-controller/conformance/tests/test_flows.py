# SPDX-License-Identifier: Apache-2.0
"""Flow rules: many, refused, foreign, lost, counted."""

from __future__ import annotations

import time
from typing import List

import pytest
from harness import frames
from harness.controller import Controller
from harness.network import S1, Network
from harness.processes import wait_until

MANY = 10_000
FAULTS = ["missing-group", "missing-meter", "bad-match", "unsupported-action"]


def of_application(network: Network, bridge: str = "s1") -> List[str]:
    """Return the rules of the conformance application on a bridge."""
    return [rule for rule in network.ovs.flows(bridge) if "priority=1000," in rule]


def test_ten_thousand_rules(controller: Controller, network: Network, figure) -> None:
    added = controller.case("flows", "add", S1, MANY)
    assert (added["outcome"], added["failed"]) == ("success", 0)
    assert len(of_application(network)) == MANY
    figure(f"{MANY} rules added, request to onSuccess", f"{added['millis']:.0f} ms")

    start = time.monotonic()
    wait_until(
        lambda: controller.case("flows", "states", S1) == {"ADDED": MANY},
        "all rules ADDED", 60.0, every_s=0.5,
    )
    figure(f"{MANY} rules seen as ADDED", f"{time.monotonic() - start:.1f} s after onSuccess")

    removed = controller.case("flows", "remove", S1, MANY)
    assert (removed["outcome"], removed["failed"]) == ("success", 0)
    assert of_application(network) == []
    figure(f"{MANY} rules removed, request to onSuccess", f"{removed['millis']:.0f} ms")
    wait_until(
        lambda: controller.case("flows", "states", S1) == {}, "no rule left in the store", 30.0
    )


def test_a_few_rules_are_soon_added(
    controller: Controller, network: Network, figure, differences
) -> None:
    added = controller.case("flows", "add", S1, 10)
    start = time.monotonic()
    assert added["outcome"] == "success"
    wait_until(
        lambda: controller.case("flows", "states", S1) == {"ADDED": 10}, "10 rules ADDED", 10.0
    )
    differences.saw("added", f"within {time.monotonic() - start:.1f} s (10 rules)")
    figure("10 rules, request to onSuccess", f"{added['millis']:.1f} ms")
    controller.case("flows", "remove", S1, 10)


@pytest.mark.parametrize("fault", FAULTS)
def test_one_refused_rule(
    fault: str, controller: Controller, network: Network, differences
) -> None:
    report = controller.case("refused-flows", S1, fault)
    differences.saw(
        fault, {"error": "onError", "success": "onSuccess"}.get(report["outcome"], "timeout")
    )
    assert (report["outcome"], report["failed"]) == ("error", [fault])


def test_refused_rules_among_sound_ones(controller: Controller, network: Network) -> None:
    report = controller.case("refused-flows", S1, *FAULTS)
    assert (report["outcome"], report["failed"]) == ("error", sorted(FAULTS))
    assert report["cleanUp"] == "success"
    wait_until(lambda: controller.case("flows", "states", S1) == {}, "no rule left in the store")
    assert [rule for rule in network.ovs.flows("s1") if "priority=200" in rule] == []


def test_foreign_rules_are_removed(
    controller: Controller, network: Network, differences
) -> None:
    network.ovs.ofctl("add-flow", "s1", "priority=77,tcp,actions=drop")
    start = time.monotonic()
    wait_until(
        lambda: not any("priority=77," in rule for rule in network.ovs.flows("s1")),
        "the foreign rule gone", 15.0,
    )
    differences.saw("foreign", f"removed after {time.monotonic() - start:.1f} s")


def test_lost_rules_are_put_back(controller: Controller, network: Network, figure) -> None:
    assert controller.case("flows", "add", S1, 5)["outcome"] == "success"
    wait_until(lambda: controller.case("flows", "states", S1) == {"ADDED": 5}, "5 rules ADDED")
    # All at once: even those that let the controller see packets have to come back.
    before = len(network.ovs.flows("s1"))
    network.ovs.ofctl("del-flows", "s1")
    start = time.monotonic()
    wait_until(lambda: len(network.ovs.flows("s1")) == before, "all rules back", 20.0)
    figure("lost rules put back", f"{time.monotonic() - start:.1f} s")
    assert len(of_application(network)) == 5
    controller.case("flows", "remove", S1, 5)


def test_counters_are_polled(controller: Controller, network: Network) -> None:
    assert controller.case("flows", "add", S1, 3)["outcome"] == "success"
    packets = network.namespace.packet_socket(network.host(1, 2))
    for _ in range(7):
        # Destination 02:00:00:00:00:01 is the application's rule number 1.
        packets.send(frames.ethernet("02:aa:00:00:00:01", "02:00:00:00:00:01", 0x9000, b"x" * 50))
    packets.close()

    def counted() -> bool:
        counters = controller.case("flows", "counters", S1)
        return any(
            "02:00:00:00:00:01" in selector.lower() and c["packets"] == 7 and c["bytes"] == 7 * 64
            for selector, c in counters.items()
        )

    wait_until(counted, "7 packets of 64 bytes", 15.0, every_s=0.5)
    controller.case("flows", "remove", S1, 3)
