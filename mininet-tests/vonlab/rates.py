# SPDX-License-Identifier: Apache-2.0
"""Bit rates as people write them: ``100Mbps``, ``2.5 Gbit/s``, ``64k``."""

import re
from decimal import Decimal

_FACTORS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9, "t": 10**12}
_PATTERN = re.compile(r"\s*(\d{1,15}(?:\.\d{1,9})?)\s*([kmgt]?)(?:bps|bit/s|bit|b/s)?\s*", re.I)
MIN_BPS = 64_000
MAX_BPS = 10**13


def parse_bps(text: str) -> int:
    """Reads a rate in bit/s, 64 kbit/s to 10 Tbit/s.

    :raises ValueError: naming the text and what would be right
    """
    match = _PATTERN.fullmatch(text)
    if match is None:
        raise ValueError(f"{text[:40]!r} is not a rate; write one like 100Mbps, 64kbps or 1.5Gbps")
    rate_bps = int(Decimal(match.group(1)) * _FACTORS[match.group(2).lower()])
    if not MIN_BPS <= rate_bps <= MAX_BPS:
        raise ValueError(f"{text!r} is out of range; give 64kbps to 10Tbps")
    return rate_bps


def format_bps(rate_bps: float) -> str:
    """Writes a rate with the largest fitting unit: ``100 Mbit/s``."""
    for factor, unit in ((1e9, "Gbit/s"), (1e6, "Mbit/s"), (1e3, "kbit/s")):
        if rate_bps >= factor:
            return f"{rate_bps / factor:.4g} {unit}"
    return f"{rate_bps:.4g} bit/s"
