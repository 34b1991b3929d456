# SPDX-License-Identifier: Apache-2.0
"""The links between switches: wires with a capacity and a delay that can be cut and silenced.

A wire joins two switch ports by two pairs of interfaces and a redirection between them::

    s1-eth2 ===== w3a <--redirect--> w3b ===== s2-eth3

The middle belongs to the lab, so that capacity (token bucket), delay and loss are set there while
the egress queues of the switch ports stay free for Open vSwitch and its controller. Cutting a wire
sets both middle interfaces down in one message: both ports lose their carrier, as with a fibre.
Silencing drops every frame in the middle while both ports stay up.
"""

import errno
import threading
import time
from typing import Dict, List, Tuple

from vonlab.guest import netlink
from vonlab.guest.netlink import Netlink, Request
from vonlab.topology import LinkSpec, Topology

FABRIC_MTU_BYTES = 1600
_SILENCE_PRIORITY, _REDIRECT_PRIORITY = 1, 2
_QUEUE_SECONDS = 0.02
_MIN_QUEUE_BYTES, _MIN_BURST_BYTES = 64 * 1514, 16 * 1514
_BURST_SECONDS = 0.001


def _interfaces(position: int) -> Tuple[str, str]:
    return f"w{position}a", f"w{position}b"


def port_name(switch: str, port: int) -> str:
    """The interface of a switch port, as Mininet names it."""
    return f"{switch}-eth{port}"


def creation_requests(topology: Topology) -> List[Request]:
    """The interfaces of all wires."""
    requests = []
    for position, link in enumerate(topology.links):
        near, far = _interfaces(position)
        requests.append(netlink.veth(port_name(link.a, link.port_a), near))
        requests.append(netlink.veth(port_name(link.b, link.port_b), far))
    return requests


def _traffic_control(index: int, peer: int, link: LinkSpec) -> List[Request]:
    """Redirection to the other middle interface, and capacity and delay on the way out of it."""
    burst = max(int(link.capacity_bps / 8 * _BURST_SECONDS), _MIN_BURST_BYTES)
    queue = max(int(link.capacity_bps / 8 * _QUEUE_SECONDS), _MIN_QUEUE_BYTES)
    requests = [
        netlink.arrival_hook(index),
        netlink.redirect_arrivals(index, peer, _REDIRECT_PRIORITY),
        netlink.token_bucket(index, link.capacity_bps, burst, queue),
    ]
    if link.delay_ns:
        in_flight = int(link.capacity_bps / 8 * link.delay_ns / 1e9 / 64) + 1000
        requests.append(netlink.delay_below(index, link.delay_ns, in_flight))
    return requests


class Wires:
    """Owns the state of every wire. Thread-safe."""

    def __init__(self, topology: Topology, indices: Dict[str, int], kernel: Netlink) -> None:
        """Configures wires whose interfaces exist.

        :param indices: interface number by name, of the namespace of the switches
        :param kernel: a socket of that namespace, owned by this object from now on
        """
        self._kernel = kernel
        self._lock = threading.Lock()
        self._links = {link.name: link for link in topology.links}
        self._middle: Dict[str, Tuple[int, int]] = {}
        self._cut: Dict[str, bool] = {}
        self._silent: Dict[str, bool] = {}
        self._dark: Dict[str, bool] = {}
        requests: List[Request] = []
        for position, link in enumerate(topology.links):
            near, far = (indices[name] for name in _interfaces(position))
            self._middle[link.name] = near, far
            for port in (port_name(link.a, link.port_a), port_name(link.b, link.port_b)):
                requests.append(netlink.set_mtu(indices[port], FABRIC_MTU_BYTES))
                requests.append(netlink.set_up(indices[port], True))
            for index, peer in ((near, far), (far, near)):
                requests.append(netlink.set_mtu(index, FABRIC_MTU_BYTES))
                requests.append(netlink.set_up(index, True))
                requests += _traffic_control(index, peer, link)
        for start in range(0, len(requests), 64):
            kernel.apply(requests[start : start + 64])

    def state(self) -> Dict[str, str]:
        """``up``, ``cut``, ``silent`` or ``dark`` (a switch at one end is off), by name."""
        with self._lock:
            return {name: self._state_of(name) for name in self._links}

    def _state_of(self, name: str) -> str:
        link = self._links[name]
        if self._cut.get(name):
            return "cut"
        if self._dark.get(link.a) or self._dark.get(link.b):
            return "dark"
        return "silent" if self._silent.get(name) else "up"

    def _carries(self, name: str) -> bool:
        return self._state_of(name) in ("up", "silent")

    def cut(self, names: List[str], cut: bool) -> Dict[str, int]:
        """Cuts or restores wires in one message, and says between which moments it happened.

        :returns: ``before_ns`` and ``after_ns`` of CLOCK_REALTIME
        :raises KeyError: if there is no such wire
        """
        with self._lock:
            for name in names:
                self._links[name]
            for name in names:
                self._cut[name] = cut
            return self._set_up(names)

    def darken(self, switch: str, dark: bool) -> Dict[str, int]:
        """Takes the light off (or back on) all wires of a switch, as when it loses its power."""
        with self._lock:
            self._dark[switch] = dark
            names = [name for name, link in self._links.items() if switch in (link.a, link.b)]
            return self._set_up(names)

    def _set_up(self, names: List[str]) -> Dict[str, int]:
        requests = []
        for name in names:
            for index in self._middle[name]:
                requests.append(netlink.set_up(index, self._carries(name)))
        before_ns = time.time_ns()
        if requests:
            self._kernel.apply(requests)
        return {"before_ns": before_ns, "after_ns": time.time_ns()}

    def silence(self, names: List[str], silent: bool) -> Dict[str, int]:
        """Makes wires drop everything while their ports stay up, or carry again."""
        with self._lock:
            requests = []
            for name in names:
                for index in self._middle[name]:
                    if silent and not self._silent.get(name):
                        requests.append(netlink.drop_arrivals(index, _SILENCE_PRIORITY))
                    elif not silent and self._silent.get(name):
                        requests.append(netlink.remove_filter(index, _SILENCE_PRIORITY))
            before_ns = time.time_ns()
            if requests:
                self._kernel.apply(requests, already=errno.EEXIST)
            after_ns = time.time_ns()
            for name in names:
                self._silent[name] = silent
            return {"before_ns": before_ns, "after_ns": after_ns}
