# SPDX-License-Identifier: Apache-2.0
"""Ethernet frames that hosts send."""

from __future__ import annotations

import socket
import struct

TEST_ETHERTYPE = 0x88B5
BROADCAST = "ff:ff:ff:ff:ff:ff"


def mac(address: str) -> bytes:
    """Return the six bytes of an address."""
    return bytes.fromhex(address.replace(":", ""))


def ethernet(source: str, destination: str, ethertype: int, payload: bytes) -> bytes:
    """Return a frame of at least 60 bytes."""
    frame = mac(destination) + mac(source) + struct.pack("!H", ethertype) + payload
    return frame.ljust(60, b"\0")


def arp_request(source: str, source_ip: str, target_ip: str) -> bytes:
    """Return a broadcast ARP request."""
    payload = struct.pack("!HHBBH", 1, 0x0800, 6, 4, 1)
    payload += mac(source) + socket.inet_aton(source_ip) + bytes(6) + socket.inet_aton(target_ip)
    return ethernet(source, BROADCAST, 0x0806, payload)


def ipv4_udp(source: str, destination: str, source_ip: str, target_ip: str) -> bytes:
    """Return an IPv4 packet with an empty UDP datagram to the discard port."""
    udp = struct.pack("!HHHH", 40_000, 9, 8, 0)
    head = struct.pack("!BBHHHBBH", 0x45, 0, 20 + len(udp), 0, 0, 64, 17, 0)
    head += socket.inet_aton(source_ip) + socket.inet_aton(target_ip)
    checked = head[:10] + struct.pack("!H", internet_checksum(head)) + head[12:]
    return ethernet(source, destination, 0x0800, checked + udp)


def neighbour_solicitation(source: str, source_ip: str, target_ip: str) -> bytes:
    """Return an IPv6 neighbour solicitation with the source's link-layer address."""
    target = socket.inet_pton(socket.AF_INET6, target_ip)
    group = socket.inet_pton(socket.AF_INET6, "ff02::1:ff00:0")[:13] + target[13:]
    body = struct.pack("!BBHI", 135, 0, 0, 0) + target + b"\x01\x01" + mac(source)
    address = socket.inet_pton(socket.AF_INET6, source_ip)
    pseudo = address + group + struct.pack("!II", len(body), 58)
    body = body[:2] + struct.pack("!H", internet_checksum(pseudo + body)) + body[4:]
    packet = struct.pack("!IHBB", 0x60000000, len(body), 58, 255) + address + group + body
    return ethernet(source, "33:33:" + ":".join(f"{b:02x}" for b in group[12:]), 0x86DD, packet)


def internet_checksum(data: bytes) -> int:
    """Return the ones' complement checksum of RFC 1071."""
    if len(data) % 2:
        data += b"\0"
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF
