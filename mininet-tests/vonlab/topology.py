# SPDX-License-Identifier: Apache-2.0
"""The network of a lab as an immutable value: switches, hosts, links, and how they are numbered.

Numbering is deterministic. Switch ``sN`` has datapath id N. Host ports come first (1, 2, ... one
per host of the switch), then one port per link in the order of the links. Host ``hN`` has address
10.0.x.y and MAC 00:00:00:00:xx:yy, where x and y are the high and low byte of N.
"""

import dataclasses
from typing import Any, Dict, List, Sequence, Tuple

MAX_SWITCHES = 60
MAX_HOSTS_PER_SWITCH = 8
MAX_LINKS = 200


class TopologyError(ValueError):
    """A topology that the lab can't build; the text names the value, the limit and the remedy."""


@dataclasses.dataclass(frozen=True)
class SwitchSpec:
    """A switch: its name in the lab, its number and the name it has in its file."""

    name: str
    number: int
    label: str

    @property
    def dpid(self) -> str:
        """The datapath id as 16 hexadecimal digits."""
        return f"{self.number:016x}"

    @property
    def device_id(self) -> str:
        """The identifier that ONOS gives it, such as ``of:0000000000000001``."""
        return "of:" + self.dpid


@dataclasses.dataclass(frozen=True)
class HostSpec:
    """A host and the access port to which it is connected."""

    name: str
    switch: str
    port: int
    ip: str
    mac: str


@dataclasses.dataclass(frozen=True)
class LinkSpec:
    """A link between two switches. Capacity is per direction; the delay is one way."""

    name: str
    a: str
    port_a: int
    b: str
    port_b: int
    capacity_bps: int
    delay_ns: int = 0


@dataclasses.dataclass(frozen=True)
class Edge:
    """A link of a topology file before ports are given: indices of two nodes, and its properties.

    A capacity of 0 stands for "not said".
    """

    a: int
    b: int
    capacity_bps: int = 0
    delay_ns: int = 0


@dataclasses.dataclass(frozen=True)
class Topology:
    """A whole network, with notes on what was changed to make it fit the lab."""

    name: str
    switches: Tuple[SwitchSpec, ...]
    hosts: Tuple[HostSpec, ...]
    links: Tuple[LinkSpec, ...]
    notes: Tuple[str, ...] = ()

    def to_json(self) -> Dict[str, Any]:
        """The value as plain dictionaries and lists."""
        return dataclasses.asdict(self)

    @staticmethod
    def from_json(value: Dict[str, Any]) -> "Topology":
        """The inverse of :meth:`to_json`."""
        return Topology(
            value["name"],
            tuple(SwitchSpec(**each) for each in value["switches"]),
            tuple(HostSpec(**each) for each in value["hosts"]),
            tuple(LinkSpec(**each) for each in value["links"]),
            tuple(value["notes"]),
        )


def assemble(
    name: str,
    labels: Sequence[str],
    edges: Sequence[Edge],
    hosts_per_switch: int,
    default_bps: int,
    max_bps: int,
    notes: Sequence[str] = (),
) -> Topology:
    """Numbers switches, hosts and ports, and gives every link a capacity that the lab can carry.

    :param labels: one name per switch; switch i of the edges is ``labels[i]``
    :param edges: self-loops are left out with a note, parallel links are kept
    :param default_bps: capacity of links that have none of their own
    :param max_bps: larger capacities are lowered to this one with a note
    :raises TopologyError: if there is no switch, or more of anything than the lab can hold
    """
    _check_sizes(labels, edges, hosts_per_switch)
    said = list(notes)
    switches = tuple(
        SwitchSpec(f"s{number}", number, label) for number, label in enumerate(labels, 1)
    )
    hosts: List[HostSpec] = []
    for switch in switches:
        for port in range(1, hosts_per_switch + 1):
            hosts.append(_host(len(hosts) + 1, switch.name, port))
    next_port = [hosts_per_switch + 1] * len(switches)
    twins: Dict[Tuple[int, int], int] = {}
    links: List[LinkSpec] = []
    loops = lowered = 0
    for edge in edges:
        a, b = sorted((edge.a, edge.b))
        if a == b:
            loops += 1
            continue
        twins[a, b] = twins.get((a, b), 0) + 1
        link_name = f"s{a + 1}-s{b + 1}" + (f"#{twins[a, b]}" if twins[a, b] > 1 else "")
        wanted_bps = edge.capacity_bps or default_bps
        lowered += wanted_bps > max_bps
        links.append(
            LinkSpec(
                link_name,
                switches[a].name,
                next_port[a],
                switches[b].name,
                next_port[b],
                min(wanted_bps, max_bps),
                edge.delay_ns,
            )
        )
        next_port[a] += 1
        next_port[b] += 1
    if loops:
        said.append(f"{loops} link(s) from a switch to itself left out")
    if lowered:
        said.append(f"{lowered} link(s) lowered to {max_bps / 1e6:g} Mbit/s (--max-bandwidth)")
    parts = count_parts(len(labels), [(edge.a, edge.b) for edge in edges])
    if parts > 1:
        said.append(f"the network has {parts} parts that are not connected to each other")
    return Topology(name, switches, tuple(hosts), tuple(links), tuple(said))


def _check_sizes(labels: Sequence[str], edges: Sequence[Edge], hosts_per_switch: int) -> None:
    if not labels:
        raise TopologyError("the topology has no switch; it needs at least 1")
    if len(labels) > MAX_SWITCHES:
        raise TopologyError(
            f"the topology has {len(labels)} switches; the lab holds at most {MAX_SWITCHES}; "
            "choose a smaller one"
        )
    if len(edges) > MAX_LINKS:
        raise TopologyError(
            f"the topology has {len(edges)} links; the lab holds at most {MAX_LINKS}; "
            "choose a smaller one"
        )
    if not 0 <= hosts_per_switch <= MAX_HOSTS_PER_SWITCH:
        raise TopologyError(
            f"{hosts_per_switch} hosts per switch; give 0 to {MAX_HOSTS_PER_SWITCH} (--hosts)"
        )


def _host(number: int, switch: str, port: int) -> HostSpec:
    high, low = number >> 8, number & 0xFF
    return HostSpec(
        f"h{number}", switch, port, f"10.0.{high}.{low}", f"00:00:00:00:{high:02x}:{low:02x}"
    )


def count_parts(nodes: int, edges: Sequence[Tuple[int, int]]) -> int:
    """The number of connected components. Union-find, almost linear time."""
    parent = list(range(nodes))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for a, b in edges:
        parent[root(a)] = root(b)
    return sum(parent[node] == node for node in range(nodes))


def ring(size: int) -> Tuple[List[str], List[Edge]]:
    """Names and links of a ring."""
    labels = [f"s{number}" for number in range(1, size + 1)]
    return labels, [Edge(i, (i + 1) % size) for i in range(size)]


def grid(rows: int, columns: int) -> Tuple[List[str], List[Edge]]:
    """Names and links of a grid, row by row, each node linked to its right and lower neighbour."""
    labels = [f"s{number}" for number in range(1, rows * columns + 1)]
    edges = []
    for node in range(rows * columns):
        if (node + 1) % columns:
            edges.append(Edge(node, node + 1))
        if node + columns < rows * columns:
            edges.append(Edge(node, node + columns))
    return labels, edges
