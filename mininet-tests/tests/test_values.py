# SPDX-License-Identifier: Apache-2.0
"""Rates, frames, help texts, scenarios and what dead labs leave."""

import os
import struct
import subprocess

import pytest

from vonlab import lab_kernel, leftovers, scenario
from vonlab.enclosure import LabError
from vonlab.guest import frames
from vonlab.prompt import parse_help
from vonlab.rates import format_bps, parse_bps
from vonlab.rpc import Channel, ConnectionLost


@pytest.mark.parametrize(
    "text, rate_bps",
    [
        ("100Mbps", 100_000_000),
        ("100 mbit/s", 100_000_000),
        ("1.5Gbps", 1_500_000_000),
        ("64k", 64_000),
        ("10000000", 10_000_000),
    ],
)
def test_rates(text, rate_bps):
    """The ways in which people write rates."""
    assert parse_bps(text) == rate_bps


@pytest.mark.parametrize("text", ["", "fast", "-1Mbps", "1e9", "10Xbps", "63kbps", "11Tbps", "9" * 99])
def test_bad_rates(text):
    """Anything else is refused, with an example of what is right."""
    with pytest.raises(ValueError, match="like 100Mbps|64kbps to 10Tbps"):
        parse_bps(text)


def test_rates_are_written_with_a_fitting_unit():
    """Written rates read well."""
    assert format_bps(100_000_000) == "100 Mbit/s"
    assert format_bps(2_488_320_000) == "2.488 Gbit/s"


def test_frame_headers_read_back():
    """What is built is what is described, tag and all."""
    request = {"ethertype": 0x88B8, "dst_mac": "01:0c:cd:01:00:01", "vlan_id": 5}
    prefix = frames.frame_prefix(request, bytes(6), None)
    seen = frames.describe(memoryview(prefix + bytes(50)), None)
    assert seen["dst_mac"] == "01:0c:cd:01:00:01"
    assert seen["vlan_ids"] == [5]
    assert seen["ethertype"] == 0x88B8
    assert seen["payload_offset"] == 18


@pytest.mark.parametrize(
    "change, message",
    [
        ({"vlan_id": 4096}, "0 to 4095"),
        ({"ethertype": 0x100}, "0x0600"),
        ({"dst_mac": "01:0c"}, "not a MAC address"),
        ({"dst_mac": None}, "needs dst_mac"),
    ],
)
def test_bad_frame_headers(change, message):
    """Mistakes in a frame's header are named."""
    request = {"ethertype": 0x88B8, "dst_mac": "01:0c:cd:01:00:01", **change}
    with pytest.raises(ValueError, match=message):
        frames.frame_prefix(request, bytes(6), None)


def test_help_of_the_controller_is_read():
    """Names, scopes and wrapped descriptions; entries without scope are no commands."""
    text = (
        "\x1b[1mbundle                 \x1b[22m Enter the subshell\n"
        "\x1b[1mbundle:list            \x1b[22m Lists all\n"
        "                        bundles\n"
        "\x1b[1monos:devices           \x1b[22m Lists devices\n"
        "\x1b[1monos:von-create        \x1b[22m\n"
    )
    assert parse_help(text) == {
        "bundle:list": "Lists all bundles",
        "devices": "Lists devices",
        "von-create": "",
    }


def test_scenarios_are_checked_before_anything_boots(tmp_path):
    """A missing file, a missing function and wrong arguments are found at once."""
    path = tmp_path / "work.py"
    with pytest.raises(LabError, match="no scenario"):
        scenario.load(str(path), [])
    path.write_text("answer = 42\n")
    with pytest.raises(LabError, match="no def run"):
        scenario.load(str(path), [])
    path.write_text("def run(lab, times):\n    lab.append(int(times))\n")
    with pytest.raises(LabError, match="times"):
        scenario.load(str(path), [])
    seen = []
    scenario.load(str(path), ["3"])(seen)
    assert seen == [3]


def test_only_directories_of_dead_labs_are_removed():
    """The directory of a living lab stays, that of an ended process goes."""
    mine = leftovers.claim_directory()
    ended = subprocess.Popen(["true"])
    ended.wait()
    dead = f"/tmp/von-lab-{ended.pid}"
    os.mkdir(dead, 0o700)
    try:
        assert dead in leftovers.remove_stale()
        assert os.path.isdir(mine) and not os.path.exists(dead)
    finally:
        os.unlink(os.path.join(mine, "owner"))
        os.rmdir(mine)


def test_paths_that_a_kernel_command_line_cannot_carry():
    """They are refused, with the path in the message."""
    with pytest.raises(ValueError, match="my lab"):
        lab_kernel.command("/tmp/my lab", "/code")


def test_the_size_of_the_register_state_is_found():
    """Every x86-64 machine has at least the 512 bytes of FXSAVE and its header."""
    if struct.calcsize("P") == 8 and os.uname().machine == "x86_64":
        assert lab_kernel.host_xstate_bytes() >= 576


def test_long_lines_are_refused():
    """A line without end can't fill the memory of the reader."""
    import socket

    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(b"x" * 5000)
        theirs.shutdown(socket.SHUT_WR)
        with pytest.raises(ValueError, match="more than 1000 bytes"):
            Channel(ours, 1000).receive()
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(b'{"a":1}\n{"b"')
        theirs.shutdown(socket.SHUT_WR)
        channel = Channel(ours, 1000)
        assert channel.receive() == {"a": 1}
        with pytest.raises(ConnectionLost):
            channel.receive()
