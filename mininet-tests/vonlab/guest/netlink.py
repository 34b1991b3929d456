# SPDX-License-Identifier: Apache-2.0
"""A route-netlink client for the few requests that the lab makes of the kernel.

Starting ``ip`` or ``tc`` costs tens of milliseconds inside the lab kernel, and a link must be cut
in one moment at both ends, so requests are sent straight to the kernel, several in one message
where they belong together. Message layouts: ``linux/rtnetlink.h``, ``linux/if_link.h``,
``linux/pkt_sched.h``, ``linux/pkt_cls.h``.
"""

import os
import socket
import struct
from typing import Iterable, List, Optional, Tuple

NLM_F_REQUEST, NLM_F_ACK, NLM_F_EXCL, NLM_F_CREATE, NLM_F_REPLACE = 1, 4, 0x200, 0x400, 0x100
NLMSG_ERROR = 2
RTM_NEWLINK, RTM_DELLINK, RTM_NEWADDR = 16, 17, 20
RTM_NEWQDISC, RTM_NEWTFILTER, RTM_DELTFILTER = 36, 44, 45
IFLA_ADDRESS, IFLA_IFNAME, IFLA_MTU, IFLA_LINKINFO, IFLA_NET_NS_FD = 1, 3, 4, 18, 28
IFLA_INFO_KIND, IFLA_INFO_DATA, VETH_INFO_PEER = 1, 2, 1
IFA_ADDRESS, IFA_LOCAL, IFA_BROADCAST = 1, 2, 4
IFF_UP = 1
TCA_KIND, TCA_OPTIONS = 1, 2
TC_H_ROOT, TC_H_CLSACT = 0xFFFFFFFF, 0xFFFFFFF1
TC_H_INGRESS_FILTERS = 0xFFFFFFF2
ETH_P_ALL = 3
TC_ACT_SHOT, TC_ACT_STOLEN = 2, 4
TCA_EGRESS_REDIR = 1
LINKLAYER_ETHERNET = 1

Request = Tuple[int, int, bytes]
"""Message type, flags beyond request and acknowledge, and body."""


class NetlinkError(OSError):
    """The kernel refused a request; ``errno`` says why and the text names the request."""


def attribute(kind: int, payload: bytes) -> bytes:
    """Encodes one attribute, padded to four bytes."""
    length = 4 + len(payload)
    return struct.pack("=HH", length, kind) + payload + b"\0" * (-length % 4)


def text(kind: int, value: str) -> bytes:
    """Encodes a zero-terminated string attribute."""
    return attribute(kind, value.encode() + b"\0")


def _ifinfo(index: int = 0, flags: int = 0, change: int = 0) -> bytes:
    return struct.pack("=BxHiII", socket.AF_UNSPEC, 0, index, flags, change)


def _tcmsg(index: int, handle: int, parent: int, info: int = 0) -> bytes:
    return struct.pack("=BxxxiIII", socket.AF_UNSPEC, index, handle, parent, info)


def veth(
    name: str,
    peer: str,
    peer_mac: Optional[bytes] = None,
    peer_namespace_fd: Optional[int] = None,
) -> Request:
    """A pair of connected interfaces, the second one in another namespace if one is given."""
    peer_body = _ifinfo() + text(IFLA_IFNAME, peer)
    if peer_mac is not None:
        peer_body += attribute(IFLA_ADDRESS, peer_mac)
    if peer_namespace_fd is not None:
        peer_body += attribute(IFLA_NET_NS_FD, struct.pack("=i", peer_namespace_fd))
    info = text(IFLA_INFO_KIND, "veth") + attribute(
        IFLA_INFO_DATA, attribute(VETH_INFO_PEER, peer_body)
    )
    body = _ifinfo() + text(IFLA_IFNAME, name) + attribute(IFLA_LINKINFO, info)
    return RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL, body


def set_up(index: int, up: bool) -> Request:
    """Sets an interface administratively up or down."""
    return RTM_NEWLINK, 0, _ifinfo(index, IFF_UP if up else 0, IFF_UP)


def set_mtu(index: int, mtu_bytes: int) -> Request:
    """Sets the largest payload of a frame that an interface takes."""
    return RTM_NEWLINK, 0, _ifinfo(index) + attribute(IFLA_MTU, struct.pack("=I", mtu_bytes))


def ipv4_address(index: int, address: str, prefix_length: int) -> Request:
    """Adds an IPv4 address with the broadcast address of its prefix."""
    packed = socket.inet_aton(address)
    host_bits = (1 << (32 - prefix_length)) - 1
    broadcast = struct.pack("!I", struct.unpack("!I", packed)[0] | host_bits)
    body = struct.pack("=BBBBi", socket.AF_INET, prefix_length, 0, 0, index)
    body += attribute(IFA_LOCAL, packed) + attribute(IFA_ADDRESS, packed)
    body += attribute(IFA_BROADCAST, broadcast)
    return RTM_NEWADDR, NLM_F_CREATE | NLM_F_EXCL, body


def token_bucket(index: int, rate_bps: int, burst_bytes: int, queue_bytes: int) -> Request:
    """Limits what leaves an interface to a rate, with a first-in-first-out queue before it."""
    rate = struct.pack("=BBHhHI", 0, LINKLAYER_ETHERNET, 0, 0, 0, rate_bps // 8)
    ticks = burst_bytes * 8 * 1_000_000_000 // rate_bps >> 6
    parameters = rate + bytes(12) + struct.pack("=III", queue_bytes, ticks, 0)
    options = attribute(1, parameters) + attribute(6, struct.pack("=I", burst_bytes))
    body = _tcmsg(index, 0x10000, TC_H_ROOT) + text(TCA_KIND, "tbf")
    body += attribute(TCA_OPTIONS, options)
    return RTM_NEWQDISC, NLM_F_CREATE | NLM_F_REPLACE, body


def delay_below(index: int, delay_ns: int, queue_frames: int) -> Request:
    """Delays what waits in the token bucket of an interface by a fixed time."""
    parameters = struct.pack("=IIIIII", 0, queue_frames, 0, 0, 0, 0)
    options = parameters + attribute(10, struct.pack("=q", delay_ns))
    body = _tcmsg(index, 0x20000, 0x10001) + text(TCA_KIND, "netem")
    body += attribute(TCA_OPTIONS, options)
    return RTM_NEWQDISC, NLM_F_CREATE | NLM_F_REPLACE, body


def arrival_hook(index: int) -> Request:
    """Prepares an interface for filters on arrival (``clsact``)."""
    body = _tcmsg(index, 0xFFFF0000, TC_H_CLSACT) + text(TCA_KIND, "clsact")
    return RTM_NEWQDISC, NLM_F_CREATE | NLM_F_EXCL, body


def _filter_info(priority: int) -> int:
    return priority << 16 | socket.htons(ETH_P_ALL)


def _match_all(index: int, priority: int, action: str, parameters: bytes) -> Request:
    entry = text(1, action) + attribute(2, attribute(2, parameters))
    options = attribute(2, attribute(1, entry))
    body = _tcmsg(index, 0, TC_H_INGRESS_FILTERS, _filter_info(priority))
    body += text(TCA_KIND, "matchall") + attribute(TCA_OPTIONS, options)
    return RTM_NEWTFILTER, NLM_F_CREATE | NLM_F_EXCL, body


def redirect_arrivals(index: int, to_index: int, priority: int) -> Request:
    """Sends every frame that arrives at one interface out of another."""
    parameters = struct.pack("=IIiiiiI", 0, 0, TC_ACT_STOLEN, 0, 0, TCA_EGRESS_REDIR, to_index)
    return _match_all(index, priority, "mirred", parameters)


def drop_arrivals(index: int, priority: int) -> Request:
    """Drops every frame that arrives at an interface, whose state stays up."""
    return _match_all(index, priority, "gact", struct.pack("=IIiii", 0, 0, TC_ACT_SHOT, 0, 0))


def remove_filter(index: int, priority: int) -> Request:
    """Removes the filters of one priority on arrival at an interface."""
    body = _tcmsg(index, 0, TC_H_INGRESS_FILTERS, _filter_info(priority))
    return RTM_DELTFILTER, 0, body


class Netlink:
    """A route-netlink socket of the network namespace in which it is created.

    Not thread-safe: each thread has its own.
    """

    def __init__(self) -> None:
        self._socket = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)
        self._socket.bind((0, 0))
        self._sequence = 0

    def close(self) -> None:
        """Closes the socket."""
        self._socket.close()

    def __enter__(self) -> "Netlink":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def apply(self, requests: Iterable[Request], already: int = 0) -> None:
        """Sends all requests in one system call and waits for every answer.

        :param already: an error number that counts as success (such as ``EEXIST``)
        :raises NetlinkError: for the first request that was refused; later ones were still tried
        """
        message, expected = b"", {}
        for kind, flags, body in requests:
            self._sequence += 1
            expected[self._sequence] = kind
            message += struct.pack(
                "=IHHII",
                16 + len(body),
                kind,
                NLM_F_REQUEST | NLM_F_ACK | flags,
                self._sequence,
                0,
            )
            message += body + b"\0" * (-len(body) % 4)
        self._socket.send(message)
        failures: List[NetlinkError] = []
        while expected:
            data = self._socket.recv(1 << 16)
            while data:
                length, kind, _, sequence, _ = struct.unpack_from("=IHHII", data)
                if kind == NLMSG_ERROR and sequence in expected:
                    code = -struct.unpack_from("=i", data, 16)[0]
                    request = expected.pop(sequence)
                    if code and code != already:
                        reason = f"netlink request {request}: {os.strerror(code)}"
                        failures.append(NetlinkError(code, reason))
                data = data[(length + 3) & ~3 :]
        if failures:
            raise failures[0]
