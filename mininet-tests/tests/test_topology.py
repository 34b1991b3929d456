# SPDX-License-Identifier: Apache-2.0
"""Topologies: numbering, files, limits and the messages for what is wrong."""

import pytest

from vonlab import topology_files
from vonlab.topology import Edge, Topology, TopologyError, assemble, count_parts

MBPS = 1_000_000


def load(name, **options):
    """Loads with the command line's defaults."""
    return topology_files.load(str(name), **options)


def test_ring6_is_numbered_as_documented():
    """Hosts have port 1; links take ports in their order."""
    ring = load("ring6")
    assert [link.name for link in ring.links] == [
        "s1-s2", "s2-s3", "s3-s4", "s4-s5", "s5-s6", "s1-s6"
    ]  # fmt: skip
    first, last = ring.links[0], ring.links[-1]
    assert (first.port_a, first.port_b) == (2, 2)
    assert (last.a, last.port_a, last.b, last.port_b) == ("s1", 3, "s6", 3)
    assert ring.hosts[5].ip == "10.0.0.6"
    assert ring.hosts[5].mac == "00:00:00:00:00:06"
    assert ring.switches[5].device_id == "of:0000000000000006"


def test_grid_has_its_links():
    """A grid of three by three has twelve links."""
    grid = load("grid3x3")
    assert len(grid.switches) == 9 and len(grid.links) == 12
    assert {"s1-s2", "s1-s4", "s5-s6", "s5-s8", "s8-s9"} <= {link.name for link in grid.links}


def test_abilene_keeps_its_names():
    """The shipped file is read with labels, and coordinates give delays."""
    abilene = load("abilene", delay=True)
    assert len(abilene.switches) == 11 and len(abilene.links) == 14
    assert abilene.switches[0].label == "New York"
    chicago = abilene.links[0]
    # New York - Chicago is 1,145 km along a great circle: 5.7 ms at 5 µs/km.
    assert 5_600_000 < chicago.delay_ns < 5_800_000


def test_ports_are_dense_and_unique(seeded):
    """Whatever the graph, each switch has ports 1 to n, each used once."""
    for _ in range(50):
        nodes = seeded.randrange(1, 20)
        edges = [
            Edge(seeded.randrange(nodes), seeded.randrange(nodes))
            for _ in range(seeded.randrange(40))
        ]
        hosts = seeded.randrange(3)
        topology = assemble("any", [f"n{n}" for n in range(nodes)], edges, hosts, MBPS, MBPS)
        used = {switch.name: [] for switch in topology.switches}
        for host in topology.hosts:
            used[host.switch].append(host.port)
        for link in topology.links:
            used[link.a].append(link.port_a)
            used[link.b].append(link.port_b)
        for ports in used.values():
            assert sorted(ports) == list(range(1, len(ports) + 1))
        names = [link.name for link in topology.links]
        assert len(set(names)) == len(names)
        assert len(names) == sum(edge.a != edge.b for edge in edges)
        assert Topology.from_json(topology.to_json()).to_json() == topology.to_json()


def test_parallel_links_loops_and_parts():
    """Parallel links are numbered; loops are left out and islands named in notes."""
    edges = [Edge(0, 1), Edge(1, 0), Edge(2, 2)]
    topology = assemble("odd", ["a", "b", "c"], edges, 0, MBPS, MBPS)
    assert [link.name for link in topology.links] == ["s1-s2", "s1-s2#2"]
    assert any("1 link(s) from a switch to itself" in note for note in topology.notes)
    assert any("2 parts" in note for note in topology.notes)
    assert count_parts(3, [(0, 1)]) == 2


def test_capacities_come_from_the_file_and_are_lowered(tmp_path):
    """A link's own speed counts, the default for others, the limit for all."""
    path = tmp_path / "speeds.graphml"
    path.write_text(
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
        '<key id="d1" for="edge" attr.name="LinkSpeedRaw" attr.type="double"/><graph>'
        '<node id="0"/><node id="1"/><node id="2"/>'
        '<edge source="0" target="1"><data key="d1">20000000.0</data></edge>'
        '<edge source="1" target="2"><data key="d1">10000000000.0</data></edge>'
        '<edge source="0" target="2"/></graph></graphml>'
    )
    topology = load(path, default_bps=50 * MBPS, max_bps=200 * MBPS)
    assert [link.capacity_bps for link in topology.links] == [20 * MBPS, 200 * MBPS, 50 * MBPS]
    assert any("1 link(s) lowered to 200 Mbit/s" in note for note in topology.notes)


def test_gml(tmp_path):
    """GML with comments, strings and nested lists."""
    path = tmp_path / "small.gml"
    path.write_text(
        'Creator "me"\n# a comment\ngraph [\n directed 0\n stats [ nodes 2 ]\n'
        ' node [ id 7 label "A town" ]\n node [ id 9 label "B" ]\n'
        " edge [ source 7 target 9 dist 100.0 ]\n]\n"
    )
    topology = load(path, delay=True)
    assert [switch.label for switch in topology.switches] == ["A town", "B"]
    assert topology.links[0].delay_ns == 500_000


@pytest.mark.parametrize(
    "name, content, message",
    [
        ("a.gml", "graph [ node [ id 1 ]", "never closed"),
        ("a.gml", "nothing here", "no 'graph"),
        ("a.gml", "graph [ node [ id 1 ] edge [ source 1 target 2 ] ]", "'2', which is no node"),
        ("a.gml", "graph [ node [ id 1 ] node [ id 1 ] ]", "there twice"),
        ("a.gml", "[" * 50, "has no value"),
        ("a.gml", "a [ " * 50, "nested"),
        ("a.graphml", "<graphml>", "not well-formed"),
        ("a.graphml", "<!DOCTYPE x [<!ENTITY a 'b'>]><graphml/>", "document type"),
        ("a.graphml", "<graphml/>", "no switch"),
        ("a.txt", "", "no topology"),
    ],
)
def test_bad_files_are_refused_with_a_reason(tmp_path, name, content, message):
    """Each kind of mistake has a message of its own."""
    path = tmp_path / name
    path.write_text(content)
    with pytest.raises(TopologyError, match=message):
        load(path)


@pytest.mark.parametrize(
    "name, message",
    [
        ("ring2", "3 to 60"),
        ("ring61", "3 to 60"),
        ("grid1x9", "2x2"),
        ("grid9x9", "60 in all"),
        ("nowhere.gml", "can't read"),
        ("torus", "no topology"),
    ],
)
def test_bad_names_are_refused_with_a_reason(name, message):
    """Sizes out of range and unknown names."""
    with pytest.raises(TopologyError, match=message):
        load(name)


def test_too_many_switches_and_hosts():
    """The limits are named with their values."""
    with pytest.raises(TopologyError, match="61 switches; the lab holds at most 60"):
        assemble("big", ["x"] * 61, [], 1, MBPS, MBPS)
    with pytest.raises(TopologyError, match="9 hosts per switch; give 0 to 8"):
        load("ring6", hosts_per_switch=9)


def test_random_text_never_breaks_the_parsers(seeded):
    """Whatever a file holds, the answer is a graph or a TopologyError."""
    pieces = ["graph", "[", "]", "node", "id", "1", '"x', '"', "edge", "source", "#", "\n", " ", "<a>"]
    for _ in range(500):
        text = "".join(seeded.choice(pieces) + seeded.choice(("", " ")) for _ in range(20))
        for parse in (topology_files.parse_gml, topology_files.parse_graphml):
            try:
                parse(text)
            except TopologyError:
                pass
