# SPDX-License-Identifier: Apache-2.0
"""Reading networks from GraphML (as in the Internet Topology Zoo) and GML files.

A node's ``label`` names it. The capacity of a link is its ``LinkSpeedRaw`` (bit/s, the Zoo's
attribute) or ``bandwidth_bps``. Its length is its ``dist`` (km), or else the great-circle distance
between the coordinates of its ends (``Latitude``/``Longitude`` or ``lat``/``lon``, degrees).
"""

import dataclasses
import math
import os
import re
import xml.etree.ElementTree as ElementTree
from typing import Any, Dict, Iterator, List, Optional, Sequence, Tuple

from vonlab.topology import MAX_LINKS, MAX_SWITCHES, Edge, Topology, TopologyError
from vonlab.topology import assemble, grid, ring

MAX_FILE_BYTES = 4 << 20
NANOSECONDS_PER_KM = 5_000
_EARTH_RADIUS_KM = 6371.0
# The networks that the Java modules are tested on.
_TOPOLOGY_ZOO = os.path.join(
    os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))),
    "topologies/src/main/resources/topologies/topology-zoo",
)
BUILT_IN = ("ring6", "grid3x3", "abilene")
_PATTERN = re.compile(r"ring(\d{1,3})|grid(\d{1,2})x(\d{1,2})")

Properties = Dict[str, Any]


@dataclasses.dataclass(frozen=True)
class Graph:
    """What a file says: nodes in its order, and links between their positions."""

    labels: Tuple[str, ...]
    nodes: Tuple[Properties, ...]
    links: Tuple[Tuple[int, int, Properties], ...]


def load(
    name: str,
    default_bps: int = 100_000_000,
    max_bps: int = 1_000_000_000,
    hosts_per_switch: int = 1,
    delay: bool = False,
) -> Topology:
    """Loads a topology by name or from a file.

    :param name: ``ringN``, ``gridRxC``, ``abilene``, or the path of a .graphml or .gml file
    :param delay: give each link the delay of its length, 5 µs/km
    :raises TopologyError: if there is no such topology, or the file is not right
    """
    match = _PATTERN.fullmatch(name)
    if match is not None:
        labels, edges = _regular(name, *(int(group or 0) for group in match.groups()))
        if delay:
            raise TopologyError(f"{name} has no coordinates; leave --delay out or give a file")
        return assemble(name, labels, edges, hosts_per_switch, default_bps, max_bps)
    path = os.path.join(_TOPOLOGY_ZOO, "Abilene.graphml") if name == "abilene" else name
    graph = read_graph(path)
    notes: List[str] = []
    edges = [
        Edge(a, b, _capacity(link), _delay(graph, a, b, link) if delay else 0)
        for a, b, link in graph.links
    ]
    unknown = sum(edge.delay_ns == 0 for edge in edges)
    if delay and unknown:
        notes.append(f"{unknown} link(s) have no known length and so no delay")
    title = os.path.splitext(os.path.basename(path))[0].lower()
    return assemble(title, graph.labels, edges, hosts_per_switch, default_bps, max_bps, notes)


def _regular(name: str, size: int, rows: int, columns: int) -> Tuple[Sequence[str], List[Edge]]:
    count = size or rows * columns
    if not (3 <= size or 2 <= min(rows, columns)) or count > MAX_SWITCHES:
        raise TopologyError(
            f"{name}: a ring has 3 to {MAX_SWITCHES} switches, a grid 2x2 to {MAX_SWITCHES} in all"
        )
    return ring(size) if size else grid(rows, columns)


def read_graph(path: str) -> Graph:
    """Reads a graph from a file by its extension.

    :raises TopologyError: if it is missing, too large, of another kind, or not well-formed
    """
    readers = {".graphml": parse_graphml, ".gml": parse_gml}
    reader = readers.get(os.path.splitext(path)[1].lower())
    if reader is None:
        raise TopologyError(
            f"no topology {path!r}; give ringN, gridRxC, abilene, or a .graphml or .gml file"
        )
    try:
        size = os.path.getsize(path)
        if size > MAX_FILE_BYTES:
            raise TopologyError(f"{path} has {size} bytes; at most {MAX_FILE_BYTES} are read")
        with open(path, encoding="utf-8", errors="replace") as source:
            text = source.read()
    except OSError as error:
        raise TopologyError(f"can't read {path}: {error.strerror}") from None
    try:
        graph = reader(text)
    except TopologyError as error:
        raise TopologyError(f"{path}: {error}") from None
    if len(graph.labels) > MAX_SWITCHES or len(graph.links) > MAX_LINKS:
        raise TopologyError(
            f"{path} has {len(graph.labels)} nodes and {len(graph.links)} links; the lab holds at "
            f"most {MAX_SWITCHES} and {MAX_LINKS}; choose a smaller network"
        )
    return graph


def _capacity(link: Properties) -> int:
    for key in ("LinkSpeedRaw", "bandwidth_bps"):
        value = _number(link.get(key))
        if value is not None and value >= 1:
            return int(value)
    return 0


def _number(value: Any) -> Optional[float]:
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return number if math.isfinite(number) else None


def _position(node: Properties) -> Optional[Tuple[float, float]]:
    for latitude_key, longitude_key in (("Latitude", "Longitude"), ("lat", "lon")):
        latitude, longitude = _number(node.get(latitude_key)), _number(node.get(longitude_key))
        if latitude is not None and longitude is not None:
            if abs(latitude) <= 90 and abs(longitude) <= 180:
                return latitude, longitude
    return None


def _delay(graph: Graph, a: int, b: int, link: Properties) -> int:
    distance_km = _number(link.get("dist"))
    if distance_km is None:
        here, there = _position(graph.nodes[a]), _position(graph.nodes[b])
        if here is None or there is None:
            return 0
        distance_km = great_circle_km(here, there)
    return int(max(distance_km, 0) * NANOSECONDS_PER_KM)


def great_circle_km(here: Tuple[float, float], there: Tuple[float, float]) -> float:
    """The distance between two points (latitude, longitude in degrees) by the haversine formula."""
    latitude_a, longitude_a, latitude_b, longitude_b = map(math.radians, (*here, *there))
    half = (
        math.sin((latitude_b - latitude_a) / 2) ** 2
        + math.cos(latitude_a)
        * math.cos(latitude_b)
        * math.sin((longitude_b - longitude_a) / 2) ** 2
    )
    return 2 * _EARTH_RADIUS_KM * math.asin(min(math.sqrt(half), 1.0))


def _graph(
    nodes: Sequence[Tuple[str, Properties]], links: Sequence[Tuple[str, str, Properties]]
) -> Graph:
    positions: Dict[str, int] = {}
    for identifier, _ in nodes:
        if identifier in positions:
            raise TopologyError(f"node {identifier!r} is there twice")
        positions[identifier] = len(positions)
    for a, b, _ in links:
        for end in (a, b):
            if end not in positions:
                raise TopologyError(f"a link ends at {end!r}, which is no node")
    labels = tuple(str(each.get("label") or identifier) for identifier, each in nodes)
    ends = tuple((positions[a], positions[b], each) for a, b, each in links)
    return Graph(labels, tuple(each for _, each in nodes), ends)


def parse_graphml(text: str) -> Graph:
    """Reads a GraphML document without document type (so that it can't expand).

    :raises TopologyError: if it is not well-formed, or a link ends nowhere
    """
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise TopologyError("a document type declaration is not accepted; remove it")
    try:
        root = ElementTree.fromstring(text.encode())
    except (ElementTree.ParseError, ValueError) as error:
        raise TopologyError(f"not well-formed XML: {error}") from None
    names = {
        key.get("id", ""): key.get("attr.name", "")
        for key in root.iter()
        if _local(key.tag) == "key"
    }

    def properties(element: ElementTree.Element) -> Properties:
        return {
            names.get(data.get("key", ""), ""): (data.text or "").strip()
            for data in element
            if _local(data.tag) == "data"
        }

    nodes, links = [], []
    for element in root.iter():
        if _local(element.tag) == "node":
            nodes.append((element.get("id", ""), properties(element)))
        elif _local(element.tag) == "edge":
            links.append(
                (element.get("source", ""), element.get("target", ""), properties(element))
            )
    return _graph(nodes, links)


def _local(tag: Any) -> str:
    return str(tag).rpartition("}")[2]


_GML_TOKEN = re.compile(r'\s*(?:#[^\n]*\n\s*)*("[^"]*"|[\[\]]|[^\s\[\]"]+)')
_MAX_DEPTH = 20


def _gml_tokens(text: str) -> Iterator[str]:
    position = 0
    while position < len(text):
        match = _GML_TOKEN.match(text, position)
        if match is None:
            if text[position:].strip():
                line = text.count("\n", 0, position) + 1
                raise TopologyError(f"line {line}: not GML: {text[position:position + 20]!r}")
            return
        yield match.group(1)
        position = match.end()


def _gml_list(tokens: Iterator[str], depth: int) -> List[Tuple[str, Any]]:
    if depth > _MAX_DEPTH:
        raise TopologyError(f"lists nested more than {_MAX_DEPTH} deep")
    pairs: List[Tuple[str, Any]] = []
    for key in tokens:
        if key == "]":
            if depth == 0:
                raise TopologyError("a ']' without '['")
            return pairs
        value = next(tokens, None)
        if value is None or value == "]" or key == "[":
            raise TopologyError(f"the key {key!r} has no value")
        pairs.append((key, _gml_list(tokens, depth + 1) if value == "[" else value.strip('"')))
    if depth > 0:
        raise TopologyError("a '[' is never closed")
    return pairs


def parse_gml(text: str) -> Graph:
    """Reads a GML document (Himsolt, 1997).

    :raises TopologyError: if it is not well-formed, has no graph, or a link ends nowhere
    """
    top = dict(_gml_list(_gml_tokens(text), 0))
    content = top.get("graph")
    if not isinstance(content, list):
        raise TopologyError("there is no 'graph [...]' in it")
    nodes, links = [], []
    for key, value in content:
        if key == "node" and isinstance(value, list):
            node = dict(value)
            nodes.append((str(node.get("id")), node))
        elif key == "edge" and isinstance(value, list):
            edge = dict(value)
            links.append((str(edge.get("source")), str(edge.get("target")), edge))
    return _graph(nodes, links)
