# SPDX-License-Identifier: Apache-2.0
"""Installs rules for the shortest way between two hosts through the controller, and pings."""


def run(lab, source="h1", target="h2"):
    """Fails unless the ping is answered."""
    if lab.options.controller is not None:
        lab.onos("app activate org.onosproject.fwd")
    lab.wait_for(lambda: lab.ping(source, target), 20, f"ping from {source} to {target}")
    lab.print(f"{source} reaches {target}")
