# SPDX-License-Identifier: Apache-2.0
"""Walks frames through the switches of a lab, with Open vSwitch itself saying what each does.

This shares nothing with the packet-walking model of the application but the question, so that the
two can be held against each other.
"""

import dataclasses
import json
import re
from typing import Dict, Iterator, List, Sequence, Set, Tuple

from vonlab.lab import Lab

MAX_HOPS = 64
_BATCH = 200
_PORT = re.compile(r"^\s+\S+ (\d+)/(\d+): \(", re.MULTILINE)
_BRIDGE = re.compile(r"^  (\S+):$", re.MULTILINE)


@dataclasses.dataclass(frozen=True)
class Frame:
    """An IPv4 frame; ``vlan_id`` -1 stands for no tag."""

    src_mac: str
    dst_mac: str
    src_ip: str = "192.0.2.1"
    vlan_id: int = -1

    def flow(self, in_port: int) -> str:
        """The frame in the syntax of ``ofproto/trace``."""
        tag = f",dl_vlan={self.vlan_id},dl_vlan_pcp=0" if self.vlan_id >= 0 else ""
        return (
            f"in_port={in_port},dl_src={self.src_mac},dl_dst={self.dst_mac}{tag},"
            f"ip,nw_src={self.src_ip},nw_dst=192.0.2.2,nw_proto=17,nw_ttl=64"
        )


@dataclasses.dataclass(frozen=True)
class At:
    """A frame at the port of a switch by which it comes in."""

    switch: str
    port: int
    frame: Frame


def datapath_actions(trace: str) -> str:
    """The last line of a trace, which says what really happens to the packet."""
    return trace.rsplit("Datapath actions:", 1)[1].strip().splitlines()[0]


def outputs(actions: str, vlan_id: int) -> Iterator[Tuple[int, int]]:
    """Datapath port and VLAN id (-1: untagged) of each copy that goes out.

    :raises ValueError: for an action that is not known here
    """
    tags = [vlan_id] if vlan_id >= 0 else []
    for action in _split(actions):
        if action == "drop" or action.startswith(("meter(", "recirc(")):
            continue
        if action.isdigit():
            yield int(action), tags[-1] if tags else -1
        elif action == "pop_vlan":
            tags.pop()
        elif action.startswith("push_vlan("):
            tags.append(int(re.search(r"vid=(\d+)", action).group(1)))
        elif action.startswith("set(vlan("):
            tags[-1] = int(re.search(r"vid=(\d+)", action).group(1))
        elif action.startswith("clone("):
            yield from outputs(action[len("clone(") : -1], tags[-1] if tags else -1)
        else:
            raise ValueError(f"unknown datapath action {action!r} in {actions!r}")


def _split(actions: str) -> Iterator[str]:
    """Splits at the commas that are in no parentheses."""
    depth, start = 0, 0
    for position, letter in enumerate(actions):
        depth += (letter == "(") - (letter == ")")
        if letter == "," and depth == 0:
            yield actions[start:position]
            start = position + 1
    yield actions[start:]


class OvsWalk:
    """The switches of a lab as an oracle of where frames come out."""

    def __init__(self, lab: Lab) -> None:
        """Learns which port is which; the lab's links are looked up at each walk."""
        self._lab = lab
        self._port_of: Dict[Tuple[str, int], int] = {}
        self._far_end: Dict[Tuple[str, int], Tuple[str, int]] = {}
        shown = _BRIDGE.split(lab.ovs("appctl", "dpif/show"))
        for bridge, ports in zip(shown[1::2], shown[2::2]):
            for match in _PORT.finditer(ports):
                self._port_of[bridge, int(match.group(2))] = int(match.group(1))
        for link in lab.links:
            self._far_end[link.a, link.port_a] = (link.b, link.port_b)
            self._far_end[link.b, link.port_b] = (link.a, link.port_a)

    def deliveries(self, entries: Sequence[At]) -> List[List[Tuple[str, int, int]]]:
        """For each frame, where its copies come out: switch, port and VLAN id, sorted.

        :raises ValueError: if a frame is still under way after 64 hops
        """
        found: List[List[Tuple[str, int, int]]] = [[] for _ in entries]
        pending = list(enumerate(entries))
        dead = self._dead_ports()
        for _ in range(MAX_HOPS):
            if not pending:
                return [sorted(each) for each in found]
            traces = self._trace([at for _, at in pending])
            following = []
            for (number, at), actions in zip(pending, traces):
                for datapath_port, vlan_id in outputs(actions, at.frame.vlan_id):
                    port = self._port_of[at.switch, datapath_port]
                    far = self._far_end.get((at.switch, port))
                    if (at.switch, port) in dead:
                        continue
                    if far is None:
                        found[number].append((at.switch, port, vlan_id))
                    else:
                        frame = dataclasses.replace(at.frame, vlan_id=vlan_id)
                        following.append((number, At(far[0], far[1], frame)))
            pending = following
        raise ValueError(f"still under way after {MAX_HOPS} hops: {pending[:3]}")

    def _dead_ports(self) -> Set[Tuple[str, int]]:
        """Ports of cut links: Open vSwitch's trace does not ask whether a cable is in."""
        cut = [link for link in self._lab.links if link.state != "up"]
        return {(link.a, link.port_a) for link in cut} | {(link.b, link.port_b) for link in cut}

    def _trace(self, places: Sequence[At]) -> List[str]:
        questions = [[at.switch, at.frame.flow(at.port)] for at in places]
        distinct = [list(each) for each in dict.fromkeys(tuple(each) for each in questions)]
        answers: Dict[Tuple[str, ...], str] = {}
        for start in range(0, len(distinct), _BATCH):
            batch = distinct[start : start + _BATCH]
            command = ["/usr/bin/python3", "-m", "vonlab.guest.trace_batch", json.dumps(batch)]
            for question, text in zip(batch, json.loads(self._lab.run(command).out)):
                answers[tuple(question)] = datapath_actions(text)
        return [answers[tuple(each)] for each in questions]
