# SPDX-License-Identifier: Apache-2.0
"""Cuts one link of a protected network under traffic, and says what that cost.

    ./von lab --run mininet-tests/scenarios/cut_one_link.py [MODE]
"""

from vonlab.overlay import Overlay


def run(lab, mode="duplicate"):
    """Fails if the network in mode ``duplicate`` loses a packet."""
    source, target = lab.host("h1"), lab.host("h4")
    network = Overlay(lab, "example").create("10Mbps", "--protection", mode)
    network.add(source, target)
    lab.wait_for(lambda: lab.ping(source, target), 10, "the network to carry")
    first = network.paths(source, target).links()[0]

    stream = lab.traffic(source, target, rate_pps=1000, seconds=4).start()
    lab.wait_for(lambda: stream.progress()["sent"] >= 1000, 5, "the first second")
    first.cut()
    result = stream.wait()
    first.restore()

    lab.print(f"{mode}, {first} cut: {result}")
    network.delete()
    if mode == "duplicate" and result.lost:
        raise AssertionError(f"{result.lost} packets lost: {result.at('h4').lost_ranges}")
