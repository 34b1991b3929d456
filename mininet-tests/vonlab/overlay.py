# SPDX-License-Identifier: Apache-2.0
"""Virtual overlay networks of a running lab, by the commands that a person would type."""

import dataclasses
import json
from typing import Any, Dict, List, Sequence, Tuple

from vonlab.elements import Host, Link
from vonlab.lab import Lab

MODES = ("none", "duplicate", "suppress")


@dataclasses.dataclass(frozen=True)
class Path:
    """One path of a pair: its label, whether it is whole, and the lab's links in order."""

    colour: str
    whole: bool
    links: Tuple[Link, ...]


@dataclasses.dataclass(frozen=True)
class Paths:
    """The paths from one endpoint to another, the preferred one first."""

    disjoint: str
    paths: Tuple[Path, ...]

    def links(self) -> List[Link]:
        """Every link that any of the paths uses, once, in order."""
        return list({link.name: link for path in self.paths for link in path.links}.values())


class Overlay:
    """One virtual overlay network."""

    def __init__(self, lab: Lab, name: str) -> None:
        """Names a network, which may or may not exist."""
        self._lab = lab
        self.name = name
        self._link_by_port: Dict[str, Link] = {}
        for link in lab.links:
            self._link_by_port[f"{lab.switch(link.a).device_id}/{link.port_a}"] = link
            self._link_by_port[f"{lab.switch(link.b).device_id}/{link.port_b}"] = link

    def create(self, rate: str, *options: str) -> "Overlay":
        """Creates it: ``create("10Mbps", "--protection", "duplicate")``."""
        self._lab.onos(" ".join(["von-create", *options, self.name, rate]))
        return self

    def add(self, *hosts: Host) -> "Overlay":
        """Adds hosts as endpoints."""
        for host in hosts:
            self._lab.onos(f"von-endpoint-add {self.name} {host.access_point} {host.mac}")
        return self

    def remove(self, *hosts: Host) -> "Overlay":
        """Removes hosts."""
        macs = " ".join(host.mac for host in hosts)
        self._lab.onos(f"von-endpoint-remove {self.name} {macs}")
        return self

    def delete(self) -> None:
        """Deletes it."""
        self._lab.onos(f"von-delete {self.name}")

    def show(self) -> Dict[str, Any]:
        """What ``von-show -j`` says."""
        return json.loads(self._lab.onos(f"von-show -j {self.name}"))

    def paths(self, source: Host, target: Host) -> Paths:
        """The paths between two endpoints, the source's side first."""
        answer = json.loads(self._lab.onos(f"von-paths -j {self.name} {source.mac} {target.mac}"))
        pairs: Sequence[Dict[str, Any]] = answer["pairs"]
        if len(pairs) != 1:
            raise ValueError(f"{source} and {target} have {len(pairs)} pairs of paths")
        pair = pairs[0]
        return Paths(
            pair["disjoint"],
            tuple(
                Path(
                    path["colour"],
                    path["whole"],
                    tuple(self._link_by_port[hop["from"]] for hop in path["links"]),
                )
                for path in pair["paths"]
            ),
        )

    def await_state(self, state: str, limit_seconds: float = 30.0) -> None:
        """Waits until ``von-show`` reports this state."""
        self._lab.wait_for(
            lambda: self.show()["state"] == state, limit_seconds, f"{self.name} to be {state}"
        )
