# SPDX-License-Identifier: Apache-2.0
"""The numbered packet of the lab's traffic, and how frames are built, filtered and described.

The payload of every packet begins with ``HEADER``: the magic number, the stream, the sequence
number and the time at which it was sent (CLOCK_REALTIME, nanoseconds), big-endian.
"""

import ctypes
import socket
import struct
from typing import Any, Dict, Optional

MAGIC = 0x564F4E31
HEADER = struct.Struct("!IIQQ")
ETHERNET_HEADER_BYTES = 14
_VLAN_ETHERTYPE = 0x8100

# Classic BPF: accept a frame whose payload begins with the magic number, behind 0, 1 or 2 VLAN
# tags. The kernel takes the outermost tag out of the frame, so offsets 14, 18 and 22 cover them.
_LOAD_WORD, _JUMP_EQUAL, _RETURN = 0x20, 0x15, 0x06


def _instruction(code: int, jump_true: int, jump_false: int, operand: int) -> bytes:
    return struct.pack("=HBBI", code, jump_true, jump_false, operand)


MAGIC_FILTER = b"".join(
    [
        _instruction(_LOAD_WORD, 0, 0, 14),
        _instruction(_JUMP_EQUAL, 4, 0, MAGIC),
        _instruction(_LOAD_WORD, 0, 0, 18),
        _instruction(_JUMP_EQUAL, 2, 0, MAGIC),
        _instruction(_LOAD_WORD, 0, 0, 22),
        _instruction(_JUMP_EQUAL, 0, 1, MAGIC),
        _instruction(_RETURN, 0, 0, 0xFFFFFFFF),
        _instruction(_RETURN, 0, 0, 0),
    ]
)


def mac_bytes(text: str) -> bytes:
    """Reads a MAC address such as ``01:0c:cd:01:00:01``.

    :raises ValueError: naming the text
    """
    parts = text.split(":")
    try:
        if len(parts) != 6 or not all(len(part) == 2 for part in parts):
            raise ValueError
        return bytes(int(part, 16) for part in parts)
    except ValueError:
        raise ValueError(
            f"{text[:40]!r} is not a MAC address; write one like 00:00:00:00:00:01"
        ) from None


def mac_text(value: bytes) -> str:
    """Writes a MAC address."""
    return ":".join(f"{byte:02x}" for byte in value)


def frame_prefix(frame: Dict[str, Any], own_mac: bytes, peer_mac: Optional[bytes]) -> bytes:
    """The Ethernet header of a raw stream, with its VLAN tag if it has one.

    :param frame: keys ethertype, src_mac, dst_mac, vlan_id, vlan_priority; None is "not said"
    :raises ValueError: if a value is missing or out of range
    """
    source = mac_bytes(frame["src_mac"]) if frame.get("src_mac") else own_mac
    target = mac_bytes(frame["dst_mac"]) if frame.get("dst_mac") else peer_mac
    if target is None:
        raise ValueError("a raw stream with several receivers needs dst_mac")
    tag = b""
    vlan_id = frame.get("vlan_id")
    if vlan_id is not None:
        priority = frame.get("vlan_priority") or 0
        if not 0 <= vlan_id <= 4095 or not 0 <= priority <= 7:
            raise ValueError(f"VLAN {vlan_id} priority {priority}; give 0 to 4095 and 0 to 7")
        tag = struct.pack("!HH", _VLAN_ETHERTYPE, priority << 13 | vlan_id)
    ethertype = frame["ethertype"]
    if not 0x600 <= ethertype <= 0xFFFF:
        raise ValueError(f"EtherType {ethertype:#x}; give 0x0600 to 0xffff")
    return target + source + tag + struct.pack("!H", ethertype)


def describe(data: memoryview, vlan_id: Optional[int]) -> Dict[str, Any]:
    """The addresses, VLAN and EtherType of a frame, for matching and for people."""
    offset = 12
    ethertype = struct.unpack_from("!H", data, offset)[0]
    tags = [] if vlan_id is None else [vlan_id]
    while ethertype in (_VLAN_ETHERTYPE, 0x88A8) and len(data) >= offset + 6:
        inner, ethertype = struct.unpack_from("!HH", data, offset + 2)
        tags.append(inner & 0xFFF)
        offset += 4
    return {
        "dst_mac": mac_text(bytes(data[0:6])),
        "src_mac": mac_text(bytes(data[6:12])),
        "vlan_ids": tags,
        "ethertype": ethertype,
        "payload_offset": offset + 2,
    }


def attach_filter(receiver: socket.socket, program: bytes) -> None:
    """Lets the kernel drop what a classic BPF program refuses."""
    buffer = ctypes.create_string_buffer(program)
    header = struct.pack("@HxxxxxxP", len(program) // 8, ctypes.addressof(buffer))
    receiver.setsockopt(socket.SOL_SOCKET, 26, header)
