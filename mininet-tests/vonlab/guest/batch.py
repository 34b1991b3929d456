# SPDX-License-Identifier: Apache-2.0
"""Receiving many packets with one system call, each with the kernel's time of its arrival.

A system call costs some 50 µs inside the lab kernel, so one call per packet would be a noticeable
share of its one processor. ``recvmmsg(2)`` takes up to ``BATCH`` packets in one.
"""

import ctypes
import errno
import os
import socket
import struct
from typing import Iterator, Optional, Tuple

from vonlab.guest.frames import attach_filter

BATCH = 64
SLOT_BYTES = 2048
_CONTROL_BYTES = 128
_MSG_DONTWAIT = 0x40
_SO_TIMESTAMPNS = 35
_SOL_PACKET, _PACKET_AUXDATA, _PACKET_IGNORE_OUTGOING = 263, 8, 23
_TP_STATUS_VLAN_VALID = 1 << 4
_SO_RCVBUFFORCE = 33
RECEIVE_BUFFER_BYTES = 32 << 20
_libc = ctypes.CDLL(None, use_errno=True)
_CONTROL_HEADER = struct.Struct("@Qii")
_TIMESPEC = struct.Struct("@qq")
_AUXDATA = struct.Struct("@IIIHHHH")


class _Iovec(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]


class _Message(ctypes.Structure):
    _fields_ = [
        ("name", ctypes.c_void_p),
        ("name_length", ctypes.c_uint32),
        ("iov", ctypes.c_void_p),
        ("iov_length", ctypes.c_size_t),
        ("control", ctypes.c_void_p),
        ("control_length", ctypes.c_size_t),
        ("flags", ctypes.c_int),
        ("padding", ctypes.c_uint32),
        ("received", ctypes.c_uint32),
    ]


Packet = Tuple[memoryview, int, Optional[int]]
"""Bytes (valid until the next batch), arrival in CLOCK_REALTIME nanoseconds, outermost VLAN id."""


class BatchReceiver:
    """Reads packets with their arrival times from any number of datagram or packet sockets.

    Not thread-safe: the slots are shared by all sockets that it reads.
    """

    def __init__(self) -> None:
        """Allocates the slots once."""
        self._data = bytearray(BATCH * SLOT_BYTES)
        self._control = bytearray(BATCH * _CONTROL_BYTES)
        data = (ctypes.c_char * len(self._data)).from_buffer(self._data)
        control = (ctypes.c_char * len(self._control)).from_buffer(self._control)
        self._pins = (data, control)
        self._vectors = (_Iovec * BATCH)()
        self._messages = (_Message * BATCH)()
        for slot in range(BATCH):
            self._vectors[slot].base = ctypes.addressof(data) + slot * SLOT_BYTES
            self._vectors[slot].length = SLOT_BYTES
            message = self._messages[slot]
            message.iov = ctypes.addressof(self._vectors) + slot * ctypes.sizeof(_Iovec)
            message.iov_length = 1
            message.control = ctypes.addressof(control) + slot * _CONTROL_BYTES
        self._view = memoryview(self._data)

    def read(self, descriptor: int) -> Iterator[Packet]:
        """Yields what waits in a socket, one batch at most. Never waits itself.

        :raises OSError: if the socket is broken
        """
        messages = self._messages
        for slot in range(BATCH):
            messages[slot].control_length = _CONTROL_BYTES
        count = _libc.recvmmsg(descriptor, messages, BATCH, _MSG_DONTWAIT, None)
        if count < 0:
            code = ctypes.get_errno()
            if code in (errno.EAGAIN, errno.EINTR):
                return
            raise OSError(code, os.strerror(code))
        for slot in range(count):
            message = messages[slot]
            arrival_ns, vlan_id = self._ancillary(slot * _CONTROL_BYTES, message.control_length)
            start = slot * SLOT_BYTES
            yield self._view[start : start + message.received], arrival_ns, vlan_id

    def _ancillary(self, offset: int, length: int) -> Tuple[int, Optional[int]]:
        arrival_ns, vlan_id = 0, None
        end = offset + length
        while offset + 16 <= end:
            size, level, kind = _CONTROL_HEADER.unpack_from(self._control, offset)
            if size < 16:
                break
            if level == socket.SOL_SOCKET and kind == _SO_TIMESTAMPNS:
                seconds, nanoseconds = _TIMESPEC.unpack_from(self._control, offset + 16)
                arrival_ns = seconds * 1_000_000_000 + nanoseconds
            elif level == _SOL_PACKET and kind == _PACKET_AUXDATA:
                status, _, _, _, _, tag, _ = _AUXDATA.unpack_from(self._control, offset + 16)
                if status & _TP_STATUS_VLAN_VALID:
                    vlan_id = tag & 0xFFF
            offset += (size + 7) & ~7
        return arrival_ns, vlan_id


def prepare(receiver: socket.socket) -> None:
    """Gives a receiving socket arrival times and a buffer that outlasts any pause of its reader."""
    receiver.setblocking(False)
    receiver.setsockopt(socket.SOL_SOCKET, _SO_RCVBUFFORCE, RECEIVE_BUFFER_BYTES)
    receiver.setsockopt(socket.SOL_SOCKET, _SO_TIMESTAMPNS, 1)


def frame_socket(interface: str, program: Optional[bytes] = None) -> socket.socket:
    """A socket that receives every frame that arrives at an interface, and none that leaves it.

    :param program: a classic BPF program that says which frames are wanted
    """
    receiver = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0)
    prepare(receiver)
    if program is not None:
        attach_filter(receiver, program)
    receiver.setsockopt(_SOL_PACKET, _PACKET_IGNORE_OUTGOING, 1)
    receiver.setsockopt(_SOL_PACKET, _PACKET_AUXDATA, 1)
    receiver.bind((interface, 3))
    return receiver
