# SPDX-License-Identifier: Apache-2.0
"""Counting the frames that arrive at a host and match a description."""

from typing import Any, Dict, List, Optional

from vonlab.guest import batch, frames
from vonlab.guest.streams import Place

MAX_SAMPLES = 20
CRITERIA = ("ethertype", "src_mac", "dst_mac", "vlan_id", "stream_traffic")


class Sniffer:
    """Counts matching frames at one host, and keeps the first few."""

    def __init__(self, request: Dict[str, Any]) -> None:
        """Opens the socket.

        Criteria: ``ethertype``, ``src_mac``, ``dst_mac``, ``vlan_id`` (any tag of the frame; -1
        for untagged frames), ``stream_traffic`` (the lab's own numbered packets or not).

        :raises ValueError: if there is a criterion that is not known
        """
        self._match: Dict[str, Any] = request["match"]
        unknown = sorted(set(self._match) - set(CRITERIA))
        if unknown:
            raise ValueError(f"no such criterion: {unknown[0]}; known: {', '.join(CRITERIA)}")
        for key in ("src_mac", "dst_mac"):
            if key in self._match:
                self._match[key] = frames.mac_text(frames.mac_bytes(self._match[key]))
        place = Place(request["place"])
        self.socket = place.open(lambda: batch.frame_socket(place.interface))
        self._matched = 0
        self._total = 0
        self._samples: List[Dict[str, Any]] = []

    def take(self, data: memoryview, arrival_ns: int, vlan_id: Optional[int]) -> None:
        """Looks at one frame."""
        self._total += 1
        if len(data) < frames.ETHERNET_HEADER_BYTES:
            return
        seen = frames.describe(data, vlan_id)
        offset = seen.pop("payload_offset")
        magic = int.from_bytes(data[offset : offset + 4], "big")
        udp_magic = int.from_bytes(data[offset + 28 : offset + 32], "big")
        seen["stream_traffic"] = frames.MAGIC in (magic, udp_magic)
        for key, wanted in self._match.items():
            if key == "vlan_id":
                tags = seen["vlan_ids"]
                if (wanted == -1 and tags) or (wanted != -1 and wanted not in tags):
                    return
            elif seen[key] != wanted:
                return
        self._matched += 1
        if len(self._samples) < MAX_SAMPLES:
            self._samples.append(
                dict(seen, arrival_ns=arrival_ns, bytes=len(data), hex=bytes(data[:64]).hex())
            )

    def report(self) -> Dict[str, Any]:
        """Counts and samples so far."""
        return {"matched": self._matched, "total": self._total, "samples": self._samples}

    def close(self) -> None:
        """Closes the socket."""
        self.socket.close()
