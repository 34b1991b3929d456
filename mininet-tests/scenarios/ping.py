# SPDX-License-Identifier: Apache-2.0
"""Puts two hosts into a virtual overlay network and pings from one to the other.

    ./von lab --run mininet-tests/scenarios/ping.py [HOST HOST]
"""

from vonlab.overlay import Overlay


def run(lab, source="h1", target="h4"):
    """Fails unless the ping is answered."""
    network = Overlay(lab, "example").create("10Mbps")
    network.add(lab.host(source), lab.host(target))
    lab.wait_for(lambda: lab.ping(source, target), 10, f"a ping from {source} to {target}")
    lab.print(f"{source} reaches {target}")
    network.delete()
